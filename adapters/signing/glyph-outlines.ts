import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';

const require = createRequire(import.meta.url);

/** One letter as an SVG path in font units, y upwards. */
export interface GlyphOutline {
  readonly path: string;
  readonly advance: number;
}

export interface OutlinedText {
  readonly glyphs: readonly GlyphOutline[];
  readonly unitsPerEm: number;
}

type Font = ReturnType<typeof fontkit.create>;
let boldFont: Promise<Font> | undefined;

/**
 * The outlines of a text in the bundled Be Vietnam Pro Bold. An SVG renderer would take whatever font the machine has,
 * and many lack Vietnamese letters; outlines look the same everywhere.
 * @throws when the font has no glyph for a character.
 */
export async function outlineText(value: string): Promise<OutlinedText> {
  boldFont ??= readFile(require.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf')).then(
    (bytes) => fontkit.create(bytes),
  );
  const font = await boldFont;
  const content = value.normalize('NFC');
  const missing = [...content].find((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  if (missing !== undefined) throw new Error(`The font has no glyph for “${missing}”`);
  const glyphs = font.layout(content).glyphs.map((glyph) => ({
    path: glyph.path.toSVG(),
    advance: glyph.advanceWidth,
  }));
  return { glyphs, unitsPerEm: font.unitsPerEm };
}
