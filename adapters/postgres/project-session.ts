import { and, eq, isNull, lt } from 'drizzle-orm';
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
  // Only another calendar moves the close, and only to a later time.
  if (state.holidays !== null) await prolongLinks(queries, id, row.votingClosesAt);
}

const prolongLinks = (queries: Queries, sessionId: string, expiresAt: Date) =>
  queries
    .update(links)
    .set({ expiresAt })
    .where(
      and(
        eq(links.sessionId, sessionId),
        eq(links.purpose, 'ballot'),
        isNull(links.revokedAt),
        lt(links.expiresAt, expiresAt),
      ),
    );

function stageOf(state: SessionState): SessionRow['stage'] {
  if (state.results !== null) return 'COUNTED';
  return state.closedAt === null ? 'OPEN' : 'CLOSED';
}
