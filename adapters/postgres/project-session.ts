import { and, eq, isNull, lt } from 'drizzle-orm';
import { tiedItems } from '../../domain/council/count.ts';
import { evolveSession, type SessionState } from '../../domain/council/session.ts';
import type { SessionRow } from '../register-ports.ts';
import type { Queries } from './database.ts';
import { links, sessions } from './schema.ts';
import { fold, readStream } from './streams.ts';

/** Writes the session's row, and keeps its ballot links open as long as voting is. */
export async function projectSession(queries: Queries, id: string): Promise<void> {
  const recorded = await readStream(queries, 'session', id);
  const state = fold(evolveSession, recorded);
  const first = recorded[0];
  if (state === null || first === undefined) throw new Error(`session stream ${id} is empty`);
  const row = {
    councilId: state.councilId,
    stage: stageOf(state),
    votingClosesAt: new Date(state.votingClosesAt),
    convenedAt: new Date(first.at),
    agenda: state.agenda,
    edition: state.edition,
  };
  await queries
    .insert(sessions)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: sessions.id, set: row });
  // A calendar, an extension or a second round moves the close, and only to a later time.
  const moved = state.holidays !== null || state.extensions.length > 0 || state.firstRound !== null;
  if (moved) await prolongLinks(queries, id, row.votingClosesAt);
  if (state.calledOff !== undefined) await endLinks(queries, id, new Date(state.calledOff.at));
}

const ballotLinksOf = (sessionId: string) =>
  and(eq(links.sessionId, sessionId), eq(links.purpose, 'ballot'), isNull(links.revokedAt));

const prolongLinks = (queries: Queries, sessionId: string, expiresAt: Date) =>
  queries
    .update(links)
    .set({ expiresAt })
    .where(and(ballotLinksOf(sessionId), lt(links.expiresAt, expiresAt)));

const endLinks = (queries: Queries, sessionId: string, revokedAt: Date) =>
  queries.update(links).set({ revokedAt }).where(ballotLinksOf(sessionId));

function stageOf(state: SessionState): SessionRow['stage'] {
  if (state.calledOff !== undefined) return 'CALLED_OFF';
  // While a second round is due its cases are still before this session.
  if (state.results !== null && tiedItems(state).length === 0) return 'COUNTED';
  return state.closedAt === null ? 'OPEN' : 'CLOSED';
}
