/**
 * Phiên họp Hội đồng thi đua, khen thưởng: who may vote on what, who has taken part, and what the box gave.
 *
 * This state is the roll (who voted). The box (what was voted) is elsewhere and never enters here: an event of this
 * stream is kept for ever beside the member's id.
 */

import type { Recorded } from '../acts.ts';
import { assertNever } from '../assert-never.ts';
import type { HolidayTable } from '../calendar/holidays.ts';
import type { VoteRule } from '../rules/rule-set.ts';

export interface CouncilMember {
  readonly id: string;
  readonly office: 'CHAIR' | 'DEPUTY_CHAIR' | 'SECRETARY' | 'MEMBER';
  readonly votes: boolean;
}

/** The part of a dossier that is put before the session. Items are numbered 1, 2, 3 … through all parts, in this order. */
export interface AgendaPart {
  readonly dossierId: string;
  readonly nos: readonly number[];
}

export interface Ballots {
  readonly yes: number;
  readonly no: number;
  readonly noOpinion: number;
}

/** Kết quả của một trường hợp. */
export interface ItemResult extends Ballots {
  readonly item: number;
  /** Over how many the share is taken, by the rule's denominator. */
  readonly base: number;
  readonly outcome: 'PASSED' | 'FAILED' | 'NOT_CONSIDERED';
}

export interface SessionState {
  readonly councilId: string;
  readonly members: readonly CouncilMember[];
  readonly agenda: readonly AgendaPart[];
  readonly rule: VoteRule;
  readonly votingClosesAt: string;
  readonly remindAt: string;
  /** Members were given their working days from here. */
  readonly convenedAt: string;
  /** The edition of the calendar by which those days are counted now. */
  readonly edition: number;
  /** Its table, once it was changed under way; null while it is the one the process began with. */
  readonly holidays: HolidayTable | null;
  /** Item numbers each member must keep out of; an entry, even empty, means that the member has declared. */
  readonly recusals: Readonly<Record<string, readonly number[]>>;
  readonly voted: readonly string[];
  /**
   * Through which link each took part (the link's public id): an interrupted vote can be finished through that link only,
   * so a link issued again never makes a second ballot.
   */
  readonly votedThrough: Readonly<Record<string, string>>;
  /**
   * Phiếu đã phát: the one blinded paper of each member that the issuer may sign, by its SHA-256. Blinding makes it tell
   * nothing of the paper that lies in the box, so it may stand beside the member for ever.
   */
  readonly papers?: Readonly<Record<string, string>>;
  readonly closedAt: string | null;
  /** The secretary, whose signature comes first under the minutes. */
  readonly closedBy: string | null;
  /** The chair (or deputy), whose signature makes the minutes final. */
  readonly confirmedBy: string | null;
  readonly results: readonly ItemResult[] | null;
  /** SHA-256 of the sealed, sorted box. */
  readonly boxHash: string | null;
  readonly minutesReady: boolean;
}

export type SessionEvent =
  | {
      readonly type: 'sessionConvened';
      readonly councilId: string;
      readonly members: readonly CouncilMember[];
      readonly agenda: readonly AgendaPart[];
      readonly rule: VoteRule;
      readonly votingClosesAt: string;
      readonly remindAt: string;
      /** The edition of the calendar; left out when it is the one that comes with the program. */
      readonly edition?: number;
    }
  /** Another calendar counts from here on; the time for voting is never cut short by it. */
  | {
      readonly type: 'calendarAdopted';
      readonly holidays: HolidayTable;
      readonly votingClosesAt: string;
      readonly closingBefore: string;
      readonly remindAt: string;
    }
  | { readonly type: 'interestDeclared'; readonly memberId: string; readonly items: readonly number[] }
  /** The member's one ballot paper went into the box. What is on it is nobody's business. */
  | {
      readonly type: 'ballotCast';
      readonly memberId: string;
      readonly declaredNoInterest: boolean;
      readonly linkId: string;
      /** SHA-256 of the blinded paper that may be signed for this member; absent in sessions before blind signatures. */
      readonly paper?: string;
    }
  | { readonly type: 'votersReminded'; readonly memberIds: readonly string[] }
  /** Everybody has voted, or the time for voting is over: the secretary is to close the session. */
  | { readonly type: 'votingTimeEnded' }
  | { readonly type: 'sessionClosed' }
  | {
      readonly type: 'tallyRecorded';
      readonly results: readonly ItemResult[];
      readonly boxHash: string;
      readonly papers: number;
    }
  /** Drawn up and signed by the secretary. */
  | { readonly type: 'minutesPrepared'; readonly sha256: string }
  /** Chủ tọa ký biên bản. */
  | { readonly type: 'minutesConfirmed' };

export type RecordedSessionEvent = Recorded<SessionEvent>;

export function evolveSession(state: SessionState | null, recorded: RecordedSessionEvent): SessionState {
  const { event, at, actor } = recorded;
  if (event.type === 'sessionConvened') {
    const { councilId, members, agenda, rule, votingClosesAt, remindAt } = event;
    return {
      councilId,
      members,
      agenda,
      rule,
      votingClosesAt,
      remindAt,
      convenedAt: at,
      edition: event.edition ?? 0,
      holidays: null,
      recusals: {},
      voted: [],
      votedThrough: {},
      closedAt: null,
      closedBy: null,
      confirmedBy: null,
      results: null,
      boxHash: null,
      minutesReady: false,
    };
  }
  if (state === null) throw new Error(`${event.type} before sessionConvened`);
  switch (event.type) {
    case 'calendarAdopted': {
      const { holidays, votingClosesAt, remindAt } = event;
      return { ...state, holidays, edition: holidays.edition, votingClosesAt, remindAt };
    }
    case 'interestDeclared': {
      const before = state.recusals[event.memberId] ?? [];
      const items = [...new Set([...before, ...event.items])].sort((a, b) => a - b);
      return { ...state, recusals: { ...state.recusals, [event.memberId]: items } };
    }
    case 'ballotCast':
      return {
        ...state,
        voted: [...state.voted, event.memberId],
        votedThrough: { ...state.votedThrough, [event.memberId]: event.linkId },
        ...(event.paper === undefined ? {} : { papers: { ...state.papers, [event.memberId]: event.paper } }),
        recusals: { ...state.recusals, [event.memberId]: state.recusals[event.memberId] ?? [] },
      };
    case 'votersReminded':
    case 'votingTimeEnded':
      return state;
    case 'sessionClosed':
      return { ...state, closedAt: at, closedBy: actor.id };
    case 'tallyRecorded':
      return { ...state, results: event.results, boxHash: event.boxHash };
    case 'minutesPrepared':
      return { ...state, minutesReady: true };
    case 'minutesConfirmed':
      return { ...state, confirmedBy: actor.id };
    default:
      return assertNever(event);
  }
}

export const voters = (state: SessionState): readonly CouncilMember[] => state.members.filter((member) => member.votes);

export const itemCount = (state: SessionState): number => state.agenda.reduce((sum, part) => sum + part.nos.length, 0);

export const notYetVoted = (state: SessionState): readonly string[] =>
  voters(state)
    .map((member) => member.id)
    .filter((id) => !state.voted.includes(id));

/** Which nominee of which dossier an item is. */
export function itemAt(agenda: readonly AgendaPart[], item: number): { dossierId: string; no: number } | undefined {
  let left = item - 1;
  for (const part of agenda) {
    const no = part.nos[left];
    if (left >= 0 && no !== undefined) return { dossierId: part.dossierId, no };
    left -= part.nos.length;
  }
  return undefined;
}
