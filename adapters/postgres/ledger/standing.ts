import { sql } from 'drizzle-orm';
import type { AssignedQuota } from '../../../domain/rules/list-limits.ts';
import type { ListStanding, QuotaRegister } from '../../ledger-ports.ts';
import type { Queries } from '../database.ts';

type Asked = Parameters<QuotaRegister['standing']>[0];

/** What a list is counted against: quotas with places of others, awards of the year, holders of other awards. */
export async function standingOf(queries: Queries, asked: Asked): Promise<ListStanding> {
  const assigned = await assignedTo(queries, asked);
  const [{ unit, all } = { unit: 0, all: 0 }] = await grantedIn(queries, asked);
  return { assigned, granted: { unit, all: asked.inAll ? all : null }, holders: await holdersOf(queries, asked) };
}

/** The places of this dossier are known by their owner, `dossierId/no`. */
const isOurs = (owner: ReturnType<typeof sql>, dossierId: string | null) =>
  dossierId === null ? sql`false` : sql`split_part(${owner}, '/', 1) = ${dossierId}`;

async function assignedTo(queries: Queries, { awardCode, year, unitId, dossierId }: Asked) {
  const { rows } = await queries.execute<AssignedQuota & Record<string, unknown>>(sql`
    WITH RECURSIVE above AS (
      SELECT id, parent_id, name, 0 AS steps FROM organisations WHERE id = ${unitId}
      UNION ALL
      SELECT higher.id, higher.parent_id, higher.name, steps + 1
      FROM organisations higher JOIN above ON higher.id = above.parent_id
      -- A chain of unions is a few steps long; a longer one is a circle in the data.
      WHERE steps < 20
    )
    SELECT above.name AS holder, quota.places,
      count(used.owner) FILTER (
        WHERE used.state <> 'RELEASED' AND NOT ${isOurs(sql`used.owner`, dossierId)}
      )::integer AS used
    FROM above
    JOIN quotas quota ON quota.organisation_id = above.id
    LEFT JOIN quota_uses used USING (award_code, organisation_id, year, theme)
    WHERE quota.award_code = ${awardCode} AND quota.year = ${year} AND quota.theme = ''
    GROUP BY above.steps, above.name, quota.places
    ORDER BY above.steps`);
  return rows;
}

/** An award of ours is in the ledger under the same id as its nominee, so that nobody is counted twice. */
async function grantedIn(queries: Queries, { awardCode, year, unitId, dossierId, inAll }: Asked) {
  // The ledger has an index by unit; the whole year is read only where a rule counts it.
  const where = inAll ? sql`true` : sql`unit_id = ${unitId}`;
  const { rows } = await queries.execute<{ unit: number; all: number }>(sql`
    WITH taken AS (
      SELECT nominees.dossier_id || '/' || nominees.no AS id, dossiers.unit_id
      FROM nominees JOIN dossiers ON dossiers.id = nominees.dossier_id
      WHERE ${where} AND dossiers.award_code = ${awardCode} AND dossiers.evaluation_year = ${year}
        AND nominees.status IN ('APPRAISED', 'LISTED', 'VOTED_PASS', 'DECIDED', 'AWARDED')
      UNION
      SELECT awards.id, awards.unit_id
      FROM ledger_awards awards
      WHERE ${where} AND awards.code = ${awardCode} AND awards.year = ${year}
        AND NOT EXISTS (SELECT FROM ledger_annulments WHERE award_id = awards.id)
    )
    SELECT count(*) FILTER (WHERE unit_id = ${unitId})::integer AS unit, count(*)::integer AS all
    FROM taken WHERE NOT ${isOurs(sql`id`, dossierId)}`);
  return rows;
}

async function holdersOf(queries: Queries, { year, unitId, shareOf }: Asked): Promise<ListStanding['holders']> {
  if (shareOf.length === 0) return {};
  const { rows } = await queries.execute<{ code: string; holders: number }>(sql`
    WITH RECURSIVE below AS (
      SELECT ${unitId}::text COLLATE "C" AS id
      UNION
      SELECT organisations.id FROM organisations JOIN below ON organisations.parent_id = below.id
    )
    SELECT code, count(*)::integer AS holders
    FROM ledger_awards awards
    WHERE code IN (${sql.join(
      shareOf.map((code) => sql`${code}`),
      sql`, `,
    )})
      AND year = ${year} AND unit_id IN (SELECT id FROM below)
      AND NOT EXISTS (SELECT FROM ledger_annulments WHERE award_id = awards.id)
    GROUP BY code`);
  return Object.fromEntries(rows.map(({ code, holders }) => [code, holders]));
}
