/** What secretary and chair do while a session is under way. */

import type { Decision } from '../acts.ts';
import { refuse } from '../refusals.ts';
import { isInstant } from './convene.ts';
import { tiedItems } from './count.ts';
import type { SessionCommand } from './decide.ts';
import type { Pin } from './interests.ts';
import { isVoter, mayPreside, ruleOf } from './roll.ts';
import { itemCount, type SessionEvent, type SessionState } from './session.ts';

type Answer = Decision<SessionEvent>;
type Of<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>;

const one = (event: SessionEvent): Answer => ({ events: [event] });

/** About a member whose paper is still to come; `undefined` when the act may go on. */
function stillToVote(memberId: string, state: SessionState): Answer | undefined {
  if (state.closedAt !== null) return refuse('VOTING_CLOSED');
  if (!isVoter(state, memberId)) return refuse('NOT_A_MEMBER');
  return state.voted.includes(memberId) ? refuse('ALREADY_VOTED') : undefined;
}

/** What lies in the box already cannot be taken out: an interest found after a member's vote goes into a new session. */
export function pinConflicts(pins: readonly Pin[], state: SessionState, at: string): Answer {
  if (state.closedAt !== null || at >= state.votingClosesAt) return refuse('VOTING_CLOSED');
  if (pins.length === 0) return refuse('BAD_INPUT');
  for (const { memberId, items } of pins) {
    const barred = stillToVote(memberId, state);
    if (barred !== undefined) return barred;
    const known = (item: number) => Number.isInteger(item) && item >= 1 && item <= itemCount(state);
    if (items.length === 0 || !items.every(known)) return refuse('UNKNOWN_ITEM');
  }
  return one({ type: 'conflictsPinned', pins });
}

export function recordAbsence({ memberId, noteHash }: Of<'recordAbsence'>, state: SessionState): Answer {
  const barred = stillToVote(memberId, state);
  if (barred !== undefined) return barred;
  if (noteHash === '') return refuse('REASON_NEEDED');
  return one({ type: 'absenceRecorded', memberId, noteHash });
}

export function recordMandate(command: Of<'recordMandate'>, state: SessionState, at: string): Answer {
  const { memberId, delegateId, mandateHash } = command;
  const barred = stillToVote(memberId, state);
  if (barred !== undefined) return barred;
  if (at >= state.votingClosesAt) return refuse('VOTING_CLOSED');
  const items = Array.from({ length: itemCount(state) }, (_, index) => index + 1);
  if (!items.some((item) => ruleOf(state, item).delegation === true)) return refuse('DELEGATION_NOT_ALLOWED');
  if (!/^[0-9a-f]{64}$/.test(mandateHash)) return refuse('MANDATE_NEEDED');
  // A slip can be neither side of a mandate: the delegate votes first, by link.
  if ([memberId, delegateId].some((id) => state.paperVoters?.[id] !== undefined)) return refuse('PAPER_AND_MANDATE');
  if (delegateId === memberId || !isVoter(state, delegateId)) return refuse('DELEGATE_NOT_FREE');
  // One mandate a member; and whoever has given theirs away, or is away, carries none.
  const holds = Object.values(state.mandates).some((mandate) => mandate.delegateId === delegateId);
  const givesAway = Object.values(state.mandates).some((mandate) => mandate.delegateId === memberId);
  const away = state.mandates[delegateId] !== undefined || state.absences[delegateId] !== undefined;
  if (holds || givesAway || away || state.mandates[memberId] !== undefined) return refuse('DELEGATE_NOT_FREE');
  return one({ type: 'mandateRecorded', memberId, delegateId, mandateHash });
}

/** Before the time is over: afterwards those who came too late could be let in by name. */
export function extendVoting(command: Of<'extendVoting'>, state: SessionState, at: string, actorId: string): Answer {
  const { votingClosesAt, remindAt, noteHash } = command;
  if (!mayPreside(state, actorId)) return refuse('NOT_PRESIDING');
  if (state.closedAt !== null || at >= state.votingClosesAt) return refuse('VOTING_CLOSED');
  if (noteHash === '') return refuse('REASON_NEEDED');
  if (![votingClosesAt, remindAt].every(isInstant)) return refuse('BAD_INPUT');
  if (votingClosesAt <= state.votingClosesAt || remindAt <= at || remindAt > votingClosesAt) {
    return refuse('EXTENSION_NOT_LATER');
  }
  return one({ type: 'votingExtended', votingClosesAt, remindAt, noteHash, closingBefore: state.votingClosesAt });
}

export function openSecondRound(command: Of<'openSecondRound'>, state: SessionState, at: string): Answer {
  const { votingClosesAt, remindAt } = command;
  const items = tiedItems(state);
  if (items.length === 0) return refuse('NO_SECOND_ROUND');
  if (![votingClosesAt, remindAt].every(isInstant)) return refuse('BAD_INPUT');
  if (votingClosesAt <= at || remindAt <= at || remindAt > votingClosesAt) return refuse('CLOSING_TIME_PAST');
  return one({ type: 'secondRoundOpened', items, votingClosesAt, remindAt });
}
