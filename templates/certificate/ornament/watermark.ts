import { type CertificateLayout, colours } from '../layout.ts';
import type { Pen, Point } from './pen.ts';

const { mist, paleGold } = colours;
const RAYS = 14;
const ROSETTE_CURVES = 15;
const ROSETTE_WAVES = 8;

/** The face of a Đông Sơn drum, pale enough to write on: sun of fourteen rays, ringed by teeth, discs and a rosette. */
export function drawWatermark(pen: Pen, { watermark }: CertificateLayout): void {
  const unit = watermark.radius;
  pen.place({ x: watermark.x, y: watermark.y }, () => {
    drawSun(pen, unit * 0.3);
    ring(pen, unit * 0.32, 0.35);
    ring(pen, unit * 0.34, 0.2);
    drawTeeth(pen, unit * 0.36, unit * 0.4, 56);
    ring(pen, unit * 0.42, 0.25);
    drawDiscs(pen, unit * 0.47, unit * 0.035, 36);
    ring(pen, unit * 0.52, 0.25);
    drawTeeth(pen, unit * 0.58, unit * 0.54, 84);
    ring(pen, unit * 0.6, 0.35);
    drawRosette(pen, unit * 0.8, unit * 0.17);
    ring(pen, unit, 0.35);
  });
}

/** Below the title: two tapering lines and a lozenge. */
export function drawDivider(pen: Pen, { divider }: CertificateLayout): void {
  const half = divider.width / 2;
  pen.place({ x: divider.x, y: divider.y }, () => {
    for (const side of [-1, 1]) {
      pen.polygon([
        { x: side * 4.2, y: -0.22 },
        { x: side * half, y: 0 },
        { x: side * 4.2, y: 0.22 },
      ]);
      pen.fill(colours.gold);
      pen.circle(side * 3, 0, 0.5).fill(colours.gold);
    }
    pen.polygon([
      { x: -1.9, y: 0 },
      { x: 0, y: -1.2 },
      { x: 1.9, y: 0 },
      { x: 0, y: 1.2 },
    ]);
    pen.fill(colours.red);
  });
}

const ring = (pen: Pen, radius: number, line: number): void => pen.circle(0, 0, radius).stroke(paleGold, line);

function polar(radius: number, turns: number): Point {
  return { x: radius * Math.sin(turns * 2 * Math.PI), y: -radius * Math.cos(turns * 2 * Math.PI) };
}

function drawSun(pen: Pen, radius: number): void {
  const points = Array.from({ length: RAYS * 2 }, (_, index) =>
    polar(index % 2 === 0 ? radius : radius * 0.36, index / (RAYS * 2)),
  );
  pen.polygon(points).fillAndStroke(mist, paleGold, 0.25);
  pen.circle(0, 0, radius * 0.22).stroke(paleGold, 0.25);
}

function drawTeeth(pen: Pen, foot: number, tip: number, count: number): void {
  pen.repeat(count, { turn: 360 / count }, () => {
    pen.polygon([polar(foot, -0.42 / count), polar(foot, 0.42 / count), polar(tip, 0)]).fill(mist);
  });
}

function drawDiscs(pen: Pen, distance: number, radius: number, count: number): void {
  pen.repeat(count, { turn: 360 / count }, () => {
    pen.circle(0, -distance, radius).stroke(paleGold, 0.22);
    pen.circle(0, -distance, radius * 0.4).fill(paleGold);
  });
}

/** The same wave turned again and again: the net of fine lines that secures banknotes. */
function drawRosette(pen: Pen, middle: number, swing: number): void {
  pen.repeat(ROSETTE_CURVES, { turn: 360 / (ROSETTE_CURVES * ROSETTE_WAVES) }, () => {
    pen.smooth((t) => polar(middle + swing * Math.cos(t * 2 * Math.PI * ROSETTE_WAVES), t), ROSETTE_WAVES * 6);
    pen.close().stroke(paleGold, 0.12);
  });
}
