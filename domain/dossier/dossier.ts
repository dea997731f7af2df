/**
 * Hồ sơ đề nghị khen thưởng: its states and what happened to it. Each nominee carries a state of its own; the dossier's
 * stage is only ever read off them (`stageOf`). Nominees are known here by their number in the list, never by name.
 */

import type { Recorded } from '../acts.ts';
import { assertNever } from '../assert-never.ts';
import type { HolidayTable } from '../calendar/holidays.ts';
import type { Deadlines, SubjectKind } from '../rules/rule-set.ts';

export type NomineeStatus =
  | 'SUBMITTED'
  /** Sent back: the proposer must complete the papers. */
  | 'SUPPLEMENT'
  | 'RECEIVED'
  | 'APPRAISED'
  | 'LISTED'
  | 'VOTED_PASS'
  | 'VOTED_FAIL'
  | 'DECIDED'
  | 'AWARDED'
  | 'WITHDRAWN'
  | 'REJECTED';

export interface Nominee {
  readonly no: number;
  readonly kind: SubjectKind;
  readonly status: NomineeStatus;
}

/** A running deadline as it is counted, so that it can be counted again when the calendar changes. */
export interface Clock {
  /** Instant of the act that started it. */
  readonly from: string;
  /** Which of the award's deadlines it is. */
  readonly deadline: Extract<keyof Deadlines, 'receive' | 'supplement' | 'verify' | 'decide'>;
}

export interface DossierState {
  readonly unitId: string;
  readonly awardCode: string;
  readonly evaluationYear: number;
  /** SHA-256 of the canonical list as it stands in the register: binds this history to the names it does not hold. */
  readonly recordsHash: string;
  /** 1 for the first submission, 2 after the first return, … */
  readonly version: number;
  readonly nominees: readonly Nominee[];
  readonly ruleSet: string | null;
  /** The edition of the rules it was sent under; absent in histories older than editions. */
  readonly sentUnder?: string;
  /** What the process now waits for and until when (ISO instant); null when nobody is to act. */
  readonly dueAt: string | null;
  /** How `dueAt` is counted; null whenever that is. */
  readonly clock: Clock | null;
  /** Until when the authority is to decide, from the council's result. */
  readonly decideBy: string | null;
  /** When that result was recorded: `decideBy` is counted from it. */
  readonly councilAt: string | null;
  /** The edition of the calendar by which deadlines are counted now. */
  readonly edition: number;
  /** Its table, once it was changed under way; null while it is the one the process began with. */
  readonly holidays: HolidayTable | null;
  readonly sessionId: string | null;
  readonly decisionNumber: string | null;
  readonly archivedAt: string | null;
  /** Who submitted last; the union's chair, in whose name the letter is signed. */
  readonly proposerId: string;
  /** Everybody who submitted a version. Who proposed, verified, decided: the same person may not do two of these. */
  readonly proposers: readonly string[];
  readonly verifierId: string | null;
  readonly deciderId: string | null;
}

export type DossierEvent =
  | {
      readonly type: 'dossierSubmitted';
      readonly unitId: string;
      readonly awardCode: string;
      readonly evaluationYear: number;
      readonly recordsHash: string;
      readonly version: number;
      /** One letter a nominee, in list order: I individual, C collective. A long list stays small in the history. */
      readonly kinds: string;
      readonly receiveBy: string;
      readonly ruleSet?: string;
      /** The edition of the calendar; left out when it is the one that comes with the program. */
      readonly edition?: number;
    }
  | {
      readonly type: 'dossierReceived';
      readonly ruleSet: string;
      readonly verifyBy: string;
      /** Received although so many papers were missing, for the reason kept under the hash. */
      readonly papersMissing?: number;
      readonly noteHash?: string;
    }
  /** The law changed while the dossier was under way, and the newer rules favour the nominees. */
  | { readonly type: 'favourableRulesAdopted'; readonly ruleSet: string; readonly noteHash: string }
  | { readonly type: 'dossierReturned'; readonly noteHash: string; readonly supplementBy: string }
  | {
      readonly type: 'verificationCompleted';
      readonly rejected: readonly Rejection[];
      readonly reportHash?: string;
      /** Where no council is asked. */
      readonly decideBy?: string;
    }
  | { readonly type: 'nomineesStopped'; readonly stopped: readonly Rejection[]; readonly reportHash: string }
  | {
      readonly type: 'placedOnAgenda';
      readonly sessionId: string;
      readonly nos: readonly number[];
      readonly votingClosesAt: string;
    }
  /** The session was called off. */
  | {
      readonly type: 'takenOffAgenda';
      readonly sessionId: string;
      readonly formerSessionId: string | null;
      readonly nos: readonly number[];
    }
  | {
      readonly type: 'councilConcluded';
      readonly sessionId: string;
      readonly passed: readonly number[];
      readonly failed: readonly number[];
      /** Nobody could be voted on: the session had no quorum. They can be put before another session. */
      readonly notConsidered: readonly number[];
      readonly decideBy: string;
    }
  | { readonly type: 'awardDecided'; readonly nos: readonly number[]; readonly refused: readonly Refused[] }
  | {
      readonly type: 'decisionIssued';
      /** Null when every nominee was withdrawn before the signature, so that nothing was issued. */
      readonly number: string | null;
      readonly issuedOn: string;
      readonly awarded: readonly number[];
      /** Withdrawn while the decision was still a draft. */
      readonly dropped: readonly number[];
      /** Taken out of the draft because a condition was not met any more at the signature. */
      readonly stopped?: readonly number[];
    }
  | { readonly type: 'nomineeWithdrawn'; readonly no: number; readonly noteHash: string }
  /** Another calendar counts from here on. `…Before` says what was promised until then. */
  | {
      readonly type: 'calendarAdopted';
      readonly holidays: HolidayTable;
      readonly dueAt: string | null;
      readonly dueBefore: string | null;
      readonly decideBy: string | null;
    }
  | { readonly type: 'deadlinePassed'; readonly stage: DossierStage; readonly dueAt: string }
  | { readonly type: 'dossierArchived'; readonly bundleSha256: string };

/** Why the verifier refused a nominee: the criterion with its article, and a note kept in the register under its hash. */
export interface Rejection {
  readonly no: number;
  readonly criterion: string;
  readonly noteHash: string;
}

export interface Refused {
  readonly no: number;
  readonly noteHash: string;
}

export type RecordedDossierEvent = Recorded<DossierEvent>;

export function evolveDossier(state: DossierState | null, recorded: RecordedDossierEvent): DossierState {
  const { event, actor, at } = recorded;
  if (event.type === 'dossierSubmitted') {
    return {
      ...(state ?? NEVER_ASSIGNED),
      unitId: event.unitId,
      awardCode: event.awardCode,
      evaluationYear: event.evaluationYear,
      recordsHash: event.recordsHash,
      ...(event.ruleSet === undefined ? {} : { sentUnder: event.ruleSet }),
      version: event.version,
      nominees: [...event.kinds].map((letter, index) => ({
        no: index + 1,
        kind: letter === 'C' ? 'COLLECTIVE' : 'INDIVIDUAL',
        // A nominee who withdrew before the dossier came back stays out of the new version.
        status: state?.nominees[index]?.status === 'WITHDRAWN' ? 'WITHDRAWN' : 'SUBMITTED',
      })),
      dueAt: event.receiveBy,
      clock: { from: at, deadline: 'receive' },
      edition: event.edition ?? state?.edition ?? 0,
      proposerId: actor.id,
      proposers: [...new Set([...(state?.proposers ?? []), actor.id])],
    };
  }
  if (state === null) throw new Error(`${event.type} before dossierSubmitted`);
  switch (event.type) {
    case 'dossierReceived':
      return {
        ...move(state, ['SUBMITTED'], 'RECEIVED'),
        ruleSet: event.ruleSet,
        dueAt: event.verifyBy,
        clock: { from: at, deadline: 'verify' },
      };
    case 'favourableRulesAdopted':
      return { ...state, ruleSet: event.ruleSet };
    case 'dossierReturned':
      return {
        ...move(state, ['SUBMITTED', 'RECEIVED'], 'SUPPLEMENT'),
        dueAt: event.supplementBy,
        clock: { from: at, deadline: 'supplement' },
      };
    case 'verificationCompleted': {
      const rejected = event.rejected.map((rejection) => rejection.no);
      const judged = move(move(state, ['RECEIVED'], 'REJECTED', rejected), ['RECEIVED'], 'APPRAISED');
      const { decideBy } = event;
      const due =
        decideBy !== undefined && stageOf(judged) === 'APPRAISED'
          ? ({ dueAt: decideBy, clock: { from: at, deadline: 'decide' } } as const)
          : NOTHING_DUE;
      return { ...judged, verifierId: actor.id, ...due };
    }
    case 'nomineesStopped': {
      const left = move(
        state,
        ['APPRAISED'],
        'REJECTED',
        event.stopped.map((one) => one.no),
      );
      // As with a withdrawal: the others may only have waited for these.
      return stageOf(left) === 'VOTED' && stageOf(state) !== 'VOTED' ? { ...left, ...dueToDecide(left) } : left;
    }
    case 'placedOnAgenda':
      return { ...move(state, ['APPRAISED'], 'LISTED', event.nos), sessionId: event.sessionId, ...NOTHING_DUE };
    case 'takenOffAgenda':
      return {
        ...move(state, ['LISTED'], 'APPRAISED', event.nos),
        sessionId: event.formerSessionId,
      };
    case 'councilConcluded': {
      const passed = move(state, ['LISTED'], 'VOTED_PASS', event.passed);
      const failed = move(passed, ['LISTED'], 'VOTED_FAIL', event.failed);
      const concluded = move(failed, ['LISTED'], 'APPRAISED', event.notConsidered);
      const known = { ...concluded, decideBy: event.decideBy, councilAt: at };
      return { ...known, ...(stageOf(known) === 'VOTED' ? dueToDecide(known) : NOTHING_DUE) };
    }
    case 'awardDecided': {
      const refused = event.refused.map((one) => one.no);
      // Straight from the verification where no council is asked.
      const ready: readonly NomineeStatus[] = ['VOTED_PASS', 'APPRAISED'];
      const decided = move(move(state, ready, 'REJECTED', refused), ready, 'DECIDED', event.nos);
      return { ...decided, deciderId: actor.id, ...NOTHING_DUE };
    }
    case 'decisionIssued': {
      const dropped = move(state, ['DECIDED'], 'WITHDRAWN', event.dropped);
      const stopped = move(dropped, ['DECIDED'], 'REJECTED', event.stopped ?? []);
      return { ...move(stopped, ['DECIDED'], 'AWARDED', event.awarded), decisionNumber: event.number };
    }
    case 'nomineeWithdrawn': {
      const left = move(state, LIVE, 'WITHDRAWN', [event.no]);
      const stage = stageOf(left);
      // The last one that still waited for a session is gone: the others can be decided now.
      if (stage === 'CONCLUDED') return { ...left, ...NOTHING_DUE };
      return stage === 'VOTED' && stageOf(state) !== 'VOTED' ? { ...left, ...dueToDecide(left) } : left;
    }
    case 'calendarAdopted': {
      const { holidays, dueAt, decideBy } = event;
      return { ...state, holidays, edition: holidays.edition, dueAt, decideBy };
    }
    case 'deadlinePassed':
      return { ...state, ...NOTHING_DUE };
    case 'dossierArchived':
      return { ...state, archivedAt: at, ...NOTHING_DUE };
    default:
      return assertNever(event);
  }
}

const NOTHING_DUE = { dueAt: null, clock: null } as const;

const dueToDecide = ({ decideBy, councilAt }: DossierState): Pick<DossierState, 'dueAt' | 'clock'> => ({
  dueAt: decideBy,
  clock: councilAt === null ? null : { from: councilAt, deadline: 'decide' },
});

const NEVER_ASSIGNED = {
  decideBy: null,
  councilAt: null,
  holidays: null,
  ruleSet: null,
  sessionId: null,
  decisionNumber: null,
  archivedAt: null,
  verifierId: null,
  deciderId: null,
} as const;

/** States in which a nominee still goes forward. */
export const LIVE: readonly NomineeStatus[] = [
  'SUBMITTED',
  'SUPPLEMENT',
  'RECEIVED',
  'APPRAISED',
  'LISTED',
  'VOTED_PASS',
  'DECIDED',
];

export const isLive = (nominee: Nominee): boolean => LIVE.includes(nominee.status);

function move(
  state: DossierState,
  from: readonly NomineeStatus[],
  to: NomineeStatus,
  nos?: readonly number[],
): DossierState {
  const moves = (nominee: Nominee) => from.includes(nominee.status) && (nos === undefined || nos.includes(nominee.no));
  return {
    ...state,
    nominees: state.nominees.map((nominee) => (moves(nominee) ? { ...nominee, status: to } : nominee)),
  };
}

/** Where the whole dossier stands: as far as its least advanced live nominee. */
export type DossierStage =
  | 'SUBMITTED'
  | 'RETURNED'
  | 'RECEIVED'
  | 'APPRAISED'
  | 'IN_COUNCIL'
  | 'VOTED'
  | 'DECIDED'
  /** The decision is issued, or nobody is left to award; the archive is being made. */
  | 'CONCLUDED'
  | 'ARCHIVED';

const STAGE_BY_STATUS: readonly (readonly [NomineeStatus, DossierStage])[] = [
  ['SUPPLEMENT', 'RETURNED'],
  ['SUBMITTED', 'SUBMITTED'],
  ['RECEIVED', 'RECEIVED'],
  ['APPRAISED', 'APPRAISED'],
  ['LISTED', 'IN_COUNCIL'],
  ['VOTED_PASS', 'VOTED'],
  ['DECIDED', 'DECIDED'],
];

export function stageOf(state: DossierState): DossierStage {
  if (state.archivedAt !== null) return 'ARCHIVED';
  const least = STAGE_BY_STATUS.find(([status]) => state.nominees.some((nominee) => nominee.status === status));
  return least?.[1] ?? 'CONCLUDED';
}
