import { type Instruments, instrumentsOf } from '../../domain/council/instruments.ts';
import type { SessionState } from '../../domain/council/session.ts';
import type { CommandDeps } from '../commands/command.ts';

/**
 * The figures as they were frozen; null in a session of before there were any.
 * @param seen items whose content the reader may know
 */
export async function sessionInstruments(
  { registers }: Pick<CommandDeps, 'registers'>,
  sessionId: string,
  { instrumentsHash }: SessionState,
  seen?: (item: number) => boolean,
): Promise<Instruments | null> {
  const facts =
    instrumentsHash === undefined ? undefined : await registers.instruments.find(sessionId, instrumentsHash);
  return facts === undefined ? null : instrumentsOf(facts, seen);
}
