import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { ImportReading, ReadingRegister } from '../intake-ports.ts';
import { open, seal } from '../secrets.ts';
import type { Database } from './database.ts';
import { importReadings as readings } from './schema.ts';

/** Milliseconds of silence after which a reader is taken for dead; a living one beats every second. */
const SILENT = 5_000;
/** Milliseconds for which an outcome can be asked for. */
const KEPT = 7 * 86_400_000;

// Naming the row ties a text to it: contents exchanged between rows cannot be opened.
const purposeOf = (id: string): string => `file of ${id}`;

/** Tệp chờ đọc. */
export function createReadingRegister(
  database: Database,
  { secret, now }: { readonly secret: string; readonly now: () => Date },
): ReadingRegister {
  const before = (milliseconds: number) => new Date(now().getTime() - milliseconds);
  return {
    receive: async (reading, bytes) => {
      const sealed = seal(secret, purposeOf(reading.id), bytes.toString('base64'));
      await database.run(async (queries) => {
        await queries.delete(readings).where(and(isNull(readings.sealed), lt(readings.createdAt, before(KEPT))));
        await queries
          .insert(readings)
          .values({ ...reading, size: bytes.length, sealed, createdAt: now() })
          .onConflictDoNothing();
      });
    },

    find: (id) =>
      database.run(async (queries) => {
        const [row] = await queries.select(columns).from(readings).where(eq(readings.id, id));
        return row && toReading(row);
      }),

    take: (id) =>
      database.run(async (queries) => {
        const [row] = await queries
          .update(readings)
          .set({ beatAt: now(), attempts: sql`${readings.attempts} + 1` })
          .where(
            and(
              eq(readings.id, id),
              isNotNull(readings.sealed),
              or(isNull(readings.beatAt), lt(readings.beatAt, before(SILENT))),
            ),
          )
          .returning({ sealed: readings.sealed, attempts: readings.attempts });
        if (row === undefined || row.sealed === null) return undefined;
        return { bytes: Buffer.from(open(secret, purposeOf(id), row.sealed), 'base64'), attempts: row.attempts };
      }),

    beat: async (id, { rows, of }) => {
      await database.run((queries) =>
        queries.update(readings).set({ beatAt: now(), rowsRead: rows, rowsKnown: of }).where(eq(readings.id, id)),
      );
    },

    settle: async (id, outcome) => {
      await database.run((queries) =>
        queries
          .update(readings)
          .set({ ...('importId' in outcome ? outcome : { refused: outcome.refused }), sealed: null })
          .where(and(eq(readings.id, id), isNotNull(readings.sealed))),
      );
    },
  };
}

/** All but the file itself. */
const columns = {
  id: readings.id,
  area: readings.area,
  unitId: readings.unitId,
  personId: readings.personId,
  channel: readings.channel,
  fileName: readings.fileName,
  size: readings.size,
  rowsRead: readings.rowsRead,
  rowsKnown: readings.rowsKnown,
  importId: readings.importId,
  refused: readings.refused,
};

type Row = Pick<typeof readings.$inferSelect, keyof typeof columns>;

function toReading({ rowsRead, rowsKnown, importId, refused, ...rest }: Row): ImportReading {
  const outcome = importId !== null ? { importId } : refused !== null ? { refused } : null;
  return { ...rest, progress: { rows: rowsRead, of: rowsKnown }, outcome };
}
