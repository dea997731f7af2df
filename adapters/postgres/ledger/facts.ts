import { sql } from 'drizzle-orm';
import { LIVE } from '../../../domain/dossier/dossier.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { certainFile, type NumberedFile } from '../../../domain/ledger/matching.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { GapYear, PastAward } from '../../../domain/rules/facts.ts';
import type { FactsRequest, LedgerFacts } from '../../ledger-ports.ts';
import { type Columns, inColumns, rowsOf } from '../columns.ts';
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
  const past = await database.run((queries) => readPast(queries, requests, hashes.flat()));
  const led = requests.map((request, index) => {
    const files = (hashes[index] ?? []).flatMap((hash) => past.numbered.get(hash) ?? []);
    const file = certainFile(request, files);
    const number = file === 'CONTRADICTING' ? undefined : file?.rootId;
    return { root: past.said.get(request.key) ?? number, contradicting: file === 'CONTRADICTING' };
  });
  const open = requests.filter((_, index) => led[index]?.root === undefined);
  const alike = await namesakesOf(database, open);
  return requests.map(({ key }, index) => {
    const { root, contradicting = false } = led[index] ?? {};
    const of = <T>(facts: ReadonlyMap<string, readonly T[]>) => (root === undefined ? [] : (facts.get(root) ?? []));
    return {
      key,
      subjectId: root ?? null,
      identityCertain: root !== undefined || !(contradicting || alike.has(key)),
      // Once awarded, a nominee's own award is no past of theirs.
      pastAwards: of(past.awards)
        .flatMap(({ own, award }) => (own === key ? [] : [award]))
        .sort(byYear),
      gapYears: of(past.gapYears).map(({ year, reason }) => ({ year, reason })),
      nominatedElsewhere: of(past.nominations).flatMap((other) => (other.key === key ? [] : [other.key])),
    };
  });
}

/** Sorted here: a few awards of one person in no time, those of a whole list in the database not. */
const byYear = (a: PastAward, b: PastAward): number =>
  a.year - b.year || inOrder(a.code, b.code) || inOrder(a.decisionNumber, b.decisionNumber);

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is known, by `root`: the file that others were joined to. */
interface Past {
  /** The root of each nominee whom an officer identified, by `dossierId/no`. */
  readonly said: ReadonlyMap<string, string>;
  /** The file that each number leads to, by its hash. */
  readonly numbered: ReadonlyMap<string, NumberedFile>;
  readonly awards: ReadonlyMap<string, readonly { readonly own: string | null; readonly award: PastAward }[]>;
  readonly gapYears: ReadonlyMap<string, readonly GapYear[]>;
  readonly nominations: ReadonlyMap<string, readonly { readonly key: string }[]>;
}

type OfRoot<Row> = Row & { readonly root: string };

/** `own` is the nominee whose award it is, null for one of an old register. */
type AwardRow = OfRoot<PastAward & { readonly own: string | null }>;

const AWARD: readonly (keyof AwardRow)[] = [
  ...(['root', 'own', 'code', 'kind', 'level', 'year'] as const),
  ...(['decisionNumber', 'decidedOn', 'achievementId'] as const),
];

interface PastColumns extends Record<string, unknown> {
  readonly said: Columns<OfRoot<{ readonly key: string }>>;
  readonly numbered: Columns<OfRoot<{ readonly hash: string }>>;
  readonly members: Columns<OfRoot<NumberedFile['members'][number]>>;
  readonly awards: Columns<AwardRow>;
  readonly gapYears: Columns<OfRoot<GapYear>>;
  readonly nominations: Columns<OfRoot<{ readonly key: string }>>;
}

const rootOf = ({ root }: { readonly root: string }): string => root;

function collect(found: PastColumns): Past {
  const members = groupBy(
    rowsOf(found.members, (at) => {
      return { root: at('root'), foldedName: at('foldedName'), birthYear: at('birthYear') };
    }),
    rootOf,
  );
  const awards = rowsOf(found.awards, (at) => {
    const award: PastAward = {
      code: at('code'),
      kind: at('kind'),
      level: at('level'),
      year: at('year'),
      decisionNumber: at('decisionNumber'),
      decidedOn: at('decidedOn'),
      achievementId: at('achievementId'),
    };
    return { root: at('root'), own: at('own'), award };
  });
  return {
    said: new Map(rowsOf(found.said, (at) => [at('key'), at('root')])),
    numbered: new Map(
      rowsOf(found.numbered, (at) => {
        const root = at('root');
        return [at('hash'), { subjectId: root, rootId: root, members: members.get(root) ?? [] }];
      }),
    ),
    awards: groupBy(awards, rootOf),
    gapYears: groupBy(
      rowsOf(found.gapYears, (at) => ({ root: at('root'), year: at('year'), reason: at('reason') })),
      rootOf,
    ),
    nominations: groupBy(
      rowsOf(found.nominations, (at) => ({ root: at('root'), key: at('key') })),
      rootOf,
    ),
  };
}

async function readPast(queries: Queries, requests: readonly FactsRequest[], hashes: readonly string[]): Promise<Past> {
  const keys = requests.map(({ key }) => key);
  const { rows } = await queries.execute<PastColumns>(sql`
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
    ), files AS MATERIALIZED (
      SELECT id, root, folded_name AS "foldedName", birth_year AS "birthYear"
      FROM (SELECT root FROM said UNION SELECT root FROM numbered) meant
      JOIN ledger_subjects ON root_id = root
    ), awards AS (
      SELECT root, CASE WHEN NOT starts_with(award.id, 'import/') THEN award.id END AS own,
        code, kind, level, year, decision_number AS "decisionNumber", decided_on AS "decidedOn",
        achievement_id AS "achievementId"
      FROM files JOIN ledger_awards award ON award.subject_id = files.id
      WHERE NOT EXISTS (SELECT 1 FROM ledger_annulments WHERE award_id = award.id)
    ), gap_years AS (
      SELECT DISTINCT ON (root, year) root, year, reason
      FROM files JOIN ledger_gap_years gap ON gap.subject_id = files.id
      ORDER BY root, year, gap.id DESC
    ), nominations AS (
      SELECT root, said.dossier_id || '/' || said.no AS key
      FROM files
      JOIN ledger_nominees said ON said.subject_id = files.id
      JOIN nominees ON nominees.dossier_id = said.dossier_id AND nominees.no = said.no
      WHERE nominees.status = ANY(${sql.param([...LIVE])}::text[]) AND NOT EXISTS (
        SELECT 1 FROM ledger_nominees later
        WHERE later.dossier_id = said.dossier_id AND later.no = said.no AND later.id > said.id)
      ORDER BY said.dossier_id, said.no
    )
    SELECT ${inColumns('said', ['root', 'key'])} AS said,
      ${inColumns('numbered', ['root', 'hash'])} AS numbered,
      ${inColumns('files', ['root', 'foldedName', 'birthYear'])} AS members,
      ${inColumns('awards', AWARD)} AS awards,
      ${inColumns('gap_years WHERE reason IS NOT NULL', ['root', 'year', 'reason'])} AS "gapYears",
      ${inColumns('nominations', ['root', 'key'])} AS nominations`);
  const [found] = rows;
  if (found === undefined) throw new Error('a statement without FROM gave no row');
  return collect(found);
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
