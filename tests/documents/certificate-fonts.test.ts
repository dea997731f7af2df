import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { charactersOf, fontFile, loadTypeface, VIETNAMESE_LETTERS } from '../../adapters/pdf/certificate/typeface.ts';
import { greyPage } from '../../adapters/pdf/preview.ts';
import { cut, DPI, difference, inkIn, PIXELS_PER_MM, type Picture } from './certificate-support.ts';

const COLUMNS = 20;
/** Points; 10 mm. */
const CELL = (10 * 72) / 25.4;
/** A private code that no font draws: its picture is the empty box. */
const NONE = '\uE123';

describe.each(['regular', 'bold', 'italic', 'display'] as const)('the font “%s” of the certificate', (font) => {
  it('draws each of its letters as the whole font does, and none as an empty box', async () => {
    const typeface = await loadTypeface(font);
    const letters = [...new Set(charactersOf(font))].filter((letter) => letter !== ' ');
    expect(
      typeface
        .missing(letters.join(''))
        .filter((letter) => /\p{L}/u.test(letter) && VIETNAMESE_LETTERS.includes(letter)),
    ).toEqual([]);
    const drawable = letters.filter((letter) => typeface.missing(letter).length === 0);

    const subset = await sheetOf(drawable, (document) => document.embedFont(typeface.program, { subset: false }), {
      code: (letter) => `${typeface.glyphs(letter)} TJ`,
    });
    const whole = await sheetOf([...drawable, NONE], (document) =>
      document.embedFont(readFileSync(fontFile(font)), { subset: false }),
    );
    const box = whole.at(-1);
    drawable.forEach((letter, index) => {
      const [shown, reference] = [subset[index], whole[index]];
      if (shown === undefined || reference === undefined || box === undefined) throw new Error('a cell is missing');
      expect(inkIn(shown), letter).toBeGreaterThan(0);
      // The whole font is hinted, ours is not: a few pixels at the edges.
      const tolerance = inkIn(reference) * 0.02 + 2;
      expect(difference(shown, reference), letter).toBeLessThan(tolerance);
      expect(difference(shown, box), letter).toBeGreaterThan(tolerance);
    });
  });

  it('draws no two Vietnamese letters alike', async () => {
    const typeface = await loadTypeface(font);
    const letters = VIETNAMESE_LETTERS.filter((letter) => typeface.missing(letter).length === 0);
    expect(letters).toHaveLength(font === 'display' ? 67 : 134);
    const cells = await sheetOf(letters, (document) => document.embedFont(typeface.program, { subset: false }));
    const pictures = new Set(cells.map((cell) => cell.ink.map(Number).join('')));
    expect(pictures.size).toBe(letters.length);
  });
});

/** Draws letters into the cells of one page, and returns the picture of each cell. */
async function sheetOf(
  letters: readonly string[],
  embed: (document: PDFDocument) => ReturnType<PDFDocument['embedFont']>,
  { code }: { readonly code?: (letter: string) => string } = {},
): Promise<Picture[]> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await embed(document);
  const height = Math.ceil(letters.length / COLUMNS) * CELL;
  const page = document.addPage([COLUMNS * CELL, height]);
  page.node.setFontDictionary(PDFName.of('F'), font.ref);
  const operators = letters.map((letter, index) => {
    const x = (index % COLUMNS) * CELL + CELL * 0.2;
    const y = height - Math.floor(index / COLUMNS) * CELL - CELL * 0.72;
    return `1 0 0 1 ${x.toFixed(3)} ${y.toFixed(3)} Tm ${code?.(letter) ?? `${font.encodeText(letter)} Tj`}`;
  });
  const content = document.context.stream(`BT /F ${(CELL * 0.6).toFixed(2)} Tf\n${operators.join('\n')}\nET`);
  page.node.set(PDFName.of('Contents'), document.context.register(content));
  const picture = await greyPage(Buffer.from(await document.save()), 0, DPI);
  const side = CELL * (25.4 / 72);
  expect(picture.width).toBeCloseTo(COLUMNS * side * PIXELS_PER_MM, -1);
  return letters.map((_, index) =>
    cut(picture, { x: (index % COLUMNS) * side, y: Math.floor(index / COLUMNS) * side, width: side, height: side }),
  );
}
