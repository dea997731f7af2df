import sharp from 'sharp';
import { type OutlinedText, outlineText } from './glyph-outlines.ts';

/** The seal of a union organisation is 36 mm wide. All lengths below are tenths of a millimetre. */
const SIZE = 360;
const CENTRE = SIZE / 2;
const RED = '#d3141b';
const NAME_RADIUS = 128;
const NAME_SWEEP = (250 * Math.PI) / 180;
const LARGEST_LETTER = 30;
const MARK = 'MINH HỌA';
const MARK_LETTER = 20;

/**
 * A round red seal for demonstrations, as a transparent PNG of 36 × 36 mm: star in the middle, the
 * organisation's name along the edge, and the word “minh họa” below, so that nobody takes it for a real one.
 * The same name gives the same picture.
 */
export async function drawDemoSeal(organisation: string): Promise<Buffer> {
  const name = await outlineText(organisation.normalize('NFC').toLocaleUpperCase('vi'));
  const mark = await outlineText(MARK);
  const length = widthOf(name, 1);
  const letter = Math.min(LARGEST_LETTER, (NAME_SWEEP * NAME_RADIUS) / length);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}">`,
    `<g fill="none" stroke="${RED}">`,
    circle(174, 7),
    circle(164, 2.5),
    circle(112, 2.5),
    '</g>',
    `<g fill="${RED}">`,
    star(72),
    along(name, letter, 'top'),
    along(mark, MARK_LETTER, 'bottom'),
    '</g></svg>',
  ].join('');
  return rasterise(svg, RED);
}

/** 300 dots per inch. */
const DOTS_PER_MM = 12;
/** What the renderer takes for an SVG unit at its natural size. */
const NATURAL_DENSITY = 72;

/**
 * Renders an SVG of one colour whose unit is a tenth of a millimetre. Every dot gets exactly that colour and only the
 * opacity varies: no grey fringe on the text below, and a quarter of the bytes.
 * @param colour `#rrggbb`.
 */
export async function rasterise(svg: string, colour: string): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(svg), { density: NATURAL_DENSITY * (DOTS_PER_MM / 10) })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const ink = Buffer.from(colour.slice(1), 'hex');
  for (let offset = 0; offset < data.length; offset += 4) ink.copy(data, offset);
  const raw = { width: info.width, height: info.height, channels: 4 as const };
  return sharp(data, { raw }).png({ compressionLevel: 9 }).toBuffer();
}

function circle(radius: number, width: number): string {
  return `<circle cx="${CENTRE}" cy="${CENTRE}" r="${radius}" stroke-width="${width}"/>`;
}

function star(radius: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    // The inner corners of a regular five-pointed star lie at 0.382 of its radius.
    const distance = index % 2 === 0 ? radius : radius * 0.382;
    const angle = (index * Math.PI) / 5;
    return `${fixed(CENTRE + distance * Math.sin(angle))},${fixed(CENTRE - distance * Math.cos(angle))}`;
  });
  return `<polygon points="${points.join(' ')}"/>`;
}

/** Sets a text around the circle, its middle at the top or the bottom, upright for the reader either way. */
function along(outlined: OutlinedText, size: number, side: 'top' | 'bottom'): string {
  const scale = size / outlined.unitsPerEm;
  const radius = side === 'top' ? NAME_RADIUS : NAME_RADIUS + MARK_LETTER * 0.7;
  const total = widthOf(outlined, size);
  let position = -total / 2;
  return outlined.glyphs
    .map(({ path, advance }) => {
      const width = advance * scale;
      const angle = ((position + width / 2) / radius) * (180 / Math.PI) * (side === 'top' ? 1 : -1);
      position += width;
      const y = side === 'top' ? CENTRE - radius : CENTRE + radius;
      const place = `rotate(${fixed(angle)} ${CENTRE} ${CENTRE}) translate(${fixed(CENTRE - width / 2)} ${fixed(y)})`;
      return `<path transform="${place} scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})" d="${path}"/>`;
    })
    .join('');
}

function widthOf({ glyphs, unitsPerEm }: OutlinedText, size: number): number {
  return glyphs.reduce((sum, { advance }) => sum + advance, 0) * (size / unitsPerEm);
}

function fixed(value: number): string {
  return value.toFixed(3);
}
