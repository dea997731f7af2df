import { asc, eq, gt, type SQL } from 'drizzle-orm';
import type { OrganisationEntry, OrganisationFact } from '../../../domain/organisations/organisation.ts';
import type { PersonEntry, PersonFact } from '../../../domain/organisations/person.ts';
import type { RecordedEntry, Recording } from '../../people-ports.ts';
import type { Queries } from '../database.ts';
import { organisationEntries, personEntries } from '../schema.ts';

/** Rows and entries are the same thing; here is the one place where they are turned into each other. */

const columnsOf = (table: typeof organisationEntries | typeof personEntries) => ({
  id: table.id,
  subjectId: table.subjectId,
  on: table.validFrom,
  corrects: table.corrects,
});

const recordingColumnsOf = (table: typeof organisationEntries | typeof personEntries) => ({
  at: table.recordedAt,
  by: table.recordedBy,
  channel: table.channel,
  reason: table.reason,
});

/** What was recorded after `seq`, and how far that goes. */
export async function organisationEntriesAfter(
  queries: Queries,
  seq: number,
): Promise<{ readonly entries: readonly OrganisationEntry[]; readonly seq: number }> {
  const rows = await queries
    .select({ ...columnsOf(organisationEntries), fact: organisationEntries.fact, seq: organisationEntries.seq })
    .from(organisationEntries)
    .where(gt(organisationEntries.seq, seq))
    .orderBy(asc(organisationEntries.seq));
  return { entries: rows.map(({ seq: _, ...entry }) => entry), seq: rows.at(-1)?.seq ?? seq };
}

export async function organisationHistory(
  queries: Queries,
  id: string,
): Promise<readonly RecordedEntry<OrganisationFact>[]> {
  const rows = await queries
    .select({
      ...columnsOf(organisationEntries),
      ...recordingColumnsOf(organisationEntries),
      fact: organisationEntries.fact,
    })
    .from(organisationEntries)
    .where(eq(organisationEntries.subjectId, id))
    .orderBy(asc(organisationEntries.seq));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function personHistory(queries: Queries, id: string): Promise<readonly RecordedEntry<PersonFact>[]> {
  const rows = await queries
    .select({ ...columnsOf(personEntries), ...recordingColumnsOf(personEntries), fact: personEntries.fact })
    .from(personEntries)
    .where(eq(personEntries.subjectId, id))
    .orderBy(asc(personEntries.seq));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export const personEntriesWhere = (queries: Queries, wanted: SQL | undefined): Promise<readonly PersonEntry[]> =>
  queries
    .select({ ...columnsOf(personEntries), fact: personEntries.fact })
    .from(personEntries)
    .where(wanted)
    .orderBy(asc(personEntries.seq));

/** So that one statement stays far below PostgreSQL's 65,535 parameters. */
const ROWS_A_STATEMENT = 2_000;

/** Returns how many were written. */
export async function writeOrganisationEntries(
  queries: Queries,
  entries: readonly OrganisationEntry[],
  recording: Recording,
): Promise<number> {
  let written = 0;
  for (const part of chunks(entries)) {
    const rows = part.map((entry) => rowOf(entry, recording));
    written += (await queries.insert(organisationEntries).values(rows).returning({ id: organisationEntries.id }))
      .length;
  }
  return written;
}

export async function writePersonEntries(
  queries: Queries,
  entries: readonly PersonEntry[],
  recording: Recording,
): Promise<number> {
  let written = 0;
  for (const part of chunks(entries)) {
    const rows = part.map((entry) => rowOf(entry, recording));
    written += (await queries.insert(personEntries).values(rows).returning({ id: personEntries.id })).length;
  }
  return written;
}

const rowOf = <F>(
  entry: { id: string; subjectId: string; on: string; fact: F; corrects: string | null },
  recording: Recording,
) => ({
  id: entry.id,
  subjectId: entry.subjectId,
  validFrom: entry.on,
  fact: entry.fact,
  corrects: entry.corrects,
  recordedAt: new Date(recording.at),
  recordedBy: recording.by,
  channel: recording.channel,
  reason: recording.reason,
});

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) yield rows.slice(start, start + ROWS_A_STATEMENT);
}

/** Whether an act was recorded already, its answer having been lost. Its first entry is named after it. */
export async function recordedBefore(
  queries: Queries,
  table: typeof organisationEntries | typeof personEntries,
  request: string,
): Promise<boolean> {
  const rows = await queries
    .select({ id: table.id })
    .from(table)
    .where(eq(table.id, `${request}-1`));
  return rows.length > 0;
}
