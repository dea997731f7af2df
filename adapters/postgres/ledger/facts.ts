import { sql } from 'drizzle-orm';
import { LIVE } from '../../../domain/dossier/dossier.ts';
import { certainFile, type NumberedFile } from '../../../domain/ledger/matching.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { GapYear, PastAward } from '../../../domain/rules/facts.ts';
import type { FactsRequest, LedgerFacts } from '../../ledger-ports.ts';
import type { Database, Queries } from '../database.ts';
import { numbersOf } from './subjects.ts';

/** Everything criteria ask of the past, for a whole list: two statements at most, however long the list is. */
export async function factsFor(
  database: Database,
  secret: string,
  requests: readonly FactsRequest[],
): Promise<readonly LedgerFacts[]> {
  if (requests.length === 0) return [];
  const hashes = requests.map((request) => numbersOf(secret, request).map(({ hash }) => hash));
  const rows = await database.run((queries) => readPast(queries, requests, hashes.flat()));
  const said = new Map(rows.flatMap((row) => row.keys.map((key) => [key, row] as const)));
  const byHash = new Map(rows.flatMap((row) => row.hashes.map((hash) => [hash, row] as const)));
  const led = requests.map((request, index) => {
    const files = (hashes[index] ?? []).flatMap((hash) => byHash.get(hash) ?? []);
    const file = certainFile(request, files);
    const number = file === 'CONTRADICTING' ? undefined : file;
    return { row: said.get(request.key) ?? number, contradicting: file === 'CONTRADICTING' };
  });
  const open = requests.filter((_, index) => led[index]?.row === undefined);
  const alike = await namesakesOf(database, open);
  return requests.map(({ key }, index) => {
    const { row, contradicting = false } = led[index] ?? {};
    return {
      key,
      subjectId: row?.rootId ?? null,
      identityCertain: row !== undefined || !(contradicting || alike.has(key)),
      // Once awarded, a nominee's own award is no past of theirs.
      pastAwards: [
        ...(row?.imported ?? []),
        ...(row?.own ?? []).filter(({ from }) => from !== key).map(({ award }) => award),
      ],
      gapYears: row?.gaps ?? [],
      nominatedElsewhere: (row?.nominations ?? []).filter((other) => other !== key),
    };
  });
}

/** One person or collective: a joined file with everything in it. */
interface PastRow extends NumberedFile, Record<string, unknown> {
  /** Nominees of the list who are this one by an officer's word, and numbers of the list that are theirs. */
  readonly keys: readonly string[];
  readonly hashes: readonly string[];
  readonly imported: readonly PastAward[];
  readonly own: readonly { readonly from: string; readonly award: PastAward }[];
  readonly gaps: readonly GapYear[];
  readonly nominations: readonly string[];
}

/** As JSON, one row a person: reading thousands of rows and cells costs more than finding them. */
async function readPast(
  queries: Queries,
  requests: readonly FactsRequest[],
  hashes: readonly string[],
): Promise<readonly PastRow[]> {
  const keys = requests.map(({ key }) => key);
  const { rows } = await queries.execute<PastRow>(sql`
    WITH said AS (
      SELECT latest.key, file.root_id AS root
      FROM (
        SELECT DISTINCT ON (dossier_id, no) dossier_id || '/' || no AS key, subject_id FROM ledger_nominees
        WHERE (dossier_id, no) IN (
          SELECT split_part(key, '/', 1) COLLATE "C", split_part(key, '/', 2)::integer
          FROM unnest(${sql.param(keys)}::text[]) AS key WHERE key ~ '/[0-9]{1,9}$')
        ORDER BY dossier_id, no, id DESC
      ) latest JOIN ledger_subjects file ON file.id = latest.subject_id
    ), numbered AS (
      SELECT number.hash, file.root_id AS root
      FROM ledger_identities number JOIN ledger_subjects file ON file.id = number.subject_id
      WHERE number.hash = ANY(${sql.param([...hashes])}::text[])
    ), meant AS (
      SELECT root, coalesce(json_agg(key) FILTER (WHERE key IS NOT NULL), '[]') AS keys,
        coalesce(json_agg(hash) FILTER (WHERE hash IS NOT NULL), '[]') AS hashes
      FROM (SELECT root, key, NULL AS hash FROM said UNION ALL SELECT root, NULL, hash FROM numbered) one
      GROUP BY root
    )
    SELECT meant.root AS "rootId", meant.root AS "subjectId", meant.keys, meant.hashes, files.members,
      awards.imported, awards.own, coalesce(gaps.years, '[]') AS gaps, coalesce(nominated.keys, '[]') AS nominations
    FROM meant
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('foldedName', folded_name, 'birthYear', birth_year)) AS members
      FROM ledger_subjects WHERE root_id = meant.root
    ) files
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(award ORDER BY year, code, number) FILTER (WHERE key IS NULL), '[]') AS imported,
        coalesce(json_agg(json_build_object('from', key, 'award', award)) FILTER (WHERE key IS NOT NULL), '[]') AS own
      FROM (
        SELECT year, code, decision_number COLLATE "C" AS number,
          CASE WHEN NOT starts_with(award.id, 'import/') THEN award.id END AS key,
          json_build_object('code', code, 'kind', award.kind, 'level', level, 'year', year,
            'decisionNumber', decision_number, 'decidedOn', decided_on, 'achievementId', achievement_id) AS award
        FROM ledger_subjects file JOIN ledger_awards award ON award.subject_id = file.id
        WHERE file.root_id = meant.root AND NOT EXISTS (SELECT 1 FROM ledger_annulments WHERE award_id = award.id)
      ) standing
    ) awards
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('year', year, 'reason', reason) ORDER BY year) AS years FROM (
        SELECT DISTINCT ON (gap.year) gap.year, gap.reason
        FROM ledger_subjects file JOIN ledger_gap_years gap ON gap.subject_id = file.id
        WHERE file.root_id = meant.root ORDER BY gap.year, gap.id DESC
      ) latest WHERE reason IS NOT NULL
    ) gaps
    CROSS JOIN LATERAL (
      SELECT json_agg(said.dossier_id || '/' || said.no ORDER BY said.dossier_id, said.no) AS keys
      FROM ledger_subjects file
      JOIN ledger_nominees said ON said.subject_id = file.id
      JOIN nominees ON nominees.dossier_id = said.dossier_id AND nominees.no = said.no
      WHERE file.root_id = meant.root AND nominees.status = ANY(${sql.param([...LIVE])}::text[])
        AND NOT EXISTS (
          SELECT 1 FROM ledger_nominees later
          WHERE later.dossier_id = said.dossier_id AND later.no = said.no AND later.id > said.id)
    ) nominated`);
  return rows;
}

/** Which of those that no number leads to have a namesake whom nothing tells apart. */
async function namesakesOf(database: Database, requests: readonly FactsRequest[]): Promise<ReadonlySet<string>> {
  if (requests.length === 0) return new Set();
  const wanted = requests.map(({ key, kind, name, birthYear, citizenId }) => ({
    key,
    kind,
    name: fold(name),
    year: birthYear,
    numbered: citizenId !== null,
  }));
  const { rows } = await database.run((queries) =>
    queries.execute<{ key: string }>(sql`
      SELECT key FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        AS wanted (key text, kind text, name text, year integer, numbered boolean)
      WHERE EXISTS (
        SELECT 1 FROM ledger_subjects file
        WHERE file.folded_name = wanted.name AND file.kind = wanted.kind
          AND (wanted.year IS NULL OR file.birth_year IS NULL OR file.birth_year = wanted.year)
          AND NOT (wanted.numbered AND EXISTS (
            SELECT 1 FROM ledger_identities WHERE subject_id = file.id AND kind = 'CITIZEN')))`),
  );
  return new Set(rows.map(({ key }) => key));
}
