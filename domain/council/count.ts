/** From ballots to results: quorum, denominator, threshold, places. Whole numbers only, so that nothing passes by rounding. */

import { assertNever } from '../assert-never.ts';
import type { Share, VoteRule } from '../rules/rule-set.ts';
import { choose, DEFAULT_ORDER } from './choose.ts';
import { itemsOfPart, keepsOutOf, mayVoteOn, presiderOf, ruleOf } from './roll.ts';
import { type Ballots, type ItemResult, type SessionState, voters } from './session.ts';

/** `count` of `whole` reaches the share. An empty whole reaches nothing. */
export const reaches = (count: number, whole: number, share: Share): boolean =>
  whole > 0 && count * share.of >= share.part * whole;

export const percent = (part: number): Share => ({ part, of: 100 });

/** The members who count for one item under its rule. */
export function baseOf(state: SessionState, item: number): number {
  const all = voters(state);
  const denominator: VoteRule['denominator'] = ruleOf(state, item).denominator;
  switch (denominator) {
    case 'ALL_MEMBERS':
      return all.length;
    case 'ALL_MINUS_RECUSED':
      return all.filter((member) => !keepsOutOf(state, member.id, item)).length;
    case 'PRESENT':
      return papersDue(state, item);
    default:
      return assertNever(denominator);
  }
}

/** How many ballots an item must have: of those who voted, all whose paper had it. */
export const papersDue = (state: SessionState, item: number): number =>
  state.voted.filter((id) => mayVoteOn(state, id, item)).length;

/** Whether enough members took part for the rule; by the session's first rule when no item is named. */
export const isQuorate = (state: SessionState, item?: number): boolean =>
  reaches(state.voted.length, voters(state).length, (item === undefined ? state.rule : ruleOf(state, item)).quorum);

/** Whether whoever leads the item took part in person, where the rule asks for it. Sessions without a sitting were not asked. */
export function isLed(state: SessionState, item: number): boolean {
  if (state.sitting === null || ruleOf(state, item).mustIncludeChair !== true) return true;
  const presider = presiderOf(state, item);
  return presider !== undefined && state.voted.includes(presider.id) && state.mandates[presider.id] === undefined;
}

/** @param tally ballots of items 1, 2, 3 … in order */
export function resultsOf(state: SessionState, tally: readonly Ballots[]): ItemResult[] {
  const counted = tally.map((ballots, index): ItemResult => {
    const item = index + 1;
    const standing = state.onBallot?.includes(item) === false ? state.firstRound?.results[index] : undefined;
    if (standing !== undefined) return standing;
    const base = baseOf(state, item);
    const considered = isQuorate(state, item) && papersDue(state, item) > 0 && isLed(state, item);
    const passed = reaches(ballots.yes, base, percent(ruleOf(state, item).passPercent));
    return { item, ...ballots, base, outcome: considered ? (passed ? 'PASSED' : 'FAILED') : 'NOT_CONSIDERED' };
  });
  return state.contests.reduce((results, _, index) => withinPlaces(state, results, index), counted);
}

/**
 * In the first round those left alike go to a second; those chosen there stay chosen. What a second round leaves alike is
 * chosen by nobody: the council proposes fewer.
 */
function withinPlaces(state: SessionState, results: ItemResult[], contest: number): ItemResult[] {
  const { parts = [], places = 0, merits = [] } = state.contests[contest] ?? {};
  const items = parts.flatMap((part) => itemsOfPart(state.agenda, part));
  const voted = (item: number) => state.onBallot === null || state.onBallot.includes(item);
  const passed = results.filter(({ item, outcome }) => items.includes(item) && outcome === 'PASSED');
  const before = passed.filter(({ item }) => !voted(item)).length;
  const order = ruleOf(state, items[0] ?? 0).tieBreakers ?? DEFAULT_ORDER;
  const { tied, left } = choose(
    passed.filter(({ item }) => voted(item)),
    places - before,
    order,
    merits,
  );
  const settled = (result: ItemResult): ItemResult['outcome'] => {
    if (left.includes(result.item)) return 'NOT_CHOSEN';
    if (tied.includes(result.item)) return state.firstRound === null ? 'TIED' : 'NOT_CHOSEN';
    return result.outcome;
  };
  return results.map((result) => ({ ...result, outcome: settled(result) }));
}

/** The items for which a second round is due. */
export const tiedItems = ({ results }: Pick<SessionState, 'results'>): readonly number[] =>
  (results ?? []).filter(({ outcome }) => outcome === 'TIED').map(({ item }) => item);
