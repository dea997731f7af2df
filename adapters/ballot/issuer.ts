import { constants, createHash, createPublicKey, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto';
import type { Engine } from '../../api/engine-port.ts';
import { boxIdIn, boxIdOf, everyItem, isVoter, itemsFor, roundOf } from '../../domain/council/roll.ts';
import type { SessionState } from '../../domain/council/session.ts';
import { type RefusalCode, refuse } from '../../domain/refusals.ts';
import type { PaperIssuer } from '../ballot-ports.ts';
import type { IssuerKeys } from './issuer-keys.ts';

/** The signature that came out does not give back what went in: a fault of the machine, which would betray the key. */
class SigningFault extends Error {
  override readonly name = 'SigningFault';
}

/** @param engine the sessions' own workflows: nobody else says who may have a paper */
export const createIssuer = (keys: IssuerKeys, engine: Pick<Engine, 'session' | 'actOnSession'>): PaperIssuer => ({
  async classFor(sessionId, memberId) {
    const session = await engine.session(sessionId);
    if (session === undefined) return { refused: 'UNKNOWN_SESSION' };
    if (!isVoter(session, memberId)) return { refused: 'NOT_A_MEMBER' };
    if (session.closedAt !== null) return { refused: 'VOTING_CLOSED' };
    const items = itemsFor(session, memberId);
    const without = everyItem(session).filter((item) => !items.includes(item));
    const found = await keys.classOf(boxIdOf(sessionId, session), items, without);
    return found ?? { refused: 'VOTING_CLOSED' };
  },

  async issue({ sessionId, boxId, memberId, classId, blinded, linkId, declaredNoInterest, actor, channel }) {
    const found = isBoxOf(sessionId, boxId) ? await keys.find(boxId, classId) : undefined;
    if (found === undefined) return refuse('PAPER_UNKNOWN');
    const { bytes, sha256 } = read(blinded);
    // The roll hears what papers of this key leave out: the workflow refuses one that reaches further than this member may.
    const paper = { sha256, without: found.without };
    const outcome = await engine.actOnSession(
      sessionId,
      { command: { type: 'castBallot', memberId, declaredNoInterest, linkId, paper }, actor, channel },
      // The paper is part of the id: the same one is carried out once, and another is another act, which is refused.
      `ballot/${boxId}/${memberId}/${sha256.slice(0, 16)}`,
    );
    if ('refused' in outcome) return outcome;
    return { at: outcome.accepted.at, blindSignature: blindSign(found.key, bytes) };
  },

  async sign({ sessionId, memberId, classId, blinded }) {
    const session = await engine.session(sessionId);
    if (session === undefined) return { refused: 'UNKNOWN_SESSION' };
    const { bytes, sha256 } = read(blinded);
    const found = await keys.find(boxIdOf(sessionId, session), classId);
    const barred = barredFrom(session, memberId, { sha256, items: found?.of.items });
    if (barred !== undefined || found === undefined) return { refused: barred ?? 'VOTING_CLOSED' };
    return { blindSignature: blindSign(found.key, bytes) };
  },

  async end({ sessionId, boxId }) {
    const session = await engine.session(sessionId);
    // Whoever reaches this process may ask: keys are destroyed on the word of the box's own session alone.
    if (session === undefined) return { refused: 'UNKNOWN_SESSION' };
    return isOver(sessionId, boxId, session)
      ? { classes: await keys.destroy(boxId) }
      : { refused: 'VOTING_STILL_OPEN' };
  },
});

const isBoxOf = (sessionId: string, boxId: string): boolean =>
  ([1, 2] as const).some((round) => boxId === boxIdIn(sessionId, round));

/** Whether voting into this box has ended, by the session that it belongs to. */
const isOver = (sessionId: string, boxId: string, session: SessionState): boolean =>
  boxId === boxIdOf(sessionId, session) ? session.closedAt !== null : boxId === sessionId && roundOf(session) === 2;

function read(blinded: string): { readonly bytes: Buffer; readonly sha256: string } {
  const bytes = Buffer.from(blinded, 'base64url');
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

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
function blindSign(key: KeyObject, blinded: Buffer): string {
  const padding = constants.RSA_NO_PADDING;
  const signature = privateDecrypt({ key, padding }, blinded);
  if (!publicEncrypt({ key: createPublicKey(key), padding }, signature).equals(blinded))
    throw new SigningFault('a blind signature does not verify');
  return signature.toString('base64url');
}
