import { findList } from '../queries/import-view.ts';
import { importRole, registerArea } from '../register-areas.ts';
import { type Caller, type Done, type ImportCommandDeps, refusal } from './command.ts';

/** Thu hồi danh sách đã ghi vào sổ, as a whole, while nothing has been built upon what it put in. */
export const createUndoList =
  (deps: ImportCommandDeps) =>
  async (input: Caller & { readonly importId: string }): Promise<Done> => {
    const { person, channel, importId } = input;
    const actor = { id: person.id, role: person.roles[0] ?? 'proposer' } as const;
    const trace = { actor, channel, command: 'undoList', subject: importId } as const;
    const found = await findList(deps, input, importId);
    if ('barred' in found) return refusal(deps, trace, { code: found.barred });
    const { record, report } = found;
    const role = importRole(record.area, person);
    const told = role === undefined ? trace : { ...trace, actor: { id: person.id, role } };
    if (record.stage !== 'APPLIED') return refusal(deps, told, { code: 'IMPORT_NOT_APPLIED' });
    const takeBack = registerArea(record.area)?.takeBack;
    if (!takeBack) return refusal(deps, told, { code: 'IMPORT_KEPT' });
    const refs = report.rows.flatMap(({ outcome, ref }) => (outcome === 'ADDED' && ref !== null ? [ref] : []));
    const kept = await takeBack(deps, input, refs);
    if (kept !== undefined) return refusal(deps, told, { code: kept });
    await deps.registers.imports.undo(importId);
    return { ok: true, at: deps.now().toISOString() };
  };
