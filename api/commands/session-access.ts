import type { Council } from '../../adapters/register-ports.ts';
import type { Actor } from '../../domain/acts.ts';
import type { SessionState } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Caller, CommandDeps } from './command.ts';

export interface SecretarySession {
  readonly session: SessionState;
  readonly council: Council;
  readonly actor: Actor;
}

/** A session with its council, if this person is the secretary of the body the council belongs to. */
export async function openForSecretary(
  deps: CommandDeps,
  caller: Pick<Caller, 'person'>,
  sessionId: string,
): Promise<SecretarySession | RefusalCode> {
  const { person } = caller;
  if (!person.roles.includes('secretary')) return 'ROLE_NOT_ALLOWED';
  const session = await sessionNow(deps, sessionId);
  if (session === undefined) return 'UNKNOWN_SESSION';
  const council = await deps.registers.directory.council(session.councilId);
  if (council === undefined) return 'UNKNOWN_SESSION';
  if (council.organisationId !== person.unitId) return 'ROLE_NOT_ALLOWED';
  return { session, council, actor: { id: person.id, role: 'secretary' } };
}

/** Undefined when the body has none. */
async function councilOf(deps: Pick<CommandDeps, 'registers'>, bodyId: string): Promise<Council | undefined> {
  const council = await deps.registers.directory.councilAbove(bodyId);
  return council?.organisationId === bodyId ? council : undefined;
}

/** A council that a body's own secretary serves: the one named, or the council of awards. */
export async function councilServed(
  deps: Pick<CommandDeps, 'registers'>,
  bodyId: string,
  councilId: string | undefined,
): Promise<Council | undefined> {
  if (councilId === undefined) return councilOf(deps, bodyId);
  const council = await deps.registers.directory.council(councilId);
  return council?.organisationId === bodyId ? council : undefined;
}

/** The live state; what the register holds once the process is over and forgotten by the engine. */
export const sessionNow = async (
  deps: Pick<CommandDeps, 'registers' | 'engine'>,
  sessionId: string,
): Promise<SessionState | undefined> =>
  (await deps.engine.session(sessionId)) ?? (await deps.registers.events.sessionState(sessionId));
