import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createImportPeople } from '../../api/commands/import-people.ts';
import { PEOPLE_LISTS } from '../../domain/organisations/import/columns.ts';
import { createJourney, PEOPLE } from '../api/support/journey.ts';
import { openedFrom } from '../support/lists.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

const PAGES = [
  { name: 'organisations', path: '/to-chuc' },
  { name: 'organisations-found', path: '/to-chuc?tim=cong+ty&ngay=2020-01-01' },
  { name: 'organisation', path: '/to-chuc/cdcs-go-phu-son', press: ['summary:has-text("Ghi thay đổi")'] },
  { name: 'organisation-ended', path: '/to-chuc/cdcs-bao-bi-tan-loc' },
  { name: 'organisation-act', path: '/to-chuc/cdcs-go-phu-son/ghi/cum-khoi' },
  {
    name: 'organisation-act-wrong',
    path: '/to-chuc/cdcs-go-phu-son/ghi/doi-ten',
    press: ['button:has-text("Xem lại")'],
  },
  { name: 'person', path: 'PERSON', press: ['summary:has-text("Ghi thay đổi")'] },
  { name: 'person-new', path: '/con-nguoi/moi?to-chuc=cdcs-go-phu-son' },
] as const;

let site: Site;
let browser: Browser;
let person = '';

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  const { by, commands, accepted } = createJourney(site.world);
  for (const file of ['to-chuc.csv', 'con-nguoi.xlsx']) {
    const bytes = readFileSync(new URL(`../../samples/people/${file}`, import.meta.url));
    const open = await openedFrom(bytes, PEOPLE_LISTS);
    const reason = 'Công văn số 31/LĐLĐ-TC ngày 03/11/2026';
    accepted(
      await createImportPeople(site.world.deps)({
        ...(await by(PEOPLE.officer)),
        open,
        reason,
        dryRun: false,
        skipHeld: false,
      }),
    );
  }
  const reason = 'Quyết định số 15/QĐ-LĐLĐ ngày 20/11/2026';
  const group = { year: 2026, hostId: 'ldld-an-phu', kind: 'BLOC', name: 'Khối chế biến gỗ, bao bì' } as const;
  for (const [organisationId, leads] of [
    ['cdcs-bao-bi-tan-loc', false],
    ['cdcs-go-phu-son', true],
  ] as const) {
    const command = { type: 'groupOrganisation', organisationId, group, leads } as const;
    accepted(await commands.changeOrganisation({ ...(await by(PEOPLE.officer)), command, reason }));
  }
  const merge = {
    type: 'mergeOrganisation',
    organisationId: 'cdcs-bao-bi-tan-loc',
    on: '2026-07-01',
    intoId: 'cdcs-go-phu-son',
  } as const;
  accepted(await commands.changeOrganisation({ ...(await by(PEOPLE.officer)), command: merge, reason }));
  const [found] = await site.world.registers.persons.named('Phan Văn Khải Hoàn', 1);
  person = `/con-nguoi/${found?.id}`;
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test.each(PAGES)('$name: no fault that axe can find, on a phone and on a dark desktop', async (kind) => {
  const { cookie } = await site.world.as(PEOPLE.officer);
  const context = await openContext(browser, site.url, PHONE, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}${kind.path === 'PERSON' ? person : kind.path}`);
  for (const pressed of 'press' in kind ? kind.press : []) await page.click(pressed);
  await page.evaluate(() => document.fonts.ready);
  await screenshot(page, `${kind.name}-360`);
  expect(await violationsOn(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
  await page.setViewportSize(DESKTOP);
  await screenshot(page, `${kind.name}-1280`);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});

test('a renaming without JavaScript: filled in, looked over, recorded, and seen on the page', async () => {
  const { cookie } = await site.world.as(PEOPLE.officer);
  const context = await openContext(browser, site.url, { ...PHONE, script: false }, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}/to-chuc?tim=le+loi`);
  await page.click('main a:has-text("Lê Lợi")');
  await page.click('summary:has-text("Ghi thay đổi")');
  await page.click('a:has-text("Đổi tên")');
  await page.fill('#name', 'Công đoàn cơ sở Trường Trung học phổ thông chuyên Lê Lợi');
  await page.fill('#on', '2026-09-05');
  await page.fill('#reason', 'Quyết định số 20/QĐ-LĐLĐ ngày 01/9/2026');
  await page.click('button:has-text("Xem lại")');
  await page.screenshot({
    path: new URL('../../out/screens/organisation-review-360.png', import.meta.url).pathname,
    fullPage: true,
  });
  await page.click('button:has-text("Ghi vào sổ")');
  expect(await page.textContent('h1')).toBe('Công đoàn cơ sở Trường Trung học phổ thông chuyên Lê Lợi');
  expect(await page.textContent('[role=status]')).toContain('Đã ghi vào sổ');
  expect(await page.textContent('.timeline')).toContain('Quyết định số 20/QĐ-LĐLĐ');
  await context.close();
});
