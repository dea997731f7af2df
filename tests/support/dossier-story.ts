/** One dossier with three nominees, told event by event up to each stage. Deadlines are counted by hand from 10/11/2026. */

import { SYSTEM } from '../../domain/acts.ts';
import { HOLIDAYS_2026_2027 } from '../../domain/calendar/holidays.ts';
import type { DossierCommand } from '../../domain/dossier/commands.ts';
import { decideDossier } from '../../domain/dossier/decide.ts';
import {
  type DossierEvent,
  type DossierStage,
  type DossierState,
  evolveDossier,
  type Refused,
  type Rejection,
} from '../../domain/dossier/dossier.ts';
import { actor, type Happened, happened, type Machine } from './given.ts';

export const dossierMachine: Machine<DossierState, DossierEvent, DossierCommand> = {
  decide: (act, state, at) => decideDossier(act, state, at, HOLIDAYS_2026_2027),
  evolve: evolveDossier,
};

export const PROPOSER = actor('proposer', 'u-hoa');
export const OFFICER = actor('officer', 'u-lan');
export const AUTHORITY = actor('authority', 'u-hung');
export { SYSTEM };

/** 3, 20 and 10 working days after 10/11/2026 at 17:00 in Vietnam; 24/11/2026 is a day off. */
export const RECEIVE_BY = '2026-11-13T10:00:00.000Z';
export const VERIFY_BY = '2026-12-09T10:00:00.000Z';
export const SUPPLEMENT_BY = '2026-11-25T10:00:00.000Z';
/** 5 working days. */
export const DECIDE_BY = '2026-11-17T10:00:00.000Z';
const VOTING_CLOSES_AT = '2026-11-12T10:00:00.000Z';
export const NOTE = 'a'.repeat(64);
export const NUMBER = '05/QĐ-LĐLĐ';

type Of<T extends DossierCommand['type']> = Extract<DossierCommand, { type: T }>;

export const submit = (change: Partial<Of<'submitDossier'>> = {}): DossierCommand => ({
  type: 'submitDossier',
  unitId: 'cd-may-hoa-binh',
  awardCode: 'BK_LDLD',
  evaluationYear: 2026,
  recordsHash: 'f'.repeat(64),
  kinds: 'IIC',
  ...change,
});
export const receive: DossierCommand = { type: 'receiveDossier' };
export const sendBack = (noteHash = NOTE): DossierCommand => ({ type: 'returnDossier', noteHash });
export const verify = (rejected: readonly Rejection[] = []): DossierCommand => ({
  type: 'completeVerification',
  rejected,
});
export const fails = (no: number, change: Partial<Rejection> = {}): Rejection => ({
  no,
  criterion: 'KHONG_KY_LUAT',
  noteHash: NOTE,
  ...change,
});
export const stop = (nos: readonly number[], noteHash = NOTE): DossierCommand => ({
  type: 'stopNominees',
  stopped: nos.map((no) => fails(no, { noteHash })),
  reportHash: 'c'.repeat(64),
});
export const placeOn = (sessionId: string, nos: readonly number[] = [1, 2, 3]): DossierCommand => ({
  type: 'placeOnAgenda',
  sessionId,
  nos,
  votingClosesAt: VOTING_CLOSES_AT,
});
export const result = (change: Partial<Of<'recordCouncilResult'>> = {}): DossierCommand => ({
  type: 'recordCouncilResult',
  sessionId: 'S1',
  passed: [1, 2, 3],
  failed: [],
  notConsidered: [],
  ...change,
});
export const decideAward = (refused: readonly Refused[] = []): DossierCommand => ({ type: 'decideAward', refused });
export const recordIssuance = (change: Partial<Of<'recordIssuance'>> = {}): DossierCommand => ({
  type: 'recordIssuance',
  number: NUMBER,
  issuedOn: '2026-11-16',
  awarded: [1, 2, 3],
  dropped: [],
  ...change,
});
export const withdraw = (no: number, noteHash = NOTE): DossierCommand => ({ type: 'withdrawNominee', no, noteHash });
export const archive: DossierCommand = { type: 'archiveDossier', bundleSha256: 'b'.repeat(64) };

type Event<T extends DossierEvent['type']> = Extract<DossierEvent, { type: T }>;

export const submitted = (change: Partial<Event<'dossierSubmitted'>> = {}): Happened<DossierEvent> =>
  happened(PROPOSER, {
    type: 'dossierSubmitted',
    unitId: 'cd-may-hoa-binh',
    awardCode: 'BK_LDLD',
    evaluationYear: 2026,
    recordsHash: 'f'.repeat(64),
    version: 1,
    kinds: 'IIC',
    receiveBy: RECEIVE_BY,
    ...change,
  });
export const received: Happened<DossierEvent> = happened(OFFICER, {
  type: 'dossierReceived',
  ruleSet: 'TLD-2026-10',
  verifyBy: VERIFY_BY,
});
export const returned: Happened<DossierEvent> = happened(OFFICER, {
  type: 'dossierReturned',
  noteHash: NOTE,
  supplementBy: SUPPLEMENT_BY,
});
export const verified = (rejected: readonly Rejection[] = []): Happened<DossierEvent> =>
  happened(OFFICER, { type: 'verificationCompleted', rejected });
export const placed = (sessionId = 'S1', nos: readonly number[] = [1, 2, 3]): Happened<DossierEvent> =>
  happened(SYSTEM, { type: 'placedOnAgenda', sessionId, nos, votingClosesAt: VOTING_CLOSES_AT });
export const concluded = (change: Partial<Event<'councilConcluded'>> = {}): Happened<DossierEvent> =>
  happened(SYSTEM, {
    type: 'councilConcluded',
    sessionId: 'S1',
    passed: [1, 2, 3],
    failed: [],
    notConsidered: [],
    decideBy: DECIDE_BY,
    ...change,
  });
export const awardDecided = (nos: readonly number[], refused: readonly Refused[] = []): Happened<DossierEvent> =>
  happened(AUTHORITY, { type: 'awardDecided', nos, refused });
export const issued = (change: Partial<Event<'decisionIssued'>> = {}): Happened<DossierEvent> =>
  happened(SYSTEM, {
    type: 'decisionIssued',
    number: NUMBER,
    issuedOn: '2026-11-16',
    awarded: [1, 2, 3],
    dropped: [],
    ...change,
  });
export const withdrawn = (no: number): Happened<DossierEvent> =>
  happened(PROPOSER, { type: 'nomineeWithdrawn', no, noteHash: NOTE });
const archived: Happened<DossierEvent> = happened(SYSTEM, {
  type: 'dossierArchived',
  bundleSha256: 'b'.repeat(64),
});

const toReceived = [submitted(), received];
const toVoted = [...toReceived, verified(), placed(), concluded()];
const toIssued = [...toVoted, awardDecided([1, 2, 3]), issued()];

/** A history that ends in each stage with all three nominees still going forward (or awarded). */
export const UP_TO: Readonly<Record<DossierStage, readonly Happened<DossierEvent>[]>> = {
  SUBMITTED: [submitted()],
  RETURNED: [submitted(), returned],
  RECEIVED: toReceived,
  APPRAISED: [...toReceived, verified()],
  IN_COUNCIL: [...toReceived, verified(), placed()],
  VOTED: toVoted,
  DECIDED: [...toVoted, awardDecided([1, 2, 3])],
  CONCLUDED: toIssued,
  ARCHIVED: [...toIssued, archived],
};

export const STAGES = Object.keys(UP_TO) as readonly DossierStage[];
