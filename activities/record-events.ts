import type { AnyRecorded } from '../adapters/register-ports.ts';
import { evolveSession, itemCount, type RecordedSessionEvent } from '../domain/council/session.ts';
import type { RegisterActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { consequencesOf } from './letters/consequences.ts';
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

async function openBox(deps: ActivityDeps, sessionId: string, events: readonly AnyRecorded[]): Promise<void> {
  const convened = events.find((recorded) => recorded.event.type === 'sessionConvened');
  if (convened)
    await deps.registers.box.open(sessionId, itemCount(evolveSession(null, convened as RecordedSessionEvent)));
}
