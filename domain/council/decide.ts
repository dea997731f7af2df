import type { Act, Decision, Role } from '../acts.ts';
import { assertNever } from '../assert-never.ts';
import type { HolidayTable } from '../calendar/holidays.ts';
import { movedVoting } from '../calendar/replan.ts';
import { refuse } from '../refusals.ts';
import type { VoteRule } from '../rules/rule-set.ts';
import type { Contest } from './choose.ts';
import { extendVoting, openSecondRound, pinConflicts, recordAbsence, recordMandate } from './conduct.ts';
import { convene } from './convene.ts';
import { papersDue, resultsOf, tiedItems } from './count.ts';
import type { InterestKind, Pin } from './interests.ts';
import { castPaperBallots, dropPaperVoter, recordPaperVoter, votesOnPaper } from './paper-voters.ts';
import { awaitsTeller, callOff, confirmCount, recordRemark } from './proceedings.ts';
import { awaited, everyItem, holderOf, isVoter, mayPreside, mayVoteOn, reminded } from './roll.ts';
import {
  type AgendaPart,
  type Ballots,
  type CouncilMember,
  itemCount,
  type Remark,
  type SessionEvent,
  type SessionState,
  type Sitting,
} from './session.ts';

export type SessionCommand =
  /** Triệu tập phiên họp. */
  | {
      readonly type: 'conveneSession';
      readonly councilId: string;
      readonly members: readonly CouncilMember[];
      readonly agenda: readonly AgendaPart[];
      readonly rule: VoteRule;
      readonly votingClosesAt: string;
      readonly remindAt: string;
      readonly furtherRules?: readonly VoteRule[];
      readonly sitting?: Sitting;
      /** Conflicts found before anybody was invited. */
      readonly pins?: readonly Pin[];
      readonly contests?: readonly Contest[];
      /** Số liệu trước khi bỏ phiếu, by their SHA-256. */
      readonly instrumentsHash?: string;
      /** Giấy mời họp is to be drawn up. */
      readonly invitation?: true;
      /** One of the tellers is to confirm the count before there are minutes. */
      readonly tellersConfirm?: true;
    }
  /** Khai báo quyền, lợi ích liên quan: the items a member must keep out of. */
  | {
      readonly type: 'declareInterest';
      readonly memberId: string;
      readonly items: readonly number[];
      /** One for each item; left out by those who were not asked. */
      readonly kinds?: readonly InterestKind[];
    }
  /** Ghi nhận quyền, lợi ích liên quan của ủy viên chưa bỏ phiếu. */
  | { readonly type: 'pinConflicts'; readonly pins: readonly Pin[] }
  /** Ghi ủy viên vắng mặt, có lý do. */
  | { readonly type: 'recordAbsence'; readonly memberId: string; readonly noteHash: string }
  /** Ghi giấy ủy quyền. */
  | {
      readonly type: 'recordMandate';
      readonly memberId: string;
      readonly delegateId: string;
      /** SHA-256 of the document, lower-case hex. */
      readonly mandateHash: string;
    }
  /** Chủ tọa gia hạn bỏ phiếu. */
  | {
      readonly type: 'extendVoting';
      readonly votingClosesAt: string;
      readonly remindAt: string;
      readonly noteHash: string;
    }
  /** Bỏ phiếu: one paper a member for the whole agenda. The choices go to the box, never here. */
  | {
      readonly type: 'castBallot';
      readonly memberId: string;
      readonly declaredNoInterest: boolean;
      /** Public id of the link through which the member came; says nothing of the ballot's serials. */
      readonly linkId: string;
      /** The blinded paper to be signed, and the items it was made without: they must be those the member does not vote on. */
      readonly paper?: { readonly sha256: string; readonly without: readonly number[] };
    }
  /** Ghi ủy viên bỏ phiếu giấy, with the interests the member declared in writing. */
  | {
      readonly type: 'recordPaperVoter';
      readonly memberId: string;
      readonly noteHash: string;
      readonly items: readonly number[];
      readonly kinds: readonly InterestKind[];
    }
  | { readonly type: 'dropPaperVoter'; readonly memberId: string }
  /** Xác nhận phiếu giấy: one blinded paper for each member who handed a slip in; the choices go to the box, never here. */
  | {
      readonly type: 'castPaperBallots';
      readonly papers: readonly { readonly memberId: string; readonly sha256: string }[];
      /** The items that none of these papers opens. */
      readonly without: readonly number[];
      readonly enteredBy: string;
    }
  /** Áp dụng lịch nghỉ mới: an administrator published another edition of the calendar. */
  | { readonly type: 'adoptCalendar'; readonly holidays: HolidayTable }
  | { readonly type: 'remindVoters' }
  | { readonly type: 'endVotingTime' }
  /** Kết thúc phiên họp. */
  | { readonly type: 'closeSession' }
  /** Hủy, hoãn phiên họp, before the first ballot. */
  | { readonly type: 'callOffSession'; readonly noteHash: string }
  /** Ghi ý kiến thảo luận, ý kiến khác. */
  | ({ readonly type: 'recordRemark' } & Remark)
  /** Ghi kết quả kiểm phiếu: what the sealed box gave, item by item. */
  | {
      readonly type: 'recordTally';
      readonly tally: readonly Ballots[];
      readonly boxHash: string;
    }
  /** Mở vòng bỏ phiếu thứ hai cho các trường hợp bằng nhau. */
  | { readonly type: 'openSecondRound'; readonly votingClosesAt: string; readonly remindAt: string }
  /** Tổ kiểm phiếu xác nhận kết quả kiểm phiếu. */
  | { readonly type: 'confirmCount' }
  | { readonly type: 'recordMinutes'; readonly sha256: string }
  /** Chủ tọa ký biên bản họp: only then do the results leave the session. */
  | { readonly type: 'confirmMinutes' };

export type SessionAct = Act<SessionCommand>;

export const SESSION_ROLES: Readonly<Record<SessionCommand['type'], readonly Role[]>> = {
  conveneSession: ['secretary'],
  declareInterest: ['member'],
  pinConflicts: ['secretary'],
  recordAbsence: ['secretary'],
  recordMandate: ['secretary'],
  extendVoting: ['member'],
  castBallot: ['member'],
  recordPaperVoter: ['secretary'],
  dropPaperVoter: ['secretary'],
  castPaperBallots: ['member', 'officer'],
  adoptCalendar: ['system'],
  remindVoters: ['system'],
  endVotingTime: ['system'],
  closeSession: ['secretary'],
  callOffSession: ['secretary', 'member'],
  recordRemark: ['secretary'],
  recordTally: ['system'],
  openSecondRound: ['secretary'],
  confirmCount: ['member', 'secretary'],
  recordMinutes: ['system'],
  confirmMinutes: ['member'],
};

type Answer = Decision<SessionEvent>;

/** @param opening the holiday table the process began with; one that was adopted since then goes before it */
export function decideSession(act: SessionAct, state: SessionState | null, at: string, opening: HolidayTable): Answer {
  const { command, actor } = act;
  if (!SESSION_ROLES[command.type].includes(actor.role)) return refuse('ROLE_NOT_ALLOWED');
  if (command.type === 'conveneSession') {
    return state === null ? convene(command, at, opening) : refuse('SESSION_EXISTS');
  }
  if (state === null) return refuse('UNKNOWN_SESSION');
  // Nothing follows any more, neither from a person nor from a timer.
  if (state.calledOff !== undefined) return actor.role === 'system' ? { events: [] } : refuse('SESSION_CALLED_OFF');

  switch (command.type) {
    case 'declareInterest':
      return declareInterest(command, state, at, actor.id);
    case 'pinConflicts':
      return pinConflicts(command.pins, state, at);
    case 'recordAbsence':
      return recordAbsence(command, state);
    case 'recordMandate':
      return recordMandate(command, state, at);
    case 'extendVoting':
      return extendVoting(command, state, at, actor.id);
    case 'castBallot':
      return castBallot(command, state, at, actor.id);
    case 'recordPaperVoter':
      return recordPaperVoter(command, state, at);
    case 'dropPaperVoter':
      return dropPaperVoter(command, state, at);
    case 'castPaperBallots':
      return castPaperBallots(command, state, at, actor);
    case 'adoptCalendar':
      return adoptCalendar(command.holidays, state, at, opening);
    case 'remindVoters':
      return state.closedAt === null && reminded(state).length > 0
        ? { events: [{ type: 'votersReminded', memberIds: reminded(state) }] }
        : { events: [] };
    case 'endVotingTime':
      return state.closedAt === null && (at >= state.votingClosesAt || awaited(state).length === 0)
        ? { events: [{ type: 'votingTimeEnded' }] }
        : { events: [] };
    case 'closeSession':
      if (state.closedAt !== null) return refuse('VOTING_CLOSED');
      if (awaited(state).length > 0 && at < state.votingClosesAt) {
        return refuse('VOTING_STILL_OPEN', { missing: awaited(state).length });
      }
      return { events: [{ type: 'sessionClosed' }] };
    case 'callOffSession':
      return callOff(command, state, actor);
    case 'recordRemark':
      return recordRemark(command, state);
    case 'recordTally':
      return recordTally(command, state);
    case 'openSecondRound':
      return openSecondRound(command, state, at);
    case 'confirmCount':
      return confirmCount(state, actor.id);
    case 'recordMinutes':
      if (awaitsTeller(state)) return refuse('COUNT_NOT_CONFIRMED');
      // While a second round is due there is no result yet to put into the minutes.
      if (state.results === null || tiedItems(state).length > 0) return refuse('NOT_COUNTED_YET');
      return state.minutesReady ? { events: [] } : { events: [{ type: 'minutesPrepared', sha256: command.sha256 }] };
    case 'confirmMinutes':
      if (!mayPreside(state, actor.id)) return refuse('NOT_PRESIDING');
      if (!state.minutesReady) return refuse('NOT_COUNTED_YET');
      if (state.confirmedBy !== null) return refuse('MINUTES_CONFIRMED');
      return { events: [{ type: 'minutesConfirmed' }] };
    default:
      return assertNever(command);
  }
}

type Of<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>;

/** Only while people may still vote: nothing else in a session is counted in working days. */
function adoptCalendar(holidays: HolidayTable, state: SessionState, at: string, opening: HolidayTable): Answer {
  const voting = state.closedAt === null && at < state.votingClosesAt;
  if (!voting || holidays.edition <= state.edition) return { events: [] };
  const tables = { before: state.holidays ?? opening, after: holidays };
  const moved = movedVoting(state, state.convenedAt, at, tables);
  return { events: [{ type: 'calendarAdopted', holidays, ...moved, closingBefore: state.votingClosesAt }] };
}

/** Common to both acts of a member; the act must be that of whoever holds the member's paper. */
function mayTakePart(memberId: string, state: SessionState, at: string, actorId: string): Answer | undefined {
  if (actorId !== holderOf(state, memberId) || !isVoter(state, memberId)) return refuse('NOT_A_MEMBER');
  if (state.voted.includes(memberId)) return undefined;
  if (state.closedAt !== null || at >= state.votingClosesAt) return refuse('VOTING_CLOSED');
  return votesOnPaper(state, memberId) ? refuse('VOTES_ON_PAPER') : undefined;
}

function declareInterest(command: Of<'declareInterest'>, state: SessionState, at: string, actorId: string): Answer {
  const barred = mayTakePart(command.memberId, state, at, actorId);
  if (barred) return barred;
  const { memberId, items, kinds } = command;
  if (state.voted.includes(memberId)) return refuse('INTEREST_TOO_LATE');
  const known = (item: number) => Number.isInteger(item) && item >= 1 && item <= itemCount(state);
  if (!items.every(known)) return refuse('UNKNOWN_ITEM');
  if (kinds !== undefined && kinds.length !== items.length) return refuse('BAD_INPUT');
  return { events: [{ type: 'interestDeclared', memberId, items, ...(kinds === undefined ? {} : { kinds }) }] };
}

function castBallot(command: Of<'castBallot'>, state: SessionState, at: string, actorId: string): Answer {
  const { memberId, declaredNoInterest, linkId, paper } = command;
  const barred = mayTakePart(memberId, state, at, actorId);
  if (barred) return barred;
  if (state.voted.includes(memberId)) return refuse('ALREADY_VOTED');
  // After their own vote a delegate's interests are final, and with them what the second paper may hold.
  if (actorId !== memberId && !state.voted.includes(actorId)) return refuse('DELEGATE_VOTES_FIRST');
  if (declaredNoInterest && (state.recusals[memberId] ?? []).length > 0) return refuse('BAD_INPUT');
  // Declared before any content was shown: either the items were named by `declareInterest`, or "none" comes with the ballot.
  if (!declaredNoInterest && state.recusals[memberId] === undefined) return refuse('INTEREST_NOT_DECLARED');
  if (paper === undefined) return { events: [{ type: 'ballotCast', memberId, declaredNoInterest, linkId }] };
  // An interest declared or entered since the paper was made: with it the member would vote where they may not.
  const kept = everyItem(state).filter((item) => !mayVoteOn(state, memberId, item));
  if (paper.without.length !== kept.length || !kept.every((item) => paper.without.includes(item)))
    return refuse('PAPER_OUTDATED');
  if (!/^[0-9a-f]{64}$/.test(paper.sha256)) return refuse('BAD_INPUT');
  return { events: [{ type: 'ballotCast', memberId, declaredNoInterest, linkId, paper: paper.sha256 }] };
}

function recordTally(command: Of<'recordTally'>, state: SessionState): Answer {
  if (state.closedAt === null) return refuse('VOTING_STILL_OPEN');
  if (state.results !== null) return { events: [] };
  if (command.tally.length !== itemCount(state)) return refuse('TALLY_MISMATCH');
  const whole = (count: number) => Number.isInteger(count) && count >= 0;
  const odd = command.tally.findIndex(({ yes, no, noOpinion }) => ![yes, no, noOpinion].every(whole));
  if (odd >= 0) return refuse('TALLY_MISMATCH', { item: odd + 1 });
  const papers = command.tally.map((ballots) => ballots.yes + ballots.no + ballots.noOpinion);
  // A paper that was given out may have stayed uncast (a crash before the box, and nobody came back): the minutes say so.
  // More papers than members on the roll can only be tampering.
  const tooMany = papers.findIndex((count, index) => count > papersDue(state, index + 1));
  if (tooMany >= 0) return refuse('TALLY_MISMATCH', { item: tooMany + 1 });
  return {
    events: [
      {
        type: 'tallyRecorded',
        results: resultsOf(state, command.tally),
        boxHash: command.boxHash,
        papers: Math.max(0, ...papers),
      },
    ],
  };
}
