import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJourney, PEOPLE } from '../api/support/journey.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

const ADMINISTRATOR = 'quan-tri';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  const journey = createJourney(site.world);
  await journey.received();
  await journey.convened();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const cookieOf = async (person: string) => (await site.world.as(person)).cookie;

describe('the calendar in a browser', () => {
  it.each([
    ['lich-nghi', '/lich-nghi?nam=2026', PEOPLE.officer],
    ['lich-nghi-sua', '/lich-nghi/sua?nam=2027', ADMINISTRATOR],
    ['tien-thuong', '/tien-thuong?ngay=2026-11-24', PEOPLE.officer],
  ])('%s: no fault that axe can find, on a phone and on a dark desktop', async (name, path, person) => {
    const context = await openContext(browser, site.url, PHONE, await cookieOf(person));
    const page = await context.newPage();
    await page.goto(`${site.url}${path}`);
    await page.evaluate(() => document.fonts.ready);
    await screenshot(page, `${name}-360`);
    expect(await violationsOn(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize(DESKTOP);
    await screenshot(page, `${name}-1280`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await screenshot(page, `${name}-dark`);
    expect(await violationsOn(page)).toEqual([]);
    await context.close();
  });

  it('is edited, previewed and published without script', async () => {
    const context = await openContext(browser, site.url, { ...PHONE, script: false }, await cookieOf(ADMINISTRATOR));
    const page = await context.newPage();
    await page.goto(`${site.url}/lich-nghi/sua?nam=2026`);
    await page.fill('#ngay-1', '2026-12-02');
    await page.fill('#ten-1', 'Nghỉ hoán đổi với thứ Bảy 05/12/2026');
    await page.fill('#can-cu-1', 'Thông báo thử nghiệm');
    await page.check('#xac-nhan-2026-08-31');
    await page.fill('#reason', 'Cập nhật theo thông báo thử nghiệm');
    await page.click('button:has-text("Xem trước thay đổi")');
    await page.waitForSelector('h1:has-text("Xem trước lịch nghỉ mới")');
    await screenshot(page, 'lich-nghi-xem-truoc-360');
    expect(await page.textContent('.lead')).toContain('2 hồ sơ đang mở; 1 hạn thay đổi.');
    await page.click('button:has-text("Ban hành lịch nghỉ")');
    await page.waitForSelector('.note.good');
    expect(await page.textContent('.note.good')).toContain('Đã ban hành lịch nghỉ mới');
    await screenshot(page, 'lich-nghi-ban-hanh-360');
    const { days, edition } = await site.world.registers.calendar.current();
    expect(edition).toBe(1);
    expect(days.find((day) => day.date === '2026-08-31')?.certainty).toBe('confirmed');
    await context.close();
  });

  it('shows what an edition changed, and the preview, without a fault', async () => {
    const context = await openContext(browser, site.url, PHONE, await cookieOf(ADMINISTRATOR));
    const page = await context.newPage();
    await page.goto(`${site.url}/lich-nghi/an-ban/1`);
    await screenshot(page, 'lich-nghi-an-ban-360');
    expect(await violationsOn(page)).toEqual([]);
    await page.goto(`${site.url}/lich-nghi/sua?nam=2026`);
    await page.check('#bo-2026-12-02');
    await page.fill('#reason', 'Bỏ ngày thử nghiệm');
    await page.click('button:has-text("Xem trước thay đổi")');
    await page.waitForSelector('h1:has-text("Xem trước lịch nghỉ mới")');
    expect(await violationsOn(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize(DESKTOP);
    await screenshot(page, 'lich-nghi-xem-truoc-1280');
    await context.close();
  });
});
