/** Before the vote: whether a case can pass at all, whoever comes and whatever they choose. */

import { baseOf, isLed, percent, reaches } from './count.ts';
import { mayVoteOn, ruleOf } from './roll.ts';
import { type CouncilMember, itemCount, type SessionState, voters } from './session.ts';

/**
 * `NO_QUORUM`: too few members are left to come. `NOBODY_MAY_VOTE`: everybody keeps out. `NO_PRESIDER`: the rule asks for
 * a presiding member, and none is left. `OUT_OF_REACH`: even if all who may vote say yes, the share is missed.
 */
export type Obstacle = 'NO_QUORUM' | 'NOBODY_MAY_VOTE' | 'NO_PRESIDER' | 'OUT_OF_REACH';

export interface Outlook {
  readonly item: number;
  readonly obstacle: Obstacle | null;
  /** Members who may still put a paper in for this item, or have done so. */
  readonly possible: number;
  /** Over how many the share is taken when all of them come. */
  readonly base: number;
  /** The fewest yes votes that pass then. */
  readonly needed: number;
  /** Members who may come, and the fewest who must. */
  readonly coming: number;
  readonly quorum: number;
}

/** Away for good as far as anybody knows: absent with a reason, without having voted. */
const mayCome = (state: SessionState, { id }: CouncilMember): boolean =>
  state.voted.includes(id) || state.absences[id] === undefined;

export function outlookOf(state: SessionState, item: number): Outlook {
  const rule = ruleOf(state, item);
  const all = voters(state);
  const coming = all.filter((member) => mayCome(state, member));
  // Everybody who may come does: no other attendance passes where this one does not.
  const full: SessionState = { ...state, voted: coming.map(({ id }) => id) };
  const possible = coming.filter(({ id }) => mayVoteOn(state, id, item)).length;
  const base = baseOf(full, item);
  const figures = {
    item,
    possible,
    base,
    needed: fewest(base, (count) => reaches(count, base, percent(rule.passPercent))),
    coming: coming.length,
    quorum: fewest(all.length, (count) => reaches(count, all.length, rule.quorum)),
  };
  return { ...figures, obstacle: obstacleTo(full, figures) };
}

export const outlooksOf = (state: SessionState): readonly Outlook[] =>
  Array.from({ length: itemCount(state) }, (_, index) => outlookOf(state, index + 1));

function obstacleTo(
  full: SessionState,
  { item, possible, needed, coming, quorum }: Omit<Outlook, 'obstacle'>,
): Obstacle | null {
  if (coming < quorum) return 'NO_QUORUM';
  if (possible === 0) return 'NOBODY_MAY_VOTE';
  if (!isLed(full, item)) return 'NO_PRESIDER';
  return possible < needed ? 'OUT_OF_REACH' : null;
}

/** The smallest count that is enough; one more than there are when none is. */
function fewest(whole: number, enough: (count: number) => boolean): number {
  for (let count = 0; count <= whole; count += 1) if (enough(count)) return count;
  return whole + 1;
}
