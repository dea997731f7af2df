import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJourney } from '../api/support/journey.ts';
import { DOSSIER } from '../api/support/world.ts';
import { fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';
import { vote } from './support/vote.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const ITEMS: number = DOSSIER.nominees.length;
const others = (without: number) =>
  Object.fromEntries(
    Array.from({ length: ITEMS }, (_, index) => index + 1)
      .filter((item) => item !== without)
      .map((item) => [item, item === 2 ? ('NO' as const) : ('YES' as const)]),
  );

test('on a small phone without JavaScript: declare, choose, look again, send, keep the receipt', async () => {
  const { sessionId, tokens } = await createJourney(site.world).convened();
  const link = `${site.url}/b/${tokens.get('ngo-quang-vy')}`;
  const context = await openContext(browser, site.url, { ...PHONE, script: false });
  const page = await context.newPage();
  const seen: string[] = [];
  const code = await vote(page, {
    link,
    interests: [3],
    choices: others(3),
    at: async (now, step) => {
      seen.push(step);
      await screenshot(now, `vote-${step}-360`);
      expect(new URL(now.url()).search.replace(/luc=[^&]+/, '')).not.toMatch(/YES|NO|y-/);
    },
  });
  expect(seen).toEqual(['interest', 'paper', 'review', 'receipt']);
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(await page.textContent('main')).not.toContain('Không đồng ý');
  // The second visit shows that the paper was taken, and neither receipt nor ballot: the link alone knows no paper.
  await page.goto(link);
  expect(await page.textContent('main')).toContain('đã ghi nhận ông/bà');
  expect(await page.locator('.code:visible').count()).toBe(0);
  expect(await page.locator('input[type=radio]').count()).toBe(0);
  const { slips } = await site.world.registers.box.counts(sessionId);
  expect(slips).toEqual(Array.from({ length: ITEMS }, (_, index) => (index === 2 ? 0 : 1)));
  await context.close();
});

test('a forgotten choice is named, nothing chosen is lost, and "change" brings it all back', async () => {
  const { tokens } = await createJourney(site.world).convened();
  const context = await openContext(browser, site.url, { ...PHONE, script: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/b/${tokens.get('ly-trong-tin')}`);
  await page.click('button:has-text("Mở phiếu")');
  await page.click('button:has-text("Tiếp tục")');
  expect(await page.textContent('[role=alert]')).toContain('“không” hoặc “có”');
  await page.check('#lien-quan-khong');
  await page.click('button:has-text("Tiếp tục")');
  // Equal choices: same size, none chosen beforehand.
  const boxes = await Promise.all(
    ['YES', 'NO', 'NO_OPINION'].map((choice) => page.locator(`label[for=y-1-${choice}]`).boundingBox()),
  );
  expect(new Set(boxes.map((box) => `${box?.width}x${box?.height}`)).size).toBe(1);
  expect(boxes[0]?.height).toBeGreaterThanOrEqual(48);
  expect(await page.locator('input:checked').count()).toBe(0);
  await page.check('#y-1-NO_OPINION');
  await page.click('button:has-text("Xem lại")');
  expect(await page.textContent('main')).toContain('Trường hợp 2 chưa có ý kiến');
  expect(await page.isChecked('#y-1-NO_OPINION')).toBe(true);
  expect(await fitsWidth(page)).toBe(true);
  for (let item = 2; item <= ITEMS; item += 1) await page.check(`#y-${item}-YES`);
  await page.click('button:has-text("Xem lại")');
  await page.click('button:has-text("Sửa lựa chọn")');
  expect(await page.isChecked('#y-1-NO_OPINION')).toBe(true);
  expect(await page.isChecked(`#y-${ITEMS}-YES`)).toBe(true);
  await context.close();
});

test('no name of a case is shown with its content before the member has declared', async () => {
  const { tokens } = await createJourney(site.world).convened();
  const context = await openContext(browser, site.url, { ...PHONE, script: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/b/${tokens.get('phan-dinh-nghia')}`);
  expect(await page.textContent('body')).not.toContain(DOSSIER.nominees[1].name);
  await page.click('button:has-text("Mở phiếu")');
  const first = await page.textContent('main');
  expect(first).toContain(DOSSIER.nominees[1].name);
  expect(first).not.toContain(DOSSIER.nominees[1].achievement.slice(0, 30));
  await context.close();
});

test('with JavaScript the choices never travel with the link, and an interrupted vote is finished from the same browser', async () => {
  const { sessionId, tokens } = await createJourney(site.world).convened();
  const link = `${site.url}/b/${tokens.get('bui-thi-my-le')}`;
  const context = await openContext(browser, site.url, PHONE);
  const page = await context.newPage();
  const sent: { readonly address: string; readonly body: string }[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push({ address: request.url(), body: request.postData() ?? '' });
  });
  // The answer to the paper's issue is lost the first time: the roll has the member, the browser has the paper.
  let lost = 0;
  await page.route('**/api/v1/ballots', async (route) => {
    lost += 1;
    if (lost === 1) await route.abort();
    else await route.continue();
  });
  await page.goto(link);
  await page.click('button:has-text("Mở phiếu")');
  await page.check('#lien-quan-khong');
  await page.click('button:has-text("Tiếp tục")');
  await page.waitForSelector('[data-with-script]:visible');
  await page.click('button:has-text("Xem lại")');
  expect(await page.textContent('[data-part=problem]')).toContain('chưa chọn ý kiến');
  for (let item = 1; item <= ITEMS; item += 1) await page.check(`#y-${item}-${item === 2 ? 'NO' : 'YES'}`);
  await page.click('button:has-text("Xem lại")');
  expect(await page.textContent('[data-part=review]')).toContain('Không đồng ý');
  expect(await page.textContent('main')).toContain('lập ngay trên máy của ông/bà');
  await screenshot(page, 'vote-script-review-360');
  expect(await violationsOn(page)).toEqual([]);
  await page.click('button:has-text("Gửi phiếu"):visible');
  await page.waitForSelector('[data-part=problem]:visible');
  expect((await site.world.engine.session(sessionId))?.voted).toEqual(['bui-thi-my-le']);
  expect((await site.world.registers.box.counts(sessionId)).slips.some((count) => count > 0)).toBe(false);

  // Another visit by the same link: nothing is known but what this browser kept.
  await page.goto(link);
  await page.waitForSelector('[data-part=unfinished]:visible');
  await screenshot(page, 'vote-script-unfinished-360');
  await page.click('button:has-text("Gửi nốt phiếu")');
  const code = (await (await page.waitForSelector('.code:visible')).textContent())?.trim() ?? '';
  await screenshot(page, 'vote-script-receipt-360');
  expect(await fitsWidth(page)).toBe(true);
  expect(await violationsOn(page)).toEqual([]);
  expect(await site.world.registers.box.holdsReceipt(sessionId, code)).toBe(true);
  expect((await site.world.registers.box.counts(sessionId)).slips).toEqual(Array.from({ length: ITEMS }, () => 1));
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  const token = tokens.get('bui-thi-my-le') ?? '';
  const withLink = sent.filter(({ address, body }) => `${address} ${body}`.includes(token));
  const withChoices = sent.filter(({ body }) => /YES|NO/.test(body));
  expect([withLink.length, withChoices.length]).toEqual([4, 2]);
  expect(withLink.filter((one) => withChoices.includes(one))).toEqual([]);
  await context.close();
});
