import { type CertificateLayout, colours } from '../layout.ts';
import { drawLotus, drawPetal } from './lotus.ts';
import type { Pen, Point } from './pen.ts';

const { red, gold, brightGold, paper } = colours;
const TEETH = 24;

/** Gear and rice for those who work, a lotus for honour. Our own: the national emblem is not ours to draw. */
export function drawEmblem(pen: Pen, { emblem }: CertificateLayout): void {
  const unit = emblem.radius;
  pen.place({ x: emblem.x, y: emblem.y }, () => {
    pen.circle(0, 0, unit * 1.08).fill(paper);
    pen.circle(0, 0, unit * 1.08).stroke(gold, 0.35);
    pen.circle(0, 0, unit).stroke(gold, 0.2);
    drawGear(pen, unit * 0.9);
    pen.circle(0, 0, unit * 0.72).fillAndStroke(red, brightGold, unit * 0.035);
    pen.circle(0, 0, unit * 0.65).stroke(brightGold, unit * 0.014);
    drawRice(pen, unit * 0.5);
    pen.place({ y: unit * 0.24 }, () => drawLotus(pen, unit * 0.6));
    drawWaves(pen, unit);
  });
}

function drawGear(pen: Pen, radius: number): void {
  const root = radius * 0.9;
  const points: Point[] = [];
  for (let tooth = 0; tooth < TEETH; tooth++) {
    for (const [share, distance] of [
      [-0.3, root],
      [-0.2, radius],
      [0.2, radius],
      [0.3, root],
    ] as const) {
      const angle = ((tooth + share) / TEETH) * 2 * Math.PI;
      points.push({ x: distance * Math.sin(angle), y: -distance * Math.cos(angle) });
    }
  }
  pen.polygon(points).fill(gold);
}

/** Two ears that rise from below along the inside of the disc. */
function drawRice(pen: Pen, radius: number): void {
  const grain = radius * 0.26;
  for (const side of [-1, 1]) {
    for (let index = 0; index < 8; index++) {
      const degrees = 158 - index * 13;
      const angle = (degrees * Math.PI) / 180;
      for (const lean of [-32, 18]) {
        pen.place(
          {
            x: side * radius * Math.sin(angle),
            y: -radius * Math.cos(angle),
            turn: side * (degrees - 90 + lean),
            scale: [side, 1],
          },
          () => {
            drawPetal(pen, grain, grain * 0.42);
            pen.fill(brightGold);
          },
        );
      }
    }
  }
}

function drawWaves(pen: Pen, unit: number): void {
  for (const [y, half] of [
    [0.3, 0.3],
    [0.37, 0.22],
    [0.44, 0.13],
  ] as const) {
    pen
      .move(-half * unit, y * unit)
      .curve(-half * unit * 0.4, (y + 0.05) * unit, half * unit * 0.4, (y + 0.05) * unit, half * unit, y * unit);
    pen.stroke(brightGold, unit * 0.022);
  }
}
