/** More cases reach the share than there are places: who is chosen, by the rule's own order, and who is left alike. */

import { assertNever } from '../assert-never.ts';
import type { TieBreaker } from '../rules/rule-set.ts';
import type { ItemResult } from './session.ts';

/** What of a case a tie-breaker asks about, as it stood when the session was convened. */
export interface Merit {
  readonly item: number;
  /** Người lao động trực tiếp. */
  readonly directWorker: boolean;
  /** Whole years since the last award of any form; null when no award is known. */
  readonly yearsWithoutAward: number | null;
}

/** Giới hạn số lượng: at most so many of these parts of the agenda are chosen. All of them are voted on by one rule. */
export interface Contest {
  /** Places of the parts in the agenda, from 0. */
  readonly parts: readonly number[];
  readonly places: number;
  readonly merits: readonly Merit[];
}

/** Without an order of its own a rule ranks by the share of yes votes, and nothing else. */
export const DEFAULT_ORDER: readonly TieBreaker[] = ['YES_SHARE'];

/** Negative when `a` goes before `b`, 0 when this tie-breaker cannot tell them apart. */
function compareBy(
  breaker: TieBreaker,
  a: ItemResult,
  b: ItemResult,
  meritOf: (item: number) => Merit | undefined,
): number {
  switch (breaker) {
    case 'YES_SHARE':
      // Cross-multiplied: two shares of different wholes are compared without a division.
      return Math.sign(b.yes * a.base - a.yes * b.base);
    case 'FEWER_NO':
      return Math.sign(a.no - b.no);
    case 'DIRECT_WORKER':
      return Number(meritOf(b.item)?.directWorker ?? false) - Number(meritOf(a.item)?.directWorker ?? false);
    case 'LONGEST_WITHOUT_AWARD':
      return Math.sign(longest(meritOf(b.item)) - longest(meritOf(a.item)));
    default:
      return assertNever(breaker);
  }
}

/** Whoever was never rewarded has waited longest. */
const longest = (merit: Merit | undefined): number => merit?.yearsWithoutAward ?? 1000;

export interface Chosen {
  readonly chosen: readonly number[];
  /** Alike across the last place: all of them, or none, would be too many or too few. */
  readonly tied: readonly number[];
  readonly left: readonly number[];
}

/** @param passed those that reached the share */
export function choose(
  passed: readonly ItemResult[],
  places: number,
  order: readonly TieBreaker[],
  merits: readonly Merit[],
): Chosen {
  const byItem = new Map(merits.map((merit) => [merit.item, merit]));
  const compare = (a: ItemResult, b: ItemResult): number => {
    for (const breaker of order) {
      const before = compareBy(breaker, a, b, (item) => byItem.get(item));
      if (before !== 0) return before;
    }
    return 0;
  };
  const ranked = passed.toSorted(compare);
  const items = (some: readonly ItemResult[]) => some.map(({ item }) => item);
  if (ranked.length <= places) return { chosen: items(ranked), tied: [], left: [] };
  const last = ranked[places - 1];
  const next = ranked[places];
  if (last === undefined || next === undefined || compare(last, next) !== 0) {
    return { chosen: items(ranked.slice(0, places)), tied: [], left: items(ranked.slice(places)) };
  }
  return {
    chosen: items(ranked.filter((one) => compare(one, last) < 0)),
    tied: items(ranked.filter((one) => compare(one, last) === 0)),
    left: items(ranked.filter((one) => compare(one, last) > 0)),
  };
}
