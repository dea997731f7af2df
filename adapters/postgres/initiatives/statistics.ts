import { and, between, eq, type SQL, sql } from 'drizzle-orm';
import type { InitiativeScope } from '../../../domain/rules/facts.ts';
import type { InitiativeStatistics, Sight, Tally } from '../../initiatives-ports.ts';
import type { Queries } from '../database.ts';
import { organisations } from '../schema.ts';
import { inSight } from './list.ts';
import { initiatives } from './tables.ts';

/** Counts and sums of recognised initiatives, all four tables in one statement. */
export async function initiativeStatistics(
  queries: Queries,
  sight: Sight,
  years: { readonly from: number; readonly to: number },
): Promise<InitiativeStatistics> {
  const rows = await queries
    .select({
      year: initiatives.recognisedYear,
      scope: initiatives.scope,
      unitId: initiatives.unitId,
      unitName: organisations.name,
      count: whole(sql`count(*)`),
      certified: whole(sql`count(${initiatives.valueCertified})`),
      total: whole(sql`coalesce(sum(${initiatives.valueCertified}), 0)`),
    })
    .from(initiatives)
    .leftJoin(organisations, eq(organisations.id, initiatives.unitId))
    .where(
      and(
        inSight(sight, initiatives.unitId),
        eq(initiatives.status, 'RECOGNISED'),
        between(initiatives.recognisedYear, years.from, years.to),
      ),
    )
    .groupBy(
      sql`GROUPING SETS ((${initiatives.recognisedYear}), (${initiatives.scope}), (${initiatives.unitId}, ${organisations.name}), ())`,
    );
  const tally = ({ count, certified, total }: Tally): Tally => ({ count, certified, total });
  // A column outside its grouping set is null; none of the three ever is in a recognised initiative.
  const all = rows.find((row) => row.year === null && row.scope === null && row.unitId === null);
  return {
    all: all === undefined ? { count: 0, certified: 0, total: 0 } : tally(all),
    byYear: rows
      .flatMap((row) => (row.year === null ? [] : [{ year: row.year, ...tally(row) }]))
      .sort((a, b) => b.year - a.year),
    byScope: rows
      .flatMap((row) => (row.scope === null ? [] : [{ scope: row.scope, ...tally(row) }]))
      .sort((a, b) => ORDER.indexOf(a.scope) - ORDER.indexOf(b.scope)),
    byUnit: rows
      .flatMap((row) =>
        row.unitId === null ? [] : [{ unitId: row.unitId, unitName: row.unitName ?? row.unitId, ...tally(row) }],
      )
      .sort((a, b) => b.total - a.total || b.count - a.count || (a.unitId < b.unitId ? -1 : 1)),
  };
}

const ORDER: readonly InitiativeScope[] = ['NATION', 'CONFEDERATION', 'PROVINCE', 'GRASSROOTS'];

/** PostgreSQL sums bigint as numeric, which arrives as text. Exact up to nine million billion đồng. */
const whole = (expression: SQL) => sql<number>`${expression}`.mapWith(Number);
