import { desc, eq } from 'drizzle-orm';
import type { ReportRegister } from '../eligibility-ports.ts';
import type { Database } from './database.ts';
import { eligibilityReports } from './schema.ts';

/** Eligibility reports as they stood when somebody acted upon them. */
export const createReportRegister = (database: Database): ReportRegister => ({
  keep: async (dossierId, { hash, report }) => {
    await database.run((queries) =>
      queries.insert(eligibilityReports).values({ dossierId, hash, report }).onConflictDoNothing(),
    );
  },
  latest: (dossierId) =>
    database.run(async (queries) => {
      const [row] = await queries
        .select()
        .from(eligibilityReports)
        .where(eq(eligibilityReports.dossierId, dossierId))
        .orderBy(desc(eligibilityReports.id))
        .limit(1);
      return row && { hash: row.hash, report: row.report };
    }),
});
