import type { Channel } from '../../domain/acts.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { linkIdOf, openBallotLink } from './ballot-link.ts';
import { type CommandDeps, type Done, refusal } from './command.ts';
import { noNewLink, sendBallotLink } from './send-ballot-link.ts';
import { sessionNow } from './session-access.ts';

/** Invitation, reminder, and one or two who changed the device: more in an hour is a machine or a mistake. */
const LINKS_IN_AN_HOUR = 4;
const HOUR = 3_600_000;

/**
 * Xin gửi lại đường dẫn: the holder of a link that was begun in another browser, or ran out, has a new one sent to the
 * mailbox of the member, or of the delegate who holds the member's paper. A link that was already replaced cannot do so, else an old mail could for ever end a new link.
 */
export const createRequestBallotLink =
  (deps: CommandDeps) =>
  async (input: { readonly token: string; readonly channel: Channel }): Promise<Done> => {
    const { token, channel } = input;
    const opened = await openBallotLink(deps, token);
    const { memberId = 'unknown', sessionId = 'unknown' } = opened;
    const actor = { id: memberId, role: 'member' } as const;
    const no = (code: RefusalCode) =>
      refusal(deps, { actor, channel, command: 'requestBallotLink', subject: sessionId }, { code });
    if ('barred' in opened && opened.barred !== 'LINK_ELSEWHERE') return no(opened.barred);
    const now = deps.now();
    const at = now.toISOString();
    const session = await sessionNow(deps, sessionId);
    const council = session && (await deps.registers.directory.council(session.councilId));
    const member = await deps.registers.directory.person(memberId);
    if (session === undefined || council === undefined || member === undefined) return no('UNKNOWN_SESSION');
    const reason = noNewLink(session, memberId, at);
    if (reason !== undefined) return no(reason);
    const since = new Date(now.getTime() - HOUR).toISOString();
    const issued = await deps.registers.links.issuedSince(memberId, sessionId, since);
    if (issued >= LINKS_IN_AN_HOUR) return no('LINK_SENT_RECENTLY');
    await sendBallotLink(deps, { session, sessionId, council, member, requestId: `own request ${linkIdOf(token)}` });
    return { ok: true, at };
  };
