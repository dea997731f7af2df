import { randomBytes } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { PaperDesk } from '../ballot-ports.ts';
import { paperSerial } from '../secrets.ts';

/** RFC 9474. "Deterministic" concerns the message, which is random already; the PSS salt is random all the same. */
const suite = RSABSSA.SHA384.PSS.Deterministic();

export const createPaperDesk = (): PaperDesk => ({
  async make(sessionId, { classId, publicKey }) {
    const secret = randomBytes(32).toString('base64url');
    const serial = new TextEncoder().encode(paperSerial(secret, sessionId));
    const { blindedMsg, inv } = await suite.blind(await keyOf(publicKey), serial);
    return { classId, secret, blinded: text(blindedMsg), unblind: text(inv) };
  },
  async finish(sessionId, { classId, publicKey }, { secret, unblind }, blindSignature) {
    const serial = new TextEncoder().encode(paperSerial(secret, sessionId));
    const signature = await suite.finalize(await keyOf(publicKey), serial, bytes(blindSignature), bytes(unblind));
    return { classId, secret, signature: text(signature) };
  },
});

const keyOf = (publicKey: string) =>
  crypto.subtle.importKey('spki', Buffer.from(publicKey, 'base64'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, [
    'verify',
  ]);

const text = (raw: Uint8Array): string => Buffer.from(raw).toString('base64url');
const bytes = (encoded: string): Uint8Array => new Uint8Array(Buffer.from(encoded, 'base64url'));
