/** From ballots to results: quorum, denominator, threshold. Whole numbers only, so that nothing passes by rounding. */

import { assertNever } from '../assert-never.ts';
import type { Share, VoteRule } from '../rules/rule-set.ts';
import { type Ballots, type ItemResult, type SessionState, voters } from './session.ts';

/** `count` of `whole` reaches the share. An empty whole reaches nothing. */
export const reaches = (count: number, whole: number, share: Share): boolean =>
  whole > 0 && count * share.of >= share.part * whole;

export const percent = (part: number): Share => ({ part, of: 100 });

/** The members who count for one item under the rule. */
export function baseOf(state: SessionState, item: number): number {
  const all = voters(state);
  const recused = all.filter((member) => state.recusals[member.id]?.includes(item)).length;
  const denominator: VoteRule['denominator'] = state.rule.denominator;
  switch (denominator) {
    case 'ALL_MEMBERS':
      return all.length;
    case 'ALL_MINUS_RECUSED':
      return all.length - recused;
    case 'PRESENT':
      return state.voted.filter((id) => !state.recusals[id]?.includes(item)).length;
    default:
      return assertNever(denominator);
  }
}

/** How many ballots an item must have: those who voted and were not recused from it. */
export const papersDue = (state: SessionState, item: number): number =>
  state.voted.filter((id) => !state.recusals[id]?.includes(item)).length;

export const isQuorate = (state: SessionState): boolean =>
  reaches(state.voted.length, voters(state).length, state.rule.quorum);

/** @param tally ballots of items 1, 2, 3 … in order */
export function resultsOf(state: SessionState, tally: readonly Ballots[]): ItemResult[] {
  const quorate = isQuorate(state);
  return tally.map((ballots, index) => {
    const item = index + 1;
    const base = baseOf(state, item);
    const considered = quorate && papersDue(state, item) > 0;
    const passed = reaches(ballots.yes, base, percent(state.rule.passPercent));
    return { item, ...ballots, base, outcome: considered ? (passed ? 'PASSED' : 'FAILED') : 'NOT_CONSIDERED' };
  });
}
