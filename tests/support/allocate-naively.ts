/**
 * A seeded defect. Numbers as they are often given out: read the highest, write the next, then write down whose it is,
 * each in a transaction of its own. Crash runs use it to show that they would see a gap or a double.
 */

import { Pool } from 'pg';
import type { NumberRegister } from '../../adapters/register-ports.ts';

type Step = 'read' | 'inserted' | 'owned';

/**
 * @param failPoint called after each step; a crash test throws or kills here
 */
export async function allocateNaively(
  url: string,
  failPoint: (step: Step) => void | Promise<void> = () => {},
): Promise<NumberRegister & { close(): Promise<void> }> {
  const pool = new Pool({ connectionString: url, max: 4 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  // One message is one transaction; the lock is there because IF NOT EXISTS alone fails when two begin together.
  await pool.query(`
    SELECT pg_advisory_xact_lock(1);
    CREATE TABLE IF NOT EXISTS naive_numbers (organisation_id text, series text, year integer, number integer);
    CREATE TABLE IF NOT EXISTS naive_owners (organisation_id text, series text, owner text, number integer)`);

  return {
    async allocate({ organisationId, series, year, owner }) {
      const standing = await pool.query<{ number: number }>(
        'SELECT number FROM naive_owners WHERE organisation_id = $1 AND series = $2 AND owner = $3',
        [organisationId, series, owner],
      );
      if (standing.rows[0]) return standing.rows[0].number;
      const highest = await pool.query<{ next: number }>(
        `SELECT coalesce(max(number), 0) + 1 AS next FROM naive_numbers
         WHERE organisation_id = $1 AND series = $2 AND year = $3`,
        [organisationId, series, year],
      );
      const number = highest.rows[0]?.next ?? 1;
      await failPoint('read');
      await pool.query('INSERT INTO naive_numbers VALUES ($1, $2, $3, $4)', [organisationId, series, year, number]);
      await failPoint('inserted');
      await pool.query('INSERT INTO naive_owners VALUES ($1, $2, $3, $4)', [organisationId, series, owner, number]);
      await failPoint('owned');
      return number;
    },
    async list(organisationId, series, year) {
      const { rows } = await pool.query<{ number: number; owner: string | null }>(
        `SELECT number, owner FROM naive_numbers LEFT JOIN naive_owners USING (organisation_id, series, number)
         WHERE organisation_id = $1 AND series = $2 AND year = $3 ORDER BY number`,
        [organisationId, series, year],
      );
      return rows.map((row) => ({ number: row.number, owner: row.owner ?? '' }));
    },
    close: () => pool.end(),
  };
}
