import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJourney, PEOPLE } from '../api/support/journey.ts';
import { fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { conveneLargeSession, type LargeSession } from './support/large-session.ts';
import { openSite, type Site } from './support/site.ts';

type Choice = 'YES' | 'NO' | 'NO_OPINION';

let site: Site;
let browser: Browser;
let session: LargeSession;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  session = await conveneLargeSession(site.world);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const SEND = 'button:has-text("Gửi phiếu")';
const REVIEW = 'button:has-text("Xem lại")';

/** What the member in this seat thinks of a case: a pattern whose sums can be checked. */
const opinion = (seat: number, item: number): Choice =>
  (['YES', 'YES', 'NO', 'YES', 'NO_OPINION'] as const)[(seat * 7 + item) % 5] ?? 'YES';

/** What fits on the phone at once; the whole page is a hundred screens long. */
const view = (page: Page, name: string) => screenshot(page, name, false);

async function openPaper(page: Page, member: string): Promise<void> {
  await page.goto(`${site.url}/b/${session.tokens.get(member)}`);
  await page.click('button:has-text("Mở phiếu")');
  await page.waitForURL(/\/mo$/);
  // Those who looked at their ballot in an earlier test did so in another browser.
  if ((await page.textContent('h1')) === 'Phiếu đang mở ở nơi khác') await askForNewLink(page);
  await page.check('#lien-quan-khong');
  await page.click('button:has-text("Tiếp tục")');
  // A press waits for the next page to begin, not for its last case to be there.
  await page.waitForLoadState();
}

async function askForNewLink(page: Page): Promise<void> {
  await screenshot(page, 'ballot-elsewhere-360');
  await site.world.mails();
  await page.check('#xac-nhan');
  await page.click('button:has-text("Gửi đường dẫn mới")');
  await view(page, 'ballot-link-sent-360');
  const token = (await site.world.mails()).flatMap(({ text }) => /\/b\/([\w-]+)/.exec(text)?.[1] ?? []).at(-1);
  await page.goto(`${site.url}/b/${token}`);
  await page.click('button:has-text("Mở phiếu")');
  await page.waitForURL(/\/mo$/);
}

/** Clicks on the page itself, all in one go: three hundred of Playwright's own clicks take a minute for each member. */
const choose = (page: Page, choices: Readonly<Record<number, Choice>>) =>
  page.evaluate((wanted) => {
    for (const [item, choice] of Object.entries(wanted))
      document.querySelector<HTMLElement>(`label[for="y-${item}-${choice}"]`)?.click();
  }, choices);

const all = (seat: number): Record<number, Choice> =>
  Object.fromEntries(Array.from({ length: session.items }, (_, index) => [index + 1, opinion(seat, index + 1)]));

test('three hundred cases on a phone: sections, a count, the way to what is missing, and nothing chosen by itself', async () => {
  const context = await openContext(browser, site.url, { ...PHONE, script: false });
  const page = await context.newPage();
  const [member = ''] = session.members;
  await page.goto(`${site.url}/b/${session.tokens.get(member)}`);
  await page.click('button:has-text("Mở phiếu")');
  await page.waitForLoadState();
  await view(page, 'vote-large-interest-360');
  await page.check('#lien-quan-khong');
  await page.click('button:has-text("Tiếp tục")');
  await page.waitForLoadState();
  expect(await fitsWidth(page)).toBe(true);
  await view(page, 'vote-large-top-360');
  expect(await page.locator('nav[aria-label="Các phần của phiếu"] a').count()).toBeGreaterThan(1);

  // The button that fills in the rest fills in nothing unless something was chosen for it.
  await page.click('#con-lai-1 button');
  await page.waitForLoadState();
  expect(await page.textContent('#con-lai-1 [role=alert]')).toContain('Đề nghị chọn một trong ba ý kiến');
  expect(await page.locator('input[type=radio]:checked').count()).toBe(0);
  await page.check('#y-2-NO');
  await page.check('#chung-1-YES');
  await page.click('#con-lai-1 button');
  await page.waitForLoadState();
  expect(await page.isChecked('#y-2-NO')).toBe(true);
  expect([await page.isChecked('#y-1-YES'), await page.isChecked('#y-50-YES')]).toEqual([true, true]);
  expect(await page.locator('#chung-1-YES').isChecked()).toBe(false);
  const first = await page.locator('.case input:checked').count();
  expect(await page.textContent('#con-lai-1 [role=status]')).toContain(`Đã điền ${first - 1} trường hợp`);
  await view(page, 'vote-large-filled-360');

  // A tap in the middle of the list, and the sheet counts along.
  await page.check('#y-150-NO_OPINION');
  await page.locator('#ten-150').scrollIntoViewIfNeeded();
  await view(page, 'vote-large-middle-360');
  await choose(
    page,
    Object.fromEntries(Object.entries(all(0)).filter(([item]) => !['77', '150', '299'].includes(item))),
  );
  await page.check('#y-150-NO_OPINION');
  await page.click(REVIEW);
  await page.waitForLoadState();
  const missing = await page.locator('main > ul.plain li').allTextContents();
  expect(missing.every((line) => /chưa có ý kiến/.test(line))).toBe(true);
  expect(missing.length).toBeGreaterThan(0);
  await view(page, 'vote-large-missing-360');
  await page.click('main > ul.plain li a');
  await view(page, 'vote-large-jump-360');
  const target = new URL(page.url()).hash;
  expect(await page.locator(target).isChecked()).toBe(false);
  await page.check(target);
  await page.click('button:has-text("Xem lại")');
  await context.close();
}, 200_000);

test('axe finds no fault in three hundred cases', async () => {
  const context = await openContext(browser, site.url, PHONE);
  const page = await context.newPage();
  await openPaper(page, session.members[1] ?? '');
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
}, 200_000);

test('twenty-five members vote on three hundred cases, on a phone, in one browser, without JavaScript', async () => {
  const { sessionId, members, items } = session;
  expect([members.length, items]).toEqual([25, 300]);
  for (const [seat, member] of members.entries()) {
    const context = await openContext(browser, site.url, { ...PHONE, script: false });
    const page = await context.newPage();
    await openPaper(page, member);
    expect(await page.locator('input[type=radio]:checked').count()).toBe(0);
    await choose(page, all(seat));
    await page.click(REVIEW);
    expect(await page.textContent('.facts')).toContain('trường hợp');
    if (seat === 0) {
      expect(await fitsWidth(page)).toBe(true);
      await screenshot(page, 'vote-large-review-360');
    }
    await page.click(SEND);
    expect((await page.textContent('.code'))?.trim()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await context.close();
  }
  const state = await site.world.engine.session(sessionId);
  expect(state?.voted).toEqual(members);
  const { by, commands, accepted } = createJourney(site.world);
  accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
  const results = (await site.world.engine.session(sessionId))?.results ?? [];
  const of = (item: number, choice: Choice) => members.filter((_, seat) => opinion(seat, item) === choice).length;
  expect(results.map(({ item, yes, no, noOpinion }) => [item, yes, no, noOpinion])).toEqual(
    Array.from({ length: items }, (_, index) => index + 1).map((item) => [
      item,
      of(item, 'YES'),
      of(item, 'NO'),
      of(item, 'NO_OPINION'),
    ]),
  );
}, 400_000);
