import { type SQL, sql } from 'drizzle-orm';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { LedgerRow, LedgerSearch } from '../../ledger-ports.ts';
import type { Queries } from '../database.ts';

type Row = LedgerRow & Record<string, unknown>;

/** Joined files in the order of their names; a file is found by any name, unit or award of the files joined to it. */
export async function searchLedger(queries: Queries, search: LedgerSearch): Promise<readonly LedgerRow[]> {
  const words = wordsOf(search.name ?? '');
  if (search.name && words === '') return [];
  const { unitId, year, code, after, limit } = search;
  const narrowed = unitId !== undefined || year !== undefined || code !== undefined;
  const wanted: SQL[] = [
    sql`(file.unit_id = ANY(${units(search)}) OR EXISTS (
      SELECT 1 FROM ledger_awards own WHERE own.subject_id = file.id AND own.unit_id = ANY(${units(search)})))`,
  ];
  if (words !== '') wanted.push(sql`to_tsvector('simple', file.folded_name) @@ to_tsquery('simple', ${words})`);
  if (narrowed) {
    const of: SQL[] = [sql`award.subject_id = file.id`];
    if (unitId !== undefined) of.push(sql`award.unit_id = ${unitId}`);
    if (year !== undefined) of.push(sql`award.year = ${year}`);
    if (code !== undefined) of.push(sql`award.code = ${code}`);
    wanted.push(sql`EXISTS (SELECT 1 FROM ledger_awards award WHERE ${sql.join(of, sql` AND `)})`);
  }
  const { rows } = await queries.execute<Row>(sql`
    WITH hit AS (
      SELECT root.* FROM ledger_subjects root
      WHERE root.id IN (SELECT file.root_id FROM ledger_subjects file WHERE ${sql.join(wanted, sql` AND `)})
        ${after === undefined ? sql`` : sql`AND (root.name, root.id) > (${after.name}, ${after.id})`}
      ORDER BY root.name, root.id LIMIT ${limit}
    )
    ${rowsFrom}
    ORDER BY hit.name, hit.id`);
  return rows.map(toRow);
}

/** `hit` as rows of a list, with what their joined files hold. */
export const rowsFrom = sql`
  SELECT hit.id, hit.kind, hit.name, hit.birth_year AS "birthYear", hit.unit_name AS "unitName",
    held.awards::integer, held.annulled::integer, held.last_year AS "lastYear"
  FROM hit CROSS JOIN LATERAL (
    SELECT count(*) AS awards, count(annulment.award_id) AS annulled,
      max(award.year) FILTER (WHERE annulment.award_id IS NULL) AS last_year
    FROM ledger_subjects file
    JOIN ledger_awards award ON award.subject_id = file.id
    LEFT JOIN ledger_annulments annulment ON annulment.award_id = award.id
    WHERE file.root_id = hit.id
  ) held`;

export const toRow = ({ id, kind, name, birthYear, unitName, awards, annulled, lastYear }: Row): LedgerRow => ({
  id,
  kind,
  name,
  birthYear,
  unitName,
  awards,
  annulled,
  lastYear,
});

const units = ({ unitIds }: LedgerSearch) => sql`${sql.param([...unitIds])}::text[]`;

/** Every word must occur, the last one perhaps only begun: `nguyen & van & a:*`. */
function wordsOf(name: string): string {
  const words = fold(name).match(/[a-z0-9]+/g) ?? [];
  return words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
}

export async function unitsUnder(
  queries: Queries,
  unitId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await queries.execute<{ id: string; name: string }>(sql`
    WITH RECURSIVE below AS (
      SELECT ${unitId}::text COLLATE "C" AS id
      -- UNION, not UNION ALL: a circle in the data ends by itself.
      UNION
      SELECT organisations.id FROM organisations JOIN below ON organisations.parent_id = below.id
    ) SELECT id, name FROM organisations JOIN below USING (id) ORDER BY name, id`);
  return rows;
}
