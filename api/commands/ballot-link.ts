import { tokenHash } from '../../adapters/secrets.ts';
import type { Actor } from '../../domain/acts.ts';
import { holderOf, isVoter, mayVoteOn } from '../../domain/council/roll.ts';
import { itemCount, type SessionState } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CommandDeps } from './command.ts';
import { sessionNow } from './session-access.ts';

export interface OpenedBallot {
  readonly memberId: string;
  readonly sessionId: string;
  readonly session: SessionState;
  /** The public id of this link, as the roll notes it. It cannot be turned into the link, nor into a serial. */
  readonly linkId: string;
  readonly expired: boolean;
}

export interface BarredBallot {
  readonly barred: RefusalCode;
  /** Who and what the link was for, as far as it is known. */
  readonly memberId?: string;
  readonly sessionId?: string;
}

/** What a link in an invitation opens. Reading it changes nothing. */
export async function openBallotLink(
  deps: Pick<CommandDeps, 'registers' | 'engine' | 'now'>,
  token: string,
): Promise<OpenedBallot | BarredBallot> {
  const hash = tokenHash(token);
  const link = await deps.registers.links.find(hash);
  if (link === undefined || link.purpose !== 'ballot' || link.sessionId === null) return { barred: 'LINK_UNKNOWN' };
  const { personId: memberId, sessionId } = link;
  if (link.revokedAt !== null) return { barred: 'LINK_REVOKED', memberId, sessionId };
  const session = await sessionNow(deps, sessionId);
  if (session === undefined) return { barred: 'UNKNOWN_SESSION', memberId, sessionId };
  if (!isVoter(session, memberId)) return { barred: 'NOT_A_MEMBER', memberId, sessionId };
  const expired = link.expiresAt <= deps.now().toISOString();
  return { linkId: hash.slice(0, 16), memberId, sessionId, session, expired };
}

/**
 * Whether the roll took the member through this very link. Only then may a paper still be put into the box: a link
 * issued in the meantime must never make a second ballot.
 */
export const tookPartThrough = (
  session: SessionState,
  { memberId, linkId }: Pick<OpenedBallot, 'memberId' | 'linkId'>,
) => session.votedThrough[memberId] === linkId;

/** The items on a member's paper: those of the round, but none that the member keeps out of. */
export const itemsFor = (session: SessionState, memberId: string): readonly number[] =>
  Array.from({ length: itemCount(session) }, (_, index) => index + 1).filter((item) =>
    mayVoteOn(session, memberId, item),
  );

/** Whoever holds the paper acts: the member, or the delegate in the member's name. */
export function actorOf({ session, memberId }: Partial<OpenedBallot>): Actor {
  if (session === undefined || memberId === undefined) return { id: memberId ?? 'unknown', role: 'member' };
  const id = holderOf(session, memberId);
  return { id, role: 'member', ...(id === memberId ? {} : { onBehalfOf: memberId }) };
}
