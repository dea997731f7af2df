import { eq, inArray, sql } from 'drizzle-orm';
import { contradict, type Identity } from '../../../domain/ledger/matching.ts';
import type { Reasoned } from '../../ledger-ports.ts';
import { lockByName, type Queries } from '../database.ts';
import { ledgerIdentities, ledgerMerges, ledgerSeparations, ledgerSubjects } from './tables.ts';

/**
 * Joining files. A join is a row; `root_id` follows from the joins that stand. Awards and numbers stay with the file they
 * were entered under, so that separating two files gives each exactly what it had.
 */
export async function mergeFiles(
  queries: Queries,
  kept: string,
  absorbed: readonly string[],
  { reason, personId, at }: Reasoned,
): Promise<'DONE' | 'UNKNOWN' | 'CONTRADICTING'> {
  await lockByName(queries, 'ledger merges');
  const roots = await queries
    .select()
    .from(ledgerSubjects)
    .where(inArray(ledgerSubjects.id, [kept, ...absorbed]));
  const known = new Map(roots.map((row) => [row.id, row]));
  const target = known.get(kept);
  if (target === undefined || target.rootId !== kept) return 'UNKNOWN';
  for (const id of new Set(absorbed)) {
    const file = known.get(id);
    // Joined to it already, by a repeated request: nothing to do.
    if (file?.rootId === kept) continue;
    if (file === undefined || file.rootId !== id) return 'UNKNOWN';
    if (file.kind !== target.kind) return 'CONTRADICTING';
    if (contradict(await numbersUnder(queries, kept), await numbersUnder(queries, id))) return 'CONTRADICTING';
    await queries
      .insert(ledgerMerges)
      .values({ absorbedId: id, keptId: kept, reason, byPerson: personId, at: new Date(at) });
    await queries.update(ledgerSubjects).set({ rootId: kept }).where(eq(ledgerSubjects.rootId, id));
  }
  return 'DONE';
}

const numbersUnder = (queries: Queries, rootId: string): Promise<readonly Identity[]> =>
  queries
    .select({ kind: ledgerIdentities.kind, hash: ledgerIdentities.hash })
    .from(ledgerIdentities)
    .innerJoin(ledgerSubjects, eq(ledgerSubjects.id, ledgerIdentities.subjectId))
    .where(eq(ledgerSubjects.rootId, rootId));

export async function separateFiles(
  queries: Queries,
  mergeId: number,
  { reason, personId, at }: Reasoned,
): Promise<'DONE' | 'UNKNOWN'> {
  await lockByName(queries, 'ledger merges');
  const [merge] = await queries.select().from(ledgerMerges).where(eq(ledgerMerges.id, mergeId));
  if (merge === undefined) return 'UNKNOWN';
  const written = await queries
    .insert(ledgerSeparations)
    .values({ mergeId, reason, byPerson: personId, at: new Date(at) })
    .onConflictDoNothing()
    .returning({ mergeId: ledgerSeparations.mergeId });
  if (written.length === 0) return 'DONE';
  // What had been joined to the absorbed file before goes with it.
  await queries.execute(sql`
    WITH RECURSIVE standing AS (
      SELECT absorbed_id, kept_id FROM ledger_merges
      WHERE NOT EXISTS (SELECT 1 FROM ledger_separations WHERE merge_id = ledger_merges.id)
    ), files AS (
      SELECT ${merge.absorbedId}::text COLLATE "C" AS id
      UNION
      SELECT standing.absorbed_id FROM standing JOIN files ON standing.kept_id = files.id
    )
    UPDATE ledger_subjects SET root_id = ${merge.absorbedId} WHERE id IN (SELECT id FROM files)`);
  return 'DONE';
}
