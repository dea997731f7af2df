import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';

export interface RefusedNominee {
  readonly no: number;
  readonly reason: string;
}

/** Quyết định khen thưởng: the authority accepts the council's list except those named in `refusedNominees`. */
export const createDecideAward =
  (deps: CommandDeps) =>
  (
    input: Caller & { readonly dossierId: string; readonly refusedNominees: readonly RefusedNominee[] },
  ): Promise<Done> => {
    const { dossierId, channel, requestId } = input;
    return actOnDossier(deps, input, { command: 'decideAward', dossierId, roles: ['authority'] }, async (actor) => {
      const refused = await Promise.all(
        input.refusedNominees.map(async ({ no, reason }) => ({
          no,
          noteHash: await deps.registers.notes.keep(reason.trim()),
        })),
      );
      return deps.engine.actOnDossier(
        dossierId,
        { command: { type: 'decideAward', refused }, actor, channel },
        requestId,
      );
    });
  };
