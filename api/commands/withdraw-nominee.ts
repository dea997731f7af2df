import { stageOf } from '../../domain/dossier/dossier.ts';
import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';

/** Rút một trường hợp. While a decision is being drawn up the decision takes the act, before that the dossier. */
export const createWithdrawNominee =
  (deps: CommandDeps) =>
  (input: Caller & { readonly dossierId: string; readonly no: number; readonly reason: string }): Promise<Done> => {
    const { dossierId, no, channel, requestId } = input;
    const step = { command: 'withdrawNominee', dossierId, roles: ['proposer', 'officer'] } as const;
    return actOnDossier(deps, input, step, async (actor) => {
      const noteHash = await deps.registers.notes.keep(input.reason.trim());
      const state = await deps.engine.dossier(dossierId);
      return state !== undefined && stageOf(state) === 'DECIDED'
        ? deps.engine.actOnDecision(
            dossierId,
            { command: { type: 'dropNominee', no, noteHash }, actor, channel },
            requestId,
          )
        : deps.engine.actOnDossier(
            dossierId,
            { command: { type: 'withdrawNominee', no, noteHash }, actor, channel },
            requestId,
          );
    });
  };
