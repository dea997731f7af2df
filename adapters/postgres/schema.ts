/**
 * The tables as TypeScript sees them; column names are the snake_case of the property names. The truth is in
 * `migrations/*.sql` (keys, checks, indexes, collations, triggers); a test compares the two.
 */

import { bigint, boolean, date, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Channel, Role } from '../../domain/acts.ts';
import type { CalendarDay } from '../../domain/calendar/calendar.ts';
import type { CompositionDecision, CouncilKind } from '../../domain/council/composition.ts';
import type { InstrumentFacts } from '../../domain/council/instruments.ts';
import type { AgendaPart, CouncilMember } from '../../domain/council/session.ts';
import type { DossierStage, NomineeStatus } from '../../domain/dossier/dossier.ts';
import type { OrganisationFact } from '../../domain/organisations/organisation.ts';
import type { PersonFact } from '../../domain/organisations/person.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { EligibilityReport } from '../../domain/rules/assess.ts';
import type { IdentityDoubt } from '../../domain/rules/facts.ts';
import type { SubjectKind, VoteRule } from '../../domain/rules/rule-set.ts';
import type { Choice } from '../ballot-ports.ts';
import type { SecondChannelKind } from '../codes-ports.ts';
import type { DraftContent } from '../drafts-ports.ts';
import type { ImportArea, ImportStage } from '../intake-ports.ts';
import type { FileRef, ObjectLock } from '../ports.ts';
import type {
  DocumentKind,
  DocumentRecord,
  DocumentStage,
  NewLink,
  Person,
  SessionRow,
  StreamKind,
  Submission,
} from '../register-ports.ts';
import type { SlipState } from '../slips-ports.ts';

// Three digits, because a JavaScript Date carries no more and a page boundary must survive the round trip.
const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });

// ---- events and what is read from them

export const events = pgTable('events', {
  streamId: text().notNull(),
  seq: integer().notNull(),
  kind: text().$type<StreamKind>().notNull(),
  recorded: text().notNull(),
  previousHash: text().notNull(),
  hash: text().notNull(),
});

/** What a workflow task wrote that was then done again otherwise; written by a trigger, read by auditors. */
export const withdrawnEvents = pgTable('withdrawn_events', {
  streamId: text().notNull(),
  seq: integer().notNull(),
  kind: text().$type<StreamKind>().notNull(),
  recorded: text().notNull(),
  previousHash: text().notNull(),
  hash: text().notNull(),
  withdrawnAt: instant().notNull().defaultNow(),
});

export const settledStreams = pgTable('settled_streams', {
  streamId: text().primaryKey(),
  settled: integer().notNull(),
});

export const dossiers = pgTable('dossiers', {
  id: text().primaryKey(),
  unitId: text().notNull(),
  awardCode: text().notNull(),
  evaluationYear: integer().notNull(),
  version: integer().notNull(),
  stage: text().$type<DossierStage>().notNull(),
  nominees: integer().notNull(),
  live: integer().notNull(),
  dueAt: instant(),
  overdue: boolean().notNull(),
  sessionId: text(),
  decisionNumber: text(),
  updatedAt: instant().notNull(),
  edition: integer().notNull().default(0),
  countedFrom: instant(),
  countedDays: integer(),
});

export const nominees = pgTable('nominees', {
  dossierId: text().notNull(),
  no: integer().notNull(),
  kind: text().$type<SubjectKind>().notNull(),
  status: text().$type<NomineeStatus>().notNull(),
});

export const sessions = pgTable('sessions', {
  id: text().primaryKey(),
  councilId: text().notNull(),
  stage: text().$type<SessionRow['stage']>().notNull(),
  votingClosesAt: instant().notNull(),
  convenedAt: instant().notNull(),
  agenda: jsonb().$type<readonly AgendaPart[]>().notNull(),
  edition: integer().notNull().default(0),
});

export const decisions = pgTable('decisions', {
  id: text().primaryKey(),
  dossierId: text().notNull(),
  draft: integer().notNull(),
  signedBy: text(),
  issuedOn: date({ mode: 'string' }),
  number: text(),
  dropped: integer().array().notNull(),
  stopped: integer().array().notNull(),
  updatedAt: instant().notNull(),
});

export const organisations = pgTable('organisations', {
  id: text().primaryKey(),
  parentId: text(),
  name: text().notNull(),
  parentLine: text().notNull(),
  ownLine: text().notNull(),
  place: text().notNull(),
  actingBody: text().notNull(),
  authorityBlock: text().array().notNull(),
  symbols: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
  fileCopy: text().notNull(),
  contact: text().notNull(),
});

export const people = pgTable('people', {
  id: text().primaryKey(),
  name: text().notNull(),
  honorific: text().$type<Person['honorific']>().notNull(),
  email: text().notNull(),
  title: text().notNull(),
  unitId: text().notNull(),
  roles: text().array().$type<Role[]>().notNull(),
});

const entryColumns = () => ({
  seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  id: text().primaryKey(),
  subjectId: text().notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  corrects: text(),
  recordedAt: instant().notNull(),
  recordedBy: text().notNull(),
  channel: text().$type<Channel>().notNull(),
  reason: text().notNull(),
});

export const organisationEntries = pgTable('organisation_entries', {
  ...entryColumns(),
  fact: jsonb().$type<OrganisationFact>(),
});

export const personEntries = pgTable('person_entries', { ...entryColumns(), fact: jsonb().$type<PersonFact>() });

export const personKeys = pgTable('person_keys', {
  personId: text().primaryKey(),
  nameFolded: text().notNull(),
  birthYear: integer(),
  citizenHash: text(),
  citizenSealed: text(),
  staffCode: text(),
  staffOrganisationId: text(),
  staffHash: text(),
});

export const nomineeNumbers = pgTable('nominee_numbers', {
  dossierId: text().notNull(),
  version: integer().notNull(),
  no: integer().notNull(),
  citizenHash: text(),
  citizenSealed: text(),
  staffHash: text(),
  staffSealed: text(),
  doubt: text().$type<IdentityDoubt>(),
  givenAt: instant().notNull(),
});

export const presentDay = pgTable('present_day', {
  single: boolean().primaryKey().default(true),
  day: date({ mode: 'string' }).notNull(),
});

export const councils = pgTable('councils', {
  id: text().primaryKey(),
  organisationId: text().notNull(),
  name: text().notNull(),
  kind: text().$type<CouncilKind>().notNull(),
});

export const councilCompositions = pgTable('council_compositions', {
  councilId: text().notNull(),
  version: integer().notNull(),
  decisionType: text().$type<CompositionDecision['type']>().notNull(),
  decisionNumber: text().notNull(),
  decidedOn: date({ mode: 'string' }).notNull(),
  fromOn: date({ mode: 'string' }).notNull(),
  untilOn: date({ mode: 'string' }),
  founding: text().notNull(),
  meetingPlace: text().notNull(),
  members: jsonb().$type<readonly CouncilMember[]>().notNull(),
  rule: jsonb().$type<VoteRule>(),
  recordedBy: text().notNull(),
  recordedAt: instant().notNull(),
  requestId: text().notNull(),
});

export const submissions = pgTable('submissions', {
  dossierId: text().notNull(),
  version: integer().notNull(),
  recordsHash: text().notNull(),
  content: jsonb().$type<Submission>().notNull(),
});

export const documents = pgTable('documents', {
  subjectId: text().notNull(),
  kind: text().$type<DocumentKind>().notNull(),
  stage: text().$type<DocumentStage>().notNull(),
  part: integer().notNull(),
  title: text().notNull(),
  sha256: text().notNull(),
  file: jsonb().$type<FileRef>().notNull(),
  lock: jsonb().$type<ObjectLock>(),
  provenance: jsonb().$type<NonNullable<DocumentRecord['provenance']>>(),
  createdAt: instant().notNull(),
});

export const numberSeries = pgTable('number_series', {
  organisationId: text().notNull(),
  series: text().notNull(),
  year: integer().notNull(),
  last: integer().notNull(),
});

export const numbers = pgTable('numbers', {
  organisationId: text().notNull(),
  series: text().notNull(),
  year: integer().notNull(),
  number: integer().notNull(),
  owner: text().notNull(),
});

export const certificates = pgTable('certificates', {
  dossierId: text().notNull(),
  no: integer().notNull(),
  registerNumber: integer().notNull(),
  decisionNumber: text().notNull(),
  issuedOn: date({ mode: 'string' }).notNull(),
  sha256: text().notNull(),
});

// ---- the ballot box

export const boxes = pgTable('boxes', {
  sessionId: text().primaryKey(),
  items: integer().notNull(),
  sealedContent: text(),
  boxHash: text(),
});

export const boxItems = pgTable('box_items', {
  sessionId: text().notNull(),
  item: integer().notNull(),
  papers: jsonb().$type<Readonly<Record<string, Choice>>>().notNull(),
});

export const boxClasses = pgTable('box_classes', {
  sessionId: text().notNull(),
  classId: text().notNull(),
  items: integer().array().notNull(),
  publicKey: text().notNull(),
});

export const boxPapers = pgTable('box_papers', {
  sessionId: text().notNull(),
  serial: text().notNull(),
  classId: text().notNull(),
  signature: text().notNull(),
});

export const paperSlips = pgTable('paper_slips', {
  batchId: text().primaryKey(),
  boxId: text().notNull(),
  items: integer().array().notNull(),
  members: text().array().notNull(),
  enteredBy: text().notNull(),
  enteredAt: instant().notNull(),
  state: text().$type<SlipState>().notNull(),
  sealed: text(),
  answeredBy: text(),
  remark: text(),
});

// ---- links, messages, watch

export const links = pgTable('links', {
  tokenHash: text().primaryKey(),
  purpose: text().$type<NewLink['purpose']>().notNull(),
  personId: text().notNull(),
  sessionId: text(),
  expiresAt: instant().notNull(),
  revokedAt: instant(),
  usedAt: instant(),
  issuedAt: instant().notNull().defaultNow(),
  boundHash: text(),
});

export const councilsAskingCode = pgTable('councils_asking_code', {
  councilId: text().primaryKey(),
  since: instant().notNull(),
  setBy: text().notNull(),
});

export const secondChannels = pgTable('second_channels', {
  personId: text().primaryKey(),
  kind: text().$type<SecondChannelKind>().notNull(),
  sealed: text().notNull(),
  masked: text().notNull(),
  recordedBy: text().notNull(),
  recordedAt: instant().notNull(),
});

export const ballotCodes = pgTable('ballot_codes', {
  linkHash: text().primaryKey(),
  codeHash: text().notNull(),
  expiresAt: instant().notNull(),
  attempts: integer().notNull().default(0),
  sent: integer().notNull().default(1),
  confirmedAt: instant(),
});

export const outbox = pgTable('outbox', {
  messageId: text().primaryKey(),
  about: text().notNull(),
  kind: text().notNull(),
  receiver: text().notNull(),
  sealed: text(),
  createdAt: instant().notNull(),
  nextAttemptAt: instant(),
  attempts: integer().notNull().default(0),
  lastError: text(),
  sentAt: instant(),
});

export const webSessions = pgTable('web_sessions', {
  cookieHash: text().primaryKey(),
  personId: text().notNull(),
  expiresAt: instant().notNull(),
});

export const notes = pgTable('notes', {
  hash: text().primaryKey(),
  text: text().notNull(),
});

export const accessLog = pgTable('access_log', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instant().notNull(),
  actorId: text().notNull(),
  actorRole: text().$type<Role>().notNull(),
  onBehalfOf: text(),
  channel: text().$type<Channel>().notNull(),
  command: text().notNull(),
  subject: text().notNull(),
  code: text().notNull(),
});

export const incidents = pgTable('incidents', {
  subject: text().notNull(),
  step: text().notNull(),
  sentence: text().notNull(),
  attempts: integer().notNull(),
  since: instant().notNull(),
});

// ---- drafts and evidence

export const drafts = pgTable('drafts', {
  id: text().primaryKey(),
  unitId: text().notNull(),
  ownerId: text().notNull(),
  awardCode: text().notNull(),
  content: jsonb().$type<DraftContent>().notNull(),
  updatedAt: instant().notNull(),
  dossierId: text(),
});

export const evidence = pgTable('evidence', {
  holderId: text().notNull(),
  no: integer().notNull(),
  kind: text().notNull(),
  nomineeNo: integer(),
  fileName: text().notNull(),
  sha256: text().notNull(),
  file: jsonb().$type<FileRef>().notNull(),
  pages: integer(),
  uploadedBy: text().notNull(),
  uploadedAt: instant().notNull(),
  lockedIn: integer(),
});

export const evidenceCounters = pgTable('evidence_counters', {
  holderId: text().primaryKey(),
  last: integer().notNull(),
});

// ---- calendar

export const calendarEditions = pgTable('calendar_editions', {
  edition: integer().primaryKey(),
  days: jsonb().$type<readonly CalendarDay[]>().notNull(),
  reason: text().notNull(),
  publishedBy: text().notNull(),
  publishedAt: instant().notNull(),
  requestId: text().notNull(),
});

// ---- lists read from workbooks

export const imports = pgTable('imports', {
  id: text().primaryKey(),
  area: text().$type<ImportArea>().notNull(),
  unitId: text().notNull(),
  fileName: text().notNull(),
  fileHash: text().notNull(),
  stage: text().$type<ImportStage>().notNull(),
  version: integer().notNull(),
  createdBy: text().notNull(),
  createdAt: instant().notNull(),
  changedAt: instant().notNull(),
  appliedAt: instant(),
  sealed: text().notNull(),
});

export const importReadings = pgTable('import_readings', {
  id: text().primaryKey(),
  area: text().$type<ImportArea>().notNull(),
  unitId: text().notNull(),
  personId: text().notNull(),
  channel: text().$type<Channel>().notNull(),
  fileName: text().notNull(),
  size: integer().notNull(),
  sealed: text(),
  attempts: integer().notNull().default(0),
  rowsRead: integer().notNull().default(0),
  rowsKnown: integer().notNull().default(0),
  createdAt: instant().notNull(),
  beatAt: instant(),
  importId: text(),
  refused: text().$type<RefusalCode>(),
});

export const dossierDrafts = pgTable('dossier_drafts', {
  id: text().primaryKey(),
  importId: text().notNull(),
  part: integer().notNull(),
  unitId: text().notNull(),
  awardCode: text().notNull(),
  evaluationYear: integer().notNull(),
  dossierId: text(),
  sealed: text().notNull(),
});

// ---- eligibility

export const eligibilityReports = pgTable('eligibility_reports', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  dossierId: text().notNull(),
  hash: text().notNull(),
  report: jsonb().$type<EligibilityReport>().notNull(),
});

// ---- figures beside a council's list

export const sessionInstruments = pgTable('session_instruments', {
  sessionId: text().notNull(),
  hash: text().notNull(),
  facts: jsonb().$type<InstrumentFacts>().notNull(),
});
