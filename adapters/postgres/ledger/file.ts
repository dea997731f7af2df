import { asc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { affectedBy } from '../../../domain/ledger/annulment.ts';
import { maskIdentity } from '../../../domain/ledger/citizen-id.ts';
import { likenessOf } from '../../../domain/ledger/matching.ts';
import type { GapYear } from '../../../domain/rules/facts.ts';
import type { LedgerAward, LedgerFile, LedgerRow } from '../../ledger-ports.ts';
import type { Queries } from '../database.ts';
import { rowsFrom, toRow } from './search.ts';
import { namesakes, unseal } from './subjects.ts';
import {
  ledgerAnnulments,
  ledgerAwards,
  ledgerGapYears,
  ledgerIdentities,
  ledgerMerges,
  ledgerSeparations,
  ledgerSubjects,
} from './tables.ts';

/** A person's or a collective's whole page of the ledger, whichever of their joined files was asked for. */
export async function readFile(queries: Queries, secret: string, id: string): Promise<LedgerFile | undefined> {
  const [asked] = await queries.select().from(ledgerSubjects).where(eq(ledgerSubjects.id, id));
  if (asked === undefined) return undefined;
  const files = await queries.select().from(ledgerSubjects).where(eq(ledgerSubjects.rootId, asked.rootId));
  const root = files.find((file) => file.id === asked.rootId) ?? asked;
  const ids = files.map((file) => file.id);
  const numbers = await queries.select().from(ledgerIdentities).where(inArray(ledgerIdentities.subjectId, ids));
  const awards = await awardsOf(queries, ids);
  return {
    id: root.id,
    kind: root.kind,
    name: root.name,
    birthYear: root.birthYear,
    unitId: root.unitId,
    unitName: root.unitName,
    identities: numbers.map(({ kind, hash, sealed }) => ({ kind, masked: maskIdentity(unseal(secret, hash, sealed)) })),
    unitIds: [...new Set([...files, ...awards].map(({ unitId }) => unitId))],
    awards,
    gapYears: await gapYearsOf(queries, ids),
    merges: await mergesOf(queries, root.id, ids),
    suggestions: await suggestionsFor(queries, { ...root, identities: numbers }),
  };
}

async function awardsOf(queries: Queries, subjectIds: readonly string[]): Promise<readonly LedgerAward[]> {
  const rows = await queries
    .select({ award: ledgerAwards, annulment: ledgerAnnulments })
    .from(ledgerAwards)
    .leftJoin(ledgerAnnulments, eq(ledgerAnnulments.awardId, ledgerAwards.id))
    .where(inArray(ledgerAwards.subjectId, [...subjectIds]))
    .orderBy(sql`${ledgerAwards.year} DESC`, sql`${ledgerAwards.decidedOn} DESC NULLS LAST`, asc(ledgerAwards.id));
  const standing = rows.flatMap(({ award, annulment }) => (annulment === null ? [award] : []));
  return rows.map(({ award, annulment }) => ({
    ...award,
    enteredAt: award.enteredAt.toISOString(),
    annulment: annulment && {
      decisionNumber: annulment.decisionNumber,
      decidedOn: annulment.decidedOn,
      reason: annulment.reason,
      by: annulment.byPerson,
      at: annulment.at.toISOString(),
      affected: affectedBy(award, standing),
    },
  }));
}

async function gapYearsOf(queries: Queries, subjectIds: readonly string[]): Promise<readonly GapYear[]> {
  const rows = await queries
    .select()
    .from(ledgerGapYears)
    .where(inArray(ledgerGapYears.subjectId, [...subjectIds]))
    .orderBy(asc(ledgerGapYears.id));
  // The last word on a year stands.
  const latest = new Map(rows.map(({ year, reason }) => [year, reason]));
  return [...latest]
    .flatMap(([year, reason]) => (reason === null ? [] : [{ year, reason }]))
    .sort((a, b) => a.year - b.year);
}

const absorbed = alias(ledgerSubjects, 'absorbed');

/** Joins among these files, and earlier ones that were undone. */
async function mergesOf(queries: Queries, rootId: string, ids: readonly string[]): Promise<LedgerFile['merges']> {
  const rows = await queries
    .select({ merge: ledgerMerges, separation: ledgerSeparations, name: absorbed.name, unitName: absorbed.unitName })
    .from(ledgerMerges)
    .innerJoin(absorbed, eq(absorbed.id, ledgerMerges.absorbedId))
    .leftJoin(ledgerSeparations, eq(ledgerSeparations.mergeId, ledgerMerges.id))
    .where(inArray(ledgerMerges.keptId, [...ids, rootId]))
    .orderBy(asc(ledgerMerges.id));
  return rows.map(({ merge, separation, name, unitName }) => ({
    id: merge.id,
    absorbedId: merge.absorbedId,
    name,
    unitName,
    reason: merge.reason,
    by: merge.byPerson,
    at: merge.at.toISOString(),
    undone: separation && { reason: separation.reason, by: separation.byPerson, at: separation.at.toISOString() },
  }));
}

/** @param file a file, or somebody described who has none yet */
export async function suggestionsFor(
  queries: Queries,
  file: Parameters<typeof likenessOf>[0] & { readonly id?: string },
): Promise<LedgerFile['suggestions']> {
  const alike = (await namesakes(queries, file.kind, file.name)).flatMap((other) => {
    const likeness = other.id === file.id ? undefined : likenessOf(file, other);
    return likeness === undefined ? [] : [{ id: other.id, likeness }];
  });
  if (alike.length === 0) return [];
  const ids = alike.map(({ id }) => id);
  const { rows } = await queries.execute<LedgerRow & { unitIds: readonly string[] } & Record<string, unknown>>(sql`
    WITH hit AS (SELECT * FROM ledger_subjects WHERE id = ANY(${sql.param(ids)}::text[]))
    SELECT listed.*, (
      SELECT json_agg(DISTINCT unit) FROM (
        SELECT file.unit_id AS unit FROM ledger_subjects file WHERE file.root_id = listed.id
        UNION
        SELECT award.unit_id FROM ledger_subjects file JOIN ledger_awards award ON award.subject_id = file.id
        WHERE file.root_id = listed.id
      ) units) AS "unitIds"
    FROM (${rowsFrom}) listed`);
  const byId = new Map(rows.map((row) => [row.id, { ...toRow(row), unitIds: row.unitIds }]));
  return alike.flatMap(({ id, likeness }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ ...row, likeness }];
  });
}
