import { sql } from 'drizzle-orm';
import type { Queries } from './database.ts';

interface Ready {
  readonly dossierId: string;
  readonly awardCode: string;
  readonly nos: readonly number[];
}

/**
 * Cases that a council may put on its agenda: appraised, from a union whose nearest council upwards is this one, and on
 * the agenda of no session under way. Oldest change first.
 */
export async function readyForCouncil(queries: Queries, councilId: string): Promise<readonly Ready[]> {
  const { rows } = await queries.execute<{ dossier_id: string; award_code: string; nos: number[] }>(sql`
    WITH RECURSIVE below AS (
      SELECT organisation_id AS id FROM councils WHERE id = ${councilId}
      UNION
      SELECT child.id
      FROM organisations child JOIN below ON child.parent_id = below.id
      WHERE NOT EXISTS (SELECT 1 FROM councils WHERE organisation_id = child.id AND kind = 'AWARDS')
    )
    SELECT dossiers.id AS dossier_id, dossiers.award_code, array_agg(nominees.no ORDER BY nominees.no) AS nos
    FROM nominees
    JOIN dossiers ON dossiers.id = nominees.dossier_id
    WHERE nominees.status = 'APPRAISED'
      AND dossiers.unit_id IN (SELECT id FROM below)
      AND NOT EXISTS (
        SELECT 1
        FROM sessions, jsonb_array_elements(sessions.agenda) AS part
        WHERE sessions.stage IN ('OPEN', 'CLOSED')
          AND part ->> 'dossierId' = dossiers.id
          AND part -> 'nos' @> to_jsonb(nominees.no))
    GROUP BY dossiers.id
    ORDER BY dossiers.updated_at, dossiers.id`);
  return rows.map((row) => ({ dossierId: row.dossier_id, awardCode: row.award_code, nos: row.nos }));
}
