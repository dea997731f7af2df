import type { Channel } from '../../domain/acts.ts';
import type { InterestKind } from '../../domain/council/interests.ts';
import { actorOf, openBallotLink } from './ballot-link.ts';
import { type CommandDeps, type Done, done, refusal } from './command.ts';

/** Khai báo quyền, lợi ích liên quan: the items the holder of the link keeps out of. "None" comes with the ballot. */
export const createDeclareInterest =
  (deps: CommandDeps) =>
  async (input: {
    readonly token: string;
    /** What the browser holds to which the link is tied. */
    readonly key?: string | undefined;
    readonly items: readonly number[];
    /** One for each item; left out by a caller that does not ask. */
    readonly kinds?: readonly InterestKind[];
    readonly channel: Channel;
    readonly requestId: string;
  }): Promise<Done> => {
    const { token, key, items, kinds, channel, requestId } = input;
    const opened = await openBallotLink(deps, token, key);
    const actor = actorOf(opened);
    const trace = { actor, channel, command: 'declareInterest', subject: opened.sessionId ?? 'unknown' };
    if ('barred' in opened) return refusal(deps, trace, { code: opened.barred });
    const { memberId, sessionId } = opened;
    const outcome = await deps.engine.actOnSession(
      sessionId,
      { command: { type: 'declareInterest', memberId, items, ...(kinds ? { kinds } : {}) }, actor, channel },
      requestId,
    );
    return 'refused' in outcome ? refusal(deps, trace, outcome.refused) : done(outcome);
  };
