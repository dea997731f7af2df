import { asc, eq, inArray, sql } from 'drizzle-orm';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { type Composition, compositionOn, decideComposition } from '../../domain/council/composition.ts';
import { LONG_AGO } from '../../domain/organisations/entry.ts';
import { refuse } from '../../domain/refusals.ts';
import { foundingText } from '../../templates/_shared/official-text.ts';
import type {
  CouncilRecord,
  CouncilRegister,
  RecordedComposition,
  SeasonCouncil,
  WaitingInitiative,
} from '../council-ports.ts';
import type { Council } from '../register-ports.ts';
import { type Database, lockByName, type Queries } from './database.ts';
import { ledgerFilesOf } from './member-files.ts';
import { councilCompositions, councils } from './schema.ts';

/** Sổ thành phần Hội đồng: versions are only ever added. */
export function createCouncilRegister(database: Database, secret: string): CouncilRegister {
  return {
    ofBody: (organisationId) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(councils)
          .where(eq(councils.organisationId, organisationId))
          .orderBy(asc(councils.kind), asc(councils.id));
        return withVersions(queries, rows);
      }),

    find: (id) => database.run((queries) => councilRecord(queries, id)),

    record: (councilId, composition, recording) =>
      database.transaction(async (queries) => {
        await lockByName(queries, `council ${councilId}`);
        const council = await councilRecord(queries, councilId);
        if (council === undefined) return refuse('UNKNOWN_COUNCIL');
        const known = await versionOfRequest(queries, councilId, recording.request);
        if (known !== undefined) return { version: known };
        const decided = decideComposition(composition, council.versions, council.kind);
        if (!('refused' in decided)) await insert(queries, councilId, composition, { ...recording, ...decided });
        return decided;
      }),

    ledgerFilesOf: (ids) => database.run((queries) => ledgerFilesOf(queries, secret, ids)),

    waitingInitiatives: (councilId) => database.run((queries) => waitingInitiatives(queries, councilId)),
  };
}

export async function councilRecord(queries: Queries, id: string): Promise<CouncilRecord | undefined> {
  const rows = await queries.select().from(councils).where(eq(councils.id, id));
  return (await withVersions(queries, rows))[0];
}

/** As it is composed on a day. Outside every term as it was composed last: old sessions must still be read. */
export function councilOn({ id, organisationId, name, versions }: CouncilRecord, date: string): Council | undefined {
  const held = compositionOn(versions, date) ?? versions.at(-1);
  if (held === undefined) return undefined;
  const { founding, meetingPlace, members } = held;
  return { id, organisationId, name, founding, meetingPlace, members };
}

/** Whoever loads a season says how things are today; what is recorded already is not recorded again. */
export async function saveCouncil(queries: Queries, council: SeasonCouncil, at: string): Promise<void> {
  const today = dateInVietnam(at);
  const { id, organisationId, name, kind = 'AWARDS', compositions } = council;
  const row = { organisationId, name, kind };
  await queries
    .insert(councils)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: councils.id, set: row });
  const standing = (await councilRecord(queries, id))?.versions ?? [];
  const present = compositionOn(standing, today);
  const said = compositions ?? (present?.founding === council.founding ? [] : [asOfToday(council, standing, today)]);
  let version = standing.length;
  for (const composition of said) {
    const { decision, from } = composition;
    if (standing.some((one) => one.decision.number === decision.number && one.from === from)) continue;
    version += 1;
    const founding = compositions === undefined ? council.founding : foundingText(composition.decision, name);
    const request = `season/${from}/${decision.number}`;
    await insert(queries, id, composition, { at, by: 'ghi-cong', request, founding, version });
  }
}

function asOfToday(council: SeasonCouncil, standing: readonly RecordedComposition[], today: string): Composition {
  const from = standing.length === 0 ? LONG_AGO : today;
  const number = /số (\S+)/.exec(council.founding)?.[1] ?? council.founding;
  const type = standing.length === 0 ? 'FOUNDING' : 'RENEWAL';
  const { meetingPlace, members } = council;
  return { decision: { type, number, on: from }, from, until: null, meetingPlace, members, rule: null };
}

async function withVersions(
  queries: Queries,
  rows: readonly (typeof councils.$inferSelect)[],
): Promise<readonly CouncilRecord[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const versions = await queries
    .select()
    .from(councilCompositions)
    .where(inArray(councilCompositions.councilId, ids))
    .orderBy(asc(councilCompositions.councilId), asc(councilCompositions.version));
  return rows.map((row) => ({ ...row, versions: versions.filter((one) => one.councilId === row.id).map(toVersion) }));
}

async function versionOfRequest(queries: Queries, councilId: string, request: string): Promise<number | undefined> {
  const rows = await queries.select().from(councilCompositions).where(eq(councilCompositions.councilId, councilId));
  return rows.find((row) => row.requestId === request)?.version;
}

async function insert(
  queries: Queries,
  councilId: string,
  { decision, from, until, meetingPlace, members, rule }: Composition,
  recording: Parameters<CouncilRegister['record']>[2] & { readonly version: number },
): Promise<void> {
  await queries.insert(councilCompositions).values({
    councilId,
    version: recording.version,
    decisionType: decision.type,
    decisionNumber: decision.number,
    decidedOn: decision.on,
    fromOn: from,
    untilOn: until,
    founding: recording.founding,
    meetingPlace,
    members,
    rule,
    recordedBy: recording.by,
    recordedAt: new Date(recording.at),
    requestId: recording.request,
  });
}

const toVersion = (row: typeof councilCompositions.$inferSelect): RecordedComposition => ({
  version: row.version,
  decision: { type: row.decisionType, number: row.decisionNumber, on: row.decidedOn },
  from: row.fromOn,
  until: row.untilOn,
  founding: row.founding,
  meetingPlace: row.meetingPlace,
  members: row.members,
  rule: row.rule,
  recordedBy: row.recordedBy,
  recordedAt: row.recordedAt.toISOString(),
});

async function waitingInitiatives(queries: Queries, councilId: string): Promise<readonly WaitingInitiative[]> {
  const { rows } = await queries.execute<{ id: string; title: string; unit_id: string; unit_name: string }>(sql`
    WITH RECURSIVE below AS (
      SELECT organisation_id AS id FROM councils WHERE id = ${councilId}
      UNION
      SELECT child.id
      FROM organisations child JOIN below ON child.parent_id = below.id
      WHERE NOT EXISTS (SELECT 1 FROM councils WHERE organisation_id = child.id AND kind = 'INITIATIVES')
    )
    SELECT initiatives.id, initiatives.title, initiatives.unit_id, organisations.name AS unit_name
    FROM initiatives JOIN organisations ON organisations.id = initiatives.unit_id
    WHERE initiatives.status = 'SUBMITTED'
      AND initiatives.unit_id IN (SELECT id FROM below)
      AND NOT initiatives.heard
      AND NOT EXISTS (
        SELECT 1
        FROM sessions, jsonb_array_elements(sessions.agenda) AS part
        WHERE sessions.stage IN ('OPEN', 'CLOSED') AND part ->> 'dossierId' = initiatives.id)
    ORDER BY initiatives.updated_at, initiatives.id`);
  return rows.map((row) => ({ id: row.id, title: row.title, unitId: row.unit_id, unitName: row.unit_name }));
}
