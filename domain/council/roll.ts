/** Who may vote on what, read off a session's state; the roll, the box and the count all ask here. */

import type { VoteRule } from '../rules/rule-set.ts';
import {
  type AgendaPart,
  type CouncilMember,
  evolveSession,
  itemCount,
  notYetVoted,
  type RecordedSessionEvent,
  type SessionState,
  voters,
} from './session.ts';

/** The part of the agenda an item belongs to. */
function partOf(agenda: readonly AgendaPart[], item: number): AgendaPart | undefined {
  let first = 1;
  for (const part of agenda) {
    if (item >= first && item < first + part.nos.length) return part;
    first += part.nos.length;
  }
  return undefined;
}

/** The rule by which an item is voted on. */
export function ruleOf(state: Pick<SessionState, 'agenda' | 'rule' | 'furtherRules'>, item: number): VoteRule {
  const named = partOf(state.agenda, item)?.rule;
  return (named === undefined ? undefined : state.furtherRules[named]) ?? state.rule;
}

/** The items of one part, in order. */
export function itemsOfPart(agenda: readonly AgendaPart[], part: number): readonly number[] {
  const before = agenda.slice(0, part).reduce((sum, one) => sum + one.nos.length, 0);
  return (agenda[part]?.nos ?? []).map((_, index) => before + index + 1);
}

/** The items a member keeps out of, declared or pinned, in order. */
export const keptOutOf = (state: SessionState, memberId: string): readonly number[] => {
  const pinned = state.interests.filter((one) => one.memberId === memberId).map((one) => one.item);
  return [...new Set([...(state.recusals[memberId] ?? []), ...pinned])].sort((a, b) => a - b);
};

export const keepsOutOf = (state: SessionState, memberId: string, item: number): boolean =>
  state.recusals[memberId]?.includes(item) === true ||
  state.interests.some((one) => one.memberId === memberId && one.item === item);

/** Who fills in a member's paper: the delegate where there is a mandate. */
export const holderOf = (state: SessionState, memberId: string): string =>
  state.mandates[memberId]?.delegateId ?? memberId;

/** Whether a member's paper has this item. A mandate reaches only as far as the rules do, and a delegate's own interests. */
export function mayVoteOn(state: SessionState, memberId: string, item: number): boolean {
  if (state.onBallot !== null && !state.onBallot.includes(item)) return false;
  if (keepsOutOf(state, memberId, item)) return false;
  const mandate = state.mandates[memberId];
  return (
    mandate === undefined || (ruleOf(state, item).delegation === true && !keepsOutOf(state, mandate.delegateId, item))
  );
}

/** 1, 2, … as far as the agenda goes. */
export const everyItem = (state: SessionState): readonly number[] =>
  Array.from({ length: itemCount(state) }, (_, index) => index + 1);

/** The items on a member's paper: those of the round, but none that the member keeps out of. */
export const itemsFor = (state: SessionState, memberId: string): readonly number[] =>
  everyItem(state).filter((item) => mayVoteOn(state, memberId, item));

/** Those whose ballot is still to come: neither voted nor known to be away. */
export const awaited = (state: SessionState): readonly string[] =>
  notYetVoted(state).filter((id) => state.absences[id] === undefined);

/** Those a reminder still goes to; whoever votes on paper has no link to be reminded of. */
export const reminded = (state: SessionState): readonly string[] =>
  awaited(state).filter((id) => state.paperVoters?.[id] === undefined);

/** Chủ tọa: the chair or a deputy. */
export const mayPreside = (state: Pick<SessionState, 'members'>, memberId: string): boolean =>
  state.members.some((one) => one.id === memberId && (one.office === 'CHAIR' || one.office === 'DEPUTY_CHAIR'));

/**
 * Người chủ trì việc xét một trường hợp: the chair; where the chair keeps out, the first deputy in the decision's order
 * who does not. Undefined when nobody is left to lead it.
 */
export function presiderOf(state: SessionState, item: number): CouncilMember | undefined {
  const heads = [
    ...state.members.filter((one) => one.office === 'CHAIR'),
    ...state.members.filter((one) => one.office === 'DEPUTY_CHAIR'),
  ];
  return heads.find((one) => !keepsOutOf(state, one.id, item));
}

/** In which round the session votes. */
export const roundOf = (state: Pick<SessionState, 'firstRound'>): 1 | 2 => (state.firstRound === null ? 1 : 2);

/** Each round has a box, papers and keys of its own; those of the first are named after the session. */
export const boxIdOf = (sessionId: string, state: Pick<SessionState, 'firstRound'>): string =>
  boxIdIn(sessionId, roundOf(state));

export const boxIdIn = (sessionId: string, round: 1 | 2): string => (round === 1 ? sessionId : `${sessionId}-2`);

/** Each round's box, with the session as it stood at that round's end. */
export function boxesOf(
  sessionId: string,
  events: readonly RecordedSessionEvent[],
): readonly { readonly boxId: string; readonly state: SessionState }[] {
  const ends: SessionState[] = [];
  let state: SessionState | null = null;
  for (const recorded of events) {
    if (recorded.event.type === 'secondRoundOpened' && state !== null) ends.push(state);
    state = evolveSession(state, recorded);
  }
  if (state !== null) ends.push(state);
  return ends.map((end) => ({ boxId: boxIdOf(sessionId, end), state: end }));
}

export const isVoter = (state: SessionState, memberId: string): boolean =>
  voters(state).some((one) => one.id === memberId);
