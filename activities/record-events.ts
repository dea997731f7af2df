import type { AnyRecorded } from '../adapters/register-ports.ts';
import { boxIdOf } from '../domain/council/roll.ts';
import { evolveSession, itemCount, type RecordedSessionEvent, type SessionState } from '../domain/council/session.ts';
import type { RegisterActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { consequencesOf } from './letters/consequences.ts';
import { must } from './lookups.ts';
import { markInitiatives } from './mark-initiatives.ts';

/** Records what happened together with the links and letters that follow from it, all or nothing. */
export const createRecordEvents =
  (deps: ActivityDeps): RegisterActivities['recordEvents'] =>
  async ({ stream, events, settled }) => {
    const { registers } = deps;
    const known = (await registers.events.chain(stream.id)).map(({ recorded }) => recorded.event.type);
    // A repeated attempt must not write its letters anew: their links would differ from those already sent.
    const fresh = events.filter(({ seq, event }) => known[seq - 1] !== event.type);
    if (stream.kind === 'session') await openBox(deps, stream.id, fresh);
    const consequences = await consequencesOf(deps, stream, fresh);
    const head = await registers.events.append(stream, events, consequences, settled);
    if (consequences.mails.length > 0) deps.mailWaiting();
    if (stream.kind === 'dossier') await markInitiatives(deps, stream.id, head);
    return { head, worker: deps.workerBundle.sha256 };
  };

/** Each round has a box of its own, open before anybody is invited to it. */
async function openBox(deps: ActivityDeps, sessionId: string, events: readonly AnyRecorded[]): Promise<void> {
  const { registers } = deps;
  for (const recorded of events) {
    if (recorded.event.type !== 'sessionConvened' && recorded.event.type !== 'secondRoundOpened') continue;
    const state = await stateWith(
      registers,
      sessionId,
      events.filter(({ seq }) => seq <= recorded.seq),
    );
    await registers.box.open(boxIdOf(sessionId, state), itemCount(state));
  }
}

async function stateWith(
  { events }: ActivityDeps['registers'],
  sessionId: string,
  fresh: readonly AnyRecorded[],
): Promise<SessionState> {
  const known = (await events.sessionState(sessionId)) ?? null;
  return must(
    fresh.reduce<SessionState | null>((state, one) => evolveSession(state, one as RecordedSessionEvent), known),
    `state of ${sessionId}`,
  );
}
