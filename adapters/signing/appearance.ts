import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDF } from '@libpdf/core';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFImage, type PDFPage, rgb } from 'pdf-lib';
import type { BlankBox, SignatureAppearance } from '../ports.ts';

const require = createRequire(import.meta.url);
/** subset-font ships no types. */
const subsetFont = require('subset-font') as (
  font: Buffer,
  characters: string,
  options: { readonly targetFormat: 'truetype' },
) => Promise<Buffer>;

export type FontStyle = BlankBox['style'];

/** Points. */
interface Size {
  readonly width: number;
  readonly height: number;
}

const FONT_FILES: Readonly<Record<FontStyle, string>> = {
  regular: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  italic: '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
};
const FONT_BYTES = new Map<FontStyle, Promise<Buffer>>();

/** NĐ 30/2020 Phụ lục I: the text of a signature is Times New Roman 10; smaller only when the box is. */
const LINE_SIZE = 10;
const LINE_SPACING = 1.2;
const SMALLEST_LINE = 5;
/** Tinos: ascender 0.891, descender -0.216 of the font size. */
const ASCENT = 0.891;
const DESCENT = 0.216;
const SMALLEST_FILL = 0.7;
const INK = rgb(0, 0, 0);

/** Pages made lately, by what they show: in a batch of certificates every seal is the same page. */
const CACHE = new Map<string, Promise<PDF>>();
const CACHE_SIZE = 32;

/** A one-page PDF, the size of the field, with the image and the lines; to be embedded as the field's appearance. */
export function signaturePage(size: Size, appearance: SignatureAppearance): Promise<PDF> {
  const key = createHash('sha256').update(JSON.stringify([size, appearance.lines]));
  if (appearance.image) key.update(appearance.image);
  return cached(key.digest('hex'), () => drawSignature(size, appearance));
}

/** A one-page PDF with the text that fills a blank. @throws when the text does not fit even at 70 % of its size. */
export function blankPage(
  size: Size,
  content: string,
  style: { readonly fontSize: number; readonly font: FontStyle; readonly centred: boolean },
): Promise<PDF> {
  return cached(JSON.stringify([size, content, style]), async () => {
    const line = content.normalize('NFC');
    const { document, page, font } = await newPage(size, style.font, line);
    const natural = font.widthOfTextAtSize(line, style.fontSize);
    const scale = Math.min(1, size.width / natural);
    if (scale < SMALLEST_FILL) throw new Error(`Nội dung “${line}” dài hơn chỗ trống trong văn bản.`);
    const fontSize = style.fontSize * scale;
    const width = natural * scale;
    page.drawText(line, {
      x: style.centred ? (size.width - width) / 2 : 0,
      y: (size.height - (ASCENT + DESCENT) * fontSize) / 2 + DESCENT * fontSize,
      size: fontSize,
      font,
      color: INK,
    });
    return reload(document);
  });
}

async function drawSignature(size: Size, appearance: SignatureAppearance): Promise<PDF> {
  const lines = appearance.lines.map((line) => line.normalize('NFC'));
  const { document, page, font } = await newPage(size, 'regular', lines.join(''));
  const image = appearance.image ? await document.embedPng(appearance.image) : undefined;
  if (image && lines.length === 0) {
    drawImage(page, image, { x: 0, y: 0, ...size });
  } else if (image && size.width >= size.height * 1.6) {
    const side = Math.min(size.height, size.width * 0.45);
    drawImage(page, image, { x: 0, y: 0, width: side, height: size.height });
    drawLines(page, font, lines, { x: side + 3, y: 0, width: size.width - side - 3, height: size.height });
  } else if (image) {
    const textHeight = Math.min(size.height * 0.4, lines.length * LINE_SIZE * LINE_SPACING);
    drawImage(page, image, { x: 0, y: textHeight, width: size.width, height: size.height - textHeight });
    drawLines(page, font, lines, { x: 0, y: 0, width: size.width, height: textHeight });
  } else {
    drawLines(page, font, lines, { x: 0, y: 0, ...size });
  }
  return reload(document);
}

interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

/** As large as the area allows, undistorted, in its middle. */
function drawImage(page: PDFPage, image: PDFImage, area: Area): void {
  const scale = Math.min(area.width / image.width, area.height / image.height);
  const width = image.width * scale;
  const height = image.height * scale;
  page.drawImage(image, {
    x: area.x + (area.width - width) / 2,
    y: area.y + (area.height - height) / 2,
    width,
    height,
  });
}

/** From the top down, at one size for all lines, small enough that the longest is whole. */
function drawLines(page: PDFPage, font: PDFFont, lines: readonly string[], area: Area): void {
  const widest = Math.max(...lines.map((line) => font.widthOfTextAtSize(line, 1)), 0.001);
  const fitting = Math.min(LINE_SIZE, area.width / widest, area.height / (lines.length * LINE_SPACING));
  if (fitting < SMALLEST_LINE) throw new Error('Ô chữ ký số quá nhỏ so với thông tin phải hiển thị.');
  lines.forEach((line, index) => {
    const y = area.y + area.height - (index * LINE_SPACING + ASCENT) * fitting;
    page.drawText(line, { x: area.x, y, size: fitting, font, color: INK });
  });
}

async function newPage(size: Size, style: FontStyle, characters: string) {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const page = document.addPage([size.width, size.height]);
  const font = await document.embedFont(await subsetFor(style, characters), { subset: false });
  return { document, page, font };
}

/** Subset here, embedded whole: pdf-lib's own subsetting drops Vietnamese letters. */
async function subsetFor(style: FontStyle, characters: string): Promise<Buffer> {
  const font = await fontBytes(style);
  return subsetFont(font, `${characters} `, { targetFormat: 'truetype' });
}

function fontBytes(style: FontStyle): Promise<Buffer> {
  const known = FONT_BYTES.get(style);
  if (known !== undefined) return known;
  const reading = readFile(require.resolve(FONT_FILES[style]));
  FONT_BYTES.set(style, reading);
  return reading;
}

async function reload(document: PDFDocument): Promise<PDF> {
  return PDF.load(await document.save({ useObjectStreams: false }));
}

function cached(key: string, make: () => Promise<PDF>): Promise<PDF> {
  const known = CACHE.get(key);
  if (known !== undefined) {
    CACHE.delete(key);
    CACHE.set(key, known);
    return known;
  }
  const page = make();
  CACHE.set(key, page);
  page.catch(() => CACHE.delete(key));
  const oldest = CACHE.keys().next().value;
  if (CACHE.size > CACHE_SIZE && oldest !== undefined) CACHE.delete(oldest);
  return page;
}
