import type {
  ChainedEvent,
  DocumentRecord,
  DossierRow,
  Incident,
  NomineeRecord,
  Person,
  Registers,
  Submission,
} from '../../adapters/register-ports.ts';
import { tableOf } from '../../domain/calendar/calendar.ts';
import type { HolidayTable } from '../../domain/calendar/holidays.ts';
import type { DecisionState } from '../../domain/decision/decision.ts';
import { type DossierStage, type DossierState, type NomineeStatus, stageOf } from '../../domain/dossier/dossier.ts';
import { ruleSetOf } from '../../domain/dossier/rules-of.ts';
import { type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { type AwardRule, awardRule, type Criterion, type RuleSet } from '../../domain/rules/rule-set.ts';
import { type DossierPlace, mayReadDocument, mayReadDossier } from '../access.ts';
import { placeOfUnit } from '../commands/command.ts';
import { type NextStep, nextStep } from './next-step.ts';

export interface TimelineEntry {
  readonly at: string;
  readonly stream: string;
  readonly seq: number;
  readonly actorName: string;
  readonly role: string;
  readonly channel: string;
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>;
  /** The texts behind the note hashes of the event: `{ no: text }`, 0 for the event as a whole. */
  readonly notes: Readonly<Record<number, string>>;
  readonly hash: string;
}

export interface NomineeView {
  readonly record: NomineeRecord;
  readonly status: NomineeStatus;
}

/** The status of those the authority decides about: straight from the verification where no council is asked. */
export const readyToDecide = ({ award }: Pick<DossierView, 'award'>): NomineeStatus =>
  award?.vote === null ? 'APPRAISED' : 'VOTED_PASS';

export interface DossierView {
  readonly row: DossierRow;
  readonly place: DossierPlace;
  readonly state: DossierState;
  readonly stage: DossierStage;
  readonly decision: DecisionState | undefined;
  readonly next: NextStep;
  readonly dueAt: string | null;
  /** By which the days left are counted. */
  readonly holidays: HolidayTable;
  /** The deadline of the present step passed at this instant. */
  readonly overdueSince: string | null;
  readonly submission: Submission;
  readonly nominees: readonly NomineeView[];
  readonly ruleSet: RuleSet | undefined;
  readonly award: AwardRule | undefined;
  readonly criteria: readonly Criterion[];
  readonly timeline: readonly TimelineEntry[];
  readonly documents: readonly DocumentRecord[];
  readonly messages: Awaited<ReturnType<Registers['outbox']['about']>>;
  readonly incidents: readonly Incident[];
  readonly refusals: readonly { readonly at: string; readonly who: string; readonly sentence: string }[];
  readonly chainHead: string | null;
}

/**
 * All that a dossier's page shows, or why this person does not see it. Undefined while the dossier was sent a moment
 * ago and is not in the registers yet.
 */
export async function viewDossier(
  registers: Registers,
  person: Person,
  id: string,
): Promise<DossierView | { readonly barred: RefusalCode } | undefined> {
  const row = await registers.dossiers.row(id);
  if (row === undefined) {
    const sent = await registers.dossiers.submission(id);
    return sent?.unitId === person.unitId ? undefined : { barred: 'UNKNOWN_DOSSIER' };
  }
  const place = await placeOfUnit({ registers }, row.unitId);
  if (!mayReadDossier(person, place)) return { barred: 'NOT_YOUR_UNIT' };

  const decisionId = `${id}/decision`;
  const [state, decision, statuses, chain, decisionChain] = await Promise.all([
    registers.events.dossierState(id),
    registers.events.decisionState(decisionId),
    registers.dossiers.nomineeStatuses(id),
    registers.events.chain(id),
    registers.events.chain(decisionId),
  ]);
  if (state === undefined) return undefined;
  const submission = await registers.dossiers.submission(id, state.version);
  if (submission === undefined) return undefined;

  const subjects = [id, decisionId, ...(state.sessionId === null ? [] : [state.sessionId])];
  const [documents, messages, incidents, refused, timeline, calendar] = await Promise.all([
    registers.documents.of(subjects),
    registers.outbox.about([id, decisionId]),
    registers.incidents.open(subjects),
    registers.accessLog.of(id),
    timelineOf(registers, [...withStream(id, chain), ...withStream(decisionId, decisionChain)]),
    registers.calendar.current(),
  ]);
  const stage = stageOf(state);
  const ruleSet = ruleSetOf(state, row.updatedAt);
  const award = ruleSet && awardRule(ruleSet, state.awardCode);
  const names = await namesOf(
    registers,
    refused.map((one) => one.actorId),
  );
  return {
    row,
    place,
    state,
    stage,
    decision,
    next: nextStep(stage, decision, award?.vote !== null),
    dueAt: state.dueAt,
    holidays: tableOf(calendar),
    overdueSince: overdueIn(timeline, stage),
    submission,
    nominees: submission.nominees.map((record) => ({
      record,
      status: statuses.find((one) => one.no === record.no)?.status ?? 'SUBMITTED',
    })),
    ruleSet,
    award,
    criteria: award?.criteria ?? [],
    timeline,
    documents: documents.filter((document) => mayReadDocument(person, place, document)),
    messages,
    incidents,
    refusals: refused.map((one) => ({
      at: one.at,
      who: names.get(one.actorId) ?? one.actorId,
      sentence: sentenceFor(one.code),
    })),
    chainHead: chain.at(-1)?.hash ?? null,
  };
}

const sentenceFor = (code: string): string => sentenceOf(code as RefusalCode) ?? code;

type InStream = ChainedEvent & { readonly stream: string };

const withStream = (stream: string, chain: readonly ChainedEvent[]): InStream[] =>
  chain.map((link) => ({ ...link, stream }));

/** Ids → names. The engine's own id is left out. */
async function namesOf(registers: Registers, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await registers.directory.people([...new Set(ids)]);
  return new Map(people.map((person) => [person.id, `${person.honorific} ${person.name}`]));
}

async function timelineOf(registers: Registers, events: readonly InStream[]): Promise<readonly TimelineEntry[]> {
  const names = await namesOf(
    registers,
    events.map((one) => one.recorded.actor.id),
  );
  const hashes = events.flatMap((one) => noteHashesOf(one.recorded.event).map(([, hash]) => hash));
  const texts = await registers.notes.texts([...new Set(hashes)]);
  return events
    .map(({ recorded, stream, hash }) => ({
      at: recorded.at,
      stream,
      seq: recorded.seq,
      actorName: names.get(recorded.actor.id) ?? (recorded.actor.role === 'system' ? 'Ghi Công' : recorded.actor.id),
      role: recorded.actor.role,
      channel: recorded.channel,
      event: recorded.event as TimelineEntry['event'],
      notes: Object.fromEntries(
        noteHashesOf(recorded.event).flatMap(([no, noteHash]) => {
          const text = texts.get(noteHash);
          return text === undefined ? [] : [[no, text]];
        }),
      ),
      hash,
    }))
    .sort((a, b) => compare(a.at, b.at) || compare(a.stream, b.stream) || a.seq - b.seq);
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Wherever an event carries a reason: as a whole (0), or by nominee in `rejected` and `refused`. */
function noteHashesOf(event: { readonly type: string }): readonly (readonly [no: number, hash: string])[] {
  const { noteHash, rejected, refused, stopped } = event as {
    readonly noteHash?: string;
    readonly rejected?: readonly { readonly no: number; readonly noteHash: string }[];
    readonly stopped?: readonly { readonly no: number; readonly noteHash: string }[];
    readonly refused?: readonly { readonly no: number; readonly noteHash: string }[];
  };
  return [
    ...(noteHash ? [[0, noteHash] as const] : []),
    ...[...(rejected ?? []), ...(refused ?? []), ...(stopped ?? [])].map((one) => [one.no, one.noteHash] as const),
  ];
}

/** A passed deadline leaves no `dueAt` behind, so it is read from the history: the last one that hit the present stage. */
function overdueIn(timeline: readonly TimelineEntry[], stage: DossierStage): string | null {
  const last = timeline.filter((entry) => entry.event.type === 'deadlinePassed').at(-1)?.event;
  return last?.stage === stage && typeof last.dueAt === 'string' ? last.dueAt : null;
}
