import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { DossierState } from '../../domain/dossier/dossier.ts';
import { isNeeded, missingFrom, missingInWords } from '../../domain/rules/papers.ts';
import { awardRule } from '../../domain/rules/rule-set.ts';
import { editionOn, ruleSetById } from '../../domain/rulesets/index.ts';
import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';

export interface ReceiveInput extends Caller {
  readonly dossierId: string;
  /** Why the dossier is received although papers are missing; kept only then. */
  readonly papersReason?: string | undefined;
}

/**
 * Tiếp nhận hồ sơ. The rule set in force today is pinned by the engine and the clock of verification starts. Papers that
 * are missing must be answered: the dossier goes back, or the officer says why it is received all the same.
 */
export const createReceiveDossier =
  (deps: CommandDeps) =>
  ({ dossierId, papersReason = '', ...input }: ReceiveInput): Promise<Done> => {
    const { channel, requestId } = input;
    const edition = editionOn(dateInVietnam(deps.now().toISOString()));
    return actOnDossier(deps, input, { command: 'receiveDossier', dossierId, roles: ['officer'] }, async (actor) => {
      const missing = await missingAtReceipt(deps, dossierId, edition?.id);
      const reason = papersReason.trim();
      const answered = missing.length > 0 && reason !== '' ? { noteHash: await deps.registers.notes.keep(reason) } : {};
      const outcome = await deps.engine.actOnDossier(
        dossierId,
        {
          command: {
            type: 'receiveDossier',
            ...(edition === undefined ? {} : { ruleSet: edition.id }),
            ...(missing.length > 0 ? { papersMissing: missing.length, ...answered } : {}),
          },
          actor,
          channel,
        },
        requestId,
      );
      if (!('refused' in outcome) || outcome.refused.code !== 'PAPERS_UNANSWERED') return outcome;
      const detail = `Còn thiếu: ${missingInWords(missing).join('; ')}.`;
      return { refused: { ...outcome.refused, facts: { ...outcome.refused.facts, detail } } };
    });
  };

/** By the rules that the receipt pins: those of its first one when the dossier came back, else the edition of today. */
async function missingAtReceipt({ engine, registers }: CommandDeps, dossierId: string, edition: string | undefined) {
  const state: DossierState | undefined = await engine.dossier(dossierId);
  const submission = state && (await registers.dossiers.submission(dossierId, state.version));
  const id = state?.ruleSet ?? edition;
  if (state === undefined || submission === undefined || id === undefined) return [];
  const award = awardRule(ruleSetById(id), state.awardCode);
  return award === undefined ? [] : missingFrom(award, submission).filter(isNeeded);
}
