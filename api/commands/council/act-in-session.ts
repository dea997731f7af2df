/** What acts of secretary and chair on a session share: who may, the call of the engine, the trace of a refusal. */

import type { SessionCommand } from '../../../domain/council/decide.ts';
import { mayPreside } from '../../../domain/council/roll.ts';
import type { SessionState } from '../../../domain/council/session.ts';
import type { RefusalCode } from '../../../domain/refusals.ts';
import { type Caller, type CommandDeps, type Done, done, refusal } from '../command.ts';
import { openForSecretary, sessionNow } from '../session-access.ts';

export interface InSession extends Caller {
  readonly sessionId: string;
}

type Made = SessionCommand | { readonly code: RefusalCode };

/** @param make the command, once it is clear that this is the council's secretary */
export async function actAsSecretary(
  deps: CommandDeps,
  caller: InSession,
  type: SessionCommand['type'],
  make: (session: SessionState) => Promise<Made>,
): Promise<Done> {
  const { person, channel, sessionId } = caller;
  const trace = { actor: { id: person.id, role: 'secretary' }, channel, command: type, subject: sessionId } as const;
  const opened = await openForSecretary(deps, caller, sessionId);
  if (typeof opened === 'string') return refusal(deps, trace, { code: opened });
  return perform(deps, caller, trace, await make(opened.session));
}

/** As `actAsSecretary`, for whoever presides. */
export async function actAsPresider(
  deps: CommandDeps,
  caller: InSession,
  type: SessionCommand['type'],
  make: (session: SessionState) => Promise<Made>,
): Promise<Done> {
  const { person, channel, sessionId } = caller;
  const trace = { actor: { id: person.id, role: 'member' }, channel, command: type, subject: sessionId } as const;
  const session = await sessionNow(deps, sessionId);
  if (session === undefined) return refusal(deps, trace, { code: 'UNKNOWN_SESSION' });
  if (!person.roles.includes('member') || !mayPreside(session, person.id)) {
    return refusal(deps, trace, { code: 'NOT_PRESIDING' });
  }
  return perform(deps, caller, trace, await make(session));
}

/** As `actAsSecretary`, for a member of the tellers. */
export async function actAsTeller(
  deps: CommandDeps,
  caller: InSession,
  type: SessionCommand['type'],
  make: (session: SessionState) => Promise<Made>,
): Promise<Done> {
  const { person, channel, sessionId } = caller;
  const role = person.roles.includes('member') ? 'member' : 'secretary';
  const trace = { actor: { id: person.id, role }, channel, command: type, subject: sessionId } as const;
  const session = await sessionNow(deps, sessionId);
  if (session === undefined) return refusal(deps, trace, { code: 'UNKNOWN_SESSION' });
  if (!person.roles.includes(role) || session.sitting?.tellers.includes(person.id) !== true) {
    return refusal(deps, trace, { code: 'NOT_A_TELLER' });
  }
  return perform(deps, caller, trace, await make(session));
}

async function perform(
  deps: CommandDeps,
  { sessionId, channel, requestId }: InSession,
  trace: Parameters<typeof refusal>[1],
  made: Made,
): Promise<Done> {
  if ('code' in made) return refusal(deps, trace, made);
  const outcome = await deps.engine.actOnSession(sessionId, { command: made, actor: trace.actor, channel }, requestId);
  return 'refused' in outcome ? refusal(deps, trace, outcome.refused) : done(outcome);
}
