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
  const said = new Map(rows.flatMap(({ what, said: key, root }) => (what === 'SAID' ? [[key, root] as const] : [])));
  const byHash = filesByHash(rows);
  const past = new Map<string, PastRow[]>();
  for (const row of rows) {
    if (row.what !== 'AWARD' && row.what !== 'GAP' && row.what !== 'NOMINATION') continue;
    const group = past.get(row.root);
    if (group === undefined) past.set(row.root, [row]);
    else group.push(row);
  }
  const led = requests.map((request, index) => {
    const file = certainFile(
      request,
      (hashes[index] ?? []).flatMap((hash) => byHash.get(hash) ?? []),
    );
    const number = file === undefined || file === 'CONTRADICTING' ? null : file.rootId;
    return { root: said.get(request.key) ?? number, contradicting: file === 'CONTRADICTING' };
  });
  const open = requests.filter((_, index) => led[index]?.root === null);
  const alike = await namesakesOf(database, open);
  return requests.map(({ key }, index) => {
    const { root = null, contradicting = false } = led[index] ?? {};
    const identityCertain = root !== null || !(contradicting || alike.has(key));
    return { key, subjectId: root, identityCertain, ...pastIn(root === null ? [] : (past.get(root) ?? []), key) };
  });
}

function pastIn(
  rows: readonly PastRow[],
  key: string,
): Pick<LedgerFacts, 'pastAwards' | 'gapYears' | 'nominatedElsewhere'> {
  const pastAwards: PastAward[] = [];
  const gapYears: GapYear[] = [];
  const nominatedElsewhere: string[] = [];
  for (const { what, said, from, year, kind, level, decisionNumber, decidedOn, achievementId } of rows.toSorted(
    inOrder,
  )) {
    if (what === 'GAP') gapYears.push({ year, reason: said as GapYear['reason'] });
    else if (what === 'NOMINATION' && said !== key) nominatedElsewhere.push(said);
    // Once awarded, a nominee's own award is no past of theirs.
    else if (what === 'AWARD' && from !== key) {
      pastAwards.push({ code: said, kind, level, year, decisionNumber, decidedOn, achievementId });
    }
  }
  return { pastAwards, gapYears, nominatedElsewhere };
}

// Here, a few rows a person, and not in the database: it would sort the whole list by Vietnamese collation.
const inOrder = (a: PastRow, b: PastRow): number =>
  a.year - b.year || compare(a.said, b.said) || compare(a.decisionNumber, b.decisionNumber);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function filesByHash(rows: readonly PastRow[]): ReadonlyMap<string, NumberedFile> {
  const members = new Map<string, NumberedFile['members'][number][]>();
  for (const { what, root, said, birthYear } of rows) {
    if (what !== 'FILE') continue;
    const member = { foldedName: said, birthYear };
    const group = members.get(root);
    if (group === undefined) members.set(root, [member]);
    else group.push(member);
  }
  return new Map(
    rows.flatMap(({ what, said, root }) =>
      what === 'NUMBER' ? [[said, { subjectId: root, rootId: root, members: members.get(root) ?? [] }] as const] : [],
    ),
  );
}

interface PastRow extends Record<string, unknown> {
  /** `SAID`: by an officer. `NUMBER`: by its hash. `FILE`: one of the joined files. */
  readonly what: 'SAID' | 'NUMBER' | 'FILE' | 'AWARD' | 'GAP' | 'NOMINATION';
  readonly root: string;
  /** Key of the nominee; hash; folded name; code of the award; reason of the gap; key of the nomination. */
  readonly said: string;
  readonly birthYear: number | null;
  /** 0 where there is none. */
  readonly year: number;
  readonly kind: PastAward['kind'];
  readonly level: PastAward['level'];
  readonly decisionNumber: string;
  readonly decidedOn: string | null;
  readonly achievementId: string | null;
  /** Nomination that one of our own awards came from. */
  readonly from: string | null;
}

/** Six kinds of rows in one statement: the time of a list is round trips and look-ups, not bytes. */
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
    ), files AS (
      SELECT id, root_id AS root, folded_name, birth_year FROM ledger_subjects
      WHERE root_id IN (SELECT root FROM said UNION SELECT root FROM numbered)
    )
    SELECT 'AWARD' AS what, files.root, award.code AS said, NULL::integer AS "birthYear", award.year, award.kind,
      award.level, award.decision_number AS "decisionNumber", award.decided_on::text AS "decidedOn",
      award.achievement_id AS "achievementId",
      CASE WHEN NOT starts_with(award.id, 'import/') THEN award.id END AS "from"
    FROM files JOIN ledger_awards award ON award.subject_id = files.id
    WHERE NOT EXISTS (SELECT 1 FROM ledger_annulments WHERE award_id = award.id)
    UNION ALL
    SELECT 'SAID', root, key, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL FROM said
    UNION ALL
    SELECT 'NUMBER', root, hash, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL FROM numbered
    UNION ALL
    SELECT 'FILE', root, folded_name, birth_year, 0, NULL, NULL, NULL, NULL, NULL, NULL FROM files
    UNION ALL
    SELECT 'GAP', root, reason, NULL, year, NULL, NULL, NULL, NULL, NULL, NULL FROM (
      SELECT DISTINCT ON (files.root, gap.year) files.root, gap.year, gap.reason
      FROM files JOIN ledger_gap_years gap ON gap.subject_id = files.id
      ORDER BY files.root, gap.year, gap.id DESC
    ) latest WHERE reason IS NOT NULL
    UNION ALL
    SELECT 'NOMINATION', files.root, said.dossier_id || '/' || said.no, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL
    FROM files
    JOIN ledger_nominees said ON said.subject_id = files.id
    JOIN nominees ON nominees.dossier_id = said.dossier_id AND nominees.no = said.no
    WHERE nominees.status = ANY(${sql.param([...LIVE])}::text[])
      AND NOT EXISTS (
        SELECT 1 FROM ledger_nominees later
        WHERE later.dossier_id = said.dossier_id AND later.no = said.no AND later.id > said.id)`);
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
