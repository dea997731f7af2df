/** Bỏ phiếu giấy: members who cannot use a link hand in a slip; what is on it goes into the box like every other ballot. */

import type { Actor, Decision } from '../acts.ts';
import { type RefusalCode, refuse } from '../refusals.ts';
import type { SessionCommand } from './decide.ts';
import { everyItem, isVoter, itemsFor, keepsOutOf, mayPreside, mayVoteOn } from './roll.ts';
import { itemCount, type SessionEvent, type SessionState } from './session.ts';

type Answer = Decision<SessionEvent>;
type Of<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>;

export const votesOnPaper = ({ paperVoters }: Pick<SessionState, 'paperVoters'>, memberId: string): boolean =>
  paperVoters?.[memberId] !== undefined;

const isOver = (state: SessionState, at: string): boolean => state.closedAt !== null || at >= state.votingClosesAt;

/** What the member declared in writing comes with it: nobody votes, on paper or not, without having declared. */
export function recordPaperVoter(command: Of<'recordPaperVoter'>, state: SessionState, at: string): Answer {
  const { memberId, noteHash, items, kinds } = command;
  if (isOver(state, at)) return refuse('VOTING_CLOSED');
  if (!isVoter(state, memberId)) return refuse('NOT_A_MEMBER');
  // On the roll means that a paper was given out, which may be in a browser and not in the box yet.
  if (state.voted.includes(memberId)) return refuse('ALREADY_VOTED');
  if (votesOnPaper(state, memberId)) return refuse('NOTHING_CHANGES');
  // A delegate votes the own paper first, and by link: neither side of a mandate can be a slip.
  const holds = Object.values(state.mandates).some(({ delegateId }) => delegateId === memberId);
  if (holds || state.mandates[memberId] !== undefined) return refuse('PAPER_AND_MANDATE');
  if (noteHash === '') return refuse('REASON_NEEDED');
  const known = (item: number) => Number.isInteger(item) && item >= 1 && item <= itemCount(state);
  if (!items.every(known)) return refuse('UNKNOWN_ITEM');
  if (kinds.length !== items.length || new Set(items).size !== items.length) return refuse('BAD_INPUT');
  return { events: [{ type: 'paperVoterRecorded', memberId, noteHash, items, kinds }] };
}

/** The declaration stands: what was declared once is known. */
export function dropPaperVoter({ memberId }: Of<'dropPaperVoter'>, state: SessionState, at: string): Answer {
  if (isOver(state, at)) return refuse('VOTING_CLOSED');
  if (state.voted.includes(memberId)) return refuse('ALREADY_VOTED');
  if (!votesOnPaper(state, memberId)) return refuse('NOT_A_PAPER_VOTER');
  return { events: [{ type: 'paperVoterDropped', memberId }] };
}

/** Who handed slips in, and who typed them: all that is known of slips without reading them. */
export interface HandedIn {
  readonly memberIds: readonly string[];
  readonly enteredBy: string;
}

/** Why these slips cannot be entered; undefined when they can. All of one batch have the same items on their slips. */
export function faultOfSlips(
  state: SessionState,
  { memberIds, enteredBy }: HandedIn,
  at: string,
): RefusalCode | undefined {
  if (isOver(state, at)) return 'VOTING_CLOSED';
  if (memberIds.length === 0 || new Set(memberIds).size !== memberIds.length) return 'BAD_INPUT';
  if (!memberIds.every((id) => votesOnPaper(state, id))) return 'NOT_A_PAPER_VOTER';
  if (memberIds.some((id) => state.voted.includes(id))) return 'ALREADY_VOTED';
  const papers = new Set(memberIds.map((id) => itemsFor(state, id).join()));
  if (papers.size > 1) return 'PAPER_OUTDATED';
  return faultOfReader(state, memberIds, enteredBy);
}

/** Nobody reads their own slip for others, nor a case they keep out of. */
function faultOfReader(state: SessionState, memberIds: readonly string[], reader: string): RefusalCode | undefined {
  if (memberIds.includes(reader)) return 'OWN_SLIP';
  const items = itemsFor(state, memberIds[0] ?? '');
  return items.some((item) => keepsOutOf(state, reader, item)) ? 'READER_KEEPS_OUT' : undefined;
}

/**
 * Người xác nhận: a teller of the session, its chair or a deputy; where no teller was named, another officer of the body
 * as well. Never whoever entered the slips.
 */
export function faultOfConfirmer(state: SessionState, slips: HandedIn, actor: Actor): RefusalCode | undefined {
  if (actor.id === slips.enteredBy) return 'SECOND_PERSON_NEEDED';
  const tellers = state.sitting?.tellers ?? [];
  const named = tellers.includes(actor.id) || mayPreside(state, actor.id);
  if (!named && (actor.role !== 'officer' || tellers.length > 0)) return 'NOT_A_SECOND_PERSON';
  return faultOfReader(state, slips.memberIds, actor.id);
}

/** The roll takes all of a batch or none: one blinded paper a member, whichever slip it will carry. */
export function castPaperBallots(
  { papers, without, enteredBy }: Of<'castPaperBallots'>,
  state: SessionState,
  at: string,
  actor: Actor,
): Answer {
  const slips = { memberIds: papers.map(({ memberId }) => memberId), enteredBy };
  const fault = faultOfSlips(state, slips, at) ?? faultOfConfirmer(state, slips, actor);
  if (fault !== undefined) return refuse(fault);
  if (!papers.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))) return refuse('BAD_INPUT');
  if (new Set(papers.map(({ sha256 }) => sha256)).size !== papers.length) return refuse('BAD_INPUT');
  const kept = everyItem(state).filter((item) => !mayVoteOn(state, papers[0]?.memberId ?? '', item));
  if (kept.join() !== without.join()) return refuse('PAPER_OUTDATED');
  return {
    events: papers.map(({ memberId, sha256 }) => {
      return { type: 'ballotCast', memberId, declaredNoInterest: false, linkId: '', paper: sha256, enteredBy } as const;
    }),
  };
}
