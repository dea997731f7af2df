import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choicesFor, createJourney, MEMBERS, PEOPLE } from '../api/support/journey.ts';
import { DOSSIER } from '../api/support/world.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

/** Every kind of page, as who sees it. Paths are found in `beforeAll`. */
interface Kind {
  readonly name: string;
  readonly as: string;
  path: string;
  /** Pressed in order before the page is looked at. */
  readonly press?: readonly string[];
}

let site: Site;
let browser: Browser;
const paths: Record<string, string> = {};

const OPEN = 'button:has-text("Mở phiếu")';

const KINDS: readonly Omit<Kind, 'path'>[] = [
  { name: 'sign-in', as: '' },
  { name: 'sign-in-wrong', as: '', press: ['button'] },
  { name: 'sign-in-confirm', as: '' },
  { name: 'list-officer', as: PEOPLE.officer },
  { name: 'list-proposer', as: PEOPLE.proposer },
  { name: 'form', as: PEOPLE.proposer },
  { name: 'form-wrong', as: PEOPLE.proposer, press: ['button:has-text("Gửi hồ sơ")'] },
  { name: 'dossier-submitted', as: PEOPLE.officer },
  { name: 'dossier-verify', as: PEOPLE.officer },
  { name: 'dossier-decide', as: PEOPLE.authority },
  { name: 'dossier-sign', as: PEOPLE.authority },
  { name: 'supplement', as: PEOPLE.proposer },
  { name: 'document', as: PEOPLE.officer },
  { name: 'sessions', as: PEOPLE.secretary },
  { name: 'session-new', as: PEOPLE.secretary },
  { name: 'session-open', as: PEOPLE.secretary },
  { name: 'session-counted', as: PEOPLE.authority },
  { name: 'recount', as: PEOPLE.secretary },
  { name: 'receipt-check', as: '', press: ['button:has-text("Tra mã")'] },
  { name: 'ballot-door', as: '' },
  { name: 'ballot-interest', as: '', press: [OPEN] },
  { name: 'ballot-paper', as: '', press: [OPEN, '#lien-quan-khong', 'button:has-text("Tiếp tục")'] },
  {
    name: 'ballot-missing',
    as: '',
    press: [OPEN, '#lien-quan-khong', 'button:has-text("Tiếp tục")', 'button:has-text("Xem lại")'],
  },
  { name: 'ballot-receipt', as: '', press: [OPEN] },
  { name: 'ballot-unknown', as: '' },
  { name: 'ballot-over', as: '', press: [OPEN] },
  { name: 'rule-set', as: PEOPLE.officer },
  { name: 'award-rule', as: PEOPLE.proposer, press: ['summary'] },
  { name: 'not-found', as: PEOPLE.officer },
];

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  Object.assign(paths, await furnish(site));
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test.each(KINDS)('$name: no fault that axe can find, on a phone and on a dark desktop', async (kind) => {
  const cookie = kind.as === '' ? '' : (await site.world.as(kind.as)).cookie;
  const context = await openContext(browser, site.url, PHONE, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}${paths[kind.name]}`);
  for (const pressed of kind.press ?? []) await page.click(pressed);
  await page.evaluate(() => document.fonts.ready);
  await screenshot(page, `${kind.name}-360`);
  expect(await violationsOn(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);

  await page.setViewportSize(DESKTOP);
  await screenshot(page, `${kind.name}-1280`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await screenshot(page, `${kind.name}-dark`);
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});

/** One dossier at each of the stages that look different, and the ballots of one session. */
async function furnish({ world }: Site): Promise<Record<string, string>> {
  const journey = createJourney(world);
  const { by, commands, accepted } = journey;
  const items = DOSSIER.nominees.length;

  const submitted = await journey.submitted();
  const received = await journey.received();
  const document = await world.document(received, 'SUBMISSION', 'FINAL', 'Tờ trình đề nghị khen thưởng');
  const returned = await journey.submitted();
  accepted(
    await commands.returnDossier({
      ...(await by(PEOPLE.officer)),
      dossierId: returned,
      reason: 'Đề nghị bổ sung xác nhận của Ban Chấp hành và số liệu của sáng kiến ở trường hợp số 2.',
    }),
  );
  await journey.verified();

  const open = await journey.convened();
  const link = (member: string) => open.tokens.get(member) ?? '';
  for (const member of MEMBERS.slice(0, 4)) {
    await journey.cast({
      token: link(member),
      choices: choicesFor(items),
    });
  }
  await commands.declareInterest({ token: link(MEMBERS[5]), items: [2], channel: 'link', requestId: 'i' });

  const concluded = async () => {
    const { dossierId, sessionId, tokens } = await journey.convened();
    for (const member of MEMBERS) {
      await journey.cast({
        token: tokens.get(member) ?? '',
        choices: choicesFor(items, (item) => (item === 3 && member > 'l' ? 'NO' : 'YES')),
      });
    }
    accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
    return { dossierId, sessionId, token: tokens.get(MEMBERS[0]) ?? '' };
  };
  const counted = await concluded();
  const decide = await concluded();
  accepted(await commands.confirmCount({ ...(await by(PEOPLE.teller)), sessionId: decide.sessionId }));
  accepted(await commands.confirmMinutes({ ...(await by(PEOPLE.authority)), sessionId: decide.sessionId }));
  const sign = await concluded();
  accepted(await commands.confirmCount({ ...(await by(PEOPLE.teller)), sessionId: sign.sessionId }));
  accepted(await commands.confirmMinutes({ ...(await by(PEOPLE.authority)), sessionId: sign.sessionId }));
  accepted(
    await commands.decideAward({ ...(await by(PEOPLE.authority)), dossierId: sign.dossierId, refusedNominees: [] }),
  );
  await world.document(`${sign.dossierId}/decision`, 'DECISION', 'DRAFT', 'Dự thảo quyết định khen thưởng, lần 1');

  return {
    'sign-in': '/dang-nhap',
    'sign-in-wrong': '/dang-nhap',
    'sign-in-confirm': '/dang-nhap/any-token',
    'list-officer': '/ho-so',
    'list-proposer': '/ho-so',
    form: '/ho-so/moi',
    'form-wrong': '/ho-so/moi',
    'dossier-submitted': `/ho-so/${submitted}`,
    'dossier-verify': `/ho-so/${received}`,
    'dossier-decide': `/ho-so/${decide.dossierId}`,
    'dossier-sign': `/ho-so/${sign.dossierId}`,
    supplement: `/ho-so/${returned}/bo-sung`,
    document: `/tai-lieu/${document}/xem`,
    sessions: '/phien-hop',
    'session-new': '/phien-hop/moi',
    'session-open': `/phien-hop/${open.sessionId}`,
    'session-counted': `/phien-hop/${counted.sessionId}`,
    'ballot-door': `/b/${link(MEMBERS[5])}`,
    recount: `/phien-hop/${counted.sessionId}/kiem-phieu`,
    'receipt-check': `/kiem-phieu/${counted.sessionId}`,
    'ballot-interest': `/b/${link(MEMBERS[5])}`,
    'ballot-paper': `/b/${link(MEMBERS[6])}`,
    'ballot-missing': `/b/${link(MEMBERS[7])}`,
    'ballot-receipt': `/b/${link(MEMBERS[0])}`,
    'ballot-unknown': '/b/no-such-link',
    'ballot-over': `/b/${counted.token}`,
    'rule-set': '/quy-dinh/TLD-2026-11',
    'award-rule': '/quy-dinh/TLD-2026-11/BK_TLD',
    'not-found': '/khong-co-trang-nay',
  };
}
