import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { refuse } from '../../domain/refusals.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';

export interface AdoptRulesInput extends Caller {
  readonly dossierId: string;
  /** Id of the edition that the officer had before them. */
  readonly ruleSet: string;
  readonly reason: string;
}

/**
 * Áp dụng quy định mới có lợi hơn: a dossier received under the former rules goes on under those of today (transition of
 * 01/10/2026). Whether they are more favourable is for the officer to say, and the reason is on record.
 */
export const createAdoptFavourableRules =
  (deps: CommandDeps) =>
  ({ dossierId, ruleSet, reason, ...caller }: AdoptRulesInput): Promise<Done> => {
    const { channel, requestId } = caller;
    const step = { command: 'adoptFavourableRules', dossierId, roles: ['officer'] } as const;
    return actOnDossier(deps, caller, step, async (actor) => {
      // The engine knows which rules are newer, and only the calendar which of them bind already.
      if (editionOn(dateInVietnam(deps.now().toISOString()))?.id !== ruleSet) return refuse('NOT_NEWER_RULES');
      const noteHash = await deps.registers.notes.keep(reason.trim());
      const command = { type: 'adoptFavourableRules', ruleSet, noteHash } as const;
      return deps.engine.actOnDossier(dossierId, { command, actor, channel }, requestId);
    });
  };
