import { afterAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../adapters/docx/render-docx.ts';
import { WasmConverter } from '../../adapters/office/wasm-converter.ts';
import { checkGlyphs } from '../../adapters/pdf/check-glyphs.ts';
import { locateInvitationSignature, locateMinutesSignatures } from '../../adapters/pdf/document-fields.ts';
import { readPageText, type TextSegment } from '../../adapters/pdf/page-text.ts';
import { sampleOf } from './samples.ts';

/** The papers of a council's session through the LibreOffice that ships with the project. */

const office = new WasmConverter();
afterAll(() => office.close());

const text = (segments: readonly TextSegment[]) => segments.map((segment) => segment.text).join('\n');

async function convert(...[name, data]: Parameters<typeof renderDocx>) {
  const { docx } = await renderDocx(name, data);
  const pdf = await office.toPdf(docx);
  await checkGlyphs(pdf);
  return { pdf, pages: await readPageText(pdf) };
}

describe('the invitation paper', () => {
  it('takes one page and has a place for the secretary’s signature', async () => {
    const invitation = sampleOf('session-invitation');
    const { pdf, pages } = await convert('session-invitation', invitation);
    expect(pages).toHaveLength(1);
    const [signature] = await locateInvitationSignature(pdf, invitation.signer);
    expect(signature?.box.x).toBeGreaterThan(105);
  });
});

describe('minutes and count sheet of 300 nominees', () => {
  it.each(['council-minutes', 'count-sheet'] as const)(
    '%s: every row once and whole, the heading on each page, both signatures on one',
    async (name) => {
      const sample = sampleOf(name);
      const [round] = sample.rounds;
      if (!round) throw new Error('the sample has no round');
      const results = Array.from({ length: 300 }, (_, i) => ({
        item: i + 1,
        name: `Bà Công Tằng Tôn Nữ Huỳnh Ngọc Khánh Quỳnh N${i + 1}N, Công đoàn cơ sở Xí nghiệp Liên hợp U${i + 1}U`,
        yes: 8,
        against: 0,
        noOpinion: 1,
        denominator: 9,
        outcome: 'Đạt',
      }));
      const { pdf, pages } = await convert(name, {
        ...sample,
        rounds: [{ ...round, groups: [{ title: 'Bằng khen', results }] }],
      });
      const rowsOf = (page: readonly TextSegment[], mark: string) =>
        [...text(page).matchAll(new RegExp(`${mark}(\\d+)${mark}`, 'g'))].map(([, number]) => Number(number));
      const withRows = pages.filter((page) => rowsOf(page, 'N').length > 0);
      for (const page of withRows) {
        expect(text(page)).toContain('Tập thể, cá nhân');
        expect(rowsOf(page, 'U')).toEqual(rowsOf(page, 'N'));
      }
      expect(withRows.flatMap((page) => rowsOf(page, 'N'))).toEqual(results.map(({ item }) => item));
      const names = { secretary: sample.secretary.name, chair: sample.chair.name };
      const teller = 'confirmation' in sample ? sample.confirmation?.by.name : undefined;
      const places = await locateMinutesSignatures(pdf, { teller, ...names });
      const [secretary, chair] = places.slice(-2);
      expect(places).toHaveLength(name === 'count-sheet' ? 3 : 2);
      expect(secretary?.box.page).toBe(chair?.box.page);
    },
  );
});
