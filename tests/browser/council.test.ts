import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCouncilDesk } from '../api/support/council-desk.ts';
import { choicesFor, createJourney, PEOPLE } from '../api/support/journey.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

const CHAIR = 'tran-van-hung';
let site: Site;
let browser: Browser;
const paths: Record<string, string> = {
  composition: '/hoi-dong',
  'composition-form': '/hoi-dong/hd-tdkt-an-phu/moi',
  'composition-wrong': '/hoi-dong/hd-tdkt-an-phu/moi',
  'initiative-council-form': '/hoi-dong/hd-sk-an-phu/moi',
  'session-convene': '/phien-hop/moi',
  'session-review': '/phien-hop/moi',
};

const OPEN = 'button:has-text("Mở phiếu")';
const KINDS: readonly { readonly name: string; readonly as: string; readonly press?: readonly string[] }[] = [
  { name: 'composition', as: PEOPLE.secretary, press: ['summary:has-text("Các quyết định khác")'] },
  { name: 'composition-form', as: PEOPLE.secretary },
  { name: 'composition-wrong', as: PEOPLE.secretary, press: ['button:has-text("Xem lại")'] },
  { name: 'initiative-council-form', as: PEOPLE.secretary },
  { name: 'session-convene', as: PEOPLE.secretary },
  {
    name: 'session-review',
    as: PEOPLE.secretary,
    press: ['input[name=dossierIds]', 'button:has-text("Xem lại")', 'summary:has-text("Ghi thêm")'],
  },
  { name: 'session-keeping', as: PEOPLE.secretary },
  { name: 'session-member', as: PEOPLE.secretary },
  {
    name: 'session-paper-mark',
    as: PEOPLE.secretary,
    press: ['summary:has-text("Quan hệ với từng")', '#khai-bao', 'button:has-text("Ghi bỏ phiếu giấy")'],
  },
  { name: 'session-paper', as: PEOPLE.secretary },
  { name: 'session-paper-print', as: PEOPLE.secretary },
  {
    name: 'session-paper-entry',
    as: PEOPLE.secretary,
    press: ['input[name=uy-vien]', 'button:has-text("Nhập các phiếu")', 'button:has-text("Xem lại")'],
  },
  { name: 'session-paper-compare', as: 'dang-thi-thu-hien' },
  { name: 'session-chair', as: CHAIR, press: ['summary:has-text("Gia hạn")'] },
  { name: 'session-tied', as: PEOPLE.secretary },
  { name: 'ballot-kind', as: '', press: [OPEN, '#lien-quan-co', '#truong-hop-3', 'button:has-text("Tiếp tục")'] },
];

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  const journey = createJourney(site.world);
  const { by, commands, accepted } = journey;
  const desk = createCouncilDesk(site.world, journey);
  const tied = await journey.verified();
  const count = (await site.world.registers.dossiers.submission(tied))?.nominees.length ?? 0;
  const places = { BK_LDLD: count - 1 };
  const alike = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds: [tied], places });
  const second = accepted(alike as { sessionId: string }).sessionId;
  await desk.voteAll(second, (item, index) => (item <= 2 && index === item ? 'NO' : 'YES'));
  accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId: second }));
  paths['session-tied'] = `/phien-hop/${second}`;

  const { sessionId, tokens } = await journey.convened();
  const secretary = async () => ({ ...(await by(PEOPLE.secretary)), sessionId });
  const others = ['hoang-minh-duc', 'bui-thi-my-le', 'ngo-quang-vy', 'huynh-thi-kim-ung'];
  const pin = (memberId: string, item: number) =>
    ({ memberId, items: [item], kind: 'SAME_UNIT', source: 'SECRETARIAT' }) as const;
  accepted(await commands.pinConflicts({ ...(await secretary()), pins: [pin(CHAIR, 2), pin('dang-thi-thu-hien', 2)] }));
  for (const memberId of others) {
    accepted(await commands.recordAbsence({ ...(await secretary()), memberId, reason: 'Đi công tác' }));
  }
  paths['session-keeping'] = `/phien-hop/${sessionId}`;
  paths['session-chair'] = `/phien-hop/${sessionId}`;
  paths['session-member'] = `/phien-hop/${sessionId}/uy-vien/ly-trong-tin`;
  paths['ballot-kind'] = `/b/${tokens.get('ly-trong-tin')}`;
  const noInterest = { reason: 'Không dùng thư điện tử', items: [], kinds: [] };
  for (const memberId of ['phan-dinh-nghia', 'pham-thi-bich-lan']) {
    accepted(await commands.recordPaperVoter({ ...(await secretary()), memberId, ...noInterest }));
  }
  const third = (await journey.convened()).sessionId;
  const inThird = async () => ({ ...(await by(PEOPLE.secretary)), sessionId: third });
  accepted(await commands.recordPaperVoter({ ...(await inThird()), memberId: 'phan-dinh-nghia', ...noInterest }));
  const { agenda } = await desk.stateOf(third);
  const items = agenda.reduce((sum, part) => sum + part.nos.length, 0);
  const slips = [choicesFor(items, (item) => (item % 2 === 0 ? 'NO' : 'YES'))];
  const entered = await commands.enterSlips({ ...(await inThird()), memberIds: ['phan-dinh-nghia'], slips });
  const { batchId } = accepted(entered as { batchId: string });
  paths['session-paper-mark'] = `/phien-hop/${third}/uy-vien/ly-trong-tin`;
  paths['session-paper'] = `/phien-hop/${third}/phieu-giay`;
  paths['session-paper-print'] = `/phien-hop/${sessionId}/phieu-giay/in/1`;
  paths['session-paper-entry'] = `/phien-hop/${sessionId}/phieu-giay`;
  paths['session-paper-compare'] = `/phien-hop/${third}/phieu-giay/dot/${batchId}`;
  await journey.verified();
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
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});

test('a session convened without JavaScript: chosen, looked over with an interest written by hand, convened', async () => {
  const { cookie } = await site.world.as(PEOPLE.secretary);
  const context = await openContext(browser, site.url, { ...PHONE, script: false }, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}/phien-hop/moi`);
  await page.check('input[name=dossierIds]');
  await page.check('#hinh-thuc-IN_PERSON');
  await page.fill('#dia-diem', 'Hội trường tầng 3');
  await page.click('button:has-text("Xem lại")');
  await page.click('summary:has-text("Ghi thêm")');
  await page.selectOption('#them-uy-vien', 'phan-dinh-nghia');
  await page.selectOption('#them-truong-hop', { index: 2 });
  await page.selectOption('#them-quan-he', 'KIN');
  await page.click('button:has-text("Cập nhật các lưu ý")');
  expect(await page.isChecked('#ghi-tay-0')).toBe(true);
  await page.click('button:has-text("Triệu tập và gửi thư mời")');
  const shown = (await page.textContent('main')) ?? '';
  expect(shown).toContain('Họp trực tiếp');
  expect(shown).toContain('Hội trường tầng 3');
  expect(shown).toContain('Không tham gia trường hợp số 2');
  await context.close();
});
