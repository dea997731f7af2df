/** “Cannot pass” is said exactly when no attendance and no choices pass: every one of them is tried. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { happened, RUNS, specify } from '../../tests/support/given.ts';
import { BOX, convened, councilOf, RULE, SECRETARY, sessionMachine, votes } from '../../tests/support/session-story.ts';
import type { Denominator, VoteRule } from '../rules/rule-set.ts';
import { papersDue, resultsOf } from './count.ts';
import { outlookOf } from './outlook.ts';
import type { SessionState, Sitting } from './session.ts';

const given = specify(sessionMachine);
const SITTING: Sitting = { form: 'BY_LINK', composition: 1, meetsAt: null, placeHash: BOX, tellers: [] };

/** One case before a council of at most six voting members. */
const scene = fc.record({
  size: fc.integer({ min: 1, max: 6 }),
  passPercent: fc.constantFrom(1, 34, 50, 51, 67, 70, 80, 90, 100),
  quorum: fc.constantFrom({ part: 1, of: 2 }, { part: 2, of: 3 }, { part: 1, of: 1 }),
  denominator: fc.constantFrom<Denominator>('ALL_MEMBERS', 'ALL_MINUS_RECUSED', 'PRESENT'),
  mustIncludeChair: fc.boolean(),
  delegation: fc.boolean(),
  keepsOut: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  absent: fc.array(
    fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    { minLength: 6, maxLength: 6 },
  ),
  mandate: fc.option(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))),
});

type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

function sessionOf({ size, keepsOut, absent, mandate, ...rest }: Scene): SessionState {
  const { passPercent, quorum, denominator, mustIncludeChair, delegation } = rest;
  const rule: VoteRule = { ...RULE, passPercent, quorum, denominator, mustIncludeChair, delegation };
  const ids = Array.from({ length: size }, (_, index) => `m${index + 1}`);
  const members = councilOf(size);
  const agenda = [{ dossierId: 'D1', nos: [1] }];
  const pins = ids
    .filter((_, index) => keepsOut[index])
    .map((memberId) => ({ memberId, items: [1], kind: 'KIN', source: 'DATA' }) as const);
  const [from = 0, to = 0] = mandate ?? [];
  const gives = mandate !== null && delegation && from !== to && from <= size && to <= size && !absent[to - 1];
  return given([
    convened({ members, agenda, rule, pins, sitting: SITTING }),
    ...ids
      .filter((_, index) => absent[index] && !(gives && index === from - 1))
      .map((memberId) => happened(SECRETARY, { type: 'absenceRecorded', memberId, noteHash: BOX } as const)),
    ...(gives
      ? [
          happened(SECRETARY, {
            type: 'mandateRecorded',
            memberId: `m${from}`,
            delegateId: `m${to}`,
            mandateHash: BOX,
          } as const),
        ]
      : []),
  ]).state();
}

/** Tries everybody's coming and staying away, with any number of yes among the papers. */
function canPass(state: SessionState): boolean {
  const mayCome = state.members.filter(({ id, votes: may }) => may && state.absences[id] === undefined);
  for (let set = 0; set < 2 ** mayCome.length; set += 1) {
    const voted = mayCome.filter((_, index) => (set >> index) % 2 === 1).map(({ id }) => id);
    const after = { ...state, voted };
    const papers = papersDue(after, 1);
    for (let yes = 0; yes <= papers; yes += 1) {
      if (resultsOf(after, [votes(yes, papers - yes)])[0]?.outcome === 'PASSED') return true;
    }
  }
  return false;
}

describe('the outlook of a case', () => {
  it('has an obstacle exactly when nothing that may still happen passes it', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(scene, (one) => {
        const state = sessionOf(one);
        const { obstacle } = outlookOf(state, 1);
        expect(obstacle === null).toBe(canPass(state));
        seen.set(String(obstacle), (seen.get(String(obstacle)) ?? 0) + 1);
      }),
      RUNS,
    );
    for (const obstacle of ['null', 'NO_QUORUM', 'NOBODY_MAY_VOTE', 'NO_PRESIDER', 'OUT_OF_REACH']) {
      expect(seen.get(obstacle) ?? 0, obstacle).toBeGreaterThan(RUNS.numRuns / 100);
    }
  });

  it('names the figures: 90 % of nine members is nine, and with two kept out seven are left', () => {
    const pins = ['m3', 'm4'].map((memberId) => ({ memberId, items: [1], kind: 'KIN', source: 'DATA' }) as const);
    const rule = { ...RULE, passPercent: 90, denominator: 'ALL_MEMBERS' } as const;
    const state = given([convened({ rule, pins })]).state();
    expect(outlookOf(state, 1)).toStrictEqual({
      item: 1,
      obstacle: 'OUT_OF_REACH',
      possible: 7,
      base: 9,
      needed: 9,
      coming: 9,
      quorum: 6,
    });
    expect(outlookOf(state, 2)).toMatchObject({ obstacle: null, possible: 9 });
  });
});
