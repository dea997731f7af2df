import { type Caller, type CommandDeps, type Done, done, refusal } from './command.ts';
import { openForSecretary } from './session-access.ts';

/** Kết thúc phiên họp: when everybody has voted, or when the time is over. */
export const createCloseSession =
  (deps: CommandDeps) =>
  async (input: Caller & { readonly sessionId: string }): Promise<Done> => {
    const { person, channel, requestId, sessionId } = input;
    const trace = {
      actor: { id: person.id, role: 'secretary' },
      channel,
      command: 'closeSession',
      subject: sessionId,
    } as const;
    const opened = await openForSecretary(deps, input, sessionId);
    if (typeof opened === 'string') return refusal(deps, trace, { code: opened });
    const { actor } = opened;
    const outcome = await deps.engine.actOnSession(
      sessionId,
      { command: { type: 'closeSession' }, actor, channel },
      requestId,
    );
    return 'refused' in outcome ? refusal(deps, trace, outcome.refused) : done(outcome);
  };
