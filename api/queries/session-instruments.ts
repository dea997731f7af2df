import { type Instruments, instrumentsOf } from '../../domain/council/instruments.ts';
import { itemsFor } from '../../domain/council/roll.ts';
import { type SessionState, voters } from '../../domain/council/session.ts';
import type { CommandDeps } from '../commands/command.ts';

type Deps = Pick<CommandDeps, 'registers'>;

/**
 * The figures as they were frozen, for a member: of the items that member votes on. Null in a session of before there were
 * any.
 */
export const figuresOfBallot = (deps: Deps, sessionId: string, session: SessionState, memberId: string) =>
  figures(deps, sessionId, session, itemsFor(session, memberId));

/**
 * For the council's own body. Whoever votes, the chair above all, sees what their ballot may show and not before they
 * have declared: null until then.
 */
export async function figuresOfSession(
  deps: Deps,
  sessionId: string,
  session: SessionState,
  personId: string,
): Promise<Instruments | null> {
  if (!voters(session).some(({ id }) => id === personId)) return figures(deps, sessionId, session);
  if (session.recusals[personId] === undefined) return null;
  return figuresOfBallot(deps, sessionId, session, personId);
}

async function figures(
  { registers }: Deps,
  sessionId: string,
  { instrumentsHash }: SessionState,
  items?: readonly number[],
): Promise<Instruments | null> {
  const facts =
    instrumentsHash === undefined ? undefined : await registers.instruments.find(sessionId, instrumentsHash);
  if (facts === undefined) return null;
  return items === undefined ? instrumentsOf(facts) : instrumentsOf(facts, (item) => items.includes(item));
}
