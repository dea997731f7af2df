import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, rgb } from 'pdf-lib';
import { fontFile } from '../../adapters/pdf/certificate/typeface.ts';
import { type GreyPage, greyPage } from '../../adapters/pdf/preview.ts';
import type { CertificateData } from '../../templates/certificate/fields.ts';
import type { Box, CertificateFont } from '../../templates/certificate/layout.ts';

export const sample = read('sample');
export const collectiveSample = read('sample-collective');

function read(name: string): CertificateData {
  return JSON.parse(readFileSync(new URL(`../../templates/certificate/${name}.json`, import.meta.url), 'utf8'));
}

export function withName(name: string): CertificateData {
  const { recipient } = sample;
  if (recipient.kind !== 'INDIVIDUAL') throw new Error('the sample is an individual');
  return { ...sample, recipient: { ...recipient, name } };
}

export const DPI = 200;
export const PIXELS_PER_MM = DPI / 25.4;
/** Darker than any ornament behind the text. */
const INK = 110;

/**
 * One line drawn by other means than the certificate's: the whole font file embedded, each letter put at the place that
 * the font's own shaping gives it. A PDF of one page, black on white. `centre` in points: where a line begins within a
 * pixel changes its picture, so it must stand where the certificate has it.
 */
export async function drawIndependently(
  text: string,
  font: CertificateFont,
  { size, centre }: { readonly size: number; readonly centre: number },
): Promise<Buffer> {
  const file = readFileSync(fontFile(font));
  const shaping = fontkit.create(file);
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const embedded = await document.embedFont(file, { subset: false });
  const { positions } = shaping.layout(text, { liga: false });
  const scale = size / shaping.unitsPerEm;
  const width = positions.reduce((sum, position) => sum + position.xAdvance, 0) * scale;
  const page = document.addPage([2 * centre, size * 2]);
  let x = centre - width / 2;
  for (const [index, letter] of [...text].entries()) {
    page.drawText(letter, { x, y: size * 0.7, size, font: embedded, color: rgb(0, 0, 0) });
    x += (positions[index]?.xAdvance ?? 0) * scale;
  }
  return Buffer.from(await document.save());
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Row by row: is there ink? */
  readonly ink: readonly boolean[];
}

/** The ink within a box of a page, in millimetres; of the whole page without one. */
export async function pictureOf(pdf: Buffer, box?: Box): Promise<Picture> {
  const page = await greyPage(pdf, 0, DPI);
  return cut(page, box ?? { x: 0, y: 0, width: page.width / PIXELS_PER_MM, height: page.height / PIXELS_PER_MM });
}

export function cut(page: GreyPage, box: Box): Picture {
  const [left, top] = [Math.round(box.x * PIXELS_PER_MM), Math.round(box.y * PIXELS_PER_MM)];
  const width = Math.min(Math.round(box.width * PIXELS_PER_MM), page.width - left);
  const height = Math.min(Math.round(box.height * PIXELS_PER_MM), page.height - top);
  const ink = Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [left + (index % width), top + Math.floor(index / width)];
    return (page.grey[y * page.width + x] ?? 255) < INK;
  });
  return { width, height, ink };
}

export const inkIn = (picture: Picture): number => picture.ink.filter(Boolean).length;

/** Without its empty margins. */
export function trimmed(picture: Picture): Picture {
  let [left, right, top, bottom] = [picture.width, -1, picture.height, -1];
  picture.ink.forEach((black, index) => {
    if (!black) return;
    const [x, y] = [index % picture.width, Math.floor(index / picture.width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  });
  const [width, height] = [Math.max(0, right - left + 1), Math.max(0, bottom - top + 1)];
  const ink = Array.from(
    { length: width * height },
    (_, index) => picture.ink[(top + Math.floor(index / width)) * picture.width + left + (index % width)] === true,
  );
  return { width, height, ink };
}

/** Pixels by which the edges of two pictures of the same letters may be apart, as they do not begin alike within one. */
const PLAY = 1;

/**
 * How many pixels of ink in either picture have no ink of the other within a pixel, where they lie upon each other best.
 * Infinite for pictures of different sizes, whatever they show.
 */
export function difference(one: Picture, other: Picture): number {
  if (Math.abs(one.width - other.width) > PLAY || Math.abs(one.height - other.height) > PLAY)
    return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (let x = -PLAY; x <= PLAY; x++) {
    for (let y = -PLAY; y <= PLAY; y++) {
      least = Math.min(least, uncovered(one, other, x, y) + uncovered(other, one, -x, -y));
    }
  }
  return least;
}

function uncovered(one: Picture, other: Picture, right: number, down: number): number {
  let count = 0;
  one.ink.forEach((black, index) => {
    if (black && !hasInkNear(other, (index % one.width) + right, Math.floor(index / one.width) + down)) count++;
  });
  return count;
}

function hasInkNear(picture: Picture, x: number, y: number): boolean {
  for (let row = Math.max(0, y - 1); row <= Math.min(picture.height - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(picture.width - 1, x + 1); column++) {
      if (picture.ink[row * picture.width + column]) return true;
    }
  }
  return false;
}
