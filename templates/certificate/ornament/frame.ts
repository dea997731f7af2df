import { type CertificateLayout, colours } from '../layout.ts';
import { drawPetal } from './lotus.ts';
import type { Pen } from './pen.ts';

const { red, gold, brightGold, paper } = colours;
/** Shares of the band's width. Steps are stretched a little, so that a whole number fills each side. */
const RING = { step: 0.857, outer: 0.232, inner: 0.137, core: 0.06 };
const TOOTH = { step: 0.286, height: 0.226, distance: 0.065 };
const INNER_EDGE = 0.369;

/**
 * The frame: a red band with the chain of rings joined by tangents that runs around bronze drums, gold edges, a row of
 * saw teeth inside, a lotus on each corner.
 */
export function drawFrame(pen: Pen, { page, frame }: CertificateLayout): void {
  const { inset, band } = frame;
  const width = page.width - 2 * inset;
  const height = page.height - 2 * inset;
  const inner = inset + band;

  pen.rectangle(inset, inset, width, height).rectangle(inner, inner, width - 2 * band, height - 2 * band);
  pen.fillEvenOdd(red);
  pen.rectangle(inner, inner, width - 2 * band, height - 2 * band).fill(paper);
  for (const [distance, line, colour] of [
    [-0.9, 0.25, gold],
    [0, 0.7, gold],
    [band * 0.137, 0.22, brightGold],
    [band * 0.863, 0.22, brightGold],
    [band, 0.7, gold],
    [band * (1 + INNER_EDGE), 0.25, gold],
  ] as const) {
    const at = inset + distance;
    pen.rectangle(at, at, page.width - 2 * at, page.height - 2 * at).stroke(colour, line);
  }

  const corner = band * (1 + INNER_EDGE) + 0.3;
  const sides = [
    { x: inset, y: inset, turn: 0, length: width },
    { x: page.width - inset, y: inset, turn: 90, length: height },
    { x: page.width - inset, y: page.height - inset, turn: 180, length: width },
    { x: inset, y: page.height - inset, turn: 270, length: height },
  ];
  for (const { length, ...placement } of sides) {
    pen.place(placement, () => {
      drawChain(pen, corner, length - corner, band);
      drawTeeth(pen, corner, length - corner, band);
    });
    pen.place(placement, () => drawCorner(pen, corner));
  }
}

/** Along the x axis, from `start` to `end`. */
function drawChain(pen: Pen, start: number, end: number, band: number): void {
  const outer = RING.outer * band;
  const steps = Math.round((end - start) / (RING.step * band));
  const step = (end - start) / steps;
  pen.place({ x: start + step / 2, y: band / 2 }, () => {
    pen.repeat(steps, { x: step }, () => {
      pen.circle(0, 0, outer).stroke(brightGold, 0.32);
      pen.circle(0, 0, RING.inner * band).stroke(brightGold, 0.22);
      pen.circle(0, 0, RING.core * band).fill(brightGold);
    });
    // From the top of one ring to the foot of the next: the drum's wave.
    pen.repeat(steps - 1, { x: step }, () => {
      pen.move(0, -outer).curve(step * 0.5, -outer, step * 0.5, outer, step, outer);
      pen.stroke(brightGold, 0.32);
    });
  });
}

function drawTeeth(pen: Pen, start: number, end: number, band: number): void {
  const steps = Math.round((end - start) / (TOOTH.step * band));
  const step = (end - start) / steps;
  pen.place({ x: start, y: band * (1 + TOOTH.distance) }, () => {
    pen.repeat(steps, { x: step }, () => {
      pen.polygon([
        { x: step * 0.08, y: 0 },
        { x: step * 0.92, y: 0 },
        { x: step / 2, y: TOOTH.height * band },
      ]);
      pen.fill(gold);
    });
  });
}

/** A square block with a lotus seen from above. */
function drawCorner(pen: Pen, size: number): void {
  const edge = size - 0.4;
  pen.rectangle(-0.4, -0.4, edge + 0.4, edge + 0.4).fillAndStroke(red, gold, 0.7);
  pen.rectangle(0.6, 0.6, edge - 1.6, edge - 1.6).stroke(brightGold, 0.22);
  const middle = edge / 2 - 0.2;
  const reach = edge / 2 - 1.2;
  for (const [turn, length, breadth] of [
    [22.5, reach, 0.34],
    [0, reach * 0.86, 0.4],
  ] as const) {
    pen.place({ x: middle, y: middle, turn }, () => {
      pen.repeat(8, { turn: 45 }, () => {
        drawPetal(pen, length, length * breadth);
        pen.fillAndStroke(brightGold, red, 0.2);
      });
    });
  }
  pen.circle(middle, middle, reach * 0.24).fillAndStroke(red, brightGold, 0.3);
  pen.circle(middle, middle, reach * 0.1).fill(brightGold);
}
