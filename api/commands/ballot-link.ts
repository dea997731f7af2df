import { tokenHash } from '../../adapters/secrets.ts';
import { type SessionState, voters } from '../../domain/council/session.ts';
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
  if (!voters(session).some((member) => member.id === memberId)) return { barred: 'NOT_A_MEMBER', memberId, sessionId };
  const expired = link.expiresAt <= deps.now().toISOString();
  return { linkId: hash.slice(0, 16), memberId, sessionId, session, expired };
}
