import fontkit from '@pdf-lib/fontkit';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import type { CertificateFont, CertificateLayout, TextStyle } from '../../../templates/certificate/layout.ts';
import { drawOrnament } from '../../../templates/certificate/ornament/draw-ornament.ts';
import { addOutputIntent } from '../pdf-a.ts';
import { drawText, trackedWidth } from './draw-text.ts';
import { fitText, POINTS_PER_MM } from './fit-text.ts';
import { type FileStart, writeStart } from './pdf-file.ts';
import { loadTypeface, type Typeface } from './typeface.ts';

type Typefaces = Readonly<Record<CertificateFont, Typeface>>;

/** The objects that each certificate adds to the blank one. */
interface OpenRefs {
  readonly words: PDFRef;
  readonly metadata: PDFRef;
  readonly information: PDFRef;
}

/** A certificate without its words: frame, ornament, Quốc hiệu and Tiêu ngữ, fonts. */
export interface BlankCertificate {
  readonly document: PDFDocument;
  readonly typefaces: Typefaces;
  readonly start: FileStart;
  readonly root: PDFRef;
  readonly open: OpenRefs;
}

const COUNTRY = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

export async function drawBlankCertificate(layout: CertificateLayout): Promise<BlankCertificate> {
  const typefaces = await loadTypefaces();
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const page = document.addPage([layout.page.width * POINTS_PER_MM, layout.page.height * POINTS_PER_MM]);
  for (const [name, typeface] of Object.entries(typefaces)) {
    // A fixed name: pdf-lib would append a random one.
    const font = await document.embedFont(typeface.program, { subset: false, customName: `GhiCong-${name}` });
    page.node.setFontDictionary(PDFName.of(name), font.ref);
  }
  addOutputIntent(document);
  const { context, catalog } = document;
  catalog.set(PDFName.of('Lang'), PDFString.of('vi-VN'));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));

  const constant = [
    drawOrnament(layout),
    drawConstantText(COUNTRY, layout.country, typefaces, layout),
    drawConstantText(MOTTO, layout.motto, typefaces, layout),
  ].join('\n');
  const open = { words: context.nextRef(), metadata: context.nextRef(), information: context.nextRef() };
  page.node.set(PDFName.of('Contents'), context.obj([context.register(context.flateStream(constant)), open.words]));
  catalog.set(PDFName.of('Metadata'), open.metadata);
  await document.flush();
  roundWidths(document);
  shareCharacterMaps(document, page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict));
  const root = context.getObjectRef(catalog);
  if (root === undefined) throw new Error('pdf-lib has not registered the catalog');
  return { document, typefaces, start: writeStart(context), root, open };
}

async function loadTypefaces(): Promise<Typefaces> {
  // One after the other: the subsetter works in one memory.
  return {
    regular: await loadTypeface('regular'),
    bold: await loadTypeface('bold'),
    italic: await loadTypeface('italic'),
    display: await loadTypeface('display'),
  };
}

/** pdf-lib writes widths to twelve decimals, three kilobytes for each font. */
function roundWidths({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const widths = object instanceof PDFDict ? object.lookupMaybe(PDFName.of('W'), PDFArray) : undefined;
    for (const run of widths?.asArray() ?? []) {
      if (!(run instanceof PDFArray)) continue;
      run.asArray().forEach((width, index) => {
        if (width instanceof PDFNumber) run.set(index, PDFNumber.of(Math.round(width.asNumber())));
      });
    }
  }
}

/** The three cuts of Tinos number their glyphs alike: one map from glyph to letter serves them all. */
function shareCharacterMaps({ context }: PDFDocument, fonts: PDFDict | undefined): void {
  const key = PDFName.of('ToUnicode');
  const maps = new Map<string, PDFObject>();
  for (const name of fonts?.keys() ?? []) {
    const font = fonts?.lookup(name, PDFDict);
    const reference = font?.get(key);
    const map = font?.lookup(key);
    if (!(map instanceof PDFRawStream) || !(reference instanceof PDFRef)) continue;
    const content = Buffer.from(map.contents).toString('base64');
    const same = maps.get(content);
    if (same === undefined) {
      maps.set(content, reference);
    } else {
      font?.set(key, same);
      context.delete(reference);
    }
  }
}

function drawConstantText(text: string, style: TextStyle, typefaces: Typefaces, layout: CertificateLayout): string {
  const typeface = typefaces[style.font];
  const fitted = fitText(text, style, (word) => trackedWidth(word, style, typeface));
  if (fitted === undefined) throw new Error(`The layout ${layout.id} has no room for “${text}”`);
  return drawText(fitted, style, typeface, layout.page.height);
}
