import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS, specify } from '../../tests/support/given.ts';
import {
  castBy,
  closed,
  convened,
  councilOf,
  interestDeclared,
  RULE,
  sessionMachine,
  votes,
} from '../../tests/support/session-story.ts';
import type { Denominator } from '../rules/rule-set.ts';
import { baseOf, isQuorate, papersDue, percent, reaches, resultsOf } from './count.ts';
import { itemAt, itemCount, notYetVoted } from './session.ts';

const given = specify(sessionMachine);

describe('the threshold, in whole numbers', () => {
  // members, percent → the fewest yes votes that pass
  it.each([
    [9, 50, 5],
    [9, 67, 7],
    [9, 70, 7],
    [9, 80, 8],
    [9, 90, 9],
    [10, 70, 7],
    [10, 90, 9],
    [11, 70, 8],
    [11, 90, 10],
    [15, 70, 11],
    [15, 80, 12],
    [15, 90, 14],
    [7, 70, 5],
    [100, 70, 70],
    [9, 100, 9],
  ])('%i members at %i percent: %i votes pass, one fewer does not', (members, share, fewest) => {
    expect(reaches(fewest, members, percent(share))).toBe(true);
    expect(reaches(fewest - 1, members, percent(share))).toBe(false);
  });

  it('a tie does not reach more than half', () => {
    expect(reaches(4, 8, percent(51))).toBe(false);
    expect(reaches(4, 8, percent(50))).toBe(true);
  });

  it('nothing of nothing is never enough', () => {
    expect(reaches(0, 0, percent(0))).toBe(false);
  });

  it('agrees with exact fractions, whatever the numbers', () => {
    const count = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(count, count, fc.nat(100), fc.integer({ min: 1, max: 100 }), (yes, whole, part, of) => {
        const exact = whole > 0 && BigInt(yes) * BigInt(of) >= BigInt(part) * BigInt(whole);
        expect(reaches(yes, whole, { part, of })).toBe(exact);
      }),
      RUNS,
    );
  });
});

describe('the denominator of an item', () => {
  // Nine members: m1 keeps out of item 1, m2 keeps out and does not come, m8 and m9 do not come.
  const session = (denominator: Denominator) =>
    given([
      convened({ rule: { ...RULE, denominator } }),
      interestDeclared(1, 1),
      interestDeclared(2, 1),
      ...castBy(1, 1),
      ...castBy(3, 7),
      closed,
    ]).state();

  it.each([
    ['ALL_MEMBERS', 9, 9],
    ['ALL_MINUS_RECUSED', 7, 9],
    ['PRESENT', 5, 6],
  ] as const)('%s', (denominator, withRecusals, without) => {
    expect(baseOf(session(denominator), 1)).toBe(withRecusals);
    expect(baseOf(session(denominator), 2)).toBe(without);
  });

  it('never counts the secretary, who does not vote', () => {
    expect(baseOf(given([convened({ rule: { ...RULE, denominator: 'ALL_MEMBERS' } })]).state(), 1)).toBe(9);
  });

  it('is apart from the papers due: those who came and may vote on it', () => {
    expect(papersDue(session('ALL_MEMBERS'), 1)).toBe(5);
    expect(papersDue(session('ALL_MEMBERS'), 2)).toBe(6);
  });

  it('of all members at 90 % can never be reached once one of nine keeps out', () => {
    const strict = { ...RULE, denominator: 'ALL_MEMBERS', passPercent: 90 } as const;
    const state = given([convened({ rule: strict }), interestDeclared(1, 1), ...castBy(1, 9), closed]).state();
    const [first, second] = resultsOf(state, [votes(8), votes(9), votes(9), votes(9)]);
    expect(first?.outcome).toBe('FAILED');
    expect(second?.outcome).toBe('PASSED');
  });
});

describe('the quorum', () => {
  // members, share → the fewest who must take part
  it.each([
    [9, 2, 3, 6],
    [10, 2, 3, 7],
    [11, 2, 3, 8],
    [15, 2, 3, 10],
    [9, 1, 2, 5],
    [8, 1, 2, 4],
  ])('of %i members at %i/%i is %i', (size, part, of, fewest) => {
    const quorate = (taking: number) =>
      isQuorate(
        given([
          convened({ members: councilOf(size), rule: { ...RULE, quorum: { part, of } } }),
          ...castBy(1, taking),
          closed,
        ]).state(),
      );
    expect(quorate(fewest)).toBe(true);
    expect(quorate(fewest - 1)).toBe(false);
  });

  it('missed leaves every item unconsidered, however clear the votes', () => {
    const state = given([convened(), ...castBy(1, 5), closed]).state();
    const outcomes = resultsOf(state, [votes(5), votes(5), votes(0, 5), votes(5)]).map((result) => result.outcome);
    expect(new Set(outcomes)).toStrictEqual(new Set(['NOT_CONSIDERED']));
  });

  it('reached, an item from which everybody keeps out is still not considered', () => {
    const everybodyOut = Array.from({ length: 9 }, (_, index) => interestDeclared(index + 1, 1));
    const state = given([convened(), ...everybodyOut, ...castBy(1, 9), closed]).state();
    const [first, second] = resultsOf(state, [votes(0), votes(9), votes(9), votes(9)]);
    expect(first).toMatchObject({ outcome: 'NOT_CONSIDERED', base: 0 });
    expect(second).toMatchObject({ outcome: 'PASSED', base: 9 });
  });
});

describe('items', () => {
  it('are numbered through all dossiers in the agenda’s order', () => {
    const state = given([convened()]).state();
    expect(itemCount(state)).toBe(4);
    expect([0, 1, 2, 3, 4, 5].map((item) => itemAt(state.agenda, item))).toStrictEqual([
      undefined,
      { dossierId: 'D1', no: 1 },
      { dossierId: 'D1', no: 3 },
      { dossierId: 'D2', no: 2 },
      { dossierId: 'D2', no: 5 },
      undefined,
    ]);
  });

  it('wait for members who vote, not for the secretary', () => {
    expect(notYetVoted(given([convened(), ...castBy(1, 8)]).state())).toStrictEqual(['m9']);
  });
});
