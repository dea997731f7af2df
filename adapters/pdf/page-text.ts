import { PDF } from '@libpdf/core';
import type { PageBox } from '../ports.ts';

/** One character as placed on a page. */
export interface TextChar {
  /** What it reads as; empty or U+FFFD where the file does not say. */
  readonly char: string;
  /** As wide as the character's advance, as tall as the font's ascent and descent. */
  readonly box: PageBox;
  /** Points. */
  readonly fontSize: number;
  readonly fontName: string;
}

/** Characters next to each other on one baseline, without a gap as wide as a column's. */
export interface TextSegment {
  readonly text: string;
  readonly chars: readonly TextChar[];
  readonly box: PageBox;
}

const MM_PER_POINT = 25.4 / 72;
// Wider than any space between justified words, narrower than the distance between two columns.
const COLUMN_GAP_MM = 4;

/** The text of each page in segments, positions in millimetres from the top-left corner. */
export async function readPageText(pdf: Buffer): Promise<readonly (readonly TextSegment[])[]> {
  const document = await PDF.load(pdf);
  return document.getPages().map((page, index) => {
    const text = page.extractText();
    return text.lines.flatMap((line) => {
      const chars = line.spans.flatMap((span) => span.chars);
      return segmentsOf(
        chars.map(({ char, bbox, fontSize, fontName }) => ({
          char,
          fontSize,
          fontName,
          box: {
            page: index,
            x: bbox.x * MM_PER_POINT,
            y: (text.height - bbox.y - bbox.height) * MM_PER_POINT,
            width: bbox.width * MM_PER_POINT,
            height: bbox.height * MM_PER_POINT,
          },
        })),
      );
    });
  });
}

function segmentsOf(chars: readonly TextChar[]): TextSegment[] {
  const groups: TextChar[][] = [];
  // The reader writes one wide space where two columns share a baseline; a blank's spaces are narrow and many.
  const placed = chars.filter(({ char, box }) => char.trim() !== '' || box.width < COLUMN_GAP_MM);
  for (const char of placed.sort((a, b) => a.box.x - b.box.x)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && char.box.x - (last.box.x + last.box.width) < COLUMN_GAP_MM) group.push(char);
    else groups.push([char]);
  }
  return groups.map((group) => ({ text: textOf(group), chars: group, box: boundsOf(group) }));
}

const textOf = (chars: readonly TextChar[]): string => chars.map(({ char }) => char).join('');

/** The smallest box around characters of one page. */
export function boundsOf(chars: readonly TextChar[]): PageBox {
  const boxes = chars.map(({ box }) => box);
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    page: boxes[0]?.page ?? 0,
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** Where `pattern`'s first group matches in a segment, as characters. */
export function matchesIn(segment: TextSegment, pattern: RegExp): TextChar[][] {
  // A character may read as more than one code unit, so offsets in the text are mapped back to characters.
  const owner = segment.chars.flatMap((char) => Array.from({ length: char.char.length }, () => char));
  return [...segment.text.matchAll(new RegExp(pattern, pattern.flags.replace(/[dg]/g, '').concat('dg')))].map(
    (match) => {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      return [...new Set(owner.slice(start, end))];
    },
  );
}
