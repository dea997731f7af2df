import { createHash } from 'node:crypto';
import { rasterise } from './seal-image.ts';

/** NĐ 30/2020 Phụ lục I wants the signer's picture in blue. */
const BLUE = '#1a3fb5';
/** Tenths of a millimetre. */
const WIDTH = 450;
const HEIGHT = 180;
const BASELINE = 115;
const TALL = /[bdđhklt]/;
const DEEP = /[gpqy]/;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A blue scribble that looks like the signature of a person of that name, as a transparent PNG (45 × 18 mm), for
 * demonstrations. The same name gives the same picture; it is nobody's real hand.
 */
export async function drawDemoSignature(personName: string): Promise<Buffer> {
  const random = randomFrom(personName.normalize('NFC'));
  const words = personName.normalize('NFC').trim().toLocaleLowerCase('vi').split(/\s+/);
  const given = words.at(-1) ?? '';
  const letters = [...given].slice(0, 7);
  const body = strokes(letters, random);
  const last = body.at(-1) ?? { x: WIDTH / 2, y: BASELINE };
  const flourish: Point[] = [
    last,
    { x: Math.min(WIDTH - 12, last.x + 60 + random() * 40), y: BASELINE - 35 - random() * 20 },
    { x: WIDTH * 0.55, y: BASELINE + 28 + random() * 8 },
    { x: WIDTH * 0.16, y: BASELINE + 40 + random() * 8 },
    { x: WIDTH * 0.5, y: BASELINE + 26 },
    { x: WIDTH - 20 - random() * 20, y: BASELINE + 10 + random() * 10 },
  ];
  const pen = (points: readonly Point[], width: number) => `<path d="${smooth(points)}" stroke-width="${width}"/>`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<g fill="none" stroke="${BLUE}" stroke-linecap="round" stroke-linejoin="round">`,
    pen(body, 5),
    pen(flourish, 3.6),
    '</g></svg>',
  ].join('');
  return rasterise(svg, BLUE);
}

/** A large opening loop, then one wave per letter, as tall or as deep as the letter is. */
function strokes(letters: readonly string[], random: () => number): Point[] {
  const jitter = (size: number) => (random() - 0.5) * size;
  const points: Point[] = [
    { x: 44 + jitter(10), y: BASELINE - 12 },
    { x: 84 + jitter(14), y: 26 + jitter(12) },
    { x: 110 + jitter(10), y: 20 + jitter(10) },
    { x: 92 + jitter(10), y: BASELINE - 30 },
    { x: 62 + jitter(12), y: BASELINE + 16 + jitter(8) },
    { x: 40 + jitter(8), y: BASELINE - 18 },
    { x: 96 + jitter(8), y: BASELINE - 46 },
  ];
  const step = Math.min(38, (WIDTH - 210) / Math.max(letters.length, 1));
  letters.forEach((letter, index) => {
    const x = 112 + index * step;
    const plain = letter.normalize('NFD').charAt(0);
    const top = TALL.test(plain) ? 78 : 34;
    const bottom = DEEP.test(plain) ? 40 : 2;
    points.push({ x: x + step * 0.2 + jitter(5), y: BASELINE + bottom + jitter(6) });
    points.push({ x: x + step * 0.75 + jitter(6), y: BASELINE - top + jitter(10) });
    points.push({ x: x + step * 0.55 + jitter(5), y: BASELINE - 8 + jitter(6) });
  });
  return points;
}

/** A Catmull-Rom spline through the points, as cubic Béziers. */
function smooth(points: readonly Point[]): string {
  const at = (index: number): Point => points[Math.max(0, Math.min(points.length - 1, index))] ?? { x: 0, y: 0 };
  const parts = [`M${pair(at(0))}`];
  for (let index = 0; index < points.length - 1; index++) {
    const [p0, p1, p2, p3] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const c1 = { x: p1.x + (p2.x - p0.x) / 6, y: p1.y + (p2.y - p0.y) / 6 };
    const c2 = { x: p2.x - (p3.x - p1.x) / 6, y: p2.y - (p3.y - p1.y) / 6 };
    parts.push(`C${pair(c1)} ${pair(c2)} ${pair(p2)}`);
  }
  return parts.join('');
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

/** Numbers in [0, 1) that depend on the seed alone. */
function randomFrom(seed: string): () => number {
  let counter = 0;
  return () => {
    const digest = createHash('sha256').update(`${counter++} ${seed}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  };
}
