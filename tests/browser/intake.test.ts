import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PEOPLE } from '../api/support/journey.ts';
import { sampleBytes } from '../support/intake.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize(PHONE);
  await screenshot(page, `${name}-360`);
  expect(await violationsOn(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
  await page.setViewportSize(DESKTOP);
  await screenshot(page, `${name}-1280`);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOn(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a list goes from a file to a draft on the pages, each without a fault that axe can find', async () => {
  const { cookie } = await site.world.as(PEOPLE.proposer);
  const context = await openContext(browser, site.url, DESKTOP, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}/nhap-danh-sach`);
  await look(page, 'import-start');

  const file = join(mkdtempSync(join(tmpdir(), 'ghicong-intake-')), 'danh-sach.xlsx');
  writeFileSync(file, sampleBytes('danh-sach-de-nghi-2026.xlsx'));
  await page.setInputFiles('#tep', file);
  await page.click('button:has-text("Tải lên và kiểm tra")');
  await page.waitForURL(/nhap-danh-sach\/nhap-/);
  await look(page, 'import-review');
  const address = page.url();
  await page.goto(`${address}/cot`);
  await look(page, 'import-columns');
  await page.goto(`${address}/dong`);
  await look(page, 'import-rows');

  await page.goto(`${site.url}/nhap-danh-sach`);
  const clean = join(mkdtempSync(join(tmpdir(), 'ghicong-intake-')), 'danh-sach.csv');
  writeFileSync(clean, sampleBytes('windows-1258.csv'));
  await page.setInputFiles('#tep', clean);
  await page.click('button:has-text("Tải lên và kiểm tra")');
  await page.waitForURL(/nhap-danh-sach\/nhap-/);
  await look(page, 'import-ready');
  await page.click('button:has-text("Đưa vào hồ sơ")');
  await look(page, 'import-applied');
  await page.click('a:has-text("Hoàn thiện và gửi hồ sơ này")');
  await look(page, 'form-from-draft');
  await context.close();
}, 300_000);

test('a list for a register on its pages: what is asked, what would be written, what was', async () => {
  const { cookie } = await site.world.as(PEOPLE.officer);
  const context = await openContext(browser, site.url, DESKTOP, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}/so-khen-thuong/nhap`);
  await look(page, 'list-start');
  const file = new URL('../../samples/ledger/so-khen-thuong-cu.xlsx', import.meta.url).pathname;
  await page.setInputFiles('#tep', file);
  await page.click('button:has-text("Tải lên và kiểm tra")');
  await page.waitForURL(/nhap\/nhap-/);
  await look(page, 'list-review');
  const address = page.url();
  await page.goto(`${address}/cot`);
  await look(page, 'list-columns');
  await page.goto(address);
  await page.click('button:has-text("dòng còn chờ trả lời")');
  await look(page, 'list-ready');
  await page.click('button:has-text("Ghi vào sổ")');
  await page.waitForURL(/da=ghi/);
  await look(page, 'list-applied');
  await page.goto(`${address}/dong`);
  await look(page, 'list-rows');
  const { readings } = site.world.registers;
  const place = { area: 'LEDGER', unitId: 'ldld-an-phu', personId: PEOPLE.officer, channel: 'web' } as const;
  await readings.receive({ id: 'doc-look', fileName: 'so-khen-thuong-2010.xlsx', ...place }, Buffer.from('a;b\n'));
  await readings.take('doc-look');
  await readings.beat('doc-look', { rows: 2400, of: 7000 });
  await page.goto(`${site.url}/so-khen-thuong/nhap/dang-doc/doc-look`);
  await look(page, 'list-reading');
  await context.close();
}, 120_000);
