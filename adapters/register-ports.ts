/**
 * The registers: everything that names a person or that people search in. Temporal knows ids and hashes only; names,
 * texts, links and ballots live here. Implemented by `adapters/postgres`.
 */

import type { Actor, Channel, Recorded, Role } from '../domain/acts.ts';
import type { CouncilMember, RecordedSessionEvent, SessionState } from '../domain/council/session.ts';
import type { DecisionState, RecordedDecisionEvent } from '../domain/decision/decision.ts';
import type { DossierStage, DossierState, NomineeStatus, RecordedDossierEvent } from '../domain/dossier/dossier.ts';
import type { ChosenInitiative } from '../domain/initiatives/dossier-uses.ts';
import type { OrganisationLevel } from '../domain/organisations/organisation.ts';
import type { RoleClass } from '../domain/rules/facts.ts';
import type { SubjectKind } from '../domain/rules/rule-set.ts';
import type { BallotBox } from './ballot-ports.ts';
import type { CalendarRegister } from './calendar-ports.ts';
import type { BallotCodeRegister } from './codes-ports.ts';
import type { CouncilRegister, SeasonCouncil } from './council-ports.ts';
import type { DraftRegister } from './drafts-ports.ts';
import type { ReportRegister } from './eligibility-ports.ts';
import type { EvidenceRegister } from './evidence-ports.ts';
import type { IdentityRegister } from './identity-ports.ts';
import type { InitiativeRegister } from './initiatives-ports.ts';
import type { InstrumentRegister } from './instruments-ports.ts';
import type { ImportRegister, ReadingRegister } from './intake-ports.ts';
import type { Ledger, QuotaRegister } from './ledger-ports.ts';
import type { OrganisationRegister, PersonRegister } from './people-ports.ts';
import type { FileRef, Mail, ObjectLock } from './ports.ts';
import type { PaperSlips } from './slips-ports.ts';

// ---- people and organisations

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly honorific: 'Ông' | 'Bà';
  readonly email: string;
  /** Chức vụ, as printed under a signature or beside a name. */
  readonly title: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
}

/** A union body and the way its documents begin and end (QĐ 933/QĐ-TLĐ): data, because bodies are renamed and merged. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  /** Header line 1, regular capitals: the superior body. */
  readonly parentLine: string;
  /** Header line 2, bold capitals: the body itself. */
  readonly ownLine: string;
  readonly place: string;
  /** The collective body in whose name it acts: `Ban Thường vụ Liên đoàn Lao động tỉnh An Phú`. */
  readonly actingBody: string;
  /** `['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH']` */
  readonly authorityBlock: readonly string[];
  /** Symbols after the number, by document: `{ decision: 'QĐ-LĐLĐ', submission: 'TTr-CĐCS' }`. */
  readonly symbols: Readonly<Record<string, string>>;
  /** The file copy line of "Nơi nhận": `VT, CSPL&TĐKT`. */
  readonly fileCopy: string;
  readonly contact: string;
}

/** A council as it is composed today; all its versions are in the register of councils. */
export interface Council {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  /** The decision by which its membership was set, as minutes cite it. */
  readonly founding: string;
  readonly meetingPlace: string;
  readonly members: readonly CouncilMember[];
}

export interface Directory {
  person(id: string): Promise<Person | undefined>;
  personByEmail(email: string): Promise<Person | undefined>;
  people(ids: readonly string[]): Promise<readonly Person[]>;
  peopleWithRole(role: Role, unitId?: string): Promise<readonly Person[]>;
  everybody(): Promise<readonly Person[]>;
  organisation(id: string): Promise<Organisation | undefined>;
  council(id: string): Promise<Council | undefined>;
  /** The council and the deciding body above a proposing union. */
  councilAbove(unitId: string): Promise<Council | undefined>;
  save(season: {
    /** A level that is left out stays as it is recorded. */
    organisations: readonly (Organisation & { parentId: string | null; level?: OrganisationLevel })[];
    people: readonly Person[];
    councils: readonly SeasonCouncil[];
  }): Promise<void>;
}

// ---- what a union proposes

export interface NomineeRecord {
  readonly no: number;
  readonly kind: SubjectKind;
  readonly name: string;
  /** Null for a collective. */
  readonly honorific: 'Ông' | 'Bà' | null;
  readonly birthYear: number | null;
  readonly position: string;
  readonly unit: string;
  readonly achievement: string;
  /** Người lao động trực tiếp, không giữ chức vụ lãnh đạo, quản lý (07/NQ-TLĐ: at least 15 %). Follows from the class. */
  readonly directWorker: boolean;
  /** Nhóm đối tượng as the union says it; left out for collectives, and in what was submitted before it was asked. */
  readonly roleClass?: RoleClass;
  readonly woman: boolean;
  /** Left out when there are none: submissions of before keep their hash. */
  readonly initiatives?: readonly ChosenInitiative[];
}

export interface Submission {
  readonly dossierId: string;
  readonly version: number;
  readonly unitId: string;
  readonly awardCode: string;
  readonly evaluationYear: number;
  /** A paragraph on the movement and its results. */
  readonly summary: string;
  readonly meeting: { readonly date: string; readonly present: number; readonly total: number };
  readonly nominees: readonly NomineeRecord[];
  /** In what was submitted when the proposer still chose the procedure; now the award's rule says it. */
  readonly procedure?: 'SIMPLIFIED';
  /** Left out when there is none: submissions of before keep their hash. Sorted, so that the same papers hash alike. */
  readonly evidence?: readonly EvidenceRecord[];
}

/** A paper as the dossier's hash binds it; names and sizes are in the evidence register. */
export interface EvidenceRecord {
  /** Null for a paper of the whole dossier. */
  readonly no: number | null;
  readonly kind: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

// ---- events and what is read from them

/** A stream is one state machine's life; its id is the Temporal workflow id. */
export type StreamKind = 'dossier' | 'session' | 'decision';

export type AnyRecorded = RecordedDossierEvent | RecordedSessionEvent | RecordedDecisionEvent;

/** A recorded event with its place in the stream's hash chain. */
export interface ChainedEvent {
  readonly recorded: Recorded<{ readonly type: string }>;
  /** SHA-256 over the previous hash and the canonical JSON (RFC 8785) of `recorded`; lower-case hex. */
  readonly hash: string;
  readonly previousHash: string;
}

export interface OutgoingMail {
  readonly mail: Mail;
  /** Dossier or session it is about, for the dossier page's list of messages. */
  readonly about: string;
  readonly kind: string;
}

export interface NewLink {
  readonly tokenHash: string;
  readonly purpose: 'ballot' | 'sign-in';
  readonly personId: string;
  /** Session of the council, for a ballot. */
  readonly sessionId: string | null;
  readonly expiresAt: string;
}

export interface EventLog {
  /**
   * Appends events with everything that follows from them (read model, links, mails to send) in one transaction.
   * Idempotent: events already there are compared, not repeated, and then nothing else is written either.
   * An event already there that differs is replaced, with all that follow it, if it lies beyond what is settled: it was
   * written by a workflow task that Temporal then did again. Up to there nothing may differ: throws.
   * Returns the hash of the stream's last event.
   * @param settled up to which seq Temporal's history certainly holds the events given; all of them when left out
   */
  append(
    stream: { readonly kind: StreamKind; readonly id: string },
    events: readonly AnyRecorded[],
    consequences: { readonly links: readonly NewLink[]; readonly mails: readonly OutgoingMail[] },
    settled?: number,
  ): Promise<string>;
  /** How many events of a stream are recorded. */
  length(streamId: string): Promise<number>;
  chain(streamId: string): Promise<readonly ChainedEvent[]>;
  dossierState(id: string): Promise<DossierState | undefined>;
  sessionState(id: string): Promise<SessionState | undefined>;
  decisionState(id: string): Promise<DecisionState | undefined>;
}

export interface DossierRow {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly awardCode: string;
  readonly evaluationYear: number;
  readonly stage: DossierStage;
  readonly nominees: number;
  readonly live: number;
  readonly dueAt: string | null;
  readonly updatedAt: string;
  readonly decisionNumber: string | null;
  readonly needsAttention: boolean;
}

export interface DossierRegister {
  /** `dossier-2026-0001`, …; the same request is given the same id again, so a repeated one makes no second dossier. */
  nextId(year: number, request: string): Promise<string>;
  /** Idempotent by (dossierId, version); refuses other content under the same version. */
  saveSubmission(submission: Submission, recordsHash: string): Promise<void>;
  submission(dossierId: string, version?: number): Promise<Submission | undefined>;
  /** Newest change first; `after` is the last row of the page before. No counting, no offset. */
  list(page: {
    readonly unitId?: string;
    readonly stage?: DossierStage;
    readonly limit: number;
    readonly after?: { readonly updatedAt: string; readonly id: string };
  }): Promise<readonly DossierRow[]>;
  row(id: string): Promise<DossierRow | undefined>;
  nomineeStatuses(id: string): Promise<readonly { readonly no: number; readonly status: NomineeStatus }[]>;
  /** Dossiers with nominees ready for a council: APPRAISED and on no agenda. */
  readyForCouncil(
    councilId: string,
  ): Promise<readonly { readonly dossierId: string; readonly awardCode: string; readonly nos: readonly number[] }[]>;
}

export interface SessionRow {
  readonly id: string;
  readonly councilId: string;
  readonly stage: 'OPEN' | 'CLOSED' | 'COUNTED' | 'CALLED_OFF';
  readonly votingClosesAt: string;
  readonly convenedAt: string;
  readonly dossierIds: readonly string[];
}

export interface SessionRegister {
  nextId(year: number, request: string): Promise<string>;
  row(id: string): Promise<SessionRow | undefined>;
  list(limit: number): Promise<readonly SessionRow[]>;
}

// ---- documents, numbers, certificates

export type DocumentKind =
  | 'SUBMISSION'
  | 'INVITATION'
  | 'MANDATE'
  | 'COUNT_SHEET'
  | 'MINUTES'
  | 'DECISION'
  | 'CERTIFICATE'
  | 'HISTORY'
  | 'BUNDLE'
  | 'EVIDENCE';

/** DRAFT may be looked at; SIGNED_ONCE carries the first of two signatures; FINAL is complete and locked. */
export type DocumentStage = 'DRAFT' | 'SIGNED_ONCE' | 'FINAL';

export interface DocumentRecord {
  /** Dossier, session or decision stream id. */
  readonly subjectId: string;
  readonly kind: DocumentKind;
  /** Distinguishes drafts and certificates: the draft number, or the nominee number. 0 where there is only one. */
  readonly part: number;
  readonly stage: DocumentStage;
  readonly title: string;
  readonly file: FileRef;
  readonly lock: ObjectLock | null;
  /** What made it: template and data by hash, rule set by id. Null for files that no template made. */
  readonly provenance: { readonly templateHash: string; readonly dataHash: string; readonly ruleSet: string } | null;
  readonly createdAt: string;
}

export interface DocumentRegister {
  /** First writer wins: returns the record that stands, which on a retry is the earlier one. */
  save(record: DocumentRecord): Promise<DocumentRecord>;
  find(subjectId: string, kind: DocumentKind, stage: DocumentStage, part?: number): Promise<DocumentRecord | undefined>;
  of(subjectIds: readonly string[]): Promise<readonly DocumentRecord[]>;
  byHash(sha256: string): Promise<DocumentRecord | undefined>;
}

export interface NumberRegister {
  /**
   * The next number of a series in a year, given to `owner` for ever: asking again returns the same number.
   * No gap and no double under any concurrency or crash.
   */
  allocate(request: {
    readonly organisationId: string;
    readonly series: string;
    readonly year: number;
    readonly owner: string;
  }): Promise<number>;
  /** Every number of a series in order, with its owner. */
  list(
    organisationId: string,
    series: string,
    year: number,
  ): Promise<readonly { readonly number: number; readonly owner: string }[]>;
}

export interface CertificateRow {
  readonly dossierId: string;
  readonly no: number;
  /** Số sổ vàng. */
  readonly registerNumber: number;
  readonly decisionNumber: string;
  readonly issuedOn: string;
  readonly sha256: string;
}

export interface CertificateRegister {
  save(row: CertificateRow): Promise<void>;
  of(dossierId: string): Promise<readonly CertificateRow[]>;
}

// ---- the council's links; the box is in `ballot-ports.ts`

export interface Link extends NewLink {
  readonly revokedAt: string | null;
  readonly usedAt: string | null;
  /** Hash of the key that the one browser holds which may go on with this link; null before the declaration. */
  readonly boundHash: string | null;
}

export interface LinkRegister {
  find(tokenHash: string): Promise<Link | undefined>;
  /** Marks a one-time link as used; false when it was used before. */
  use(tokenHash: string, at: string): Promise<boolean>;
  /**
   * Adds a link and its mail. A ballot link ends the earlier ones of this member and session, as every link that comes
   * with an event does, but for one that is bound to a browser: there somebody may be in the middle of choosing.
   */
  add(link: NewLink, mail: OutgoingMail): Promise<void>;
  /** Revokes every earlier ballot link of a member of a session, adds the new one and its mail in one transaction. */
  reissue(link: NewLink, mail: OutgoingMail): Promise<void>;
  /**
   * Ties a link to the browser that holds the key behind this hash. False when it is tied to another one, revoked or
   * unknown; asked again by the same browser it is true again.
   */
  bind(tokenHash: string, keyHash: string): Promise<boolean>;
  /** How many links a member was sent for a session since an instant. */
  issuedSince(personId: string, sessionId: string, since: string): Promise<number>;
}

// ---- mail, sign-in, notes, refusals, incidents

export interface Outbox {
  /** Sends what is waiting, each once as far as SMTP allows; returns how many were sent and how many failed. */
  flush(send: (mail: Mail) => Promise<void>): Promise<{ readonly sent: number; readonly failed: number }>;
  about(ids: readonly string[]): Promise<
    readonly {
      readonly messageId: string;
      readonly kind: string;
      readonly to: string;
      readonly sentAt: string | null;
      readonly lastError: string | null;
    }[]
  >;
}

export interface WebSessions {
  open(personId: string, cookieHash: string, expiresAt: string): Promise<void>;
  person(cookieHash: string, now: string): Promise<Person | undefined>;
  close(cookieHash: string): Promise<void>;
}

export interface Notes {
  /** Stores a text under its SHA-256 and returns that hash; '' for an empty text. */
  keep(text: string): Promise<string>;
  texts(hashes: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** A rejected Update leaves no history in Temporal, so refusals are written down here. */
export interface AccessLog {
  refused(entry: {
    readonly at: string;
    readonly actor: Actor;
    readonly channel: Channel;
    readonly command: string;
    readonly subject: string;
    readonly code: string;
  }): Promise<void>;
  of(
    subject: string,
  ): Promise<
    readonly { readonly at: string; readonly actorId: string; readonly command: string; readonly code: string }[]
  >;
}

/** Sự cố: something the engine keeps trying and that a person should look at. */
export interface Incident {
  readonly subject: string;
  readonly step: string;
  readonly sentence: string;
  readonly attempts: number;
  readonly since: string;
}

export interface Incidents {
  raise(incident: Omit<Incident, 'since'>): Promise<void>;
  clear(subject: string, step: string): Promise<void>;
  open(subjects?: readonly string[]): Promise<readonly Incident[]>;
}

export interface Registers {
  readonly directory: Directory;
  readonly organisations: OrganisationRegister;
  readonly persons: PersonRegister;
  readonly events: EventLog;
  readonly dossiers: DossierRegister;
  readonly councils: CouncilRegister;
  readonly sessions: SessionRegister;
  readonly documents: DocumentRegister;
  readonly numbers: NumberRegister;
  readonly certificates: CertificateRegister;
  readonly links: LinkRegister;
  readonly ballotCodes: BallotCodeRegister;
  readonly box: BallotBox;
  readonly paperSlips: PaperSlips;
  readonly outbox: Outbox;
  readonly webSessions: WebSessions;
  readonly notes: Notes;
  readonly accessLog: AccessLog;
  readonly incidents: Incidents;
  readonly ledger: Ledger;
  readonly quotas: QuotaRegister;
  readonly drafts: DraftRegister;
  readonly evidence: EvidenceRegister;
  readonly initiatives: InitiativeRegister;
  readonly calendar: CalendarRegister;
  readonly imports: ImportRegister;
  readonly readings: ReadingRegister;
  readonly reports: ReportRegister;
  readonly identities: IdentityRegister;
  readonly instruments: InstrumentRegister;
  close(): Promise<void>;
}
