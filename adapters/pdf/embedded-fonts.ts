import fontkit, { type Font } from '@pdf-lib/fontkit';
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

/** A font as embedded in a document: what each code reads as, and what it draws. */
export interface EmbeddedFont {
  readonly baseName: string;
  readonly embedded: boolean;
  /** Absent when the font program is of a kind that cannot be opened on its own (bare CFF, Type 3). */
  readonly glyphs?: readonly EmbeddedGlyph[];
}

export interface EmbeddedGlyph {
  readonly reads: string;
  /** 0 is the glyph that stands for a missing one. */
  readonly glyphId: number;
  /** As SVG path data; empty when it draws nothing. */
  readonly outline: string;
  readonly sameAsMissing: boolean;
}

/** Which characters of each font, by base name, matter. Some files embed a whole font, with thousands. */
export type UsedCharacters = ReadonlyMap<string, ReadonlySet<string>>;

/** The fonts of a PDF that `used` names, with those of the characters their ToUnicode tables list. */
export async function readEmbeddedFonts(pdf: Buffer, used: UsedCharacters): Promise<readonly EmbeddedFont[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict)
    .filter((dict) => nameIn(dict, 'Type') === 'Font' && !nameIn(dict, 'Subtype')?.startsWith('CIDFont'))
    .flatMap((font) => {
      const characters = used.get(nameIn(font, 'BaseFont') ?? '');
      return characters ? [readFont(font, characters)] : [];
    });
}

function readFont(font: PDFDict, used: ReadonlySet<string>): EmbeddedFont {
  const baseName = nameIn(font, 'BaseFont') ?? '';
  const composite = nameIn(font, 'Subtype') === 'Type0';
  const descendant = composite ? font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict) : font;
  const descriptor = descendant.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
  const trueType = descriptor?.lookup(PDFName.of('FontFile2'));
  if (!(trueType instanceof PDFRawStream)) {
    const other = ['FontFile', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)));
    return { baseName, embedded: other };
  }
  const program = fontkit.create(Buffer.from(decodePDFRawStream(trueType).decode()));
  const missing = outlineOf(program, 0);
  const glyphIdOf = composite ? compositeGlyphId(descendant) : (code: number) => simpleGlyphId(program, code);
  const listed = readToUnicode(font).filter(([, reads]) => used.has(reads));
  const glyphs = listed.map(([code, reads]) => {
    const glyphId = glyphIdOf(code);
    const outline = outlineOf(program, glyphId);
    return { reads, glyphId, outline, sameAsMissing: glyphId === 0 || (outline !== '' && outline === missing) };
  });
  return { baseName, embedded: true, glyphs };
}

function outlineOf(program: Font, glyphId: number): string {
  try {
    return program.getGlyph(glyphId)?.path.toSVG() ?? '';
  } catch {
    // pdf-lib's own subsetting leaves glyphs cut short: a reader draws nothing there, so nothing it is.
    return '';
  }
}

function compositeGlyphId(descendant: PDFDict): (code: number) => number {
  const map = descendant.lookup(PDFName.of('CIDToGIDMap'));
  if (!(map instanceof PDFRawStream)) return (code) => code;
  const table = Buffer.from(decodePDFRawStream(map).decode());
  return (code) => (code * 2 + 1 < table.length ? table.readUInt16BE(code * 2) : 0);
}

/** What fontkit reads of a `cmap` but does not declare. */
interface CharacterMaps {
  readonly cmap?: { readonly tables: readonly CharacterMap[] };
}
interface CharacterMap {
  readonly platformID: number;
  readonly table: { readonly version: number; readonly codeMap?: { get(code: number): number } };
}

// A simple font's codes are looked up as they are, or in the symbol range (ISO 32000-1, 9.6.6.4). LibreOffice writes
// one byte table, which fontkit's own look-up would read as MacRoman text.
function simpleGlyphId(program: Font, code: number): number {
  const maps = (program as unknown as CharacterMaps).cmap?.tables ?? [];
  const bytes = maps.find(({ platformID, table }) => platformID === 1 && table.version === 0)?.table.codeMap;
  if (bytes) return code < 256 ? bytes.get(code) : 0;
  const direct = program.glyphForCodePoint(code).id;
  return direct === 0 ? program.glyphForCodePoint(0xf000 + code).id : direct;
}

function readToUnicode(font: PDFDict): [code: number, reads: string][] {
  const stream = font.lookup(PDFName.of('ToUnicode'));
  if (!(stream instanceof PDFRawStream)) return [];
  const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
  const single = sections(text, 'bfchar').flatMap((section) =>
    [...section.matchAll(/<([\da-f]+)>\s*<([\da-f\s]+)>/gi)].map(([, code, reads]): [number, string] => [
      Number.parseInt(code ?? '', 16),
      fromUtf16(reads ?? ''),
    ]),
  );
  const ranges = sections(text, 'bfrange').flatMap((section) => [
    ...[...section.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*<([\da-f\s]+)>/gi)].flatMap(([, from, to, first]) =>
      countUp(Number.parseInt(from ?? '', 16), Number.parseInt(to ?? '', 16), fromUtf16(first ?? '')),
    ),
    ...[...section.matchAll(/<([\da-f]+)>\s*<[\da-f]+>\s*\[([^\]]*)\]/gi)].flatMap(([, from, list]) =>
      [...(list ?? '').matchAll(/<([\da-f\s]+)>/gi)].map(([, reads], i): [number, string] => [
        Number.parseInt(from ?? '', 16) + i,
        fromUtf16(reads ?? ''),
      ]),
    ),
  ]);
  return [...single, ...ranges];
}

const sections = (text: string, kind: string): string[] =>
  [...text.matchAll(new RegExp(`begin${kind}([\\s\\S]*?)end${kind}`, 'g'))].map(([, section]) => section ?? '');

function countUp(from: number, to: number, first: string): [number, string][] {
  const start = first.codePointAt(0) ?? 0;
  return Array.from({ length: to - from + 1 }, (_, i) => [from + i, String.fromCodePoint(start + i)]);
}

const fromUtf16 = (hex: string): string => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');

function nameIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}
