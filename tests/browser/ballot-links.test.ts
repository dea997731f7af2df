import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choicesFor, createJourney, declaredOn, PEOPLE, reviewed } from '../api/support/journey.ts';
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

const OPEN = 'button:has-text("Mở phiếu")';
const MEMBER = PEOPLE.member;

async function session() {
  const { sessionId, tokens } = await createJourney(site.world).convened();
  const token = tokens.get(MEMBER) ?? '';
  return { sessionId, token, link: `${site.url}/b/${token}` };
}

test('a sandbox with JavaScript that presses every button and follows every link casts nothing and spoils nothing', async () => {
  const { sessionId, token, link } = await session();
  const context = await openContext(browser, site.url, PHONE);
  let pressed = 0;
  for (let visit = 0; visit < 3; visit += 1) {
    const page = await context.newPage();
    await page.goto(link);
    for (let depth = 0; depth < 4; depth += 1) {
      const count = await page.locator('main button, main a').count();
      for (let n = 0; n < count; n += 1) {
        const target = page.locator('main button, main a').nth(n);
        if (!(await target.isVisible())) continue;
        // A press that is made while the page before is still on its way out leaves the browser waiting for ever.
        const arrived = page.waitForEvent('load', { timeout: 1_500 }).catch(() => undefined);
        await target.click({ timeout: 1_000 });
        await arrived;
        pressed += 1;
        if ((await page.locator('main button, main a').count()) !== count) break;
      }
    }
    await page.close();
  }
  await context.close();
  expect(pressed).toBeGreaterThan(6);
  expect(await site.world.engine.session(sessionId)).toMatchObject({ voted: [], recusals: {} });
  const phone = await openContext(browser, site.url, { ...PHONE, script: false });
  const choices = choicesFor(DOSSIER.nominees.length) as Record<number, 'YES'>;
  expect(await vote(await phone.newPage(), { link, choices })).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(token).not.toBe('');
  await phone.close();
}, 120_000);

test('a whole ballot asks nobody but us for anything, tells nobody where it came from, and keeps one cookie', async () => {
  const { link } = await session();
  const context = await openContext(browser, site.url, PHONE);
  const page = await context.newPage();
  const hosts = new Set<string>();
  const referrers: string[] = [];
  page.on('request', (request) => {
    hosts.add(new URL(request.url()).origin);
    const { referer } = request.headers();
    if (referer) referrers.push(referer);
  });
  const choices = choicesFor(DOSSIER.nominees.length) as Record<number, 'YES'>;
  await vote(page, { link, choices });
  expect([...hosts]).toEqual([site.url]);
  expect(referrers).toEqual([]);
  const cookies = await context.cookies();
  expect(cookies.map(({ name, httpOnly, sameSite }) => [name.slice(0, 14), httpOnly, sameSite])).toEqual([
    ['ghicong-phieu-', true, 'Strict'],
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await context.close();
});

test('a link pressed in webmail, which is another site, still leads its member back to the ballot that was begun', async () => {
  const { link } = await session();
  const context = await openContext(browser, site.url, PHONE);
  const page = await context.newPage();
  await context.route('http://webmail.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${link}">Mở phiếu bầu</a>` }),
  );
  for (let visit = 0; visit < 2; visit += 1) {
    await page.goto('http://webmail.example/');
    await page.click('a');
    await page.click(OPEN);
    expect(await page.textContent('h1')).toBe('Khai báo trước khi bỏ phiếu');
    await page.check('#lien-quan-khong');
    await page.click('button:has-text("Tiếp tục")');
    expect(await page.textContent('h1')).toBe('Phiếu biểu quyết');
  }
  await context.close();
});

test('every page that turns a member away is readable on a phone and without fault', async () => {
  const { world } = site;
  const journey = createJourney(world);
  const context = await openContext(browser, site.url, PHONE);
  const page = await context.newPage();
  const look = async (name: string, title: string) => {
    expect(await page.textContent('h1')).toBe(title);
    await screenshot(page, `${name}-360`);
    expect(await violationsOn(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
  };
  const press = (at: Page, words: string) => at.click(`button:has-text("${words}")`);

  await page.goto(`${site.url}/b/khong-co-duong-dan-nay`);
  await look('ballot-unknown', 'Không tìm thấy phiếu');

  const elsewhere = await session();
  await declaredOn(world, elsewhere.token);
  await page.goto(elsewhere.link);
  await press(page, 'Mở phiếu');
  await look('ballot-elsewhere', 'Phiếu đang mở ở nơi khác');
  await press(page, 'Gửi đường dẫn mới');
  await look('ballot-elsewhere-unticked', 'Phiếu đang mở ở nơi khác');
  await page.check('#xac-nhan');
  await press(page, 'Gửi đường dẫn mới');
  await look('ballot-link-sent', 'Đã gửi đường dẫn mới');
  await page.goto(elsewhere.link);
  await look('ballot-replaced', 'Đường dẫn đã được thay');

  const voted = await session();
  const theirs = await declaredOn(world, voted.token);
  const choices = Object.fromEntries(DOSSIER.nominees.map((_: unknown, n: number) => [`y-${n + 1}`, 'YES']));
  const form = await reviewed(theirs, voted.token, { 'khong-lien-quan': 'co', ...choices });
  await theirs.post(`/b/${voted.token}/gui`, form);
  await page.goto(voted.link);
  await press(page, 'Mở phiếu');
  await look('ballot-voted-elsewhere', 'Ông/bà đã bỏ phiếu');

  const cookieless = await session();
  await page.goto(cookieless.link);
  await press(page, 'Mở phiếu');
  await context.clearCookies();
  await page.check('#lien-quan-khong');
  await press(page, 'Tiếp tục');
  await look('ballot-cookie', 'Trình duyệt đang chặn cookie');

  const late = await session();
  await world.database.query(`UPDATE links SET expires_at = '2026-11-20T00:00:00Z' WHERE session_id = $1`, [
    late.sessionId,
  ]);
  await page.goto(late.link);
  await look('ballot-expired', 'Đường dẫn đã hết hạn');

  const secretary = await world.as(PEOPLE.secretary);
  const [name = '', value = ''] = secretary.cookie.split('=');
  await context.addCookies([{ name, value, url: site.url }]);
  await page.goto(`${site.url}/phien-hop/ma-xac-nhan`);
  await look('ballot-codes', 'Mã xác nhận khi bỏ phiếu');
  await context.clearCookies();

  const asked = await session();
  const caller = await journey.by(PEOPLE.secretary);
  const channel = { memberId: MEMBER, kind: 'EMAIL', value: 'duc.rieng@thu.example' } as const;
  journey.accepted(await journey.commands.setSecondChannel({ ...caller, ...channel }));
  await world.registers.ballotCodes.setAsking('hd-tdkt-an-phu', true, PEOPLE.secretary);
  await page.goto(asked.link);
  await press(page, 'Mở phiếu');
  await page.check('#lien-quan-khong');
  await press(page, 'Tiếp tục');
  await look('ballot-code', 'Nhập mã xác nhận');
  await page.fill('#ma', '12');
  await press(page, 'Tiếp tục');
  await look('ballot-code-wrong', 'Nhập mã xác nhận');
  await world.registers.ballotCodes.setAsking('hd-tdkt-an-phu', false, PEOPLE.secretary);

  const over = await session();
  world.clock.at = new Date('2027-01-10T00:00:00.000Z');
  await page.goto(over.link);
  await look('ballot-over', 'Đã hết thời gian bỏ phiếu');
  await context.close();
}, 240_000);
