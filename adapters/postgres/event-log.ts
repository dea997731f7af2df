import { and, asc, count, eq, gte, sql } from 'drizzle-orm';
import { evolveSession } from '../../domain/council/session.ts';
import { evolveDecision } from '../../domain/decision/decision.ts';
import { evolveDossier } from '../../domain/dossier/dossier.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { AnyRecorded, ChainedEvent, EventLog, NewLink, OutgoingMail, StreamKind } from '../register-ports.ts';
import { type Database, lockByName, type Queries } from './database.ts';
import { RegisterConflict } from './errors.ts';
import { chainHash, NO_PREVIOUS } from './hash-chain.ts';
import { insertLinks } from './links.ts';
import { enqueue, type MailSealing } from './outbox.ts';
import { projectDecision } from './project-decision.ts';
import { projectDossier } from './project-dossier.ts';
import { projectSession } from './project-session.ts';
import { events, settledStreams } from './schema.ts';
import { fold, readStream } from './streams.ts';

interface Stream {
  readonly kind: StreamKind;
  readonly id: string;
}

type Row = typeof events.$inferSelect;

/** Sổ sự kiện: append-only, one hash chain a stream. The table's own checks hold the chain together a second time. */
export function createEventLog(database: Database, sealing: MailSealing): EventLog {
  return {
    append: (stream, recorded, consequences, settled = recorded.at(-1)?.seq ?? 0) =>
      database.transaction(async (queries) => {
        // One writer a stream: the place in the chain must not move between reading and writing.
        await lockByName(queries, `stream ${stream.id}`);
        await withdrawContradicted(queries, stream, recorded);
        await settle(queries, stream.id, settled);
        const stored = await rowsOf(queries, stream.id);
        const fresh = continuation(stream, stored, recorded);
        if (fresh.length > 0) {
          await queries.insert(events).values(fresh);
          await project(queries, stream);
          await writeConsequences(queries, consequences, sealing);
        }
        const last = fresh.at(-1) ?? stored.at(-1);
        if (last === undefined) throw new RegisterConflict(`nothing to append to the empty stream ${stream.id}`);
        return last.hash;
      }),

    length: (streamId) =>
      database.run(async (queries) => {
        const [row] = await queries.select({ length: count() }).from(events).where(eq(events.streamId, streamId));
        return row?.length ?? 0;
      }),

    chain: (streamId) =>
      database.run(async (queries) => {
        const rows = await rowsOf(queries, streamId);
        return rows.map(
          (row): ChainedEvent => ({
            recorded: JSON.parse(row.recorded),
            hash: row.hash,
            previousHash: row.previousHash,
          }),
        );
      }),

    dossierState: (id) =>
      database.run(async (queries) => fold(evolveDossier, await readStream(queries, 'dossier', id)) ?? undefined),
    sessionState: (id) =>
      database.run(async (queries) => fold(evolveSession, await readStream(queries, 'session', id)) ?? undefined),
    decisionState: (id) =>
      database.run(async (queries) => fold(evolveDecision, await readStream(queries, 'decision', id)) ?? undefined),
  };
}

const rowsOf = (queries: Queries, streamId: string): Promise<Row[]> =>
  queries.select().from(events).where(eq(events.streamId, streamId)).orderBy(asc(events.seq));

/**
 * Takes back the unsettled events from the first one on that the workflow now tells otherwise. The table itself refuses
 * to give up a settled one, and keeps a copy of what is taken back.
 */
async function withdrawContradicted(queries: Queries, { id }: Stream, recorded: readonly AnyRecorded[]): Promise<void> {
  const [certain] = await queries.select().from(settledStreams).where(eq(settledStreams.streamId, id));
  const stored = await rowsOf(queries, id);
  const first = recorded.find(({ seq }, index) => {
    const standing = stored[seq - 1];
    return standing !== undefined && standing.recorded !== canonicalJson(recorded[index]);
  });
  if (first === undefined || first.seq <= (certain?.settled ?? 0)) return;
  await queries.delete(events).where(and(eq(events.streamId, id), gte(events.seq, first.seq)));
}

const settle = (queries: Queries, streamId: string, settled: number) =>
  queries
    .insert(settledStreams)
    .values({ streamId, settled })
    .onConflictDoUpdate({
      target: settledStreams.streamId,
      set: { settled: sql`greatest(${settledStreams.settled}, excluded.settled)` },
    });

/** The rows to add. Throws `RegisterConflict` where `recorded` contradicts what is stored or leaves a gap. */
function continuation({ id: streamId, kind }: Stream, stored: readonly Row[], recorded: readonly AnyRecorded[]): Row[] {
  if (stored.some((row) => row.kind !== kind)) throw new RegisterConflict(`stream ${streamId} is no ${kind}`);
  const fresh: Row[] = [];
  for (const one of recorded) {
    const text = canonicalJson(one);
    const standing = stored[one.seq - 1];
    if (standing !== undefined) {
      if (standing.recorded !== text)
        throw new RegisterConflict(`event ${one.seq} of ${streamId} is already recorded with other content`);
      continue;
    }
    const expected = stored.length + fresh.length + 1;
    if (one.seq !== expected)
      throw new RegisterConflict(`event ${one.seq} of ${streamId} does not follow: ${expected} is next`);
    const previousHash = fresh.at(-1)?.hash ?? stored.at(-1)?.hash ?? NO_PREVIOUS;
    fresh.push({ streamId, seq: one.seq, kind, recorded: text, previousHash, hash: chainHash(previousHash, one) });
  }
  return fresh;
}

/** A dossier and the decision about it share one row of the read model; see project-dossier.ts. */
async function project(queries: Queries, { kind, id }: Stream): Promise<void> {
  if (kind === 'session') return projectSession(queries, id);
  const dossierId = kind === 'decision' ? await projectDecision(queries, id) : id;
  await projectDossier(queries, dossierId);
}

async function writeConsequences(
  queries: Queries,
  { links, mails }: { readonly links: readonly NewLink[]; readonly mails: readonly OutgoingMail[] },
  sealing: MailSealing,
): Promise<void> {
  await insertLinks(queries, links, sealing.now());
  await enqueue(queries, mails, sealing);
}
