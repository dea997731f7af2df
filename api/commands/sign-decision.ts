import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';

/** Ký quyết định. The engine signs the draft that stands; it refuses those who proposed or verified. */
export const createSignDecision =
  (deps: CommandDeps) =>
  (input: Caller & { readonly dossierId: string }): Promise<Done> => {
    const { dossierId, channel, requestId } = input;
    return actOnDossier(deps, input, { command: 'signDecision', dossierId, roles: ['authority'] }, (actor) =>
      deps.engine.actOnDecision(dossierId, { command: { type: 'signDecision' }, actor, channel }, requestId),
    );
  };
