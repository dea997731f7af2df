import { colours } from '../layout.ts';
import type { Pen } from './pen.ts';

const { red, gold, brightGold } = colours;

/** A pointed petal from the origin upwards; to be painted by the caller. */
export function drawPetal(pen: Pen, length: number, breadth: number): void {
  const half = breadth / 2;
  pen
    .move(0, 0)
    .curve(-half * 1.1, -length * 0.22, -half * 1.35, -length * 0.66, 0, -length)
    .curve(half * 1.35, -length * 0.66, half * 1.1, -length * 0.22, 0, 0)
    .close();
}

/** A lotus in bloom seen from the side, so many millimetres high, standing on the origin. */
export function drawLotus(pen: Pen, height: number): void {
  const petals: readonly (readonly [turn: number, length: number, breadth: number])[] = [
    [78, 0.82, 0.3],
    [56, 0.95, 0.36],
    [34, 1, 0.42],
    [14, 1, 0.46],
  ];
  for (const [turn, length, breadth] of petals) {
    for (const side of [-1, 1]) {
      pen.place({ turn: turn * side }, () => {
        drawPetal(pen, height * length, height * breadth);
        pen.fillAndStroke(brightGold, red, height * 0.028);
      });
    }
  }
  drawPetal(pen, height, height * 0.5);
  pen.fillAndStroke(brightGold, red, height * 0.03);
  for (const side of [-1, 0, 1]) {
    pen
      .move(0, -height * 0.18)
      .curve(
        side * height * 0.08,
        -height * 0.35,
        side * height * 0.09,
        -height * 0.55,
        side * height * 0.03,
        -height * 0.76,
      );
    pen.stroke(gold, height * 0.018);
  }
}
