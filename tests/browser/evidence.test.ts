import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createJourney, PAPERS_REASON, PEOPLE } from '../api/support/journey.ts';
import { DOSSIER } from '../api/support/world.ts';
import * as made from '../support/uploads.ts';
import { DESKTOP, fitsWidth, launchBrowser, openContext, PHONE, screenshot, violationsOn } from './support/chromium.ts';
import { openSite, type Site } from './support/site.ts';

// Every file starts a process of its own, on a machine that runs a browser beside it.
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

const loaded = (page: Page) =>
  page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    return [...document.images].every((image) => image.naturalWidth > 0);
  });

test('on a small phone without JavaScript: attach a scan, be told why another is refused, lose nothing, send', async () => {
  const { cookie } = await site.world.as(PEOPLE.proposer);
  const context = await openContext(browser, site.url, { ...PHONE, script: false }, cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}/ho-so/moi`);
  await page.fill('#summary', DOSSIER.summary);
  await page.fill('#nominee-1-name', 'Nguyễn Thị Ánh Tuyết');
  await page.selectOption('#loai', 'BAO_CAO_THANH_TICH');
  await page.setInputFiles('#tep', [
    { name: 'Báo cáo thành tích.pdf', mimeType: 'application/pdf', buffer: await made.saved(made.pdf(3)) },
    { name: 'mẫu có macro.docx', mimeType: 'application/pdf', buffer: await made.docx({ 'word/vbaProject.bin': 'x' }) },
  ]);
  await page.click('button:has-text("Đính kèm tệp")');
  expect(await page.textContent('#tep-error')).toContain('mẫu có macro.docx: Tệp chứa macro');
  expect(await page.textContent('[role=alert]')).toContain('Có một chỗ cần sửa');
  expect(await page.inputValue('#nominee-1-name')).toBe('Nguyễn Thị Ánh Tuyết');
  expect(await page.textContent('main')).toContain('Báo cáo thành tích.pdf');
  expect(await fitsWidth(page)).toBe(true);

  // Enter in a box keeps what was typed; it neither sends nor attaches.
  await page.fill('#nominee-1-unit', 'Chuyền may số 7');
  await page.press('#nominee-1-unit', 'Enter');
  expect(page.url()).toContain('/ho-so/nhap/draft-');
  expect(await page.inputValue('#nominee-1-unit')).toBe('Chuyền may số 7');
  await context.close();

  const seeing = await openContext(browser, site.url, PHONE, cookie);
  const again = await seeing.newPage();
  await again.goto(page.url());
  await again.selectOption('#loai', 'TAI_LIEU_KHAC');
  await again.setInputFiles('#tep', { name: 'x.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
  await again.click('button:has-text("Đính kèm tệp")');
  expect(await loaded(again)).toBe(true);
  await screenshot(again, 'evidence-form-360');
  await again.locator('#minh-chung').scrollIntoViewIfNeeded();
  expect(await violationsOn(again)).toEqual([]);
  await again.setViewportSize(DESKTOP);
  await screenshot(again, 'evidence-form-1280');
  await again.emulateMedia({ colorScheme: 'dark' });
  await screenshot(again, 'evidence-form-dark');
  expect(await violationsOn(again)).toEqual([]);
  await again.click('button:has-text("Gỡ Báo cáo")');
  expect(await again.textContent('main')).toContain('Chưa có tài liệu nào được đính kèm.');
  await again.goto(`${site.url}/ho-so/moi`);
  await screenshot(again, 'evidence-drafts-1280');
  expect(await violationsOn(again)).toEqual([]);
  await seeing.close();
});

/** A dossier as a union sends it, with a scan, a Word file and a photograph. */
async function sentWithPapers() {
  const { by, commands, accepted } = createJourney(site.world);
  const person = await by(PEOPLE.proposer);
  const content = {
    awardCode: 'BK_LDLD',
    evaluationYear: '2026',
    summary: '',
    meeting: { date: '', present: '', total: '' },
    nominees: [],
  };
  const { draftId } = accepted(await commands.saveDraft({ ...person, content })) as { draftId: string };
  const papers = [
    ['BAO_CAO_THANH_TICH', 1, 'Báo cáo thành tích – Nguyễn Thị Ánh Tuyết.pdf', await made.saved(made.pdf(3))],
    ['BIEN_BAN', null, 'Biên bản họp bình xét.docx', await made.docx()],
    ['XAC_NHAN_SANG_KIEN', 2, 'giay-cong-nhan.jpg', await made.jpeg()],
  ] as const;
  for (const [kind, nomineeNo, fileName, bytes] of papers)
    accepted(await commands.attachEvidence({ ...person, holderId: draftId, kind, nomineeNo, fileName, bytes }));
  const sent = await commands.submitDossier({ ...(await by(PEOPLE.proposer)), draftId, content: DOSSIER });
  const { dossierId } = accepted(sent as { dossierId: string });
  return dossierId;
}

test('the page of a dossier shows its papers to the officer, and a paper page by page', async () => {
  const dossierId = await sentWithPapers();
  const context = await openContext(browser, site.url, PHONE, (await site.world.as(PEOPLE.officer)).cookie);
  const page = await context.newPage();
  await page.goto(`${site.url}/ho-so/${dossierId}`);
  expect(await loaded(page)).toBe(true);
  await screenshot(page, 'evidence-dossier-360');
  expect(await violationsOn(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
  await page.setViewportSize(DESKTOP);
  await screenshot(page, 'evidence-dossier-1280');
  await page.click('a:has-text("Xem 3 trang")');
  expect(await loaded(page)).toBe(true);
  expect(await page.locator('img.page').count()).toBe(3);
  await screenshot(page, 'evidence-paper-1280');
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});

test('a member of the council fetches a paper from the ballot, without JavaScript and without losing a choice', async () => {
  const dossierId = await sentWithPapers();
  const { by, commands, accepted } = createJourney(site.world);
  accepted(await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId, papersReason: PAPERS_REASON }));
  accepted(await commands.completeVerification({ ...(await by(PEOPLE.officer)), dossierId, failed: [] }));
  const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds: [dossierId] });
  const { sessionId } = accepted(convened as { sessionId: string });
  const token = site.world.engine.tokens.get(sessionId)?.get('ngo-quang-vy');

  const context = await openContext(browser, site.url, { ...PHONE, script: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/b/${token}`);
  await page.check('#lien-quan-khong');
  await page.click('button:has-text("Tiếp tục")');
  await page.check('#y-1-YES');
  await page.locator('summary:has-text("Hồ sơ minh chứng")').first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('button:has-text("Tải về: Báo cáo thành tích")').first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  expect(await page.isChecked('#y-1-YES')).toBe(true);
  expect(await fitsWidth(page)).toBe(true);
  await screenshot(page, 'evidence-ballot-360');
  await context.close();
});
