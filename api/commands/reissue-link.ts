import { createHash } from 'node:crypto';
import { newToken, tokenHash } from '../../adapters/secrets.ts';
import { holderOf } from '../../domain/council/roll.ts';
import { itemCount, voters } from '../../domain/council/session.ts';
import { councilInvitation } from '../../templates/mail/council-invitation.ts';
import { deadlineWord } from '../pages/words.ts';
import { type Caller, type CommandDeps, type Done, refusal } from './command.ts';
import { openForSecretary } from './session-access.ts';

/**
 * Gửi lại đường dẫn bỏ phiếu: a new link to the member's own address, every earlier one revoked. The secretary never
 * sees it. Refused for a member who has voted: a second link could then only do harm.
 */
export const createReissueLink =
  (deps: CommandDeps) =>
  async (input: Caller & { readonly sessionId: string; readonly memberId: string }): Promise<Done> => {
    const { person, channel, requestId, sessionId, memberId } = input;
    const trace = {
      actor: { id: person.id, role: 'secretary' },
      channel,
      command: 'reissueLink',
      subject: sessionId,
    } as const;
    const opened = await openForSecretary(deps, input, sessionId);
    if (typeof opened === 'string') return refusal(deps, trace, { code: opened });
    const { session, council } = opened;
    const at = deps.now().toISOString();
    const member = await deps.registers.directory.person(memberId);
    const holder = await deps.registers.directory.person(holderOf(session, memberId));
    if (member === undefined || holder === undefined || !voters(session).some((one) => one.id === memberId)) {
      return refusal(deps, trace, { code: 'NOT_A_MEMBER' });
    }
    if (session.voted.includes(memberId)) return refusal(deps, trace, { code: 'ALREADY_VOTED' });
    if (session.closedAt !== null || at >= session.votingClosesAt) {
      return refusal(deps, trace, { code: 'VOTING_CLOSED' });
    }

    const body = await deps.registers.directory.organisation(council.organisationId);
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
      ...(holder.id === memberId ? {} : { onBehalfOf: `${member.honorific} ${member.name}` }),
    });
    const n = createHash('sha256').update(requestId).digest('hex').slice(0, 16);
    await deps.registers.links.reissue(
      {
        tokenHash: tokenHash(token),
        purpose: 'ballot',
        personId: memberId,
        sessionId,
        expiresAt: session.votingClosesAt,
      },
      {
        mail: {
          messageId: `<${sessionId}.ballot-link.${memberId}.${n}@ghi-cong>`,
          to: { name: holder.name, address: holder.email },
          ...text,
        },
        about: sessionId,
        kind: 'ballot-link',
      },
    );
    return { ok: true, at };
  };
