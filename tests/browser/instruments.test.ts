import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJourney, PEOPLE } from '../api/support/journey.ts';
import { withPast } from '../api/support/past.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
let browser: Browser;
let opened: Awaited<ReturnType<ReturnType<typeof createJourney>['convened']>>;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  const journey = createJourney(site.world);
  await withPast(site.world, journey);
  opened = await journey.convened();
  await site.world.document(opened.sessionId, 'INVITATION', 'FINAL', 'Giấy mời họp Hội đồng số 01/GM');
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test.each([
  ['session', ''],
  ['session-figures', '/so-lieu'],
])('%s: no fault that axe can find, on a phone and on a dark desktop', async (name, path) => {
  const { cookie } = await site.world.as(PEOPLE.secretary);
  const context = await openContext(browser, site.url, PHONE, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}/phien-hop/${opened.sessionId}${path}`);
  await page.evaluate(() => document.fonts.ready);
  await screenshot(page, `${name}-360`);
  expect(await violationsOn(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
  await page.setViewportSize(DESKTOP);
  await screenshot(page, `${name}-1280`);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});

test('a member reads the figures on the ballot, on a small phone without JavaScript, after declaring', async () => {
  const context = await openContext(browser, site.url, { ...PHONE, script: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/b/${opened.tokens.get('ngo-quang-vy')}`);
  await page.click('button:has-text("Mở phiếu")');
  expect(await page.locator('a:has-text("Tải giấy mời")').count()).toBe(1);
  expect(await page.locator('summary:has-text("Số liệu")').count()).toBe(0);
  await page.check('#lien-quan-co');
  await page.check('#truong-hop-2');
  await page.click('button:has-text("Tiếp tục")');
  await page.check('#quan-he-2-KIN');
  await page.click('button:has-text("Ghi nhận và tiếp tục")');
  await page.click('summary:has-text("Số liệu của danh sách")');
  expect(await page.locator('details:has(summary:has-text("Số liệu của danh sách"))').textContent()).toContain(
    'không tính các trường hợp',
  );
  await screenshot(page, 'ballot-figures-360');
  await context.close();
});
