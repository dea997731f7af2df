import { eq, sql } from 'drizzle-orm';
import { runningClock } from '../../domain/dossier/adopt-calendar.ts';
import {
  type DossierState,
  evolveDossier,
  isLive,
  type Nominee,
  type RecordedDossierEvent,
  stageOf,
} from '../../domain/dossier/dossier.ts';
import { lockByName, type Queries } from './database.ts';
import { settleQuotas } from './ledger/quotas.ts';
import { decisions, dossiers, nominees } from './schema.ts';
import { fold, readStream } from './streams.ts';

/**
 * Writes what lists and pages read about a dossier: its own events, and over them what the decision about it already
 * knows (somebody withdrawn from the draft, the number). Does nothing while the dossier has no event.
 */
export async function projectDossier(queries: Queries, id: string): Promise<void> {
  // Both streams write here. Whoever comes second must read what the first committed.
  await lockByName(queries, `read model ${id}`);
  const recorded = await readStream(queries, 'dossier', id);
  const state = fold(evolveDossier, recorded);
  if (state === null) return;
  const [decision] = await queries.select().from(decisions).where(eq(decisions.dossierId, id));

  const known = state.nominees.map((nominee) => outOfDraft(nominee, decision));
  const clock = runningClock(state);
  // A new calendar reaches every open dossier at once; the list is in the order in which people worked on them.
  const lastChange = recorded.findLast((one) => one.event.type !== 'calendarAdopted')?.at ?? '';
  const row = {
    unitId: state.unitId,
    awardCode: state.awardCode,
    evaluationYear: state.evaluationYear,
    version: state.version,
    stage: stageOf(state),
    nominees: known.length,
    live: known.filter(isLive).length,
    dueAt: state.dueAt === null ? null : new Date(state.dueAt),
    overdue: isOverdue(state, recorded),
    sessionId: state.sessionId,
    decisionNumber: state.decisionNumber ?? decision?.number ?? null,
    edition: state.edition,
    countedFrom: clock === undefined ? null : new Date(clock.from),
    countedDays: clock?.days ?? null,
    updatedAt: new Date(Math.max(Date.parse(lastChange), decision?.updatedAt.getTime() ?? 0)),
  };
  await queries
    .insert(dossiers)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: dossiers.id, set: row });
  await writeNominees(queries, id, known);
  await settleQuotas(queries, id, known);
}

/** Withdrawn from the draft by people, or taken out of it because a condition is not met any more. */
function outOfDraft(nominee: Nominee, decision: typeof decisions.$inferSelect | undefined): Nominee {
  if (nominee.status !== 'DECIDED') return nominee;
  if (decision?.dropped.includes(nominee.no)) return { ...nominee, status: 'WITHDRAWN' };
  return decision?.stopped.includes(nominee.no) ? { ...nominee, status: 'REJECTED' } : nominee;
}

/** A deadline passed and the dossier still stands where it stood then. */
function isOverdue(state: DossierState, recorded: readonly RecordedDossierEvent[]): boolean {
  const passed = recorded.map((one) => one.event).findLast((event) => event.type === 'deadlinePassed');
  return passed !== undefined && state.dueAt === null && passed.stage === stageOf(state);
}

async function writeNominees(queries: Queries, dossierId: string, known: readonly Nominee[]): Promise<void> {
  if (known.length === 0) return;
  await queries
    .insert(nominees)
    .values(known.map(({ no, kind, status }) => ({ dossierId, no, kind, status })))
    .onConflictDoUpdate({
      target: [nominees.dossierId, nominees.no],
      set: { kind: sql`excluded.kind`, status: sql`excluded.status` },
      // A long list must not be rewritten because one case moved.
      setWhere: sql`(${nominees.kind}, ${nominees.status}) IS DISTINCT FROM (excluded.kind, excluded.status)`,
    });
}
