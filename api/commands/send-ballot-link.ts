import { createHash } from 'node:crypto';
import type { Council, Person } from '../../adapters/register-ports.ts';
import { newToken, tokenHash } from '../../adapters/secrets.ts';
import { votesOnPaper } from '../../domain/council/paper-voters.ts';
import { holderOf, isVoter } from '../../domain/council/roll.ts';
import { itemCount, type SessionState } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { councilInvitation } from '../../templates/mail/council-invitation.ts';
import { deadlineWord } from '../pages/words.ts';
import { votingOver } from './ballot-link.ts';
import type { CommandDeps } from './command.ts';

/** Why a member gets no new link; undefined when one may be sent. A second link after the vote could only do harm. */
export function noNewLink(session: SessionState, memberId: string, now: string): RefusalCode | undefined {
  if (!isVoter(session, memberId)) return 'NOT_A_MEMBER';
  if (session.voted.includes(memberId)) return 'ALREADY_VOTED';
  if (votesOnPaper(session, memberId)) return 'VOTES_ON_PAPER';
  return votingOver(session, now) ? 'VOTING_CLOSED' : undefined;
}

export interface NewBallotLink {
  readonly session: SessionState;
  readonly sessionId: string;
  readonly council: Council;
  /** Whose paper it is. */
  readonly member: Person;
  /** The same request makes one mail. */
  readonly requestId: string;
}

/**
 * A new link to whoever holds the member's paper, at that person's own address; every earlier one dies in the same transaction, a bound one too. Nobody else
 * ever sees it: the register keeps its hash, the outbox a sealed text that is erased once sent.
 */
export async function sendBallotLink(deps: CommandDeps, asked: NewBallotLink): Promise<void> {
  const { session, sessionId, council, member, requestId } = asked;
  const { directory } = deps.registers;
  const body = await directory.organisation(council.organisationId);
  const holderId = holderOf(session, member.id);
  const holder = holderId === member.id ? member : await directory.person(holderId);
  if (holder === undefined) throw new Error(`${holderId} holds a paper and is not in the directory`);
  const token = newToken();
  const text = councilInvitation({
    personName: holder.name,
    honorific: holder.honorific,
    councilName: council.name,
    sessionId,
    itemCount: session.onBallot?.length ?? itemCount(session),
    closesAt: deadlineWord(session.votingClosesAt),
    link: `${deps.appUrl}/b/${token}`,
    secretaryContact: body?.contact ?? '',
    again: 'reissue',
    ...(holder === member ? {} : { onBehalfOf: `${member.honorific} ${member.name}` }),
  });
  const n = createHash('sha256').update(requestId).digest('hex').slice(0, 16);
  await deps.registers.links.reissue(
    {
      tokenHash: tokenHash(token),
      purpose: 'ballot',
      personId: member.id,
      sessionId,
      expiresAt: session.votingClosesAt,
    },
    {
      mail: {
        messageId: `<${sessionId}.ballot-link.${member.id}.${n}@ghi-cong>`,
        to: { name: holder.name, address: holder.email },
        ...text,
      },
      about: sessionId,
      kind: 'ballot-link',
    },
  );
}
