import type { GreyPage } from '../../adapters/pdf/preview.ts';
import type { PageBox } from '../../adapters/ports.ts';

/** The dark pixels of a piece of a page, cut to their bounds. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly dark: readonly boolean[];
  readonly count: number;
}

/** Cuts `box` (plus `margin` mm on each side) out of a page rendered at `dpi`. */
export function inkIn(picture: GreyPage, box: PageBox, dpi: number, margin = 0): Ink {
  const pixel = (millimetres: number) => Math.round((millimetres * dpi) / 25.4);
  const rows: number[] = [];
  const columns: number[] = [];
  const isDark = (x: number, y: number) => (picture.grey[y * picture.width + x] ?? 255) < 128;
  for (let y = pixel(box.y - margin); y <= pixel(box.y + box.height + margin); y += 1) {
    for (let x = pixel(box.x - margin); x <= pixel(box.x + box.width + margin); x += 1) {
      if (isDark(x, y)) {
        rows.push(y);
        columns.push(x);
      }
    }
  }
  if (rows.length === 0) return { width: 0, height: 0, dark: [], count: 0 };
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  const width = Math.max(...columns) - left + 1;
  const height = Math.max(...rows) - top + 1;
  const dark = Array.from({ length: width * height }, (_, i) =>
    isDark(left + (i % width), top + Math.floor(i / width)),
  );
  return { width, height, dark, count: rows.length };
}

/** Shared dark pixels ÷ all dark pixels, at the best of the offsets up to one pixel: 1 for the same picture. */
export function likeness(a: Ink, b: Ink): number {
  const at = (ink: Ink, x: number, y: number) =>
    x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink.dark[y * ink.width + x] === true;
  const overlap = (dx: number, dy: number) => {
    let both = 0;
    for (let y = 0; y < a.height; y += 1) {
      for (let x = 0; x < a.width; x += 1) if (at(a, x, y) && at(b, x + dx, y + dy)) both += 1;
    }
    return both / (a.count + b.count - both);
  };
  const offsets = [-1, 0, 1];
  return Math.max(...offsets.flatMap((dx) => offsets.map((dy) => overlap(dx, dy))));
}
