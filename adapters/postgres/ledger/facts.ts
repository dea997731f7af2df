import { sql } from 'drizzle-orm';
import { LIVE } from '../../../domain/dossier/dossier.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { GapYear, PastAward } from '../../../domain/rules/facts.ts';
import type { FactsRequest, LedgerFacts } from '../../ledger-ports.ts';
import type { Database, Queries } from '../database.ts';
import { numbersOf } from './subjects.ts';

/** Everything criteria ask of the past, for a whole list: five statements, however long the list is. */
export async function factsFor(
  database: Database,
  secret: string,
  requests: readonly FactsRequest[],
): Promise<readonly LedgerFacts[]> {
  if (requests.length === 0) return [];
  const hashes = requests.map((request) => numbersOf(secret, request).map(({ hash }) => hash));
  const known = await database.run((queries) => resolve(queries, requests, hashes.flat()));
  const roots = requests.map(({ key }, index) => {
    const said = known.byNominee.get(key);
    if (said !== undefined) return said;
    const led = new Set((hashes[index] ?? []).flatMap((hash) => known.byHash.get(hash) ?? []));
    return led.size === 1 ? ([...led][0] ?? null) : null;
  });
  const wanted = [...new Set(roots.filter((root) => root !== null))];
  const open = requests.filter((_, index) => roots[index] === null);
  const [awards, gaps, elsewhere, alike] = await Promise.all([
    database.run((queries) => awardsOf(queries, wanted)),
    database.run((queries) => gapsOf(queries, wanted)),
    database.run((queries) => nominationsOf(queries, wanted)),
    database.run((queries) => namesakesOf(queries, open)),
  ]);
  return requests.map(({ key }, index) => {
    const root = roots[index] ?? null;
    const of = <T>(found: ReadonlyMap<string, readonly T[]>): readonly T[] =>
      root === null ? [] : (found.get(root) ?? []);
    const contradicting = root === null && (hashes[index] ?? []).some((hash) => known.byHash.has(hash));
    return {
      key,
      subjectId: root,
      identityCertain: root !== null || !(contradicting || alike.has(key)),
      pastAwards: of(awards),
      gapYears: of(gaps),
      nominatedElsewhere: of(elsewhere).filter((other) => other !== key),
    };
  });
}

async function resolve(queries: Queries, requests: readonly FactsRequest[], hashes: readonly string[]) {
  const keys = requests.map(({ key }) => key);
  const { rows } = await queries.execute<{ said: boolean; key: string; root: string }>(sql`
    SELECT true AS said, said.key, file.root_id AS root
    FROM (
      SELECT DISTINCT ON (dossier_id, no) dossier_id || '/' || no AS key, subject_id FROM ledger_nominees
      WHERE (dossier_id, no) IN (
        SELECT split_part(key, '/', 1) COLLATE "C", split_part(key, '/', 2)::integer
        FROM unnest(${sql.param(keys)}::text[]) AS key WHERE key ~ '/[0-9]{1,9}$')
      ORDER BY dossier_id, no, id DESC
    ) said JOIN ledger_subjects file ON file.id = said.subject_id
    UNION ALL
    SELECT false, number.hash, file.root_id
    FROM ledger_identities number JOIN ledger_subjects file ON file.id = number.subject_id
    WHERE number.hash = ANY(${sql.param([...hashes])}::text[])`);
  const byNominee = new Map<string, string>();
  const byHash = new Map<string, string>();
  for (const { said, key, root } of rows) (said ? byNominee : byHash).set(key, root);
  return { byNominee, byHash };
}

async function awardsOf(queries: Queries, roots: readonly string[]): Promise<Map<string, PastAward[]>> {
  const { rows } = await queries.execute<PastAward & { root: string } & Record<string, unknown>>(sql`
    SELECT file.root_id AS root, award.code, award.kind, award.level, award.year,
      award.decision_number AS "decisionNumber", award.decided_on::text AS "decidedOn",
      award.achievement_id AS "achievementId"
    FROM ledger_subjects file JOIN ledger_awards award ON award.subject_id = file.id
    WHERE file.root_id = ANY(${sql.param([...roots])}::text[])
      AND NOT EXISTS (SELECT 1 FROM ledger_annulments WHERE award_id = award.id)
    ORDER BY award.year, award.id`);
  return grouped(rows, ({ root: _, ...award }) => award);
}

async function gapsOf(queries: Queries, roots: readonly string[]): Promise<Map<string, GapYear[]>> {
  const { rows } = await queries.execute<GapYear & { root: string } & Record<string, unknown>>(sql`
    SELECT root, year, reason FROM (
      SELECT DISTINCT ON (file.root_id, gap.year) file.root_id AS root, gap.year, gap.reason
      FROM ledger_subjects file JOIN ledger_gap_years gap ON gap.subject_id = file.id
      WHERE file.root_id = ANY(${sql.param([...roots])}::text[])
      ORDER BY file.root_id, gap.year, gap.id DESC
    ) latest WHERE reason IS NOT NULL ORDER BY year`);
  return grouped(rows, ({ year, reason }) => ({ year, reason }));
}

async function nominationsOf(queries: Queries, roots: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await queries.execute<{ root: string; key: string }>(sql`
    SELECT file.root_id AS root, said.dossier_id || '/' || said.no AS key
    FROM ledger_subjects file
    JOIN ledger_nominees said ON said.subject_id = file.id
    JOIN nominees ON nominees.dossier_id = said.dossier_id AND nominees.no = said.no
    WHERE file.root_id = ANY(${sql.param([...roots])}::text[])
      AND nominees.status = ANY(${sql.param([...LIVE])}::text[])
      AND NOT EXISTS (
        SELECT 1 FROM ledger_nominees later
        WHERE later.dossier_id = said.dossier_id AND later.no = said.no AND later.id > said.id)
    ORDER BY key`);
  return grouped(rows, ({ key }) => key);
}

/** Which of those that no number leads to have a namesake whom nothing tells apart. */
async function namesakesOf(queries: Queries, requests: readonly FactsRequest[]): Promise<ReadonlySet<string>> {
  if (requests.length === 0) return new Set();
  const wanted = requests.map(({ key, kind, name, birthYear, citizenId }) => ({
    key,
    kind,
    name: fold(name),
    year: birthYear,
    numbered: citizenId !== null,
  }));
  const { rows } = await queries.execute<{ key: string }>(sql`
    SELECT key FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      AS wanted (key text, kind text, name text, year integer, numbered boolean)
    WHERE EXISTS (
      SELECT 1 FROM ledger_subjects file
      WHERE file.folded_name = wanted.name AND file.kind = wanted.kind
        AND (wanted.year IS NULL OR file.birth_year IS NULL OR file.birth_year = wanted.year)
        AND NOT (wanted.numbered AND EXISTS (
          SELECT 1 FROM ledger_identities WHERE subject_id = file.id AND kind = 'CITIZEN')))`);
  return new Set(rows.map(({ key }) => key));
}

function grouped<R extends { root: string }, T>(rows: readonly R[], shape: (row: R) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.root);
    if (group === undefined) groups.set(row.root, [shape(row)]);
    else group.push(shape(row));
  }
  return groups;
}
