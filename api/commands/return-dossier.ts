import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';

/** Trả hồ sơ để bổ sung. The reason is kept as a note; the engine holds its hash. An empty reason is refused. */
export const createReturnDossier =
  (deps: CommandDeps) =>
  (input: Caller & { readonly dossierId: string; readonly reason: string }): Promise<Done> => {
    const { dossierId, channel, requestId } = input;
    return actOnDossier(deps, input, { command: 'returnDossier', dossierId, roles: ['officer'] }, async (actor) => {
      const noteHash = await deps.registers.notes.keep(input.reason.trim());
      return deps.engine.actOnDossier(
        dossierId,
        { command: { type: 'returnDossier', noteHash }, actor, channel },
        requestId,
      );
    });
  };
