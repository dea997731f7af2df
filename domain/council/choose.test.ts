import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import type { TieBreaker } from '../rules/rule-set.ts';
import { choose, type Merit } from './choose.ts';
import type { ItemResult } from './session.ts';

const result = (item: number, yes: number, no = 0, base = 9): ItemResult => ({
  item,
  yes,
  no,
  noOpinion: 0,
  base,
  outcome: 'PASSED',
});

describe('more that pass than there are places', () => {
  it('are ranked by the share of yes votes, not by their number', () => {
    // 8 of 9 is more than 7 of 8.
    expect(choose([result(1, 7, 0, 8), result(2, 8)], 1, ['YES_SHARE'], [])).toStrictEqual({
      chosen: [2],
      tied: [],
      left: [1],
    });
  });

  it('are told apart by the next tie-breaker only where the one before cannot', () => {
    const merits: readonly Merit[] = [
      { item: 1, directWorker: false, yearsWithoutAward: 9 },
      { item: 2, directWorker: true, yearsWithoutAward: 1 },
      { item: 3, directWorker: true, yearsWithoutAward: null },
    ];
    const alike = [result(1, 8, 1), result(2, 8, 1), result(3, 8, 1)];
    const order: readonly TieBreaker[] = ['YES_SHARE', 'FEWER_NO', 'DIRECT_WORKER', 'LONGEST_WITHOUT_AWARD'];
    // Never rewarded goes before rewarded a year ago; both direct workers go before the third.
    expect(choose(alike, 2, order, merits)).toStrictEqual({ chosen: [3, 2], tied: [], left: [1] });
    expect(choose(alike, 1, ['YES_SHARE', 'LONGEST_WITHOUT_AWARD'], merits).chosen).toStrictEqual([3]);
    expect(choose([result(1, 8, 1), result(2, 8, 0)], 1, ['YES_SHARE', 'FEWER_NO'], []).chosen).toStrictEqual([2]);
  });

  it('left alike across the last place are all tied; those above are chosen', () => {
    const three = [result(1, 9), result(2, 8, 1), result(3, 8, 1), result(4, 7, 2)];
    expect(choose(three, 2, ['YES_SHARE'], [])).toStrictEqual({ chosen: [1], tied: [2, 3], left: [4] });
  });

  it('within the places are all chosen', () => {
    expect(choose([result(1, 7), result(2, 7)], 2, ['YES_SHARE'], [])).toMatchObject({ chosen: [1, 2], tied: [] });
    expect(choose([], 2, ['YES_SHARE'], [])).toStrictEqual({ chosen: [], tied: [], left: [] });
  });

  it('never come out unfair, whatever the numbers: a naive ranking by exact fractions agrees', () => {
    const one = fc.record({ yes: fc.nat(12), no: fc.nat(3), base: fc.integer({ min: 9, max: 12 }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), fc.integer({ min: 1, max: 6 }), (cases, places) => {
        const passed = cases.map(({ yes, no, base }, index) => result(index + 1, Math.min(yes, base), no, base));
        const { chosen, tied, left } = choose(passed, places, ['YES_SHARE', 'FEWER_NO'], []);
        // Every case is in exactly one of the three.
        expect([...chosen, ...tied, ...left].toSorted((a, b) => a - b)).toStrictEqual(passed.map(({ item }) => item));
        // In hundredths of a common multiple of 9 … 12, so in whole numbers: more yes first, then fewer no.
        const worth = (item: number) => {
          const { yes, no, base } = passed[item - 1] ?? result(0, 0);
          return (yes * 1980 * 100) / base - no;
        };
        const better = (item: number) => passed.filter((other) => worth(other.item) > worth(item)).length;
        const atLeast = (item: number) => passed.filter((other) => worth(other.item) >= worth(item)).length;
        for (const { item } of passed) {
          const expected = atLeast(item) <= places ? chosen : better(item) < places ? tied : left;
          expect(expected).toContain(item);
        }
      }),
      RUNS,
    );
  });
});
