import type { Registers } from '../../adapters/register-ports.ts';
import { boxIdOf } from '../../domain/council/roll.ts';
import { frozenFigures } from '../frozen-figures.ts';
import { must } from '../lookups.ts';
import type { BundleEntry } from './bundle.ts';

/**
 * The opened boxes and the figures of a session, each the very text that was hashed: `sha256sum ballots.json` is the box
 * hash in the minutes.
 */
export async function sessionEntries(registers: Registers, sessionId: string): Promise<readonly BundleEntry[]> {
  const session = must(await registers.events.sessionState(sessionId), `session ${sessionId}`);
  // Nothing was voted on: there is no box to publish.
  if (session.calledOff !== undefined) return [];
  const box = async (path: string, boxId: string) => ({
    path,
    bytes: Buffer.from(await registers.box.sealedText(boxId)),
  });
  const last = boxIdOf(sessionId, session);
  const figures = await frozenFigures(registers, sessionId, session.instrumentsHash);
  return [
    await box('ballots.json', sessionId),
    ...(last === sessionId ? [] : [await box('ballots-second-round.json', last)]),
    ...(figures === undefined ? [] : [{ path: 'instruments.json', bytes: Buffer.from(figures.text) }]),
  ];
}
