import { and, asc, eq } from 'drizzle-orm';
import type { RecordedSessionEvent } from '../../domain/council/session.ts';
import type { RecordedDecisionEvent } from '../../domain/decision/decision.ts';
import type { RecordedDossierEvent } from '../../domain/dossier/dossier.ts';
import type { Queries } from './database.ts';
import { events } from './schema.ts';

interface EventOf {
  readonly dossier: RecordedDossierEvent;
  readonly session: RecordedSessionEvent;
  readonly decision: RecordedDecisionEvent;
}

/** The events of a stream in order; empty when there is no such stream of this kind. */
export async function readStream<K extends keyof EventOf>(
  queries: Queries,
  kind: K,
  id: string,
): Promise<readonly EventOf[K][]> {
  const rows = await queries
    .select({ recorded: events.recorded })
    .from(events)
    .where(and(eq(events.streamId, id), eq(events.kind, kind)))
    .orderBy(asc(events.seq));
  return rows.map((row) => JSON.parse(row.recorded));
}

export const fold = <S, E>(evolve: (state: S | null, event: E) => S, recorded: readonly E[]): S | null =>
  recorded.reduce<S | null>(evolve, null);
