import { type Caller, type CommandDeps, type Done, done, refusal } from './command.ts';

/** Chủ tọa ký biên bản họp. Only the chair or a deputy; only then do the results leave the session. */
export const createConfirmMinutes =
  (deps: CommandDeps) =>
  async (input: Caller & { readonly sessionId: string }): Promise<Done> => {
    const { person, channel, requestId, sessionId } = input;
    const actor = { id: person.id, role: 'member' } as const;
    const trace = { actor, channel, command: 'confirmMinutes', subject: sessionId };
    if (!person.roles.includes('member')) return refusal(deps, trace, { code: 'NOT_PRESIDING' });
    const outcome = await deps.engine.actOnSession(
      sessionId,
      { command: { type: 'confirmMinutes' }, actor, channel },
      requestId,
    );
    return 'refused' in outcome ? refusal(deps, trace, outcome.refused) : done(outcome);
  };
