import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Choices } from '../ballot-ports.ts';
import { open, seal } from '../secrets.ts';
import type { PaperSlips, SlipBatch, SlipInHand } from '../slips-ports.ts';
import type { Database, Queries } from './database.ts';
import { paperSlips } from './schema.ts';

type Row = typeof paperSlips.$inferSelect;

export function createPaperSlips(database: Database, secret: string): PaperSlips {
  const sealed = (batchId: string, slips: readonly Choices[] | readonly SlipInHand[]) =>
    seal(secret, purposeOf(batchId), JSON.stringify(slips));
  const opened = (row: Row) => JSON.parse(open(secret, purposeOf(row.batchId), row.sealed ?? '')) as unknown;
  // FULL, because a plain VACUUM leaves the bytes of old row versions in their pages.
  const forget = () => database.maintain('VACUUM (FULL) paper_slips');

  return {
    enter: ({ batchId, enteredAt, items, members, ...rest }, slips) =>
      database.transaction(async (queries) => {
        const row = { ...rest, items: [...items], members: [...members], enteredAt: new Date(enteredAt) };
        const kept = await queries
          .insert(paperSlips)
          .values({ batchId, ...row, state: 'WAITING', sealed: sealed(batchId, slips) })
          .onConflictDoNothing()
          .returning();
        return kept.length > 0 || (await rowOf(queries, batchId)) !== undefined;
      }),

    of: (boxId) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(paperSlips)
          .where(eq(paperSlips.boxId, boxId))
          .orderBy(asc(paperSlips.enteredAt), asc(paperSlips.batchId));
        return rows.map(toBatch);
      }),

    waiting: (batchId) =>
      database.run(async (queries) => {
        const row = await rowOf(queries, batchId);
        return row?.state === 'WAITING' ? (opened(row) as readonly Choices[]) : undefined;
      }),

    confirm: (batchId, by, slips) =>
      database.transaction(async (queries) => {
        await queries
          .update(paperSlips)
          .set({ state: 'CASTING', sealed: sealed(batchId, slips), answeredBy: by })
          .where(and(eq(paperSlips.batchId, batchId), eq(paperSlips.state, 'WAITING')));
        const row = await rowOf(queries, batchId);
        return row?.state === 'CASTING' ? (opened(row) as readonly SlipInHand[]) : undefined;
      }),

    casting: (batchId) =>
      database.run(async (queries) => {
        const row = await rowOf(queries, batchId);
        return row?.state === 'CASTING' ? (opened(row) as readonly SlipInHand[]) : undefined;
      }),

    async end(batchId, { from, state, by, remark }) {
      const ended = await database.run((queries) =>
        queries
          .update(paperSlips)
          .set({ state, sealed: null, ...(by === undefined ? {} : { answeredBy: by }), remark: remark ?? null })
          .where(and(eq(paperSlips.batchId, batchId), inArray(paperSlips.state, [...from])))
          .returning({ batchId: paperSlips.batchId }),
      );
      if (ended.length > 0) await forget();
      return ended.length > 0;
    },

    async discardAll(boxId) {
      const ended = await database.run((queries) =>
        queries
          .update(paperSlips)
          .set({ state: 'DISCARDED', sealed: null })
          .where(and(eq(paperSlips.boxId, boxId), inArray(paperSlips.state, ['WAITING', 'CASTING'])))
          .returning({ batchId: paperSlips.batchId }),
      );
      if (ended.length > 0) await forget();
    },
  };
}

const purposeOf = (batchId: string): string => `paper slips ${batchId}`;

async function rowOf(queries: Queries, batchId: string): Promise<Row | undefined> {
  const [row] = await queries.select().from(paperSlips).where(eq(paperSlips.batchId, batchId));
  return row;
}

const toBatch = ({ sealed: _, enteredAt, remark, ...row }: Row): SlipBatch => ({
  ...row,
  enteredAt: enteredAt.toISOString(),
  remark: remark ?? '',
});
