import { and, asc, desc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { CalendarEdition } from '../../domain/calendar/calendar.ts';
import { SHIPPED_CALENDAR } from '../../domain/calendar/shipped-calendar.ts';
import { COUNTING } from '../../domain/dossier/adopt-calendar.ts';
import type { CalendarRegister } from '../calendar-ports.ts';
import { type Database, lockByName, type Queries } from './database.ts';
import { calendarEditions, dossiers, organisations, sessions } from './schema.ts';

/** Sổ lịch nghỉ: editions are only ever added. */
export function createCalendarRegister(database: Database, now: () => Date): CalendarRegister {
  const voting = () => and(eq(sessions.stage, 'OPEN'), gt(sessions.votingClosesAt, now()));
  return {
    current: () => database.run(newest),

    edition: (edition) =>
      database.run(async (queries) => {
        if (edition === SHIPPED_CALENDAR.edition) return SHIPPED_CALENDAR;
        const [found] = await queries.select().from(calendarEditions).where(eq(calendarEditions.edition, edition));
        return found && toEdition(found);
      }),

    editions: () =>
      database.run(async (queries) => {
        const rows = await queries.select().from(calendarEditions).orderBy(desc(calendarEditions.edition));
        return [...rows.map(toEdition), SHIPPED_CALENDAR];
      }),

    publish: ({ basedOn, publishedAt, ...given }) =>
      database.transaction(async (queries) => {
        await lockByName(queries, 'calendar');
        const { requestId } = given;
        const [before] = await queries.select().from(calendarEditions).where(eq(calendarEditions.requestId, requestId));
        if (before !== undefined) return toEdition(before);
        const { edition } = await newest(queries);
        if (edition !== basedOn) return 'OVERTAKEN';
        const row = { ...given, edition: edition + 1, publishedAt: new Date(publishedAt) };
        await queries.insert(calendarEditions).values(row);
        return toEdition(row);
      }),

    openDossiers: () =>
      database.run(async (queries) => {
        const rows = await queries
          .select({ dossier: dossiers, unitName: organisations.name })
          .from(dossiers)
          .leftJoin(organisations, eq(organisations.id, dossiers.unitId))
          .where(inArray(dossiers.stage, [...COUNTING]))
          .orderBy(asc(dossiers.id));
        return rows.map(({ dossier: { id, unitId, dueAt, countedFrom, countedDays }, unitName }) => ({
          id,
          unitName: unitName ?? unitId,
          dueAt: dueAt?.toISOString() ?? null,
          clock: countedFrom && countedDays ? { from: countedFrom.toISOString(), days: countedDays } : null,
        }));
      }),

    openSessions: () =>
      database.run(async (queries) => {
        const rows = await queries.select({ id: sessions.id }).from(sessions).where(voting()).orderBy(asc(sessions.id));
        return rows.map((row) => row.id);
      }),

    lagging: (edition, { limit, after }) =>
      database.run(async (queries) => {
        const behindDossiers = await queries
          .select({ id: dossiers.id })
          .from(dossiers)
          .where(and(gt(dossiers.id, after), lt(dossiers.edition, edition), inArray(dossiers.stage, [...COUNTING])))
          .orderBy(asc(dossiers.id))
          .limit(limit);
        const behindSessions = await queries
          .select({ id: sessions.id })
          .from(sessions)
          .where(and(gt(sessions.id, after), lt(sessions.edition, edition), voting()))
          .orderBy(asc(sessions.id))
          .limit(limit);
        return [
          ...behindDossiers.map(({ id }) => ({ kind: 'dossier', id }) as const),
          ...behindSessions.map(({ id }) => ({ kind: 'session', id }) as const),
        ]
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .slice(0, limit);
      }),
  };
}

async function newest(queries: Queries): Promise<CalendarEdition> {
  const [found] = await queries.select().from(calendarEditions).orderBy(desc(calendarEditions.edition)).limit(1);
  return found === undefined ? SHIPPED_CALENDAR : toEdition(found);
}

const toEdition = (row: Omit<typeof calendarEditions.$inferSelect, 'requestId'>): CalendarEdition => ({
  edition: row.edition,
  days: row.days,
  reason: row.reason,
  publishedBy: row.publishedBy,
  publishedAt: row.publishedAt.toISOString(),
});
