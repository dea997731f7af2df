import { EngineUnavailable } from '../../api/engine-port.ts';
import type { PaperIssuer } from '../ballot-ports.ts';
import type { KeyRing } from '../temporal/payload-codec.ts';
import { issuerPass } from './issuer-pass.ts';

/** Longer than the issuer itself waits for the engine. */
const PATIENCE_MS = 20_000;

/** The answer is not known; asking again is safe. */
class IssuerUnavailable extends EngineUnavailable {
  override readonly name = 'IssuerUnavailable';
}

/** The issuer's process, as the web and the worker call it. */
export function connectIssuer(url: string, ring: KeyRing): PaperIssuer {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${issuerPass(ring)}` };
  async function ask<T>(path: string, asked: object): Promise<T> {
    let answer: Response;
    try {
      answer = await fetch(new URL(path, url), {
        method: 'POST',
        headers,
        body: JSON.stringify(asked),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch (cause) {
      throw new IssuerUnavailable('the paper issuer does not answer', { cause });
    }
    if (answer.status === 400) throw new TypeError(`the paper issuer does not understand a request to ${path}`);
    if (!answer.ok) throw new IssuerUnavailable(`the paper issuer answered ${answer.status}`);
    return (await answer.json()) as T;
  }
  return {
    classFor: (sessionId, memberId) => ask('/class', { sessionId, memberId }),
    issue: (request) => ask('/issue', request),
    sign: (request) => ask('/signature', request),
    end: (request) => ask('/end', request),
  };
}

/** Throws when the process is away. */
export async function issuerAnswers(url: string): Promise<void> {
  const answer = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new IssuerUnavailable(`the paper issuer answered ${answer.status}`);
}
