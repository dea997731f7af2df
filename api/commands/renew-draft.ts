import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';

/** Lập lại dự thảo: the draft that stands is no longer right, e.g. because the base salary changed overnight. */
export const createRenewDraft =
  (deps: CommandDeps) =>
  (input: Caller & { readonly dossierId: string }): Promise<Done> => {
    const { dossierId, channel, requestId } = input;
    const step = { command: 'renewDraft', dossierId, roles: ['authority', 'officer'] } as const;
    return actOnDossier(deps, input, step, (actor) =>
      deps.engine.actOnDecision(dossierId, { command: { type: 'renewDraft' }, actor, channel }, requestId),
    );
  };
