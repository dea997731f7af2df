import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { DossierRegister, DossierRow } from '../register-ports.ts';
import type { Database, Queries } from './database.ts';
import { nextId } from './next-id.ts';
import { readyForCouncil } from './ready-for-council.ts';
import { dossiers, nominees, organisations } from './schema.ts';
import { saveSubmission, submissionOf } from './submissions.ts';

/** Sổ hồ sơ: lists and pages, written by the event log (project-dossier.ts), never from Temporal. */
export function createDossierRegister(database: Database, now: () => Date): DossierRegister {
  return {
    nextId: (year, request) => database.transaction((queries) => nextId(queries, 'dossier', year, request)),
    saveSubmission: (submission, recordsHash) =>
      database.run((queries) => saveSubmission(queries, submission, recordsHash)),
    submission: (dossierId, version) => database.run((queries) => submissionOf(queries, dossierId, version)),

    list: ({ unitId, stage, limit, after }) =>
      database.run(async (queries) => {
        const wanted = and(
          unitId === undefined ? undefined : eq(dossiers.unitId, unitId),
          stage === undefined ? undefined : eq(dossiers.stage, stage),
          after && sql`(${dossiers.updatedAt}, ${dossiers.id}) < (${after.updatedAt}::timestamptz, ${after.id})`,
        );
        const page = await selectRows(queries, now())
          .where(wanted)
          .orderBy(desc(dossiers.updatedAt), desc(dossiers.id))
          .limit(limit);
        return page.map(toRow);
      }),

    row: (id) =>
      database.run(async (queries) => {
        const [found] = await selectRows(queries, now()).where(eq(dossiers.id, id));
        return found && toRow(found);
      }),

    nomineeStatuses: (id) =>
      database.run((queries) =>
        queries
          .select({ no: nominees.no, status: nominees.status })
          .from(nominees)
          .where(eq(nominees.dossierId, id))
          .orderBy(asc(nominees.no)),
      ),

    readyForCouncil: (councilId) => database.run((queries) => readyForCouncil(queries, councilId)),
  };
}

/** An incident counts whether it stopped the dossier or the decision about it (`<dossier>/decision`). */
const needsAttention = (now: Date) => sql<boolean>`(
  ${dossiers.overdue}
  OR coalesce(${dossiers.dueAt} < ${now.toISOString()}::timestamptz, false)
  OR EXISTS (SELECT 1 FROM incidents WHERE subject IN (${dossiers.id}, ${dossiers.id} || '/decision')))`;

const selectRows = (queries: Queries, now: Date) =>
  queries
    .select({ dossier: dossiers, unitName: organisations.name, needsAttention: needsAttention(now) })
    .from(dossiers)
    // Left: a dossier is listed even when its union is missing from the directory.
    .leftJoin(organisations, eq(organisations.id, dossiers.unitId));

function toRow(found: Awaited<ReturnType<typeof selectRows>>[number]): DossierRow {
  const { id, unitId, awardCode, evaluationYear, stage, live, decisionNumber } = found.dossier;
  return {
    id,
    unitId,
    unitName: found.unitName ?? unitId,
    awardCode,
    evaluationYear,
    stage,
    nominees: found.dossier.nominees,
    live,
    dueAt: found.dossier.dueAt?.toISOString() ?? null,
    updatedAt: found.dossier.updatedAt.toISOString(),
    decisionNumber,
    needsAttention: found.needsAttention,
  };
}
