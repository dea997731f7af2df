/** The one way to PostgreSQL. Registers get this handle and nothing below it, so no unsanitised error can escape. */

import { sql } from 'drizzle-orm';
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { Pool, type PoolClient } from 'pg';
import { RegisterUnavailable, withoutData } from './errors.ts';

export type Queries = PgDatabase<NodePgQueryResultHKT, Record<string, never>>;

/** Everything thrown is free of statement data: `RegisterUnavailable`, `RegisterFault`, or what `work` itself threw. */
export interface Database {
  /** Statements that need no transaction. */
  run<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** READ COMMITTED: a statement after a lock sees what was committed before the lock was given. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** One statement that cannot run inside a transaction. Gives up soon when it would have to wait for a lock. */
  maintain(statement: string): Promise<void>;
  close(): Promise<void>;
}

const options = { casing: 'snake_case' } as const;

export function connect(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: 'ghi-cong',
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    // The client's own clock, for a server that no longer answers at all.
    query_timeout: 35_000,
    // Longer than any mail or upload that is awaited inside a transaction.
    idle_in_transaction_session_timeout: 120_000,
  });
  // Without a listener a connection that dies ends the whole process. Nothing is lost by not acting here: the pool
  // drops the connection, and whoever was using it gets the error from the statement that failed.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const queries: Queries = drizzle(pool, options);

  return {
    run: (work) => sanitised(() => work(queries)),
    transaction: (work) => sanitised(() => inTransaction(pool, work)),
    maintain: (statement) => sanitised(() => maintain(pool, statement)),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: Pool, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const result = await work(drizzle(client, options));
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    await giveUp(client, withoutData(error));
    throw error;
  }
}

async function maintain(pool: Pool, statement: string): Promise<void> {
  const client = await pool.connect();
  try {
    // Whoever comes after a waiting maintenance statement waits as well: a long backup must not stop a vote.
    await client.query(`SET lock_timeout = '3s'`);
    await client.query(statement);
  } finally {
    // Dropped, so that the setting does not live on in the pool.
    client.release(true);
  }
}

/** Rolls back, or drops the connection where that cannot work; the server then rolls back by itself. */
async function giveUp(client: PoolClient, why: unknown): Promise<void> {
  // A connection that timed out would keep us waiting for its answer once more.
  if (why instanceof RegisterUnavailable) return client.release(why);
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}

async function sanitised<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw withoutData(error);
  }
}

/** Waits for the right to be the only one working on `name`, until the transaction ends. */
export async function lockByName(queries: Queries, name: string): Promise<void> {
  await queries.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
