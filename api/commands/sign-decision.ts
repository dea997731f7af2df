import { baseSalaryOn } from '../../domain/bonus/bonus.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { refuse } from '../../domain/refusals.ts';
import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';
import { dropBeforeSignature } from './recheck-eligibility.ts';

/** Ký quyết định. The engine signs the draft that stands; it refuses those who proposed or verified. */
export const createSignDecision =
  (deps: CommandDeps) =>
  (input: Caller & { readonly dossierId: string }): Promise<Done> => {
    const { dossierId, channel, requestId } = input;
    return actOnDossier(deps, input, { command: 'signDecision', dossierId, roles: ['authority'] }, async (actor) => {
      if (await isOutdated(deps, dossierId)) return refuse('DRAFT_OUTDATED');
      // Whoever signs must have read what is signed: after a change the new draft is read first.
      if (await dropBeforeSignature(deps, dossierId)) return refuse('NOT_ELIGIBLE_ANY_MORE');
      return deps.engine.actOnDecision(dossierId, { command: { type: 'signDecision' }, actor, channel }, requestId);
    });
  };

/**
 * The amounts in the draft are by a base salary that no longer applies. Asked here and not by the engine: the table of
 * base salaries grows with each release, and a history must not be decided otherwise because of that.
 */
async function isOutdated({ registers, engine, now }: CommandDeps, dossierId: string): Promise<boolean> {
  const decision = await engine.decision(dossierId);
  if (decision === undefined || decision.signedBy !== null) return false;
  const draft = await registers.documents.find(`${dossierId}/decision`, 'DECISION', 'DRAFT', decision.draft);
  if (draft === undefined) return false;
  const drawnUp = baseSalaryOn(dateInVietnam(draft.createdAt));
  return drawnUp.from !== baseSalaryOn(dateInVietnam(now().toISOString())).from;
}
