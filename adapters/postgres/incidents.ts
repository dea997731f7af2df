import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Incidents } from '../register-ports.ts';
import type { Database } from './database.ts';
import { incidents } from './schema.ts';

/** Sổ sự cố: one row a step that does not get through, until it does. */
export function createIncidents(database: Database, now: () => Date): Incidents {
  return {
    raise: ({ subject, step, sentence, attempts }) =>
      database.run(async (queries) => {
        await queries
          .insert(incidents)
          .values({ subject, step, sentence, attempts, since: now() })
          // `since` stays: it says how long somebody has been waiting.
          .onConflictDoUpdate({ target: [incidents.subject, incidents.step], set: { sentence, attempts } });
      }),
    clear: (subject, step) =>
      database.run(async (queries) => {
        await queries.delete(incidents).where(and(eq(incidents.subject, subject), eq(incidents.step, step)));
      }),
    open: (subjects) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(incidents)
          .where(subjects && inArray(incidents.subject, [...subjects]))
          .orderBy(asc(incidents.since), asc(incidents.subject), asc(incidents.step));
        return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
      }),
  };
}
