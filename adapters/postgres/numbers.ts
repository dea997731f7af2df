import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { NumberRegister } from '../register-ports.ts';
import type { Database, Queries } from './database.ts';
import { numberSeries, numbers } from './schema.ts';

type Request = Parameters<NumberRegister['allocate']>[0];

/**
 * Cấp số văn bản. The counter is locked, raised and used in one transaction: whoever crashes takes nothing along, and
 * whoever waits for the lock reads the counter as it was committed before.
 */
export function createNumberRegister(database: Database): NumberRegister {
  return {
    allocate: (request) => database.transaction((queries) => takeNumber(queries, request)),
    list: (organisationId, series, year) =>
      database.run((queries) =>
        queries
          .select({ number: numbers.number, owner: numbers.owner })
          .from(numbers)
          .where(and(eq(numbers.organisationId, organisationId), eq(numbers.series, series), eq(numbers.year, year)))
          .orderBy(asc(numbers.number)),
      ),
  };
}

async function standing(queries: Queries, { organisationId, series, owner }: Request): Promise<number | undefined> {
  const [row] = await queries
    .select({ number: numbers.number })
    .from(numbers)
    .where(and(eq(numbers.organisationId, organisationId), eq(numbers.series, series), eq(numbers.owner, owner)));
  return row?.number;
}

/** The next number for an owner; must run in a transaction, which holds the counter until it commits. */
export async function takeNumber(queries: Queries, request: Request): Promise<number> {
  const { organisationId, series, year, owner } = request;
  const last = await lockedCounter(queries, request);
  // Only now: the same owner may have been served while this transaction waited for the lock.
  const earlier = await standing(queries, request);
  if (earlier !== undefined) return earlier;
  const number = last + 1;
  await queries.update(numberSeries).set({ last: number }).where(ofSeries(request));
  await queries.insert(numbers).values({ organisationId, series, year, number, owner });
  return number;
}

async function lockedCounter(queries: Queries, request: Request): Promise<number> {
  const read = () => queries.select().from(numberSeries).where(ofSeries(request)).for('update');
  const [counter] = await read();
  if (counter !== undefined) return counter.last;
  const { organisationId, series, year } = request;
  // Others may open the same series at this moment; whoever comes second waits here and finds it made.
  await queries.insert(numberSeries).values({ organisationId, series, year, last: 0 }).onConflictDoNothing();
  const [made] = await read();
  if (made === undefined) throw new Error(`the counter of ${series} ${year} vanished`);
  return made.last;
}

const ofSeries = ({ organisationId, series, year }: Request): SQL | undefined =>
  and(eq(numberSeries.organisationId, organisationId), eq(numberSeries.series, series), eq(numberSeries.year, year));
