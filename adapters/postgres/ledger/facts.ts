import { sql } from 'drizzle-orm';
import { LIVE } from '../../../domain/dossier/dossier.ts';
import { certainFile } from '../../../domain/ledger/matching.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { GapYear, PastAward } from '../../../domain/rules/facts.ts';
import type { FactsRequest, LedgerFacts } from '../../ledger-ports.ts';
import type { Database, Queries } from '../database.ts';
import { filesByHash, numbersOf } from './subjects.ts';

/** Everything criteria ask of the past, for a whole list: four statements, however long the list is. */
export async function factsFor(
  database: Database,
  secret: string,
  requests: readonly FactsRequest[],
): Promise<readonly LedgerFacts[]> {
  if (requests.length === 0) return [];
  const hashes = requests.map((request) => numbersOf(secret, request).map(({ hash }) => hash));
  const [said, numbered] = await Promise.all([
    database.run((queries) => saidOf(queries, requests)),
    database.run((queries) => filesByHash(queries, hashes.flat())),
  ]);
  const byHash = new Map(numbered.map((file) => [file.hash, file]));
  const led = requests.map((request, index) =>
    certainFile(
      request,
      (hashes[index] ?? []).flatMap((hash) => byHash.get(hash) ?? []),
    ),
  );
  const roots = requests.map(({ key }, index) => {
    const file = led[index];
    return said.get(key) ?? (file === undefined || file === 'CONTRADICTING' ? null : file.rootId);
  });
  const wanted = [...new Set(roots.filter((root) => root !== null))];
  const open = requests.filter((_, index) => roots[index] === null);
  const [past, alike] = await Promise.all([
    database.run((queries) => pastOf(queries, wanted)),
    database.run((queries) => namesakesOf(queries, open)),
  ]);
  return requests.map(({ key }, index): LedgerFacts => {
    const root = roots[index] ?? null;
    const rows = root === null ? [] : (past.get(root) ?? []);
    return {
      key,
      subjectId: root,
      identityCertain: root !== null || !(led[index] === 'CONTRADICTING' || alike.has(key)),
      // Once awarded, a nominee's own award is no past of theirs.
      pastAwards: rows.filter(({ what, from }) => what === 'AWARD' && from !== key).map(awardOf),
      gapYears: rows
        .filter(({ what }) => what === 'GAP')
        .map(({ year, said }) => ({ year, reason: said as GapYear['reason'] })),
      nominatedElsewhere: rows
        .filter(({ what, said }) => what === 'NOMINATION' && said !== key)
        .map(({ said }) => said),
    };
  });
}

/** Files of nominees by an officer's last word, `dossierId/no` to root. */
async function saidOf(queries: Queries, requests: readonly FactsRequest[]): Promise<ReadonlyMap<string, string>> {
  const keys = requests.map(({ key }) => key);
  const { rows } = await queries.execute<{ key: string; root: string }>(sql`
    SELECT said.key, file.root_id AS root
    FROM (
      SELECT DISTINCT ON (dossier_id, no) dossier_id || '/' || no AS key, subject_id FROM ledger_nominees
      WHERE (dossier_id, no) IN (
        SELECT split_part(key, '/', 1) COLLATE "C", split_part(key, '/', 2)::integer
        FROM unnest(${sql.param(keys)}::text[]) AS key WHERE key ~ '/[0-9]{1,9}$')
      ORDER BY dossier_id, no, id DESC
    ) said JOIN ledger_subjects file ON file.id = said.subject_id`);
  return new Map(rows.map(({ key, root }) => [key, root]));
}

interface PastRow extends Record<string, unknown> {
  readonly root: string;
  readonly what: 'AWARD' | 'GAP' | 'NOMINATION';
  /** Code of the award, reason of the gap, key of the nomination. */
  readonly said: string;
  readonly year: number;
  readonly kind: PastAward['kind'];
  readonly level: PastAward['level'];
  readonly decisionNumber: string;
  readonly decidedOn: string | null;
  readonly achievementId: string | null;
  /** Nomination that one of our own awards came from. */
  readonly from: string | null;
}

/** Three kinds of rows in one statement: a list's time is round trips and lookups, not bytes. */
async function pastOf(queries: Queries, roots: readonly string[]): Promise<ReadonlyMap<string, readonly PastRow[]>> {
  if (roots.length === 0) return new Map();
  const { rows } = await queries.execute<PastRow>(sql`
    WITH files AS MATERIALIZED (
      SELECT id, root_id AS root FROM ledger_subjects WHERE root_id = ANY(${sql.param([...roots])}::text[])
    )
    SELECT files.root, 'AWARD' AS what, award.code AS said, award.year, award.kind, award.level,
      award.decision_number AS "decisionNumber", award.decided_on::text AS "decidedOn",
      award.achievement_id AS "achievementId",
      CASE WHEN NOT starts_with(award.id, 'import/') THEN award.id END AS "from"
    FROM files JOIN ledger_awards award ON award.subject_id = files.id
    WHERE NOT EXISTS (SELECT 1 FROM ledger_annulments WHERE award_id = award.id)
    UNION ALL
    SELECT root, 'GAP', reason, year, NULL, NULL, NULL, NULL, NULL, NULL FROM (
      SELECT DISTINCT ON (files.root, gap.year) files.root, gap.year, gap.reason
      FROM files JOIN ledger_gap_years gap ON gap.subject_id = files.id
      ORDER BY files.root, gap.year, gap.id DESC
    ) latest WHERE reason IS NOT NULL
    UNION ALL
    SELECT files.root, 'NOMINATION', said.dossier_id || '/' || said.no, 0, NULL, NULL, NULL, NULL, NULL, NULL
    FROM files
    JOIN ledger_nominees said ON said.subject_id = files.id
    JOIN nominees ON nominees.dossier_id = said.dossier_id AND nominees.no = said.no
    WHERE nominees.status = ANY(${sql.param([...LIVE])}::text[])
      AND NOT EXISTS (
        SELECT 1 FROM ledger_nominees later
        WHERE later.dossier_id = said.dossier_id AND later.no = said.no AND later.id > said.id)
    ORDER BY year, said, "decisionNumber"`);
  const groups = new Map<string, PastRow[]>();
  for (const row of rows) {
    const group = groups.get(row.root);
    if (group === undefined) groups.set(row.root, [row]);
    else group.push(row);
  }
  return groups;
}

const awardOf = ({ said, kind, level, year, decisionNumber, decidedOn, achievementId }: PastRow): PastAward => ({
  code: said,
  kind,
  level,
  year,
  decisionNumber,
  decidedOn,
  achievementId,
});

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
