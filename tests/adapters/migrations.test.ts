import { appendFile, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as initiativeTables from '../../adapters/postgres/initiatives/tables.ts';
import * as ledgerTables from '../../adapters/postgres/ledger/tables.ts';
import { MigrationRefused, migrate } from '../../adapters/postgres/migrate.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import * as schema from '../../adapters/postgres/schema.ts';
import { createDatabase, type TestDatabase } from './support/database.ts';

const SHIPPED = new URL('../../adapters/postgres/migrations', import.meta.url).pathname;

describe('migrations', () => {
  let database: TestDatabase;
  let directory: string;
  beforeEach(async () => {
    database = await createDatabase();
    directory = await mkdtemp(join(tmpdir(), 'migrations-'));
    await cp(SHIPPED, directory, { recursive: true });
  });
  afterEach(async () => {
    await rm(directory, { recursive: true });
    await database.drop();
  });

  it('are applied once, by whichever of several starting processes comes first', async () => {
    await Promise.all(Array.from({ length: 6 }, () => migrate(database.url)));
    const ledger = await database.query<{ id: string }>('SELECT id FROM schema_migrations ORDER BY id');
    const files = (await readdir(directory)).map((file) => file.replace('.sql', '')).sort();
    expect(ledger.map((row) => row.id)).toEqual(files);
  });

  it('apply what is new and leave the rest', async () => {
    await migrate(database.url, directory);
    await writeFile(join(directory, '999-more.sql'), 'CREATE TABLE more (id integer)');
    await migrate(database.url, directory);
    expect(await database.query('SELECT * FROM more')).toEqual([]);
  });

  it('are refused when a file was edited after it was applied', async () => {
    await migrate(database.url, directory);
    await appendFile(join(directory, '002-people-and-records.sql'), '\n-- harmless?\n');
    await expect(migrate(database.url, directory)).rejects.toThrow(/002-people-and-records was edited/);
  });

  it('are refused by an older release', async () => {
    await writeFile(join(directory, '999-more.sql'), 'CREATE TABLE more (id integer)');
    await migrate(database.url, directory);
    await expect(migrate(database.url)).rejects.toThrow(/999-more, which this release does not know/);
  });

  it('leave nothing of a file that fails', async () => {
    await writeFile(join(directory, '999-more.sql'), 'CREATE TABLE more (id integer); SELECT 1/0;');
    await expect(migrate(database.url, directory)).rejects.toThrow(MigrationRefused);
    expect(await database.query(`SELECT to_regclass('more') AS made`)).toEqual([{ made: null }]);
  });

  it('do not start without a real secret', async () => {
    await expect(openRegisters({ url: database.url, secret: 'short' })).rejects.toThrow('at least 32');
  });
});

describe('the tables in TypeScript', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
    await migrate(database.url);
  });
  afterAll(() => database.drop());

  it('are the tables of the migrations, column by column', async () => {
    const real = await database.query<{ column: string }>(`
      SELECT table_name || '.' || column_name || ' ' || (CASE is_nullable WHEN 'NO' THEN 'required' ELSE 'optional' END) AS column
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> 'schema_migrations'`);
    const described = [schema, ledgerTables, initiativeTables]
      .flatMap((tables) => Object.values<unknown>(tables))
      .filter((table) => is(table, PgTable))
      .flatMap((table) => {
        const { name, columns } = getTableConfig(table);
        return columns.map(
          (column) => `${name}.${toSnakeCase(column.name)} ${column.notNull ? 'required' : 'optional'}`,
        );
      });
    expect(described.sort()).toEqual(real.map((row) => row.column).sort());
  });
});
