import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import type { CertificateFont } from '../../../templates/certificate/layout.ts';

const require = createRequire(import.meta.url);
/** subset-font ships no types. */
const subsetFont = require('subset-font') as (
  font: Buffer,
  characters: string,
  options: {
    readonly targetFormat: 'truetype';
    readonly noHinting: boolean;
    readonly noLayoutClosure: boolean;
    readonly keepFeatures: readonly string[];
    readonly dropTables: readonly string[];
  },
) => Promise<Buffer>;

const FILES: Readonly<Record<CertificateFont, string>> = {
  regular: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  bold: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  italic: '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  display: '@expo-google-fonts/be-vietnam-pro/800ExtraBold/BeVietnamPro_800ExtraBold.ttf',
};

/** A bundled font, cut down to what certificates need. */
export interface Typeface {
  /** The font program to embed whole: pdf-lib's own subsetting drops Vietnamese letters. */
  readonly program: Buffer;
  /** Width of one line, kerned, in multiples of the size. */
  width(text: string): number;
  /** One line as the operand of the operator TJ; kerned. */
  glyphs(text: string): string;
  /** Characters of a text that the font cannot draw. */
  missing(text: string): readonly string[];
}

export const fontFile = (font: CertificateFont): string => require.resolve(FILES[font]);

/** Reads and subsets a font: about half a second, so once per batch. */
export async function loadTypeface(font: CertificateFont): Promise<Typeface> {
  const whole = await readFile(fontFile(font));
  const full = fontkit.create(whole);
  const characters = charactersOf(font).filter((character) => full.hasGlyphForCodePoint(codeOf(character)));
  const program = await subsetFont(whole, characters.join(''), {
    targetFormat: 'truetype',
    // Hinting serves screens of the last century, layout tables serve shaping, which is done here: half of the bytes.
    noHinting: true,
    noLayoutClosure: true,
    keepFeatures: [],
    dropTables: ['GDEF', 'GPOS', 'GSUB', 'gasp'],
  });
  const subset = fontkit.create(program);
  const em = subset.unitsPerEm;
  const glyphs = new Map(
    characters.map((character) => {
      const { id, advanceWidth } = subset.glyphForCodePoint(codeOf(character));
      return [character, { code: id.toString(16).padStart(4, '0'), advance: roundedWidth(advanceWidth, em) / 1000 }];
    }),
  );
  const glyphOf = (character: string) => {
    const glyph = glyphs.get(character);
    if (glyph === undefined) throw new Error(`The font ${font} has no glyph for ${character}`);
    return glyph;
  };

  const kerns = new Map<string, number>();
  /** Space between two letters beyond their widths, in multiples of the size; mostly negative. */
  function kern(left: string, right: string): number {
    if (left === '') return 0;
    const pair = left + right;
    let value = kerns.get(pair);
    if (value === undefined) {
      const run = full.layout(pair, { liga: false, clig: false, dlig: false });
      const plain =
        full.glyphForCodePoint(codeOf(left)).advanceWidth + full.glyphForCodePoint(codeOf(right)).advanceWidth;
      value = run.glyphs.length === 2 ? (run.advanceWidth - plain) / em : 0;
      kerns.set(pair, value);
    }
    return value;
  }

  return {
    program,
    width(text) {
      const letters = [...text];
      return letters.reduce(
        (sum, letter, index) => sum + glyphOf(letter).advance + kern(letters[index - 1] ?? '', letter),
        0,
      );
    },
    glyphs(text) {
      let before = '';
      let codes = '';
      for (const letter of text) {
        // TJ counts in thousandths of the size, leftwards.
        const shift = Math.round(kern(before, letter) * -1000);
        codes += shift === 0 ? glyphOf(letter).code : `>${shift}<${glyphOf(letter).code}`;
        before = letter;
      }
      return `[<${codes}>]`;
    },
    missing: (text) => [...new Set(text)].filter((character) => !glyphs.has(character) && character !== '\n'),
  };
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

const VOWELS = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** The 134 letters of Vietnamese that ASCII lacks, composed. */
export const VIETNAMESE_LETTERS: readonly string[] = [
  ...VOWELS.flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))),
  'đ',
]
  .flatMap((letter) => [letter, letter.toLocaleUpperCase('vi')])
  .filter((letter) => letter > '\u007f');

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const PUNCTUATION = [...'–—‘’“”…•°§№×₫'];
/** Ê Đê, Gia Rai, Ba Na and other peoples write these in their names; so do foreign partners of a union. */
const OTHER_LETTERS = [...'ĕĔĭĬŏŎŭŬčČñÑçÇäÄöÖüÜ'];
const TITLE_SIGNS = [...' -–,.()“”0123456789'];

/**
 * Always the same set, whatever names a batch holds: a certificate made alone has the very bytes it had in its batch.
 * The display font writes titles, which are in capitals.
 */
export function charactersOf(font: CertificateFont): readonly string[] {
  if (font !== 'display') return [...ASCII, ...VIETNAMESE_LETTERS, ...PUNCTUATION, ...OTHER_LETTERS];
  const letters = [...ASCII, ...VIETNAMESE_LETTERS].filter((letter) => letter !== letter.toLocaleLowerCase('vi'));
  return [...letters, ...TITLE_SIGNS];
}

/** In thousandths of the size. A PDF states widths so; PDF/A lets them differ from the font's by less than one. */
const roundedWidth = (advance: number, unitsPerEm: number): number => Math.round((advance * 1000) / unitsPerEm);
