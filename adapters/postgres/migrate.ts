/** Brings a database to the present form, once, however many processes start at the same time. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { RegisterUnavailable, withoutData } from './errors.ts';

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

// Any number, the same in every release.
const LOCK = 7_113_926_041;

interface Migration {
  readonly id: string;
  readonly statements: string;
  readonly hash: string;
}

/** The database and this program disagree about the past. The message says how. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

/**
 * Applies what is missing, each file in a transaction of its own, in the order of the file names (`NNN-what.sql`).
 * Throws `MigrationRefused` when an applied file was edited, removed or overtaken, `RegisterUnavailable` without a server.
 */
export async function migrate(url: string, directory = MIGRATIONS): Promise<void> {
  const migrations = await read(directory);
  const client = new Client({
    connectionString: url,
    application_name: 'ghi-cong-migrate',
    connectionTimeoutMillis: 5_000,
  });
  // See database.ts: a lost connection must not end the process; the waiting statement fails all the same.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(`
      CREATE TABLE IF NOT EXISTS schema_migrations (
        id text COLLATE "C" PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    const { rows } = await client.query<{ id: string; hash: string }>(
      'SELECT id, hash FROM schema_migrations ORDER BY id',
    );
    for (const migration of outstanding(migrations, rows)) await apply(client, migration);
  } catch (error) {
    throw withoutData(error);
  } finally {
    // Also gives the lock back.
    await client.end().catch(() => {});
  }
}

async function read(directory: string): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((name) => /^\d{3}-[\w-]+\.sql$/.test(name)).sort();
  return Promise.all(
    files.map(async (name) => {
      // Git may check the file out with other line ends; that is no edit.
      const statements = (await readFile(`${directory}/${name}`, 'utf8')).replaceAll('\r\n', '\n');
      return {
        id: name.slice(0, -'.sql'.length),
        statements,
        hash: createHash('sha256').update(statements).digest('hex'),
      };
    }),
  );
}

function outstanding(migrations: readonly Migration[], applied: readonly { id: string; hash: string }[]): Migration[] {
  for (const [index, { id, hash }] of applied.entries()) {
    const migration = migrations[index];
    if (!migrations.some((known) => known.id === id))
      throw new MigrationRefused(
        `the database holds migration ${id}, which this release does not know: a newer one was here`,
      );
    if (migration?.id !== id)
      throw new MigrationRefused(`migration ${migration?.id} is new but sorts before ${id}, which is already applied`);
    if (migration.hash !== hash)
      throw new MigrationRefused(`migration ${id} was edited after it was applied; write a new migration instead`);
  }
  return migrations.slice(applied.length);
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.statements);
    await client.query('INSERT INTO schema_migrations (id, hash) VALUES ($1, $2)', [migration.id, migration.hash]);
    await client.query('COMMIT');
  } catch (error) {
    const cause = withoutData(error);
    if (cause instanceof RegisterUnavailable) throw cause;
    await client.query('ROLLBACK');
    throw new MigrationRefused(`migration ${migration.id} failed and was rolled back`, { cause });
  }
}
