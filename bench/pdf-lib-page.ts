import { readFile } from 'node:fs/promises';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, rgb } from 'pdf-lib';
import { fitText, POINTS_PER_MM } from '../adapters/pdf/certificate/fit-text.ts';
import { fontFile, loadTypeface } from '../adapters/pdf/certificate/typeface.ts';
import { type CertificateData, type PrintedField, printedTexts } from '../templates/certificate/fields.ts';
import { a4Landscape, type CertificateFont } from '../templates/certificate/layout.ts';
import { drawOrnament } from '../templates/certificate/ornament/draw-ornament.ts';

const FONTS: readonly CertificateFont[] = ['regular', 'bold', 'italic', 'display'];

export type FontFiles = ReadonlyMap<CertificateFont, Buffer>;

/** As they come from npm, 0.1 to 0.6 MB each. */
export const wholeFonts = async (): Promise<FontFiles> =>
  new Map(await Promise.all(FONTS.map(async (font) => [font, await readFile(fontFile(font))] as const)));

/** Cut down once to the letters that certificates use: what a careful user of pdf-lib does. */
export async function cutFonts(): Promise<FontFiles> {
  const files = new Map<CertificateFont, Buffer>();
  for (const font of FONTS) files.set(font, (await loadTypeface(font)).program);
  return files;
}

/** Computed once outside the measurement, which favours pdf-lib. */
const ornament = drawOrnament(a4Landscape);

/**
 * The same certificate by pdf-lib's public means, one document at a time: same words, sizes, fonts and ornament, without
 * what makes a PDF/A and without the country's name, which both favour pdf-lib. Fonts
 * are embedded whole, since pdf-lib's own subsetting drops Vietnamese letters.
 */
export async function pdfLibPage(data: CertificateData, fonts: FontFiles): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const { page: size, fields } = a4Landscape;
  const page = document.addPage([size.width * POINTS_PER_MM, size.height * POINTS_PER_MM]);
  page.node.addContentStream(document.context.register(document.context.flateStream(ornament)));
  const embedded = new Map(
    await Promise.all(
      [...fonts].map(async ([name, file]) => [name, await document.embedFont(file, { subset: false })] as const),
    ),
  );
  for (const [field, text] of Object.entries(printedTexts(data))) {
    const style = fields[field as PrintedField];
    const font = embedded.get(style.font);
    const fitted = fitText(text, style, (word) => font?.widthOfTextAtSize(word, 1) ?? 0);
    if (font === undefined || fitted === undefined) throw new Error(`pdf-lib has no room for “${text}”`);
    const top = (size.height - style.box.y) * POINTS_PER_MM;
    fitted.lines.forEach((line, index) => {
      const spare = style.box.width * POINTS_PER_MM - font.widthOfTextAtSize(line, fitted.size);
      page.drawText(line, {
        x: style.box.x * POINTS_PER_MM + (style.align === 'centre' ? spare / 2 : 0),
        y: top - (index + 1) * fitted.size * style.leading,
        size: fitted.size,
        font,
        color: rgb(...style.colour),
      });
    });
  }
  return Buffer.from(await document.save());
}
