import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { EvidenceItem, EvidenceRegister } from '../evidence-ports.ts';
import type { Database, Queries } from './database.ts';
import { lockByName } from './database.ts';
import { evidence, evidenceCounters } from './schema.ts';

/** Sổ minh chứng: which papers belong to which draft or dossier; the bytes are in the object store. */
export function createEvidenceRegister(database: Database): EvidenceRegister {
  return {
    attach: (item, quota) =>
      database.transaction(async (queries) => {
        // One after the other: two uploads at once must not both find the last place free.
        await lockByName(queries, `evidence ${item.holderId}`);
        const there = await itemsOf(queries, item.holderId);
        const same = there.find(
          (one) => one.file.sha256 === item.file.sha256 && one.kind === item.kind && one.nomineeNo === item.nomineeNo,
        );
        if (same !== undefined) return same;
        const bytes = there.reduce((sum, one) => sum + one.file.size, item.file.size);
        if (there.length >= quota.files || bytes > quota.bytes) return 'FULL';
        const no = await nextNo(queries, item.holderId);
        const [row] = await queries
          .insert(evidence)
          .values({ ...item, no, sha256: item.file.sha256, uploadedAt: new Date(item.uploadedAt) })
          .returning();
        if (row === undefined) throw new Error(`paper ${no} of ${item.holderId} was not kept`);
        return toItem(row);
      }),

    of: (holderId) => database.run((queries) => itemsOf(queries, holderId)),

    find: (holderId, no) =>
      database.run(async (queries) => {
        const [row] = await queries.select().from(evidence).where(isPaper(holderId, no));
        return row && toItem(row);
      }),

    remove: (holderId, no) =>
      database.transaction(async (queries) => {
        const [row] = await queries.select().from(evidence).where(isPaper(holderId, no)).for('update');
        if (row === undefined) return 'UNKNOWN';
        if (row.lockedIn !== null) return 'LOCKED';
        await queries.delete(evidence).where(isPaper(holderId, no));
        return 'REMOVED';
      }),

    lock: ({ dossierId, version, draftId, rows }) =>
      database.transaction(async (queries) => {
        for (const holder of draftId === null ? [dossierId] : [dossierId, draftId]) {
          await lockByName(queries, `evidence ${holder}`);
          const moves = holder !== dossierId;
          const items = await itemsOf(queries, holder);
          // Rows only ever move up the list: the first makes room for the next, where both have the same file.
          for (const item of moves ? items : byNominee(items)) {
            if (item.lockedIn !== null) continue;
            await queries
              .update(evidence)
              .set({
                holderId: dossierId,
                no: moves ? await nextNo(queries, dossierId) : item.no,
                // A paper whose row is gone was refused before; here it would lose its nominee.
                nomineeNo: item.nomineeNo === null ? null : numberOf(rows, item.nomineeNo),
                lockedIn: version,
              })
              .where(and(isPaper(holder, item.no), isNull(evidence.lockedIn)));
          }
        }
      }),
  };
}

const byNominee = (items: readonly EvidenceItem[]): readonly EvidenceItem[] =>
  items.toSorted((a, b) => (a.nomineeNo ?? 0) - (b.nomineeNo ?? 0));

class RowWithoutNominee extends Error {
  override readonly name = 'RowWithoutNominee';
}

function numberOf(rows: readonly number[], row: number): number {
  const index = rows.indexOf(row);
  if (index < 0) throw new RowWithoutNominee(`no nominee stands in row ${row}`);
  return index + 1;
}

const isPaper = (holderId: string, no: number) => and(eq(evidence.holderId, holderId), eq(evidence.no, no));

async function itemsOf(queries: Queries, holderId: string): Promise<readonly EvidenceItem[]> {
  const rows = await queries.select().from(evidence).where(eq(evidence.holderId, holderId)).orderBy(asc(evidence.no));
  return rows.map(toItem);
}

/** Must run under the holder's lock. */
async function nextNo(queries: Queries, holderId: string): Promise<number> {
  const [counter] = await queries
    .insert(evidenceCounters)
    .values({ holderId, last: 1 })
    .onConflictDoUpdate({ target: evidenceCounters.holderId, set: { last: sql`${evidenceCounters.last} + 1` } })
    .returning({ last: evidenceCounters.last });
  if (counter === undefined) throw new Error(`no number was given to a paper of ${holderId}`);
  return counter.last;
}

const toItem = ({ sha256: _, ...row }: typeof evidence.$inferSelect): EvidenceItem => ({
  ...row,
  uploadedAt: row.uploadedAt.toISOString(),
});
