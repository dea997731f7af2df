import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../adapters/docx/render-docx.ts';
import { WasmConverter } from '../../adapters/office/wasm-converter.ts';
import { checkGlyphs } from '../../adapters/pdf/check-glyphs.ts';
import {
  locateDecisionSignatures,
  locateMinutesSignatures,
  locateSubmissionSignatures,
} from '../../adapters/pdf/document-fields.ts';
import { locateBlanks } from '../../adapters/pdf/find-text.ts';
import { readPageText, type TextSegment } from '../../adapters/pdf/page-text.ts';
import { greyPage, pageCount } from '../../adapters/pdf/preview.ts';
import { documentParts, paragraph, run, section } from '../../templates/_shared/authoring/ooxml.ts';
import { inkIn, likeness } from './ink.ts';
import { sampleOf, VIETNAMESE_LETTERS, VIETNAMESE_SIGNS } from './samples.ts';

/** The Word templates through the LibreOffice that ships with the project: what is seen on the pages. */

const office = new WasmConverter();
afterAll(() => office.close());

const decision = sampleOf('award-decision');
const text = (segments: readonly TextSegment[]) => segments.map((segment) => segment.text).join('\n');
const inTopMargin = (page: readonly TextSegment[]) => page.filter(({ box }) => box.y < 18).map((s) => s.text.trim());

async function convert(...[name, data]: Parameters<typeof renderDocx>) {
  const { docx } = await renderDocx(name, data);
  const pdf = await office.toPdf(docx);
  await checkGlyphs(pdf);
  return { pdf, pages: await readPageText(pdf) };
}

describe('the decision', () => {
  let made: Awaited<ReturnType<typeof convert>>;
  beforeAll(async () => {
    made = await convert('award-decision', decision);
  });

  it('is tagged PDF/A-2b with the title of the document', () => {
    const bytes = made.pdf.toString('latin1');
    expect(bytes).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(bytes).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>/);
    expect(made.pdf.includes('/StructTreeRoot')).toBe(true);
  });

  it('has the annex on a page of its own, and no page number on either first page', async () => {
    const annex = made.pages.findIndex((page) => page.some((segment) => segment.text.trim() === 'DANH SÁCH'));
    expect(annex).toBe((await pageCount(made.pdf)) - 1);
    expect(annex, 'the sample’s decision itself takes one page').toBe(1);
    expect(inTopMargin(made.pages[0] ?? [])).toEqual([]);
    expect(inTopMargin(made.pages[annex] ?? [])).toEqual([]);
  });

  it('has the national title and motto to the right of the issuing body, the body’s lines as chosen', () => {
    const first = made.pages[0] ?? [];
    const find = (words: string) => first.find((segment) => segment.text.trim() === words)?.box;
    const [body, nation, motto] = [
      find('LIÊN ĐOÀN LAO ĐỘNG'),
      find('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
      find('Độc lập - Tự do - Hạnh phúc'),
    ];
    if (!body || !nation || !motto) throw new Error('a line of the letterhead was broken');
    expect(nation.x).toBeGreaterThan(body.x + body.width);
    expect(Math.abs(nation.x + nation.width / 2 - (motto.x + motto.width / 2))).toBeLessThan(1);
    expect(nation.x + nation.width).toBeLessThan(210 - 14);
  });

  it('leaves room for number, day and month on the first page and in the annex', async () => {
    const blanks = await locateBlanks(made.pdf);
    expect(blanks.map(({ name }) => name)).toEqual(['SoVanBan', 'NgayBanHanh', 'ThangBanHanh']);
    for (const { name, boxes } of blanks) {
      expect(
        boxes.map(({ page }) => page),
        name,
      ).toEqual([0, made.pages.length - 1]);
      // Room for four figures of a number, two of a day or month (a figure is half the type size wide).
      const figures = name === 'SoVanBan' ? 4 : 2;
      for (const { width, fontSize } of boxes) expect(width, name).toBeGreaterThan((figures * fontSize * 25.4) / 144);
    }
    const [number] = blanks;
    // Upright beside “Số:”, in italics within the annex's reference.
    expect(number?.boxes.map(({ style }) => style)).toEqual(['regular', 'italic']);
  });

  it('leaves those places, and the place of the signature, free of ink', async () => {
    const [signature] = await locateDecisionSignatures(made.pdf, decision.signer);
    const places = [
      ...(await locateBlanks(made.pdf)).flatMap(({ boxes }) => boxes),
      ...(signature ? [signature.box] : []),
    ];
    for (const box of places) {
      const inner = { ...box, x: box.x + 0.8, y: box.y + 0.8, width: box.width - 1.6, height: box.height - 1.6 };
      expect(inkIn(await greyPage(made.pdf, box.page, 100), inner, 100).count).toBe(0);
    }
  });

  it('places signature and seal in the authority’s column, the seal over the signature’s left third', async () => {
    const [signature, seal] = await locateDecisionSignatures(made.pdf, decision.signer);
    if (!signature || !seal) throw new Error('a field is missing');
    expect([signature.name, seal.name]).toEqual(['ChuKyNguoiCoThamQuyen', 'DauCoQuan']);
    expect(signature.box.x).toBeGreaterThan(105);
    expect(signature.box.height).toBeGreaterThan(25);
    expect(seal.box).toMatchObject({ width: 36, height: 36, page: signature.box.page });
    expect(seal.box.x + 36).toBeCloseTo(signature.box.x + signature.box.width / 3);
  });

  it('says which signatory it looked for in vain', async () => {
    const nobody = { title: 'CHỦ TỊCH', name: 'Nguyễn Văn Không' };
    await expect(locateDecisionSignatures(made.pdf, nobody)).rejects.toThrow('“Nguyễn Văn Không”');
  });
});

describe('a decision for collectives only', () => {
  it('has a list of them alone, numbered I', async () => {
    const { pages } = await convert('award-decision', { ...decision, individuals: [] });
    const annex = text(pages.at(-1) ?? []);
    expect(annex).toContain('I. TẬP THỂ');
    expect(annex).not.toContain('CÁ NHÂN');
  });
});

describe('a decision for 300 people with the longest names and units', () => {
  const people = Array.from({ length: 300 }, (_, i) => ({
    honorific: 'Bà' as const,
    name: `Công Tằng Tôn Nữ Huỳnh Ngọc Khánh Quỳnh N${i + 1}N`,
    position: 'Phó Chủ tịch Thường trực Công đoàn cơ sở kiêm Trưởng Ban Nữ công quần chúng',
    unit: `Xí nghiệp Liên hợp Sản xuất, Gia công và Xuất khẩu hàng may mặc Hòa Bình U${i + 1}U`,
  }));
  let made: Awaited<ReturnType<typeof convert>>;
  beforeAll(async () => {
    made = await convert('award-decision', { ...decision, individuals: people });
  });

  it('repeats the table’s heading on every page and splits no row', () => {
    const annex = made.pages.slice(made.pages.findIndex((page) => text(page).includes('DANH SÁCH')));
    expect(annex.length).toBeGreaterThan(20);
    const withRows = annex.filter((page) => /N\d+N/.test(text(page)));
    for (const page of withRows) expect(text(page)).toContain('Họ và tên');
    const rowsOf = (page: readonly TextSegment[], mark: string) =>
      [...text(page).matchAll(new RegExp(`${mark}(\\d+)${mark}`, 'g'))].map(([, number]) => Number(number));
    for (const page of withRows) expect(rowsOf(page, 'U')).toEqual(rowsOf(page, 'N'));
    expect(withRows.flatMap((page) => rowsOf(page, 'N'))).toEqual(people.map((_, i) => i + 1));
  });

  it('numbers the annex’s pages from its second on', () => {
    const first = made.pages.findIndex((page) => text(page).includes('DANH SÁCH'));
    const numbers = made.pages.slice(first).map((page) => inTopMargin(page).join());
    expect(numbers).toEqual(numbers.map((_, i) => (i === 0 ? '' : String(i + 1))));
  });
});

describe('a decision that does not fit on one page', () => {
  it('keeps the signature with the last article', async () => {
    const legalBases = [...decision.legalBases, ...decision.legalBases.slice(0, 4)];
    const { pdf, pages } = await convert('award-decision', { ...decision, legalBases });
    const [signature] = await locateDecisionSignatures(pdf, decision.signer);
    const page = signature?.box.page ?? 0;
    expect(page).toBe(1);
    expect(text(pages[page] ?? [])).toContain('Điều 3.');
    expect(inTopMargin(pages[page] ?? [])).toEqual(['2']);
  });
});

describe('the minutes and the submission', () => {
  it('have a place for each signature: secretary left, chair right; union president with seal', async () => {
    const minutes = sampleOf('council-minutes');
    const { pdf } = await convert('council-minutes', minutes);
    const names = { secretary: minutes.secretary.name, chair: minutes.chair.name };
    const [secretary, chair] = await locateMinutesSignatures(pdf, names);
    expect([secretary?.name, chair?.name]).toEqual(['ChuKyThuKy', 'ChuKyChuToa']);
    expect(secretary?.box.x).toBeLessThan(60);
    expect(chair?.box.x).toBeGreaterThan(105);

    const submission = sampleOf('submission');
    const made = await convert('submission', submission);
    // The president is also a nominee: her name in the list is not where she signs.
    const fields = await locateSubmissionSignatures(made.pdf, submission.signer);
    expect(fields.map(({ name, box }) => [name, box.page])).toEqual([
      ['ChuKyChuTich', 1],
      ['DauCongDoan', 1],
    ]);
  });
});

const baseOf = (letter: string): string => letter.normalize('NFD').slice(0, 1);

/** One character a line, in the four cuts of Times New Roman, 28 pt. */
function specimen(characters: readonly string[]): Buffer {
  const cuts = [{}, { bold: true }, { italic: true }, { bold: true, italic: true }];
  const zip = new PizZip();
  const lines = cuts.flatMap((cut) =>
    characters.map((char) => paragraph(run(char, { size: 28, ...cut }), { before: 160 })),
  );
  const parts = documentParts([...lines, section(false)]);
  for (const [path, xml] of Object.entries(parts)) zip.file(path, xml.replace('{documentTitle}', 'Bảng chữ'));
  return zip.generate({ type: 'nodebuffer' });
}

/** The same with pdf-lib and the whole Tinos, which has the same letters and metrics as Liberation Serif. */
async function reference(characters: readonly string[], cut: string): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const file = createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${cut}`);
  const font = await document.embedFont(readFileSync(file), { subset: false });
  for (const char of characters) document.addPage([100, 100]).drawText(char, { x: 30, y: 40, size: 28, font });
  return Buffer.from(await document.save());
}

describe('Times New Roman as LibreOffice prints it', () => {
  const cuts = [
    '400Regular/Tinos_400Regular.ttf',
    '700Bold/Tinos_700Bold.ttf',
    '400Regular_Italic/Tinos_400Regular_Italic.ttf',
    '700Bold_Italic/Tinos_700Bold_Italic.ttf',
  ];
  const characters = [...VIETNAMESE_LETTERS, ...VIETNAMESE_SIGNS];

  it('shows each of the 134 Vietnamese letters and ₫ “ ” – as it should look, in all four cuts', async () => {
    expect(VIETNAMESE_LETTERS).toHaveLength(134);
    const pdf = await office.toPdf(specimen(characters));
    await checkGlyphs(pdf);
    const printed = (await readPageText(pdf)).flat().filter((segment) => [...segment.text.trim()].length === 1);
    const pictures = await Promise.all(
      Array.from({ length: await pageCount(pdf) }, (_, page) => greyPage(pdf, page, 150)),
    );
    const letters = printed.filter(({ box }) => box.y > 18);
    expect(letters.map((segment) => segment.text.trim()).join('')).toBe(characters.join('').repeat(4));
    const unlike: string[] = [];
    for (const [cut, file] of cuts.entries()) {
      const expected = await reference(characters, file);
      const whole = { x: 0, y: 0, width: 35, height: 35 };
      const models = await Promise.all(
        characters.map(async (_, page) => inkIn(await greyPage(expected, page, 150), { page, ...whole }, 150)),
      );
      for (const [i, char] of characters.entries()) {
        const segment = letters[cut * characters.length + i];
        const picture = pictures[segment?.box.page ?? 0];
        if (!segment || !picture) throw new Error(`no ${char}`);
        const seen = inkIn(picture, segment.box, 150, 1.4);
        // Not only like its model: less like every other letter that differs by a mark (ẩ and ẫ are near).
        const scores = characters
          .map((other, j) => ({ other, model: models[j] }))
          .filter(({ other }) => baseOf(other) === baseOf(char))
          .map(({ other, model }) => ({ other, score: model ? likeness(seen, model) : 0 }))
          .sort((one, two) => two.score - one.score);
        if (scores[0]?.other !== char || scores[0].score < 0.7) unlike.push(`${file} ${char}: ${scores[0]?.other}`);
      }
    }
    expect(unlike).toEqual([]);
  });

  it('is refused when a letter is in none of its fonts', async () => {
    const pdf = await office.toPdf(specimen(['A', '\u{11580}']));
    await expect(checkGlyphs(pdf)).rejects.toThrow('in thiếu hoặc sai chữ');
  });
});
