import { and, eq, sql } from 'drizzle-orm';
import type { UnitAwards } from '../../domain/council/instruments.ts';
import type { InstrumentRegister, QuotaHeld } from '../instruments-ports.ts';
import type { Database } from './database.ts';
import { sessionInstruments } from './schema.ts';

/** Figures beside a council's list, each kind in one statement whatever the length of the list. */
export const createInstrumentRegister = (database: Database): InstrumentRegister => ({
  awardsOf: ({ unitIds, awardCodes, from, to }) =>
    database.run(async (queries) => {
      const { rows } = await queries.execute<UnitAwards & Record<string, unknown>>(sql`
        WITH RECURSIVE within AS (
          SELECT asked.id COLLATE "C" AS unit_id, asked.id COLLATE "C" AS id FROM unnest(${sql.param([...unitIds])}::text[]) AS asked(id)
          UNION
          SELECT within.unit_id, lower.id FROM organisations lower JOIN within ON lower.parent_id = within.id
        )
        SELECT within.unit_id AS "unitId", award.code AS "awardCode", award.year, count(*)::integer AS count
        FROM within
          JOIN ledger_awards award ON award.unit_id = within.id AND award.year BETWEEN ${from} AND ${to}
            AND award.code = ANY (${sql.param([...awardCodes])}::text[])
          LEFT JOIN ledger_annulments annulled ON annulled.award_id = award.id
        WHERE annulled.award_id IS NULL
        GROUP BY within.unit_id, award.code, award.year
        ORDER BY within.unit_id, award.code, award.year`);
      return rows;
    }),

  quotasHeldBy: (owners) =>
    database.run(async (queries) => {
      const { rows } = await queries.execute<QuotaHeld & Record<string, unknown>>(sql`
        WITH asked AS (SELECT unnest(${sql.param([...owners])}::text[]) COLLATE "C" AS owner),
        held AS (
          SELECT award_code, organisation_id, year, theme, array_agg(owner ORDER BY owner) AS owners
          FROM quota_uses JOIN asked USING (owner) WHERE state <> 'RELEASED'
          GROUP BY award_code, organisation_id, year, theme
        )
        SELECT award_code AS "awardCode", organisation_id AS "unitId", year, theme, places AS "limit", owners,
          (SELECT count(*)::integer FROM quota_uses used WHERE used.state = 'CONFIRMED'
            AND (used.award_code, used.organisation_id, used.year, used.theme) = (award_code, organisation_id, year, theme)
            AND used.owner NOT IN (SELECT owner FROM asked)) AS awarded,
          (SELECT count(*)::integer FROM quota_uses used WHERE used.state = 'RESERVED'
            AND (used.award_code, used.organisation_id, used.year, used.theme) = (award_code, organisation_id, year, theme)
            AND used.owner NOT IN (SELECT owner FROM asked)) AS elsewhere
        FROM held JOIN quotas USING (award_code, organisation_id, year, theme)
        ORDER BY award_code, organisation_id, year, theme`);
      return rows;
    }),

  keep: async (sessionId, { hash, facts }) => {
    await database.run((queries) =>
      queries.insert(sessionInstruments).values({ sessionId, hash, facts }).onConflictDoNothing(),
    );
  },

  find: (sessionId, hash) =>
    database.run(async (queries) => {
      const [row] = await queries
        .select({ facts: sessionInstruments.facts })
        .from(sessionInstruments)
        .where(and(eq(sessionInstruments.sessionId, sessionId), eq(sessionInstruments.hash, hash)));
      return row?.facts;
    }),
});
