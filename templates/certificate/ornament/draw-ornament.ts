import type { CertificateLayout } from '../layout.ts';
import { drawEmblem } from './emblem.ts';
import { drawFrame } from './frame.ts';
import { Pen } from './pen.ts';
import { drawDivider, drawWatermark } from './watermark.ts';

const POINTS_PER_MM = 72 / 25.4;

/** All that is the same on every certificate of a layout, but the words: operators of a PDF content stream. */
export function drawOrnament(layout: CertificateLayout): string {
  const pen = new Pen();
  drawFrame(pen, layout);
  drawWatermark(pen, layout);
  drawDivider(pen, layout);
  drawEmblem(pen, layout);
  // Mitred corners, but no spikes; then millimetres from the top-left corner for everything drawn.
  const scale = POINTS_PER_MM.toFixed(5);
  const height = (layout.page.height * POINTS_PER_MM).toFixed(3);
  return `q 0 j 4 M ${scale} 0 0 -${scale} 0 ${height} cm\n${pen.operators()}\nQ`;
}
