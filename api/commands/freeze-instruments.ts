import type { AgendaPart } from '../../domain/council/session.ts';
import { contentHash } from '../content-hash.ts';
import { instrumentFacts } from '../queries/instrument-facts.ts';
import type { CommandDeps } from './command.ts';

/** Keeps what the figures beside an agenda are counted from; the session's first event names it by this hash. */
export async function freezeInstruments(
  { registers }: Pick<CommandDeps, 'registers'>,
  sessionId: string,
  agenda: readonly AgendaPart[],
  at: string,
): Promise<{ readonly instrumentsHash?: string }> {
  const facts = await instrumentFacts(registers, agenda, at);
  if (facts === undefined) return {};
  const hash = contentHash(facts);
  await registers.instruments.keep(sessionId, { hash, facts });
  return { instrumentsHash: hash };
}
