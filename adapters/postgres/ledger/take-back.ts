import { and, arrayOverlaps, gte, inArray, or, sql } from 'drizzle-orm';
import type { Ledger } from '../../ledger-ports.ts';
import type { Queries } from '../database.ts';
import { ledgerAnnulments, ledgerAwards, ledgerMerges, ledgerNominees } from './tables.ts';

/** Must run in a transaction, under the lock of the files. */
export async function takeBackAwards(
  queries: Queries,
  awardIds: readonly string[],
  { personId, at, importId }: Parameters<Ledger['takeBack']>[1],
): ReturnType<Ledger['takeBack']> {
  const awards = await queries
    .select()
    .from(ledgerAwards)
    .where(inArray(ledgerAwards.id, [...awardIds]));
  if (awards.length === 0) return 'DONE';
  if (await isReferredTo(queries, awards)) return 'REFERRED';
  const ids = awards.map(({ id }) => id);
  const subjects = [...new Set(awards.map(({ subjectId }) => subjectId))];
  // Written by the database itself, in the very form that its trigger compares with.
  await queries.execute(sql`
    INSERT INTO ledger_withdrawn_awards (award_id, award, import_id, by_person, at)
    SELECT id, to_jsonb(ledger_awards), ${importId}, ${personId}, ${at}
    FROM ledger_awards WHERE ${inArray(ledgerAwards.id, ids)}`);
  await queries.delete(ledgerAwards).where(inArray(ledgerAwards.id, ids));
  await forgetEmptyFiles(queries, subjects);
  return 'DONE';
}

type Award = typeof ledgerAwards.$inferSelect;

async function isReferredTo(queries: Queries, awards: readonly Award[]): Promise<boolean> {
  const ids = awards.map(({ id }) => id);
  const subjects = awards.map(({ subjectId }) => subjectId);
  const first = new Date(Math.min(...awards.map(({ enteredAt }) => enteredAt.getTime())));
  const [annulled] = await queries
    .select()
    .from(ledgerAnnulments)
    .where(inArray(ledgerAnnulments.awardId, ids))
    .limit(1);
  const [ground] = await queries
    .select({ id: ledgerAwards.id })
    .from(ledgerAwards)
    .where(arrayOverlaps(ledgerAwards.grounds, ids))
    .limit(1);
  const [joined] = await queries
    .select()
    .from(ledgerMerges)
    .where(
      and(
        gte(ledgerMerges.at, first),
        or(inArray(ledgerMerges.keptId, subjects), inArray(ledgerMerges.absorbedId, subjects)),
      ),
    )
    .limit(1);
  const [nominee] = await queries
    .select()
    .from(ledgerNominees)
    .where(and(gte(ledgerNominees.at, first), inArray(ledgerNominees.subjectId, subjects)))
    .limit(1);
  return [annulled, ground, joined, nominee].some((one) => one !== undefined);
}

/** Files that held nothing else and that no number leads to; the others stay, empty, as whose they are is known. */
async function forgetEmptyFiles(queries: Queries, subjects: readonly string[]): Promise<void> {
  for (const id of subjects) {
    await queries.execute(sql`
      DELETE FROM ledger_subjects file WHERE id = ${id} AND root_id = id
        AND NOT EXISTS (SELECT FROM ledger_awards WHERE subject_id = file.id)
        AND NOT EXISTS (SELECT FROM ledger_identities WHERE subject_id = file.id)
        AND NOT EXISTS (SELECT FROM ledger_nominees WHERE subject_id = file.id)
        AND NOT EXISTS (SELECT FROM ledger_gap_years WHERE subject_id = file.id)
        AND NOT EXISTS (SELECT FROM ledger_merges WHERE absorbed_id = file.id OR kept_id = file.id)`);
  }
}
