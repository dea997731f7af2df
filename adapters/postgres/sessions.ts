import { desc, eq } from 'drizzle-orm';
import type { SessionRegister, SessionRow } from '../register-ports.ts';
import type { Database } from './database.ts';
import { nextId } from './next-id.ts';
import { sessions } from './schema.ts';

/** Sổ phiên họp, newest first; written by the event log. */
export function createSessionRegister(database: Database): SessionRegister {
  return {
    nextId: (year, request) => database.transaction((queries) => nextId(queries, 'session', year, request)),
    row: (id) =>
      database.run(async (queries) => {
        const [found] = await queries.select().from(sessions).where(eq(sessions.id, id));
        return found && toRow(found);
      }),
    list: (limit) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(sessions)
          .orderBy(desc(sessions.convenedAt), desc(sessions.id))
          .limit(limit);
        return rows.map(toRow);
      }),
  };
}

const toRow = (found: typeof sessions.$inferSelect): SessionRow => ({
  id: found.id,
  councilId: found.councilId,
  stage: found.stage,
  votingClosesAt: found.votingClosesAt.toISOString(),
  convenedAt: found.convenedAt.toISOString(),
  dossierIds: found.agenda.map((part) => part.dossierId),
});
