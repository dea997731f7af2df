import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Draft, DraftContent, DraftRegister } from '../drafts-ports.ts';
import type { Database } from './database.ts';
import { drafts } from './schema.ts';

/** A unit works on a handful; more would not fit a page. */
const MOST_LISTED = 50;

const FORGOTTEN: DraftContent = {
  awardCode: '',
  evaluationYear: '',
  summary: '',
  meeting: { date: '', present: '', total: '' },
  nominees: [],
};

/** Bản nháp của đơn vị. */
export function createDraftRegister(database: Database, now: () => Date): DraftRegister {
  return {
    save: (draft) =>
      database.run(async (queries) => {
        const { id, ...rest } = { ...draft, updatedAt: now() };
        const { unitId: _, ownerId: __, ...changed } = rest;
        const written = await queries
          .insert(drafts)
          .values({ id, ...rest })
          // Whoever began a draft stays its owner, and its unit's.
          .onConflictDoUpdate({
            target: drafts.id,
            set: changed,
            setWhere: sql`${drafts.dossierId} IS NULL AND ${drafts.unitId} = ${draft.unitId}`,
          })
          .returning({ id: drafts.id });
        return written.length > 0;
      }),

    find: (id) =>
      database.run(async (queries) => {
        const [row] = await queries.select().from(drafts).where(eq(drafts.id, id));
        return row && toDraft(row);
      }),

    ofUnit: (unitId) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(drafts)
          .where(and(eq(drafts.unitId, unitId), isNull(drafts.dossierId)))
          .orderBy(desc(drafts.updatedAt), desc(drafts.id))
          .limit(MOST_LISTED);
        return rows.map(toDraft);
      }),

    close: async (id, dossierId) => {
      await database.run((queries) =>
        queries
          .update(drafts)
          .set({ dossierId, content: FORGOTTEN, updatedAt: now() })
          .where(and(eq(drafts.id, id), isNull(drafts.dossierId))),
      );
    },
  };
}

const toDraft = (row: typeof drafts.$inferSelect): Draft => ({ ...row, updatedAt: row.updatedAt.toISOString() });
