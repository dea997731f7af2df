import { sql } from 'drizzle-orm';
import type { Queries } from './database.ts';
import { idCounters } from './schema.ts';

/** `dossier-2026-0001`, `dossier-2026-0002`, …; never twice, with a gap where the taker did not use it. */
export async function nextId(queries: Queries, kind: 'dossier' | 'session', year: number): Promise<string> {
  const [counter] = await queries
    .insert(idCounters)
    .values({ kind, year, last: 1 })
    .onConflictDoUpdate({ target: [idCounters.kind, idCounters.year], set: { last: sql`${idCounters.last} + 1` } })
    .returning({ last: idCounters.last });
  if (counter === undefined) throw new Error(`no id given for ${kind} ${year}`);
  return `${kind}-${year}-${String(counter.last).padStart(4, '0')}`;
}
