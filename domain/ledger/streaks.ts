import type { GapYear } from '../rules/facts.ts';

export interface Streak {
  /** Years with the award, gap years not counted. */
  readonly length: number;
  readonly from: number;
  readonly to: number;
  /** Gap years that the streak bridges. */
  readonly bridged: readonly number[];
}

/**
 * Thành tích liên tục: the run of years with an award that ends in `to`. A gap year with one of the accepted reasons is
 * stepped over, neither counted nor breaking; a gap year that was awarded all the same counts.
 * @returns undefined when `to` itself is neither awarded nor a gap after an awarded year
 */
export function streakEnding(
  to: number,
  awardedYears: readonly number[],
  gaps: readonly GapYear[],
  accepted: readonly GapYear['reason'][],
): Streak | undefined {
  const awarded = new Set(awardedYears);
  const bridges = new Set(gaps.filter(({ reason }) => accepted.includes(reason)).map(({ year }) => year));
  const bridged: number[] = [];
  let length = 0;
  let from = to;
  let waiting: number[] = [];
  for (let year = to; awarded.has(year) || bridges.has(year); year -= 1) {
    if (awarded.has(year)) {
      length += 1;
      from = year;
      // A gap belongs to a streak only once an awarded year stands before it.
      bridged.push(...waiting);
      waiting = [];
    } else {
      waiting.push(year);
    }
  }
  return length === 0 ? undefined : { length, from, to, bridged: bridged.reverse() };
}
