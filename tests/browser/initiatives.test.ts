import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJourney, PEOPLE } from '../api/support/journey.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
let browser: Browser;
const ids: Record<'registered' | 'submitted' | 'recognised' | 'draft', string> = {
  registered: '',
  submitted: '',
  recognised: '',
  draft: '',
};

const content = (title: string) => ({
  kind: 'SOLUTION',
  title,
  summary: 'Trước đây nẹp áo phải may hai lượt.\nNay một lượt, giảm 21 giây mỗi áo.',
  appliedAt: 'Chuyền may số 3',
  appliedFrom: '2026-01-15',
  authors: [
    { name: 'Nguyễn Thị Hoa', birthYear: 1986, unit: 'Chuyền may số 3', sharePercent: 60, main: true },
    { name: 'Lê Văn Bình', birthYear: 1990, unit: 'Tổ cơ điện', sharePercent: 40 },
  ],
  value: {
    amount: 96_400_000,
    from: '2026-01-15',
    to: '2026-09-30',
    method: 'Thời gian tiết kiệm × sản lượng × đơn giá giây.',
    certifiedBy: 'Phòng Kỹ thuật và Phòng Kế toán',
    employerConfirmedOn: '2026-10-05',
  },
  proofs: [{ title: 'Biên bản nghiệm thu', sha256: 'ab'.repeat(32) }],
});

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  const { by, commands, accepted, submitted } = createJourney(site.world);
  const make = async (title: string) => {
    const made = await commands.registerInitiative({ ...(await by(PEOPLE.proposer)), content: content(title) });
    if ('refused' in made) throw new Error(made.refused.code);
    return made.initiativeId;
  };
  const send = async (initiativeId: string) => {
    accepted(await commands.submitInitiative({ ...(await by(PEOPLE.proposer)), initiativeId }));
    return initiativeId;
  };
  ids.registered = await make('Thùng chứa bán thành phẩm có ngăn theo cỡ');
  ids.submitted = await send(await make('Đèn báo kẹt chỉ trên máy một kim'));
  ids.recognised = await send(await make('Cải tiến cữ may nẹp áo sơ mi hai kim'));
  const initiativeId = ids.recognised;
  const recognition = {
    scope: 'GRASSROOTS',
    number: '18/QĐ-MHB',
    on: '2026-10-20',
    decidedBy: 'Giám đốc Công ty',
  } as const;
  accepted(await commands.recogniseInitiative({ ...(await by(PEOPLE.officer)), initiativeId, recognition }));
  const authorId = (await site.world.registers.initiatives.view(initiativeId))?.state.authors[0]?.authorId ?? '';
  const dossierId = await submitted();
  accepted(await commands.useInitiative({ ...(await by(PEOPLE.officer)), initiativeId, dossierId, no: 1, authorId }));
  const { draftId } = accepted(
    await commands.saveDraft({
      ...(await by(PEOPLE.proposer)),
      content: {
        ...{ awardCode: 'BK_LDLD', evaluationYear: '2026', procedure: '', summary: '' },
        meeting: { date: '', present: '', total: '' },
        nominees: [
          { kind: 'INDIVIDUAL', name: 'Nguyễn Thị Hoa', initiatives: ids.recognised },
          { kind: 'INDIVIDUAL', name: 'Lê Văn Bình', birthYear: '1990' },
        ],
      },
    }),
  ) as { draftId: string };
  ids.draft = draftId;
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const KINDS = [
  ['list', PEOPLE.officer, () => '/sang-kien', []],
  ['list-found', PEOPLE.officer, () => '/sang-kien?tu-khoa=cu+may', []],
  ['statistics', PEOPLE.officer, () => '/sang-kien/thong-ke', []],
  ['form', PEOPLE.officer, () => '/sang-kien/moi', []],
  ['form-wrong', PEOPLE.proposer, () => '/sang-kien/moi', ['button:has-text("Đăng ký")']],
  ['registered', PEOPLE.proposer, () => `/sang-kien/${ids.registered}`, []],
  ['correct', PEOPLE.proposer, () => `/sang-kien/${ids.registered}/sua`, []],
  ['submitted', PEOPLE.officer, () => `/sang-kien/${ids.submitted}`, ['button:has-text("Ghi quyết định công nhận")']],
  ['leaned-on', PEOPLE.proposer, () => `/ho-so/nhap/${ids.draft}`, []],
  ['recognised', PEOPLE.officer, () => `/sang-kien/${ids.recognised}`, []],
] as const;

test.each(KINDS)('%s: no fault that axe can find, on a phone and on a dark desktop', async (name, as, path, press) => {
  const context = await openContext(browser, site.url, PHONE, (await site.world.as(as)).cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}${path()}`);
  for (const pressed of press) await page.click(pressed);
  await page.evaluate(() => document.fonts.ready);
  await screenshot(page, `initiative-${name}-360`);
  expect(await violationsOn(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
  await page.setViewportSize(DESKTOP);
  await screenshot(page, `initiative-${name}-1280`);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});

test('without JavaScript: registered, sent, recognised', async () => {
  const look = { ...PHONE, script: false };
  const union = await openContext(browser, site.url, look, (await site.world.as(PEOPLE.proposer)).cookie);
  const page = await union.newPage();
  await page.goto(`${site.url}/sang-kien/moi`);
  await page.selectOption('#kind', 'INITIATIVE');
  for (const [box, text] of Object.entries({
    title: 'Giá phơi mẫu di động',
    summary: 'Giá có bánh xe, gấp gọn.',
    appliedAt: 'Tổ mẫu',
    appliedFrom: '2026-05-25',
    'author-1-name': 'Đinh Thị Hồng',
    'author-1-unit': 'Tổ mẫu',
    'author-1-sharePercent': '100',
  })) {
    await page.fill(`#${box}`, text);
  }
  await page.check('#author-1-main');
  await page.click('button:has-text("Đăng ký")');
  await page.click('button:has-text("Gửi đề nghị công nhận")');
  expect(await page.textContent('.badge')).toBe('Chờ công nhận');
  const address = page.url().replace(/\?.*/, '');

  const body = await openContext(browser, site.url, look, (await site.world.as(PEOPLE.officer)).cookie);
  const desk = await body.newPage();
  await desk.goto(address);
  await desk.selectOption('#cong-nhan-scope', 'GRASSROOTS');
  await desk.fill('#cong-nhan-number', '19/QĐ-MHB');
  await desk.fill('#cong-nhan-on', '2026-11-02');
  await desk.fill('#cong-nhan-decidedBy', 'Giám đốc Công ty');
  await desk.click('button:has-text("Ghi quyết định công nhận")');
  expect(await desk.textContent('.badge')).toBe('Được công nhận');
  await union.close();
  await body.close();
});
