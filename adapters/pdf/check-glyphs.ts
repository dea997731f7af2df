import { type EmbeddedFont, readEmbeddedFonts, type UsedCharacters } from './embedded-fonts.ts';
import { readPageText, type TextChar } from './page-text.ts';
import { type GreyPage, greyPage } from './preview.ts';

/** A page does not show what it says. `message` is Vietnamese and names the letters. */
export class GlyphError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Tệp PDF in thiếu hoặc sai chữ, không dùng được: ${problems.slice(0, 5).join('; ')}.`);
    this.name = 'GlyphError';
    this.problems = problems;
  }
}

/**
 * The gate for every rendered document: text extraction reads right even where the eye sees empty boxes or nothing.
 * Throws `GlyphError` when, for any printed character, the file does not say what it reads as, the font draws the sign
 * for a missing glyph, two Vietnamese letters look the same, or there is no ink where it should stand.
 */
export async function checkGlyphs(pdf: Buffer): Promise<void> {
  const pages = await readPageText(pdf);
  const chars = pages.flat().flatMap((segment) => segment.chars.filter(isPrinted));
  const problems = [
    ...fontProblems(await readEmbeddedFonts(pdf, usedCharacters(chars)), chars),
    ...(await Promise.all(pages.map((_, page) => inkProblems(pdf, page, chars)))).flat(),
  ];
  if (problems.length > 0) throw new GlyphError([...new Set(problems)]);
}

// Spaces of every kind print nothing and may.
const isPrinted = ({ char }: TextChar): boolean => char.trim() !== '';

// What a file says when it does not know: nothing, the replacement character, or a private code.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the null character is what some readers give
const UNREADABLE = /^$|[\u0000\uFFFD\uE000-\uF8FF]/u;

function fontProblems(fonts: readonly EmbeddedFont[], chars: readonly TextChar[]): string[] {
  const unreadable = chars.filter(({ char }) => UNREADABLE.test(char)).length;
  return [
    ...(unreadable > 0 ? [`${unreadable} ký tự không xác định được là chữ gì`] : []),
    ...fonts.flatMap((font) => {
      if (!font.embedded) return [`phông ${font.baseName} không được nhúng`];
      const glyphs = font.glyphs ?? [];
      const missing = glyphs.filter(({ outline, sameAsMissing }) => sameAsMissing || outline === '');
      return [...missing.map(({ reads }) => `phông ${font.baseName} không có chữ “${reads}”`), ...alike(font, glyphs)];
    }),
  ];
}

function usedCharacters(chars: readonly TextChar[]): UsedCharacters {
  const used = new Map<string, Set<string>>();
  for (const { fontName, char } of chars) used.set(fontName, (used.get(fontName) ?? new Set()).add(char));
  return used;
}

// A renderer that copies the missing-glyph box under many codes gives them one outline; real letters never share one.
function alike(font: EmbeddedFont, glyphs: NonNullable<EmbeddedFont['glyphs']>): string[] {
  const first = new Map<string, string>();
  return glyphs.flatMap(({ reads, outline }) => {
    if (!/^[\u00C0-\u01B0\u1EA0-\u1EF9]$/u.test(reads)) return [];
    const other = first.get(outline);
    first.set(outline, other ?? reads);
    return other && other !== reads ? [`phông ${font.baseName} vẽ “${other}” và “${reads}” giống nhau`] : [];
  });
}

const DPI = 120;
const PIXELS_PER_MM = DPI / 25.4;
// Less than the contrast of any printed colour we use with paper, more than the noise of a tinted background.
const LEAST_CONTRAST = 40;

async function inkProblems(pdf: Buffer, page: number, chars: readonly TextChar[]): Promise<string[]> {
  const onPage = chars.filter(({ box }) => box.page === page);
  if (onPage.length === 0) return [];
  const picture = await greyPage(pdf, page, DPI);
  return onPage
    .filter((char) => !hasInk(picture, char))
    .map(({ char }) => `trang ${page + 1}: chữ “${char}” không hiện trên trang`);
}

function hasInk({ width, height, grey }: GreyPage, { box }: TextChar): boolean {
  const left = Math.max(0, Math.floor(box.x * PIXELS_PER_MM) - 1);
  const right = Math.min(width - 1, Math.ceil((box.x + box.width) * PIXELS_PER_MM) + 1);
  const top = Math.max(0, Math.floor(box.y * PIXELS_PER_MM) - 1);
  const bottom = Math.min(height - 1, Math.ceil((box.y + box.height) * PIXELS_PER_MM) + 1);
  let darkest = 255;
  let lightest = 0;
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const value = grey[y * width + x] ?? 255;
      darkest = Math.min(darkest, value);
      lightest = Math.max(lightest, value);
    }
  }
  return lightest - darkest >= LEAST_CONTRAST;
}
