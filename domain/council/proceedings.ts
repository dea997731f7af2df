/** What goes beside the vote: calling a session off, what was said in it, the tellers' word on the count. */

import type { Actor, Decision } from '../acts.ts';
import { refuse } from '../refusals.ts';
import { tiedItems } from './count.ts';
import type { SessionCommand } from './decide.ts';
import { mayPreside } from './roll.ts';
import { itemCount, type SessionEvent, type SessionState } from './session.ts';

type Answer = Decision<SessionEvent>;
type Of<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>;

const one = (event: SessionEvent): Answer => ({ events: [event] });

/** Once a ballot is cast the members' work stands: such a session is finished, not called off. */
export const mayBeCalledOff = ({ voted, closedAt, firstRound }: SessionState): boolean =>
  voted.length === 0 && closedAt === null && firstRound === null;

export function callOff({ noteHash }: Of<'callOffSession'>, state: SessionState, actor: Actor): Answer {
  if (actor.role !== 'secretary' && !mayPreside(state, actor.id)) return refuse('NOT_PRESIDING');
  if (!mayBeCalledOff(state)) return refuse('CALL_OFF_TOO_LATE');
  return noteHash === '' ? refuse('REASON_NEEDED') : one({ type: 'sessionCalledOff', noteHash });
}

/** The count stands, and no teller has said so yet where one is asked to. */
export const awaitsTeller = (state: SessionState): boolean =>
  state.tellersConfirm === true &&
  state.countConfirmedBy === undefined &&
  state.results !== null &&
  tiedItems(state).length === 0;

export function confirmCount(state: SessionState, actorId: string): Answer {
  if (state.tellersConfirm !== true || state.sitting?.tellers.includes(actorId) !== true) return refuse('NOT_A_TELLER');
  if (state.countConfirmedBy !== undefined) return refuse('COUNT_CONFIRMED');
  return awaitsTeller(state) ? one({ type: 'countConfirmed' }) : refuse('NOT_COUNTED_YET');
}

/** Until the minutes are being drawn up, which nothing announces: that is when voting is over, or the count confirmed. */
export const takesRemarks = (state: SessionState): boolean =>
  state.closedAt === null || tiedItems(state).length > 0 || awaitsTeller(state);

export function recordRemark({ kind, item, noteHash }: Of<'recordRemark'>, state: SessionState): Answer {
  if (!takesRemarks(state)) return refuse('REMARKS_OVER');
  if (item !== null && !(Number.isInteger(item) && item >= 1 && item <= itemCount(state))) {
    return refuse('UNKNOWN_ITEM');
  }
  return noteHash === '' ? refuse('REMARK_EMPTY') : one({ type: 'remarkRecorded', kind, item, noteHash });
}
