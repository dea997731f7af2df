import { findImport } from '../queries/import-view.ts';
import { type Caller, type Done, type ImportCommandDeps, refusal } from './command.ts';

const REFUSALS = { NOT_APPLIED: 'IMPORT_NOT_APPLIED', SUBMITTED: 'IMPORT_SUBMITTED' } as const;

/** Thu hồi danh sách đã đưa vào hồ sơ: its drafts go; possible until the first of them was sent. */
export const createUndoImport =
  (deps: ImportCommandDeps) =>
  async ({ person, channel, importId }: Caller & { readonly importId: string }): Promise<Done> => {
    const trace = {
      actor: { id: person.id, role: 'proposer' },
      channel,
      command: 'undoImport',
      subject: importId,
    } as const;
    const found = await findImport(deps, person, importId);
    if ('barred' in found) return refusal(deps, trace, { code: found.barred });
    const outcome = await deps.registers.imports.undo(importId);
    if (outcome !== 'UNDONE') return refusal(deps, trace, { code: REFUSALS[outcome] });
    return { ok: true, at: deps.now().toISOString() };
  };
