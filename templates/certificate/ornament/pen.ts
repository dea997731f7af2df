import type { Colour } from '../layout.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placement {
  readonly x?: number;
  readonly y?: number;
  /** Degrees, clockwise. */
  readonly turn?: number;
  readonly scale?: number | readonly [number, number];
}

/** Control points at this share of the radius make four Bézier curves a circle. */
const CIRCLE = 0.5523;

/** Writes PDF drawing operators in millimetres, y downwards. */
export class Pen {
  readonly #operators: string[] = [];
  /** Held back until it is painted: PDF wants the colour before the path. */
  #path: string[] = [];

  place(placement: Placement, draw: () => void): void {
    this.#operators.push('q', matrix(placement));
    draw();
    this.#operators.push('Q');
  }

  /**
   * Draws so many copies, each displaced by `step` from the one before. The operators are word for word the same every
   * time, so a thousand teeth compress to the size of a few.
   */
  repeat(count: number, step: Placement, draw: () => void): void {
    this.#operators.push('q');
    for (let copy = 0; copy < count; copy++) {
      draw();
      this.#operators.push(matrix(step));
    }
    this.#operators.push('Q');
  }

  move(x: number, y: number): this {
    return this.#add(x, y, 'm');
  }

  line(x: number, y: number): this {
    return this.#add(x, y, 'l');
  }

  curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    return this.#add(x1, y1, x2, y2, x, y, 'c');
  }

  close(): this {
    return this.#add('h');
  }

  rectangle(x: number, y: number, width: number, height: number): this {
    return this.#add(x, y, width, height, 're');
  }

  polygon(points: readonly Point[]): this {
    points.forEach((point, index) => {
      this.#add(point.x, point.y, index === 0 ? 'm' : 'l');
    });
    return this.close();
  }

  circle(x: number, y: number, radius: number): this {
    const k = radius * CIRCLE;
    return this.move(x + radius, y)
      .curve(x + radius, y + k, x + k, y + radius, x, y + radius)
      .curve(x - k, y + radius, x - radius, y + k, x - radius, y)
      .curve(x - radius, y - k, x - k, y - radius, x, y - radius)
      .curve(x + k, y - radius, x + radius, y - k, x + radius, y)
      .close();
  }

  /** A smooth curve through `at(t)` for t from 0 to 1, in so many pieces. */
  smooth(at: (t: number) => Point, pieces: number): this {
    const step = 1 / pieces;
    const slope = (t: number): Point => {
      const [before, after] = [at(t - 1e-4), at(t + 1e-4)];
      return { x: (after.x - before.x) / 2e-4, y: (after.y - before.y) / 2e-4 };
    };
    const start = at(0);
    this.move(start.x, start.y);
    for (let piece = 0; piece < pieces; piece++) {
      const [t0, t1] = [piece * step, (piece + 1) * step];
      const [p0, p1, d0, d1] = [at(t0), at(t1), slope(t0), slope(t1)];
      const third = step / 3;
      this.curve(p0.x + d0.x * third, p0.y + d0.y * third, p1.x - d1.x * third, p1.y - d1.y * third, p1.x, p1.y);
    }
    return this;
  }

  fill(colour: Colour): void {
    this.#paint(`${rgb(colour)} rg`, 'f');
  }

  /** What lies inside an even number of outlines stays free: rings. */
  fillEvenOdd(colour: Colour): void {
    this.#paint(`${rgb(colour)} rg`, 'f*');
  }

  stroke(colour: Colour, width: number): void {
    this.#paint(`${rgb(colour)} RG ${short(width)} w`, 'S');
  }

  fillAndStroke(fill: Colour, line: Colour, width: number): void {
    this.#paint(`${rgb(fill)} rg ${rgb(line)} RG ${short(width)} w`, 'B');
  }

  operators(): string {
    return this.#operators.join('\n');
  }

  #add(...parts: readonly (number | string)[]): this {
    this.#path.push(parts.map((part) => (typeof part === 'number' ? short(part) : part)).join(' '));
    return this;
  }

  #paint(colours: string, operator: string): void {
    this.#operators.push(colours, ...this.#path, operator);
    this.#path = [];
  }
}

/** Steps add up over a whole side of the frame, hence the decimals. */
function matrix({ x = 0, y = 0, turn = 0, scale = 1 }: Placement): string {
  const [sx, sy] = typeof scale === 'number' ? [scale, scale] : scale;
  const cos = Math.cos((turn * Math.PI) / 180);
  const sin = Math.sin((turn * Math.PI) / 180);
  return `${[cos * sx, sin * sx, -sin * sy, cos * sy, x, y].map((value) => rounded(value, 5)).join(' ')} cm`;
}

/** A hundredth of a millimetre. */
const short = (value: number): string => rounded(value, 2);
const rgb = (colour: Colour): string => colour.map((share) => rounded(share, 3)).join(' ');
// Adding zero turns -0, which PDF would take, into 0, which is shorter.
const rounded = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)) + 0);
