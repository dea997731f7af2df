import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createImportPeople } from '../../api/commands/import-people.ts';
import { sampleYears } from '../../cli/season/season.ts';
import { PEOPLE_LISTS } from '../../domain/organisations/import/columns.ts';
import { createJourney, PAPERS_REASON, PEOPLE } from '../api/support/journey.ts';
import { DOSSIER } from '../api/support/world.ts';
import { openedFrom } from '../support/lists.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

const TUYET = '079188000417';

let site: Site;
let browser: Browser;
/** Addresses that are known once there is something to look at. */
const at = { person: '', collective: '/to-chuc/cd-may-so-7', dossier: '', draft: '' };

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  const { by, commands, accepted } = createJourney(site.world);
  for (const bytes of sampleYears()) {
    const open = await openedFrom(bytes, PEOPLE_LISTS);
    const reason = 'Công văn số 45/LĐLĐ-CSPL ngày 12/11/2026';
    const said = { open, reason, dryRun: false, skipHeld: false };
    accepted(await createImportPeople(site.world.deps)({ ...(await by(PEOPLE.officer)), ...said }));
  }
  const [found] = await site.world.registers.persons.named('Nguyễn Thị Ánh Tuyết', 1);
  const personId = found?.id ?? '';
  const matter = { type: 'openMatter', personId, on: '2026-11-20', matter: 'COMPLAINT', until: null } as const;
  const command = { ...matter, document: '12/GM-UBKT' };
  accepted(await commands.changePerson({ ...(await by(PEOPLE.officer)), command, reason: 'Giấy mời số 12' }));
  const nominees = DOSSIER.nominees.map((one: object, index: number) =>
    index === 1 ? { ...one, citizenId: TUYET } : index === 2 ? { ...one, citizenId: TUYET } : one,
  );
  const content = { ...DOSSIER, nominees };
  const sent = accepted(await commands.submitDossier({ ...(await by(PEOPLE.proposer)), content }));
  const dossierId = 'dossierId' in sent ? sent.dossierId : '';
  accepted(await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId, papersReason: PAPERS_REASON }));
  Object.assign(at, { person: `/con-nguoi/${personId}`, dossier: `/ho-so/${dossierId}` });
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function look(path: string, name: string, by: string, press: readonly string[] = []) {
  const { cookie } = await site.world.as(by);
  const context = await openContext(browser, site.url, PHONE, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}${path}`);
  for (const pressed of press) await page.click(pressed);
  await page.evaluate(() => document.fonts.ready);
  await screenshot(page, `${name}-360`);
  expect(await violationsOn(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
  await page.setViewportSize(DESKTOP);
  await screenshot(page, `${name}-1280`);
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
}

test.each([
  { name: 'person-years', place: 'person', path: '', press: [] },
  { name: 'person-matter', place: 'person', path: '/ghi/vu-viec', press: ['button:has-text("Xem lại")'] },
  { name: 'person-registration', place: 'person', path: '/ghi/dang-ky', press: [] },
  { name: 'collective-years', place: 'collective', path: '', press: [] },
  { name: 'collective-figures', place: 'collective', path: '/ghi/so-lieu-nam', press: [] },
  {
    name: 'eligibility',
    place: 'dossier',
    path: '',
    press: ['summary:has-text("2. Nguyễn Thị Ánh Tuyết")', 'summary:has-text("3. Trần")'],
  },
] as const)('$name: no fault that axe can find, on a phone and on a desk', ({ name, place, path, press }) =>
  look(`${at[place]}${path}`, name, PEOPLE.officer, press),
);

test('a number typed without JavaScript is kept, and only its last digits come back', async () => {
  const { cookie } = await site.world.as(PEOPLE.proposer);
  const context = await openContext(browser, site.url, { ...PHONE, script: false }, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}/ho-so/moi`);
  expect(await page.locator('input[name="nominee-1-roleClass"]:checked').count()).toBe(0);
  await page.fill('#nominee-1-name', 'Trần Quốc Vững');
  await page.check('#nominee-1-roleClass-DIRECT');
  await page.fill('#nominee-1-citizenId', '079079000655');
  await page.click('button:has-text("Lưu nháp")');
  at.draft = new URL(page.url()).pathname;
  expect(await page.inputValue('#nominee-1-citizenId')).toBe('');
  expect(await page.isChecked('#nominee-1-roleClass-DIRECT')).toBe(true);
  expect(await page.content()).toContain('••••0655');
  expect(await page.content()).not.toContain('079079000655');
  // Another row, another number; the first stays until it is dropped.
  await page.click('button:has-text("Thêm một trường hợp")');
  expect(await page.content()).toContain('••••0655');
  await page.check('#nominee-1-citizenIdDrop');
  await page.click('button:has-text("Lưu nháp")');
  expect(await page.content()).not.toContain('••••');
  await page.fill('#nominee-1-citizenId', '079079000655');
  await page.click('button:has-text("Lưu nháp")');
  await context.close();
  await look(at.draft, 'dossier-form-numbers', PEOPLE.proposer);
});
