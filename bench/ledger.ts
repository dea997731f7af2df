import { Client } from 'pg';
import type { FactsRequest } from '../adapters/ledger-ports.ts';
import { connect } from '../adapters/postgres/database.ts';
import { factsFor } from '../adapters/postgres/ledger/facts.ts';
import { numbersOf } from '../adapters/postgres/ledger/subjects.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { LIVE } from '../domain/dossier/dossier.ts';
import { figure, machineLine, ratiosTable, sidesTable } from './report.ts';
import { interleave } from './rounds.ts';

const ROUNDS = 7;
const PEOPLE = 200_000;
const AWARDS_EACH = 5;
/** Nominees in a list, and how many lists make a turn of a few hundred milliseconds. */
const NOMINEES = 500;
const LISTS = 6;
const SECRET = 'the secret of a bench, long enough to be one';

const PREFETCH = 'lấy dữ kiện theo danh sách';
const PLAIN = 'một câu SQL';

/**
 * What the rules ask of the past, for lists of 500 nominees over a ledger of 1,000,000 awards: the product's way beside
 * the one statement that somebody would write by hand for the same facts. The plain side has the easier task: it knows
 * nobody by an officer's word, compares no name, and its rows are left as the driver reads them, while the product gives
 * every nominee their facts. Both hash the numbers of the nominees.
 */
export async function benchLedger(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (url === undefined) throw new Error('DATABASE_URL is not set: run `npm run bench -- rules`');
  await migrate(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  await furnish(client);
  const lists = Array.from({ length: LISTS }, (_, list) => nominees(list));
  await number(client, lists.flat());
  const database = connect(url);

  const product = await factsFor(database, SECRET, lists[0] ?? []);
  const counted = product.reduce((sum, { pastAwards }) => sum + pastAwards.length, 0);
  const rows = (await plain(client, lists[0] ?? [])).filter(({ what }) => what === 'award').length;
  if (counted !== rows || counted < NOMINEES) throw new Error(`the sides disagree: ${counted} and ${rows} awards`);

  const rounds = await interleave(
    [
      {
        name: PREFETCH,
        units: LISTS,
        async turn() {
          for (const list of lists) await factsFor(database, SECRET, list);
        },
      },
      {
        name: PLAIN,
        units: LISTS,
        async turn() {
          for (const list of lists) await plain(client, list);
        },
      },
    ],
    ROUNDS,
  );
  console.log(sidesTable(rounds, 'danh sách'));
  console.log(ratiosTable([['lấy dữ kiện / một câu SQL (mục tiêu: ít nhất 0,8)', rounds.ratio(PREFETCH, PLAIN)]]));
  console.log(`  Bộ nhớ của tiến trình sau khi đo: ${figure(process.memoryUsage().rss / 1_000_000)} MB`);
  console.log(`  ${PEOPLE * AWARDS_EACH} lần khen thưởng của ${PEOPLE} người; ${machineLine(['pg', 'drizzle-orm'])}`);
  await database.close();
  await client.end();
}

/** Names repeat as Vietnamese names do: a few thousand for 200,000 people. */
async function furnish(client: Client): Promise<void> {
  const { rows } = await client.query('SELECT 1 FROM ledger_awards LIMIT 1');
  if (rows.length > 0) return;
  await client.query(`
    INSERT INTO ledger_subjects (id, root_id, kind, name, folded_name, birth_year, unit_id, unit_name)
    SELECT 'p' || i, 'p' || i, 'INDIVIDUAL', 'Nguyễn Thị ' || i % 4000, 'nguyen thi ' || i % 4000, 1960 + i % 45,
      'u' || i % 900, 'Công đoàn cơ sở ' || i % 900
    FROM generate_series(1, ${PEOPLE}) AS i`);
  await client.query(`
    INSERT INTO ledger_awards (id, subject_id, code, kind, level, year, decision_number, decided_on, unit_id, unit_name,
      entered_by, entered_at)
    SELECT 'import/' || i || '-' || n, 'p' || i, (ARRAY['LDTT','CSTD_CS','BK_LDLD','GK_CDCS','CSTD_TLD'])[n], 'MERIT',
      'GRASSROOTS', 2019 + n, n || '/QĐ-CĐCS', make_date(2020 + n, 1, 15), 'u' || i % 900, 'Công đoàn cơ sở ' || i % 900,
      'bench', now()
    FROM generate_series(1, ${PEOPLE}) AS i, generate_series(1, ${AWARDS_EACH}) AS n`);
  await client.query(`
    INSERT INTO ledger_annulments SELECT id, '9/QĐ', '2026-01-01', 'bench', 'bench', now()
    FROM ledger_awards WHERE id LIKE 'import/%77-3'`);
  await client.query(`
    INSERT INTO ledger_gap_years (subject_id, year, reason, by_person, at)
    SELECT 'p' || i, 2022, 'MATERNITY', 'bench', now() FROM generate_series(1, ${PEOPLE}, 20) AS i`);
  await client.query(`
    INSERT INTO ledger_identities (hash, subject_id, kind, sealed)
    SELECT encode(sha256(i::text::bytea), 'hex'), 'p' || i, 'CITIZEN', 'bench' FROM generate_series(1, ${PEOPLE}) AS i`);
  await client.query('VACUUM ANALYZE');
}

/** Spread over the whole ledger, each list with other people. */
const nominees = (list: number): FactsRequest[] =>
  Array.from({ length: NOMINEES }, (_, index) => {
    const person = personAt(list, index);
    return {
      key: `dossier-2026-${list}/${index + 1}`,
      kind: 'INDIVIDUAL' as const,
      name: `Nguyễn Thị ${person % 4000}`,
      birthYear: 1960 + (person % 45),
      unitId: `u${person % 900}`,
      citizenId: String(person).padStart(12, '0'),
      staffId: null,
    };
  });

const personAt = (list: number, index: number): number => (((list * NOMINEES + index) * 7919) % PEOPLE) + 1;

/** Gives the nominees the hashes of their real numbers; everybody else keeps a made-up one. */
async function number(client: Client, requests: readonly FactsRequest[]): Promise<void> {
  const hashes = requests.map((request) => numbersOf(SECRET, request)[0]?.hash);
  const people = requests.map(({ citizenId }) => `p${Number(citizenId)}`);
  await client.query(
    `INSERT INTO ledger_identities SELECT hash, subject, 'CITIZEN', 'bench'
     FROM unnest($1::text[], $2::text[]) AS given (hash, subject) ON CONFLICT DO NOTHING`,
    [hashes, people],
  );
}

interface PlainRow {
  readonly hash: string;
  readonly what: string;
}

async function plain(client: Client, list: readonly FactsRequest[]): Promise<readonly PlainRow[]> {
  const hashes = list.flatMap((request) => numbersOf(SECRET, request).map(({ hash }) => hash));
  const { rows } = await client.query<PlainRow>(
    `WITH who AS (
       SELECT number.hash, file.root_id FROM ledger_identities number
       JOIN ledger_subjects file ON file.id = number.subject_id WHERE number.hash = ANY($1)
     ), files AS (
       SELECT who.hash, file.id FROM who JOIN ledger_subjects file ON file.root_id = who.root_id
     )
     SELECT files.hash, 'award' AS what, code, kind, level, year, decision_number, decided_on::text, achievement_id
     FROM files JOIN ledger_awards award ON award.subject_id = files.id
     WHERE NOT EXISTS (SELECT 1 FROM ledger_annulments WHERE award_id = award.id)
     UNION ALL
     SELECT hash, 'file', folded_name, NULL, NULL, birth_year, NULL, NULL, NULL
     FROM files JOIN ledger_subjects USING (id)
     UNION ALL
     SELECT hash, 'gap', reason, NULL, NULL, year, NULL, NULL, NULL FROM (
       SELECT DISTINCT ON (hash, gap.year) hash, gap.year, gap.reason
       FROM files JOIN ledger_gap_years gap ON gap.subject_id = files.id ORDER BY hash, gap.year, gap.id DESC
     ) latest WHERE reason IS NOT NULL
     UNION ALL
     SELECT files.hash, 'nominated', said.dossier_id, NULL, NULL, said.no, NULL, NULL, NULL
     FROM files JOIN ledger_nominees said ON said.subject_id = files.id
     JOIN nominees ON nominees.dossier_id = said.dossier_id AND nominees.no = said.no AND nominees.status = ANY($2)
     WHERE NOT EXISTS (
       SELECT 1 FROM ledger_nominees later
       WHERE later.dossier_id = said.dossier_id AND later.no = said.no AND later.id > said.id)`,
    [hashes, LIVE],
  );
  return rows;
}
