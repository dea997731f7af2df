import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';

/** Cấp số, ngày và phát hành. Number and date come from this one step, so that nothing can be back-dated. */
export const createIssueDecision =
  (deps: CommandDeps) =>
  (input: Caller & { readonly dossierId: string }): Promise<Done> => {
    const { dossierId, channel, requestId } = input;
    return actOnDossier(deps, input, { command: 'issueDecision', dossierId, roles: ['clerk'] }, (actor) =>
      deps.engine.actOnDecision(dossierId, { command: { type: 'issueDecision' }, actor, channel }, requestId),
    );
  };
