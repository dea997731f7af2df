import { constants, createHash, createPublicKey, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto';
import { boxIdOf, isVoter, itemsFor, roundOf } from '../../domain/council/roll.ts';
import type { SessionState } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
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
    if (!isVoter(session, memberId)) return { refused: 'NOT_A_MEMBER' };
    if (session.closedAt !== null) return { refused: 'VOTING_CLOSED' };
    return (
      (await keys.classOf(boxIdOf(sessionId, session), itemsFor(session, memberId))) ?? { refused: 'VOTING_CLOSED' }
    );
  },

  async sign({ sessionId, memberId, classId, blinded }) {
    const session = await sessionNow(sessionId);
    if (session === undefined) return { refused: 'UNKNOWN_SESSION' };
    const bytes = Buffer.from(blinded, 'base64url');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const found = await keys.find(boxIdOf(sessionId, session), classId);
    const barred = barredFrom(session, memberId, { sha256, items: found?.of.items });
    if (barred !== undefined || found === undefined) return { refused: barred ?? 'VOTING_CLOSED' };
    return { blindSignature: blindSign(found.key, bytes).toString('base64url') };
  },

  async end({ sessionId, boxId }) {
    const session = await sessionNow(sessionId);
    // Whoever reaches this process may ask: keys are destroyed on the word of the box's own session alone.
    if (session === undefined) return { refused: 'UNKNOWN_SESSION' };
    return isOver(sessionId, boxId, session)
      ? { classes: await keys.destroy(boxId) }
      : { refused: 'VOTING_STILL_OPEN' };
  },
});

/** Whether voting into this box has ended, by the session that it belongs to. */
const isOver = (sessionId: string, boxId: string, session: SessionState): boolean =>
  boxId === boxIdOf(sessionId, session) ? session.closedAt !== null : boxId === sessionId && roundOf(session) === 2;

/**
 * Why this blinded paper is not signed for this member; undefined when it is.
 * @param items of the class the paper is for; undefined when there is no key for it (any more)
 */
export function barredFrom(
  session: SessionState,
  memberId: string,
  { sha256, items }: { readonly sha256: string; readonly items: readonly number[] | undefined },
): RefusalCode | undefined {
  if (session.papers?.[memberId] !== sha256)
    return session.voted.includes(memberId) ? 'ALREADY_VOTED' : 'PAPER_UNKNOWN';
  if (items === undefined) return session.closedAt === null ? 'PAPER_UNKNOWN' : 'VOTING_CLOSED';
  return items.join() === itemsFor(session, memberId).join() ? undefined : 'PAPER_OUTDATED';
}

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
