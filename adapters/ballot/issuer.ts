import { constants, createHash, createPublicKey, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto';
import { itemsFor } from '../../domain/council/ballot-items.ts';
import { type SessionState, voters } from '../../domain/council/session.ts';
import type { PaperIssuer } from '../ballot-ports.ts';
import type { IssuerKeys } from './issuer-keys.ts';

/** The signature that came out does not give back what went in: a fault of the machine, which would betray the key. */
class SigningFault extends Error {
  override readonly name = 'SigningFault';
}

/**
 * @param sessionNow the live state, from the session's own workflow; undefined when no such process is known any more
 */
export const createIssuer = (
  keys: IssuerKeys,
  sessionNow: (sessionId: string) => Promise<SessionState | undefined>,
): PaperIssuer => ({
  async classFor(sessionId, memberId) {
    const session = await sessionNow(sessionId);
    if (session === undefined) return { refused: 'UNKNOWN_SESSION' };
    if (!voters(session).some((one) => one.id === memberId)) return { refused: 'NOT_A_MEMBER' };
    if (session.closedAt !== null) return { refused: 'VOTING_CLOSED' };
    return (await keys.classOf(sessionId, itemsFor(session, memberId))) ?? { refused: 'VOTING_CLOSED' };
  },

  async sign({ sessionId, memberId, classId, blinded }) {
    const session = await sessionNow(sessionId);
    if (session === undefined) return { refused: 'UNKNOWN_SESSION' };
    const bytes = Buffer.from(blinded, 'base64url');
    if (session.papers?.[memberId] !== createHash('sha256').update(bytes).digest('hex')) {
      return { refused: session.voted.includes(memberId) ? 'ALREADY_VOTED' : 'PAPER_UNKNOWN' };
    }
    const found = await keys.find(sessionId, classId);
    if (found === undefined) return { refused: session.closedAt === null ? 'PAPER_UNKNOWN' : 'VOTING_CLOSED' };
    const fits = found.of.items.join() === itemsFor(session, memberId).join();
    if (!fits) return { refused: 'PAPER_OUTDATED' };
    return { blindSignature: blindSign(found.key, bytes).toString('base64url') };
  },

  async end(sessionId) {
    const session = await sessionNow(sessionId);
    if (session !== undefined && session.closedAt === null) return { refused: 'VOTING_STILL_OPEN' };
    return { classes: await keys.destroy(sessionId) };
  },
});

/**
 * BlindSign of RFC 9474 §4.3: the raw RSA operation, then the check that the RFC asks for. OpenSSL does it in constant time
 * and two hundred times as fast as the library's big numbers in JavaScript.
 */
function blindSign(key: KeyObject, blinded: Buffer): Buffer {
  const padding = constants.RSA_NO_PADDING;
  const signature = privateDecrypt({ key, padding }, blinded);
  if (!publicEncrypt({ key: createPublicKey(key), padding }, signature).equals(blinded))
    throw new SigningFault('a blind signature does not verify');
  return signature;
}
