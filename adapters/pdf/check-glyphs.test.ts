import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { checkGlyphs, GlyphError } from './check-glyphs.ts';

const require = createRequire(import.meta.url);
/** subset-font ships no types. */
const subsetFont = require('subset-font') as (
  font: Buffer,
  text: string,
  options: { readonly targetFormat: 'truetype' },
) => Promise<Buffer>;
const font = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/${file}`));
const TINOS = font('tinos/400Regular/Tinos_400Regular.ttf');
const NAME = 'Nguyễn Thị Ánh Tuyết, Đễ, Ẩn ở Công ty “Hòa Bình” – 3.800.000 ₫'.normalize('NFC');

interface Page {
  readonly program: Buffer;
  readonly subset?: boolean;
  readonly text?: string;
  readonly opacity?: number;
}

async function page({ program, subset = false, text = NAME, opacity = 1 }: Page): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const embedded = await document.embedFont(program, { subset });
  document.addPage([700, 100]).drawText(text, { x: 20, y: 40, size: 20, font: embedded, opacity });
  await document.flush();
  return document;
}

const bytes = async (document: PDFDocument): Promise<Buffer> => Buffer.from(await document.save());

describe('checkGlyphs lets pass', () => {
  it.each([
    'tinos/400Regular/Tinos_400Regular.ttf',
    'tinos/700Bold/Tinos_700Bold.ttf',
    'tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
    'be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
    'be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf',
  ])('a page set in the whole of %s', async (file) => {
    await expect(checkGlyphs(await bytes(await page({ program: font(file) })))).resolves.toBeUndefined();
  });

  it('a page without text', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    await expect(checkGlyphs(await bytes(document))).resolves.toBeUndefined();
  });
});

describe('checkGlyphs refuses', () => {
  it('boxes in place of letters the font lacks, and says which letter', async () => {
    const latin = await subsetFont(TINOS, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ,.“”–0123456789₫', {
      targetFormat: 'truetype',
    });
    const refused = checkGlyphs(await bytes(await page({ program: latin, text: 'Trần Văn' })));
    await expect(refused).rejects.toThrow(GlyphError);
    await expect(refused).rejects.toThrow(/không có chữ “[ầă]”/);
  });

  it('letters lost by pdf-lib’s own subsetting, although the text can still be copied out', async () => {
    await expect(checkGlyphs(await bytes(await page({ program: TINOS, subset: true })))).rejects.toThrow(
      'không có chữ',
    );
  });

  it('two letters drawn alike', async () => {
    const document = await page({ program: TINOS, text: 'ẩẫ' });
    const program = fontkit.create(TINOS);
    const [one, two] = ['ẩ', 'ẫ'].map((letter) => program.glyphForCodePoint(letter.codePointAt(0) ?? 0).id);
    // Identity, but that the second letter shows the first one's glyph.
    const map = Buffer.alloc(program.numGlyphs * 2);
    for (let glyph = 0; glyph < program.numGlyphs; glyph += 1) map.writeUInt16BE(glyph, glyph * 2);
    map.writeUInt16BE(one ?? 0, (two ?? 0) * 2);
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || object.get(PDFName.of('Subtype')) !== PDFName.of('Type0')) continue;
      const descendant = object.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
      descendant.set(PDFName.of('CIDToGIDMap'), document.context.register(document.context.flateStream(map)));
    }
    await expect(checkGlyphs(await bytes(document))).rejects.toThrow('vẽ “ẩ” và “ẫ” giống nhau');
  });

  it('text that leaves no ink', async () => {
    const invisible = await page({ program: TINOS, opacity: 0 });
    await expect(checkGlyphs(await bytes(invisible))).rejects.toThrow('không hiện trên trang');
  });
});
