/** Papers without a member, as they are once the blinding is off: signed directly, because the signature is the same. */

import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { fingerprint } from '../../adapters/ballot/paper-signature.ts';
import type { BallotBox, Choice, Choices, PaperClass, SignedPaper } from '../../adapters/ballot-ports.ts';
import { newToken, paperSerial, slipSerial } from '../../adapters/secrets.ts';

/** One pair for all: what a test is about is never whose key it was. */
const pairs = new Map<string, { publicKey: KeyObject; privateKey: KeyObject }>();

function pairFor(name: string) {
  const pair = pairs.get(name) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
  pairs.set(name, pair);
  return pair;
}

export function classFor(items: readonly number[]): PaperClass {
  const publicKey = pairFor(items.join()).publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return { classId: fingerprint(publicKey), items, publicKey };
}

export function paperFor(sessionId: string, items: readonly number[], secret = newToken()): SignedPaper {
  const key = pairFor(items.join()).privateKey;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const serial = Buffer.from(paperSerial(secret, sessionId));
  const signature = sign('sha384', serial, { key, padding, saltLength: 48 }).toString('base64url');
  return { classId: classFor(items).classId, secret, signature };
}

export interface Filled {
  readonly paper: SignedPaper;
  readonly choices: Choices;
}

/** A filled paper for the items that have a choice; `undefined` leaves an item out of the paper. */
export function ballot(sessionId: string, choices: readonly (Choice | undefined)[], secret = newToken()): Filled {
  const chosen = choices.flatMap((choice, index) => (choice === undefined ? [] : [[index + 1, choice] as const]));
  const items = chosen.map(([item]) => item);
  return { paper: paperFor(sessionId, items, secret), choices: Object.fromEntries(chosen) };
}

/** Puts it in as the web does: the class is known before the paper comes. */
export async function castInto(box: BallotBox, sessionId: string, { paper, choices }: Filled) {
  await box.admit(sessionId, classFor(Object.keys(choices).map(Number)));
  return await box.cast(sessionId, paper, choices);
}

export const slipsOf = (sessionId: string, { paper, choices }: Filled): readonly string[] =>
  Object.keys(choices).map((item) => slipSerial(paper.secret, sessionId, Number(item)));
