import { evolveSession, type SessionState } from '../../domain/council/session.ts';
import type { SessionRow } from '../register-ports.ts';
import type { Queries } from './database.ts';
import { sessions } from './schema.ts';
import { fold, readStream } from './streams.ts';

/** Writes the session's row. */
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
  };
  await queries
    .insert(sessions)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: sessions.id, set: row });
}

function stageOf(state: SessionState): SessionRow['stage'] {
  if (state.results !== null) return 'COUNTED';
  return state.closedAt === null ? 'OPEN' : 'CLOSED';
}
