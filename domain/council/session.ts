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
import type { Contest } from './choose.ts';
import type { InterestKind, Pin } from './interests.ts';

export interface CouncilMember {
  readonly id: string;
  readonly office: 'CHAIR' | 'DEPUTY_CHAIR' | 'SECRETARY' | 'MEMBER';
  readonly votes: boolean;
  /** Kiểm phiếu: named as a teller by the decision. */
  readonly teller?: boolean;
}

/** What is put before the session of one dossier. Items are numbered 1, 2, 3 … through all parts, in this order. */
export interface AgendaPart {
  /** Of the initiative where `kind` says so, which is then the part's only item, number 1. */
  readonly dossierId: string;
  readonly nos: readonly number[];
  /** Left out for a dossier. */
  readonly kind?: 'INITIATIVE';
  /** Place of its rule among the session's further rules, from 0; left out where the session's first rule holds. */
  readonly rule?: number;
}

/** Họp trực tiếp (bỏ phiếu trên màn hình, điện thoại); họp qua đường dẫn; lấy ý kiến bằng văn bản. */
export type SittingForm = 'IN_PERSON' | 'BY_LINK' | 'WRITTEN_POLL';

/** How the session is held. Histories of before sittings were described have none. */
export interface Sitting {
  readonly form: SittingForm;
  /** The version of the council's composition that its members are taken from. */
  readonly composition: number;
  /** Null for a written poll: nobody meets. */
  readonly meetsAt: string | null;
  /** The text is among the notes; '' for a written poll. */
  readonly placeHash: string;
  /** Tổ kiểm phiếu: members by id. */
  readonly tellers: readonly string[];
  /** The note with the chair's permission (số, ngày của văn bản đồng ý); for a written poll only. */
  readonly permissionHash?: string;
}

/** Gia hạn. */
export interface Extension {
  readonly by: string;
  readonly at: string;
  readonly noteHash: string;
  readonly votingClosesAt: string;
}

/** Giấy ủy quyền: the delegate casts the member's paper beside their own. */
export interface Mandate {
  readonly delegateId: string;
  /** SHA-256 of the document. */
  readonly mandateHash: string;
}

/** Hủy, hoãn phiên họp. */
export interface CallingOff {
  readonly by: string;
  readonly at: string;
  readonly noteHash: string;
}

/** Ý kiến thảo luận; ý kiến khác (bảo lưu): what was said, never who voted how. */
export interface Remark {
  readonly kind: 'DISCUSSION' | 'DISSENT';
  /** Null where it is about the list as a whole. */
  readonly item: number | null;
  readonly noteHash: string;
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
  /**
   * `TIED`: reached the share, and a second round must say who of those alike is chosen. `NOT_CHOSEN`: reached the share,
   * but others go before where places are limited.
   */
  readonly outcome: 'PASSED' | 'FAILED' | 'NOT_CONSIDERED' | 'TIED' | 'NOT_CHOSEN';
}

/** A round of voting that is over, when a second one was opened. */
export interface Round {
  readonly voted: readonly string[];
  readonly closedAt: string;
  readonly results: readonly ItemResult[];
  readonly boxHash: string;
}

/** A reason why a member keeps out of an item, as far as it is known. */
export interface Interest {
  readonly memberId: string;
  readonly item: number;
  /** Null where the member was not asked for it. */
  readonly kind: InterestKind | null;
  /** Tự khai báo; Thư ký ghi; Thư ký ghi theo dữ liệu. */
  readonly source: 'MEMBER' | 'SECRETARIAT' | 'DATA';
}

export interface SessionState {
  readonly councilId: string;
  readonly members: readonly CouncilMember[];
  readonly agenda: readonly AgendaPart[];
  /** Holds for every part that names no other. */
  readonly rule: VoteRule;
  readonly furtherRules: readonly VoteRule[];
  readonly sitting: Sitting | null;
  readonly contests: readonly Contest[];
  readonly votingClosesAt: string;
  readonly remindAt: string;
  /** Members were given their working days from here. */
  readonly convenedAt: string;
  /** The edition of the calendar by which those days are counted now. */
  readonly edition: number;
  /** Its table, once it was changed under way; null while it is the one the process began with. */
  readonly holidays: HolidayTable | null;
  /**
   * Item numbers each member declared an interest in; an entry, even empty, means that the member has declared. What a
   * member keeps out of may be more: see `keptOutOf`.
   */
  readonly recusals: Readonly<Record<string, readonly number[]>>;
  /** All that is known of interests, declared or pinned, in the order it became known. */
  readonly interests: readonly Interest[];
  /** Vắng: members with the note that says why. */
  readonly absences: Readonly<Record<string, string>>;
  readonly mandates: Readonly<Record<string, Mandate>>;
  /** Bỏ phiếu giấy: members whose slip is handed in, with the note that says why; absent where nobody does. */
  readonly paperVoters?: Readonly<Record<string, string>>;
  readonly extensions: readonly Extension[];
  /** Set once a second round was opened; what follows in this state is then about that round. */
  readonly firstRound: Round | null;
  /** The items of this round; null for all of them. */
  readonly onBallot: readonly number[] | null;
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
  /** SHA-256 of the figures the council was shown beside its list; absent in sessions of before there were any. */
  readonly instrumentsHash?: string;
  /** Giấy mời họp is drawn up; absent in sessions of before there was one. */
  readonly invitation?: true;
  /** Tổ kiểm phiếu xác nhận: the minutes wait for one of the tellers; absent in sessions of before they were asked. */
  readonly tellersConfirm?: true;
  readonly countConfirmedBy?: string;
  /** Absent until there is one. */
  readonly remarks?: readonly Remark[];
  /** Absent unless the session was called off; it is closed then, and without a result. */
  readonly calledOff?: CallingOff;
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
      readonly furtherRules?: readonly VoteRule[];
      readonly sitting?: Sitting;
      readonly pins?: readonly Pin[];
      readonly contests?: readonly Contest[];
      /** Số liệu trước khi bỏ phiếu, kept in the registers under this SHA-256; left out when there are none. */
      readonly instrumentsHash?: string;
      /** Giấy mời họp is to be drawn up. */
      readonly invitation?: true;
      readonly tellersConfirm?: true;
    }
  /** Another calendar counts from here on; the time for voting is never cut short by it. */
  | {
      readonly type: 'calendarAdopted';
      readonly holidays: HolidayTable;
      readonly votingClosesAt: string;
      readonly closingBefore: string;
      readonly remindAt: string;
    }
  | {
      readonly type: 'interestDeclared';
      readonly memberId: string;
      readonly items: readonly number[];
      /** One for each item. */
      readonly kinds?: readonly InterestKind[];
    }
  | { readonly type: 'conflictsPinned'; readonly pins: readonly Pin[] }
  | { readonly type: 'absenceRecorded'; readonly memberId: string; readonly noteHash: string }
  | ({ readonly type: 'mandateRecorded'; readonly memberId: string } & Mandate)
  | {
      readonly type: 'votingExtended';
      readonly votingClosesAt: string;
      readonly closingBefore: string;
      readonly remindAt: string;
      readonly noteHash: string;
    }
  /** The member's one ballot paper went into the box. What is on it is nobody's business. */
  | {
      readonly type: 'ballotCast';
      readonly memberId: string;
      readonly declaredNoInterest: boolean;
      readonly linkId: string;
      /** SHA-256 of the blinded paper that may be signed for this member; absent in sessions before blind signatures. */
      readonly paper?: string;
      /** Of a slip of paper: who typed it in. The actor is who confirmed it. */
      readonly enteredBy?: string;
    }
  | {
      readonly type: 'paperVoterRecorded';
      readonly memberId: string;
      readonly noteHash: string;
      /** Declared in writing; one kind for each item. */
      readonly items: readonly number[];
      readonly kinds: readonly InterestKind[];
    }
  | { readonly type: 'paperVoterDropped'; readonly memberId: string }
  | { readonly type: 'votersReminded'; readonly memberIds: readonly string[] }
  /** Everybody has voted, or the time for voting is over: the secretary is to close the session. */
  | { readonly type: 'votingTimeEnded' }
  | { readonly type: 'sessionClosed' }
  | { readonly type: 'sessionCalledOff'; readonly noteHash: string }
  | ({ readonly type: 'remarkRecorded' } & Remark)
  /** Bỏ phiếu vòng hai, on the items left tied. */
  | {
      readonly type: 'secondRoundOpened';
      readonly items: readonly number[];
      readonly votingClosesAt: string;
      readonly remindAt: string;
    }
  | {
      readonly type: 'tallyRecorded';
      readonly results: readonly ItemResult[];
      readonly boxHash: string;
      readonly papers: number;
    }
  /** A teller found the count right. */
  | { readonly type: 'countConfirmed' }
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
      furtherRules: event.furtherRules ?? [],
      sitting: event.sitting ?? null,
      contests: event.contests ?? [],
      votingClosesAt,
      remindAt,
      convenedAt: at,
      edition: event.edition ?? 0,
      holidays: null,
      recusals: {},
      interests: interestsIn(event.pins ?? []),
      absences: {},
      mandates: {},
      extensions: [],
      firstRound: null,
      onBallot: null,
      voted: [],
      votedThrough: {},
      closedAt: null,
      closedBy: null,
      confirmedBy: null,
      results: null,
      boxHash: null,
      minutesReady: false,
      ...(event.instrumentsHash === undefined ? {} : { instrumentsHash: event.instrumentsHash }),
      ...(event.invitation === undefined ? {} : { invitation: event.invitation }),
      ...(event.tellersConfirm === undefined ? {} : { tellersConfirm: event.tellersConfirm }),
    };
  }
  if (state === null) throw new Error(`${event.type} before sessionConvened`);
  switch (event.type) {
    case 'calendarAdopted': {
      const { holidays, votingClosesAt, remindAt } = event;
      return { ...state, holidays, edition: holidays.edition, votingClosesAt, remindAt };
    }
    case 'interestDeclared':
      return { ...state, ...withDeclaration(state, event) };
    case 'paperVoterRecorded': {
      const { memberId, noteHash } = event;
      return {
        ...state,
        ...withDeclaration(state, event),
        absences: without(state.absences, memberId),
        paperVoters: { ...state.paperVoters, [memberId]: noteHash },
      };
    }
    case 'paperVoterDropped':
      return { ...state, paperVoters: without(state.paperVoters ?? {}, event.memberId) };
    case 'conflictsPinned':
      return { ...state, interests: [...state.interests, ...interestsIn(event.pins)] };
    case 'absenceRecorded':
      return { ...state, absences: { ...state.absences, [event.memberId]: event.noteHash } };
    case 'mandateRecorded': {
      const { memberId, delegateId, mandateHash } = event;
      return {
        ...state,
        mandates: { ...state.mandates, [memberId]: { delegateId, mandateHash } },
        absences: without(state.absences, memberId),
      };
    }
    case 'votingExtended': {
      const { votingClosesAt, remindAt, noteHash } = event;
      const extension = { by: actor.id, at, noteHash, votingClosesAt };
      return { ...state, votingClosesAt, remindAt, extensions: [...state.extensions, extension] };
    }
    case 'ballotCast':
      return {
        ...state,
        absences: without(state.absences, event.memberId),
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
    case 'sessionCalledOff':
      return { ...state, closedAt: at, calledOff: { by: actor.id, at, noteHash: event.noteHash } };
    case 'remarkRecorded': {
      const { kind, item, noteHash } = event;
      return { ...state, remarks: [...(state.remarks ?? []), { kind, item, noteHash }] };
    }
    case 'secondRoundOpened':
      return secondRound(state, event, at);
    case 'tallyRecorded':
      return { ...state, results: event.results, boxHash: event.boxHash };
    case 'countConfirmed':
      return { ...state, countConfirmedBy: actor.id };
    case 'minutesPrepared':
      return { ...state, minutesReady: true };
    case 'minutesConfirmed':
      return { ...state, confirmedBy: actor.id };
    default:
      return assertNever(event);
  }
}

function withDeclaration(
  { recusals, interests }: SessionState,
  {
    memberId,
    items,
    kinds,
  }: {
    readonly memberId: string;
    readonly items: readonly number[];
    readonly kinds?: readonly InterestKind[];
  },
): Pick<SessionState, 'recusals' | 'interests'> {
  const all = [...new Set([...(recusals[memberId] ?? []), ...items])].sort((a, b) => a - b);
  const declared = items.map((item, index) => {
    return { memberId, item, kind: kinds?.[index] ?? null, source: 'MEMBER' } as const;
  });
  return { recusals: { ...recusals, [memberId]: all }, interests: [...interests, ...declared] };
}

function secondRound(
  state: SessionState,
  { items, votingClosesAt, remindAt }: Extract<SessionEvent, { type: 'secondRoundOpened' }>,
  at: string,
): SessionState {
  // Papers of the first round are of no use in the second, whose events name papers of their own.
  const { papers: _, ...kept } = state;
  const { voted, closedAt, results, boxHash } = state;
  if (closedAt === null || results === null || boxHash === null) throw new Error('a second round before the first');
  return {
    ...kept,
    firstRound: { voted, closedAt, results, boxHash },
    onBallot: items,
    votingClosesAt,
    remindAt,
    convenedAt: at,
    voted: [],
    votedThrough: {},
    absences: {},
    closedAt: null,
    closedBy: null,
    results: null,
    boxHash: null,
  };
}

const interestsIn = (pins: readonly Pin[]): readonly Interest[] =>
  pins.flatMap(({ memberId, items, kind, source }) => items.map((item) => ({ memberId, item, kind, source })));

const without = <V>(record: Readonly<Record<string, V>>, id: string): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));

export const voters = (state: SessionState): readonly CouncilMember[] => state.members.filter((member) => member.votes);

export const itemCount = ({ agenda }: Pick<SessionState, 'agenda'>): number =>
  agenda.reduce((sum, part) => sum + part.nos.length, 0);

export const notYetVoted = (state: SessionState): readonly string[] =>
  voters(state)
    .map((member) => member.id)
    .filter((id) => !state.voted.includes(id));

/** An initiative has no process to be told of its session: the register of initiatives reads agendas. */
export const dossierParts = (agenda: readonly AgendaPart[]): readonly AgendaPart[] =>
  agenda.filter((part) => part.kind === undefined);

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
