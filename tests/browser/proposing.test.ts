import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { typed } from '../api/support/evidence.ts';
import { createJourney, PEOPLE } from '../api/support/journey.ts';
import { DOSSIER } from '../api/support/world.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

vi.setConfig({ testTimeout: 120_000 });

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Looks at a page on a phone and on a desk; nothing sticks out, and axe has nothing to say. */
async function look(personId: string, path: string, name: string, open: readonly string[] = []): Promise<void> {
  const { cookie } = await site.world.as(personId);
  for (const [width, view] of [
    ['360', PHONE],
    ['1280', DESKTOP],
  ] as const) {
    const context = await openContext(browser, site.url, view, cookie);
    const page = await context.newPage();
    await page.goto(`${site.url}${path}`);
    for (const summary of open) await page.click(`summary:has-text("${summary}")`);
    expect(await fitsWidth(page), `${name} at ${width}`).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await screenshot(page, `${name}-${width}`);
    await context.close();
  }
}

test('what a union may propose, its quotas and its missing papers, seen before it sends, without JavaScript too', async () => {
  const key = { awardCode: 'BK_LDLD', organisationId: 'cdcs-may-hoa-binh', year: 2026, theme: '' };
  await site.world.registers.quotas.setLimit(key, 4);
  const proposer = await site.world.as(PEOPLE.proposer);
  const saved = await proposer.submit('/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu' }));
  const draft = (saved.headers.get('location') ?? '').replace(/[?#].*/, '');
  await look(PEOPLE.proposer, draft, 'proposing-form', ['hình thức đơn vị không trực tiếp đề nghị']);

  const context = await openContext(browser, site.url, { ...PHONE, script: false }, proposer.cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}${draft}`);
  await page.click('button:has-text("Gửi hồ sơ")');
  expect(await page.textContent('[role=alert]')).toContain('Hồ sơ còn thiếu giấy tờ.');
  await page.check('#van-gui');
  await page.click('button:has-text("Gửi hồ sơ")');
  expect(page.url()).toContain('/ho-so/dossier-2026-');
  await context.close();
});

test('the officer answers missing papers, sees what is left of a quota, and newer rules', async () => {
  const journey = createJourney(site.world);
  const sent = await journey.submitted();
  await look(PEOPLE.officer, `/ho-so/${sent}`, 'proposing-receipt');

  site.world.clock.at = new Date('2026-09-21T02:00:00.000Z');
  const before = await journey.received();
  site.world.clock.at = new Date('2026-10-05T02:00:00.000Z');
  await look(PEOPLE.officer, `/ho-so/${before}`, 'proposing-verification', ['Áp dụng quy định mới có lợi hơn']);
});

test('the authority decides what no council was asked about, and sees who pays', async () => {
  const { commands, by, accepted } = createJourney(site.world);
  const content = { ...DOSSIER, awardCode: 'BK_TLD_DX' };
  const sent = await commands.submitDossier({ ...(await by(PEOPLE.proposer)), content });
  const { dossierId } = accepted(sent as { dossierId: string });
  accepted(await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId }));
  accepted(await commands.completeVerification({ ...(await by(PEOPLE.officer)), dossierId, failed: [] }));
  await look(PEOPLE.authority, `/ho-so/${dossierId}`, 'without-council');
});
