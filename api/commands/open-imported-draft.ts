import { draftFrom, nomineesFrom } from '../dossier-draft.ts';
import { sealerOf, withKnownNumbers } from '../nominee-numbers.ts';
import { type Caller, type CommandDeps, type Done, refusal } from './command.ts';

/** Mở bản thảo từ danh sách đã nhập: from then on it is a draft like any other, under the same id. */
export const createOpenImportedDraft =
  (deps: CommandDeps) =>
  async ({ person, channel, draftId }: Caller & { readonly draftId: string }): Promise<Done> => {
    const trace = {
      actor: { id: person.id, role: 'proposer' },
      channel,
      command: 'openImportedDraft',
      subject: draftId,
    } as const;
    const list = await deps.registers.imports.draft(draftId);
    if (list?.unitId !== person.unitId) return refusal(deps, trace, { code: 'UNKNOWN_DRAFT' });
    if (list.dossierId !== null) return refusal(deps, trace, { code: 'ALREADY_SUBMITTED' });
    // Opened before: what was typed since is not to be overwritten.
    if ((await deps.registers.drafts.find(draftId)) === undefined) {
      const { unitId, awardCode, evaluationYear } = list;
      const seal = sealerOf(deps.registers.identities, unitId);
      const nominees = nomineesFrom(list).map((typed, index) => {
        const { citizenId = null, staffId = null } = list.nominees[index] ?? {};
        return withKnownNumbers(typed, { citizenId, staffId }, seal);
      });
      const content = draftFrom({ awardCode, evaluationYear: String(evaluationYear) }, nominees);
      await deps.registers.drafts.save({ id: draftId, unitId, ownerId: person.id, awardCode, content });
    }
    return { ok: true, at: deps.now().toISOString() };
  };
