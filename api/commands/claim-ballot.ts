import { tokenHash } from '../../adapters/secrets.ts';
import type { Channel } from '../../domain/acts.ts';
import { actorOf, openBallotLink } from './ballot-link.ts';
import { type CommandDeps, type Done, refusal } from './command.ts';

/**
 * Nhận phiếu trên trình duyệt này: ties the link to the browser in which its holder declares, whatever the answer. From
 * then on the mail alone opens nothing.
 */
export const createClaimBallot =
  (deps: CommandDeps) =>
  async (input: { readonly token: string; readonly key: string; readonly channel: Channel }): Promise<Done> => {
    const { token, key, channel } = input;
    const opened = await openBallotLink(deps, token, key);
    const actor = actorOf(opened);
    const trace = { actor, channel, command: 'claimBallot', subject: opened.sessionId ?? 'unknown' };
    if ('barred' in opened) return refusal(deps, trace, { code: opened.barred });
    // Two browsers may declare in the same moment: the register takes one of them.
    const mine = opened.bound || (await deps.registers.links.bind(tokenHash(token), tokenHash(key)));
    return mine ? { ok: true, at: deps.now().toISOString() } : refusal(deps, trace, { code: 'LINK_ELSEWHERE' });
  };
