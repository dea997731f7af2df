import { type Caller, type CommandDeps, type Done, refusal } from './command.ts';
import { noNewLink, sendBallotLink } from './send-ballot-link.ts';
import { openForSecretary } from './session-access.ts';

/** Gửi lại đường dẫn bỏ phiếu, asked for by the secretary, who never sees it. */
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
    if (member === undefined) return refusal(deps, trace, { code: 'NOT_A_MEMBER' });
    const reason = noNewLink(session, memberId, at);
    if (reason !== undefined) return refusal(deps, trace, { code: reason });
    await sendBallotLink(deps, { session, sessionId, council, member, requestId });
    return { ok: true, at };
  };
