import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';

/** Tiếp nhận hồ sơ. The rule set in force today is pinned by the engine and the clock of verification starts. */
export const createReceiveDossier =
  (deps: CommandDeps) =>
  (input: Caller & { readonly dossierId: string }): Promise<Done> => {
    const { dossierId, channel, requestId } = input;
    const edition = editionOn(dateInVietnam(deps.now().toISOString()));
    return actOnDossier(deps, input, { command: 'receiveDossier', dossierId, roles: ['officer'] }, (actor) =>
      deps.engine.actOnDossier(
        dossierId,
        {
          command: { type: 'receiveDossier', ...(edition === undefined ? {} : { ruleSet: edition.id }) },
          actor,
          channel,
        },
        requestId,
      ),
    );
  };
