import type { Page } from 'playwright-core';

export interface Vote {
  /** The page of the invitation's link. */
  readonly link: string;
  /** Items the member has an interest in; none by default. */
  readonly interests?: readonly number[];
  /** By item; the words on the button. */
  readonly choices: Readonly<Record<number, 'YES' | 'NO' | 'NO_OPINION'>>;
  /** Called on each of the pages, before it is left. */
  readonly at?: (page: Page, step: 'interest' | 'paper' | 'review' | 'receipt') => Promise<void>;
}

/** Votes as a member does, by pressing what is on the pages. Returns the receipt code. Works on any running site. */
export async function vote(page: Page, { link, interests = [], choices, at = async () => {} }: Vote): Promise<string> {
  await page.goto(link);
  await page.click('button:has-text("Mở phiếu")');
  await page.check(interests.length > 0 ? '#lien-quan-co' : '#lien-quan-khong');
  for (const item of interests) await page.check(`#truong-hop-${item}`);
  await at(page, 'interest');
  await page.click('button:has-text("Tiếp tục")');
  for (const item of interests) await page.check(`#quan-he-${item}-KIN`);
  if (interests.length > 0) await page.click('button:has-text("Ghi nhận và tiếp tục")');
  for (const [item, choice] of Object.entries(choices)) await page.check(`#y-${item}-${choice}`);
  await at(page, 'paper');
  await page.click('button:has-text("Xem lại")');
  await at(page, 'review');
  await page.click('button:has-text("Gửi phiếu"):visible');
  const code = await page.waitForSelector('.code:visible');
  await at(page, 'receipt');
  return (await code.textContent())?.trim() ?? '';
}
