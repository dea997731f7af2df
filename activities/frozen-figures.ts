import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { InstrumentFacts } from '../domain/council/instruments.ts';
import type { ActivityDeps } from './deps.ts';
import { must } from './lookups.ts';

// The package is CommonJS and its types say `default`, which Node's module rules read as a property of a function.
const canonicalJson = canonicalize as unknown as (value: unknown) => string | undefined;

/** What the figures of a session were counted from is not what its first event says. Retried, and shown as an incident. */
class FiguresDiffer extends Error {
  override readonly name = 'FiguresDiffer';
}

/** As kept at the convening, with the text whose SHA-256 the event carries; undefined in sessions of before there were any. */
export async function frozenFigures(
  registers: ActivityDeps['registers'],
  sessionId: string,
  hash: string | undefined,
): Promise<{ readonly facts: InstrumentFacts; readonly text: string } | undefined> {
  if (hash === undefined) return undefined;
  const facts = must(await registers.instruments.find(sessionId, hash), `figures ${hash} of ${sessionId}`);
  const text = canonicalJson(facts) ?? '';
  if (createHash('sha256').update(text).digest('hex') !== hash) {
    throw new FiguresDiffer(`the figures of ${sessionId} are not those of its first event`);
  }
  return { facts, text };
}
