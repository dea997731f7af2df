import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { needed } from './environment.ts';

export interface TestDatabase {
  readonly url: string;
  /** One statement past the registers, as somebody with access to the server could give it. */
  query<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Runs a statement in a transaction that stays open until it is released. */
  holding(text: string): Promise<{ release(): Promise<void> }>;
  drop(): Promise<void>;
}

/** An empty database of its own on the server of `DATABASE_URL`, with Vietnamese collation. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = needed('DATABASE_URL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await once(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'vi'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: (text, values) => once(url.href, text, values),
    holding: async (text) => {
      const client = await connected(url.href);
      await client.query('BEGIN');
      await client.query(text);
      return { release: () => client.end() };
    },
    drop: async () => {
      await once(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function once<R extends object>(url: string, text: string, values: readonly unknown[] = []): Promise<R[]> {
  const client = await connected(url);
  try {
    return (await client.query<R>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'test' });
  // FORCE and the crash tests end connections from outside.
  client.on('error', () => {});
  await client.connect();
  return client;
}
