import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { because, entering, what, who } from '../adapters/support/ledger.ts';
import { createJourney, PEOPLE } from '../api/support/journey.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

const MAY = { unitId: 'cdcs-may-hoa-binh', unitName: 'Công đoàn cơ sở Công ty Cổ phần May Hòa Bình' };

let site: Site;
let browser: Browser;
const paths: Record<string, string> = {};

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  Object.assign(paths, await furnish(site));
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const PAGES = ['search', 'file', 'annulment', 'merge', 'comparison', 'quotas'] as const;

test.each(PAGES)('%s: no fault that axe can find, on a phone and on a dark desktop', async (name) => {
  const { cookie } = await site.world.as(PEOPLE.officer);
  const context = await openContext(browser, site.url, PHONE, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}${paths[name]}`);
  await page.evaluate(() => document.fonts.ready);
  await screenshot(page, `ledger-${name}-360`);
  expect(await violationsOn(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
  await page.setViewportSize(DESKTOP);
  await screenshot(page, `ledger-${name}-1280`);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});

test('without script an officer finds a person, joins a namesake and separates them again', async () => {
  const enter = entering(site.world.registers.ledger);
  await enter(who({ ...MAY, name: 'Đặng Thị Không Script' }), what('LDTT', 2021, MAY), what('LDTT', 2022, MAY));
  const { cookie } = await site.world.as(PEOPLE.officer);
  const context = await openContext(browser, site.url, { ...PHONE, script: false }, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}/so-khen-thuong`);
  await page.fill('#ten', 'dang thi khong script');
  await page.click('button:has-text("Tìm")');
  await page.click('.rows a >> nth=0');
  await page.check('[name=voi]');
  await page.click('button:has-text("Đối chiếu để gộp")');
  await page.click('button:has-text("gộp hồ sơ")');
  expect(await page.textContent('#reason-error')).toBe('Đề nghị ghi rõ lý do.');
  await page.fill('#reason', 'Đã đối chiếu căn cước của đương sự');
  await page.click('button:has-text("gộp hồ sơ")');
  expect(await page.textContent('[role=status]')).toContain('Đã gộp hồ sơ.');
  expect(await page.locator('section[aria-labelledby=qua-trinh] .timeline > li').count()).toBe(2);
  await page.click('summary:has-text("Tách lại")');
  await page.fill('details[open] textarea', 'Nhầm hai người cùng tên');
  await page.click('button:has-text("Tách hồ sơ")');
  expect(await page.textContent('[role=status]')).toContain('Đã tách hồ sơ.');
  expect(await page.locator('section[aria-labelledby=qua-trinh] .timeline > li').count()).toBe(1);
  await context.close();
});

/** A person with everything a page can show: two files, an annulment with consequences, a gap year, a join undone. */
async function furnish({ world }: Site): Promise<Record<string, string>> {
  const journey = createJourney(world);
  const { ledger, quotas } = world.registers;
  const enter = entering(ledger);
  const by = { personId: PEOPLE.officer, at: '2026-11-24T02:00:00.000Z' };
  const tuyet = who({ ...MAY, name: 'Nguyễn Thị Ánh Tuyết', birthYear: 1988, citizenId: '079188002345' });
  const fell = what('CSTD_CS', 2021, MAY);
  const [id = ''] = await enter(
    tuyet,
    fell,
    what('CSTD_CS', 2022, MAY),
    what('CSTD_CS', 2024, MAY),
    what('CSTD_TLD', 2024, { ...MAY, note: 'theo sổ giấy trang 17' }),
  );
  const [alike = '', third = ''] = await enter(
    { ...tuyet, citizenId: null },
    what('GK_CDCS', 2019, MAY),
    what('LDTT', 2018, MAY),
  );
  await ledger.merge(id, [third], { ...because('Đối chiếu sổ đoàn viên'), ...by });
  await ledger.setGapYear(id, 2023, 'MATERNITY', by);
  const annulled = {
    ...because('Kê khai thành tích không đúng'),
    decisionNumber: '07/QĐ-LĐLĐ',
    decidedOn: '2026-11-20',
  };
  await ledger.annul(fell.id, { ...annulled, ...by });
  const dossierId = await journey.received();
  await ledger.identify({ dossierId, no: 2 }, { id }, by);
  await enter(who({ ...MAY, name: 'Trần Quốc Vững', birthYear: 1979 }), what('BK_LDLD', 2026, MAY));
  await quotas.setLimit({ awardCode: 'BK_LDLD', organisationId: 'ldld-an-phu', year: 2026, theme: '' }, 4);
  const file = await ledger.file(id);
  const award = file?.awards.find(({ code }) => code === 'CSTD_TLD')?.id ?? '';
  return {
    search: '/so-khen-thuong?ten=tuyet',
    file: `/so-khen-thuong/${id}`,
    annulment: `/so-khen-thuong/${id}/huy-bo?lan=${encodeURIComponent(award)}`,
    merge: `/so-khen-thuong/${id}/gop?voi=${alike}`,
    comparison: `/ho-so/${dossierId}/doi-chieu`,
    quotas: '/so-khen-thuong/chi-tieu',
  };
}
