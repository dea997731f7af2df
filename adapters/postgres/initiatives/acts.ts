import { and, asc, eq } from 'drizzle-orm';
import { decideInitiative } from '../../../domain/initiatives/decide.ts';
import {
  evolveInitiative,
  type InitiativeEvent,
  type InitiativeState,
  type RecordedInitiativeEvent,
} from '../../../domain/initiatives/initiative.ts';
import { canonicalJson, sha256 } from '../../canonical-json.ts';
import type { InitiativeOutcome, InitiativeRegister } from '../../initiatives-ports.ts';
import { lockByName, type Queries } from '../database.ts';
import { RegisterConflict } from '../errors.ts';
import { chainHash, NO_PREVIOUS } from '../hash-chain.ts';
import { projectInitiative } from './project.ts';
import { initiativeContents, initiativeEvents } from './tables.ts';

type Request = Parameters<InitiativeRegister['act']>[0];
type Row = typeof initiativeEvents.$inferSelect;

/** Must run in a transaction: reading, deciding and writing are one. */
export async function actOnInitiative(queries: Queries, request: Request): Promise<InitiativeOutcome> {
  const { id, act, requestId, at } = request;
  await lockByName(queries, `initiative ${id}`);
  const rows = await rowsOf(queries, id);
  const earlier = rows.find((row) => row.requestId === requestId);
  if (earlier !== undefined) return { accepted: { at: recordedIn(earlier).at } };

  const state = stateFrom(rows.map(recordedIn));
  const decision = decideInitiative(act, state, at);
  if ('refused' in decision) return decision;
  const fresh = chained(request, rows.at(-1), decision.events);
  if (fresh.length === 0) return { accepted: { at } };
  await queries.insert(initiativeEvents).values(fresh);
  const after = stateFrom([...rows, ...fresh].map(recordedIn));
  if (after === null) throw new Error(`${id} has events and no state`);
  if (after.version !== state?.version) await keepContent(queries, request, after);
  await projectInitiative(queries, { id, state: after, content: await contentOf(queries, id, after), at });
  return { accepted: { at } };
}

export const rowsOf = (queries: Queries, id: string): Promise<Row[]> =>
  queries
    .select()
    .from(initiativeEvents)
    .where(eq(initiativeEvents.initiativeId, id))
    .orderBy(asc(initiativeEvents.seq));

export const recordedIn = (row: Pick<Row, 'recorded'>): RecordedInitiativeEvent => JSON.parse(row.recorded);

export const stateFrom = (recorded: readonly RecordedInitiativeEvent[]): InitiativeState | null =>
  recorded.reduce<InitiativeState | null>(evolveInitiative, null);

function chained(
  { id, act, requestId, at }: Request,
  last: Row | undefined,
  events: readonly InitiativeEvent[],
): Row[] {
  let previousHash = last?.hash ?? NO_PREVIOUS;
  return events.map((event, index) => {
    const recorded: RecordedInitiativeEvent = {
      seq: (last?.seq ?? 0) + index + 1,
      at,
      actor: act.actor,
      channel: act.channel,
      event,
    };
    const row = {
      initiativeId: id,
      seq: recorded.seq,
      recorded: canonicalJson(recorded),
      previousHash,
      hash: chainHash(previousHash, recorded),
      requestId,
    };
    previousHash = row.hash;
    return row;
  });
}

async function keepContent(queries: Queries, { id, content }: Request, state: InitiativeState): Promise<void> {
  if (content === null || sha256(canonicalJson(content)) !== state.contentHash) {
    throw new RegisterConflict(`the content of ${id} is not the one that its events speak of`);
  }
  await queries
    .insert(initiativeContents)
    .values({ initiativeId: id, version: state.version, contentHash: state.contentHash, content });
}

/** The names and texts of a version; throws when they are missing or are not the ones whose hash was recorded. */
export async function contentOf(queries: Queries, id: string, { version, contentHash }: InitiativeState) {
  const row = await keptContent(queries, id, version);
  if (row?.contentHash !== contentHash) throw new RegisterConflict(`version ${version} of ${id} is not kept`);
  return row.content;
}

export async function keptContent(queries: Queries, id: string, version: number) {
  const [row] = await queries
    .select()
    .from(initiativeContents)
    .where(and(eq(initiativeContents.initiativeId, id), eq(initiativeContents.version, version)));
  return row;
}
