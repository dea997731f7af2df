import { and, arrayContains, asc, desc, eq, gte, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { InitiativeFilter, InitiativeRegister, InitiativeRow, Sight } from '../../initiatives-ports.ts';
import type { Queries } from '../database.ts';
import { organisations } from '../schema.ts';
import { wordsOf } from './project.ts';
import { initiativeAuthorships, initiatives } from './tables.ts';

/** The unions whose proposals a body judges: itself and those below it, down to the next that has a council of its own. */
const judgedBy = (bodyId: string): SQL => sql`(
  WITH RECURSIVE downwards AS (
    SELECT id, 0 AS steps FROM organisations WHERE id = ${bodyId}
    UNION ALL
    SELECT below.id, steps + 1
    FROM organisations below JOIN downwards ON below.parent_id = downwards.id
    -- A tree of unions is a few steps deep; a deeper one is a circle in the data.
    WHERE steps < 20 AND NOT EXISTS (SELECT 1 FROM councils WHERE organisation_id = below.id)
  )
  SELECT id FROM downwards)`;

export const inSight = (sight: Sight, column: typeof initiatives.unitId | typeof organisations.id): SQL =>
  'unitId' in sight ? eq(column, sight.unitId) : sql`${column} IN ${judgedBy(sight.bodyId)}`;

const matches = (filter: InitiativeFilter): SQL | undefined =>
  and(
    filter.unitId === undefined ? undefined : eq(initiatives.unitId, filter.unitId),
    // What was taken back is looked at only by whoever asks for it.
    filter.status === undefined ? ne(initiatives.status, 'TAKEN_BACK') : eq(initiatives.status, filter.status),
    filter.scope === undefined ? undefined : eq(initiatives.scope, filter.scope),
    filter.recognisedYear === undefined ? undefined : eq(initiatives.recognisedYear, filter.recognisedYear),
    filter.leastValue === undefined ? undefined : gte(initiatives.valueClaimed, filter.leastValue),
    filter.words === undefined ? undefined : arrayContains(initiatives.searchWords, wordsOf(filter.words)),
    filter.authorId === undefined
      ? undefined
      : sql`EXISTS (SELECT 1 FROM ${initiativeAuthorships} WHERE ${initiativeAuthorships.initiativeId} = ${initiatives.id}
          AND ${initiativeAuthorships.authorId} = ${filter.authorId})`,
  );

type Page = Parameters<InitiativeRegister['list']>[0];

export async function listInitiatives(queries: Queries, { sight, filter, limit, after }: Page) {
  const rows = await queries
    .select({ row: initiatives, unitName: organisations.name })
    .from(initiatives)
    .leftJoin(organisations, eq(organisations.id, initiatives.unitId))
    .where(
      and(
        inSight(sight, initiatives.unitId),
        matches(filter),
        after && sql`(${initiatives.updatedAt}, ${initiatives.id}) < (${after.updatedAt}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(initiatives.updatedAt), desc(initiatives.id))
    .limit(limit);
  const authors = await authorsOf(
    queries,
    rows.map(({ row }) => row.id),
  );
  return rows.map(({ row, unitName }): InitiativeRow => {
    const { searchWords: _, updatedAt, ...rest } = row;
    return {
      ...rest,
      unitName: unitName ?? row.unitId,
      authors: authors.flatMap(({ initiativeId, ...author }) => (initiativeId === row.id ? [author] : [])),
      updatedAt: updatedAt.toISOString(),
    };
  });
}

const authorsOf = (queries: Queries, ids: readonly string[]) =>
  queries
    .select({
      initiativeId: initiativeAuthorships.initiativeId,
      authorId: initiativeAuthorships.authorId,
      name: initiativeAuthorships.name,
      sharePercent: initiativeAuthorships.sharePercent,
    })
    .from(initiativeAuthorships)
    .where(inArray(initiativeAuthorships.initiativeId, [...ids]))
    .orderBy(
      desc(initiativeAuthorships.main),
      desc(initiativeAuthorships.sharePercent),
      asc(initiativeAuthorships.name),
    );

export const unitsInSight = (queries: Queries, sight: Sight) =>
  queries
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(inSight(sight, organisations.id))
    .orderBy(asc(organisations.name), asc(organisations.id));
