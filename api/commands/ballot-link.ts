import { tokenHash } from '../../adapters/secrets.ts';
import type { Actor } from '../../domain/acts.ts';
import { votesOnPaper } from '../../domain/council/paper-voters.ts';
import { holderOf, isVoter } from '../../domain/council/roll.ts';
import type { SessionState } from '../../domain/council/session.ts';
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
  /** The council asks for a code by a second channel, and this link has not had the right one yet. */
  readonly codeNeeded: boolean;
  /** The holder declared in the browser that shows the link now. False: nobody has, in no browser. */
  readonly bound: boolean;
}

export interface BarredBallot {
  readonly barred: RefusalCode;
  /** Who and what the link was for, as far as it is known. */
  readonly memberId?: string;
  readonly sessionId?: string;
}

/** The public id of a link: names it in the roll and in counters, and opens nothing. */
export const linkIdOf = (token: string): string => tokenHash(token).slice(0, 16);

/**
 * What a link in an invitation opens. Reading it changes nothing. Once the holder has declared, it opens for the browser
 * that holds `key` only: whoever finds the mail later finds a link that is of no use.
 */
export async function openBallotLink(
  deps: Pick<CommandDeps, 'registers' | 'engine' | 'now'>,
  token: string,
  key?: string,
  lookAt: (sessionId: string) => Promise<SessionState | undefined> = (sessionId) => sessionNow(deps, sessionId),
): Promise<OpenedBallot | BarredBallot> {
  const link = await deps.registers.links.find(tokenHash(token));
  if (link === undefined || link.purpose !== 'ballot' || link.sessionId === null) return { barred: 'LINK_UNKNOWN' };
  const { personId: memberId, sessionId } = link;
  const bar = (barred: RefusalCode) => ({ barred, memberId, sessionId });
  const linkId = linkIdOf(token);
  const session = await lookAt(sessionId);
  // Before anything else: whoever opens an old mail is told what became of the session.
  if (session?.calledOff !== undefined) return bar('SESSION_CALLED_OFF');
  // A link that was replaced in the very moment of the vote must still finish what the roll took it for.
  const began = session !== undefined && tookPartThrough(session, { memberId, linkId });
  if (link.revokedAt !== null && !began) return bar('LINK_REVOKED');
  if (session === undefined) return bar('UNKNOWN_SESSION');
  if (!isVoter(session, memberId)) return bar('NOT_A_MEMBER');
  if (votesOnPaper(session, memberId)) return bar('VOTES_ON_PAPER');
  const now = deps.now().toISOString();
  const bound = link.boundHash !== null;
  if (bound && (key === undefined || tokenHash(key) !== link.boundHash)) {
    if (session.voted.includes(memberId)) return bar('ALREADY_VOTED');
    return bar(votingOver(session, now) ? 'VOTING_CLOSED' : 'LINK_ELSEWHERE');
  }
  const { ballotCodes } = deps.registers;
  const codeNeeded =
    !began && (await ballotCodes.asks(session.councilId)) && !(await ballotCodes.confirmed(link.tokenHash));
  return { linkId, memberId, sessionId, session, expired: link.expiresAt <= now, bound, codeNeeded };
}

export const votingOver = (session: SessionState, now: string): boolean =>
  session.closedAt !== null || now >= session.votingClosesAt;

const tookPartThrough = (session: SessionState, { memberId, linkId }: Pick<OpenedBallot, 'memberId' | 'linkId'>) =>
  session.votedThrough[memberId] === linkId;

/** Whoever holds the paper acts: the member, or the delegate in the member's name. */
export function actorOf({ session, memberId }: Partial<OpenedBallot>): Actor {
  if (session === undefined || memberId === undefined) return { id: memberId ?? 'unknown', role: 'member' };
  const id = holderOf(session, memberId);
  return { id, role: 'member', ...(id === memberId ? {} : { onBehalfOf: memberId }) };
}
