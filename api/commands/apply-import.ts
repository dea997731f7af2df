import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { draftLists, isReady } from '../../domain/intake/drafts.ts';
import { findImport } from '../queries/import-view.ts';
import { type Caller, type Done, type ImportCommandDeps, refusal } from './command.ts';

export interface ApplyImportInput extends Caller {
  readonly importId: string;
  readonly version: number;
}

/** Đưa vào hồ sơ: one draft for each award. Refused while a cell waits for an answer. */
export const createApplyImport =
  (deps: ImportCommandDeps) =>
  async ({ person, channel, importId, version }: ApplyImportInput): Promise<Done<{ readonly drafts: number }>> => {
    const trace = {
      actor: { id: person.id, role: 'proposer' },
      channel,
      command: 'applyImport',
      subject: importId,
    } as const;
    const found = await findImport(deps, person, importId);
    if ('barred' in found) return refusal(deps, trace, { code: found.barred });
    const { record, content, analysis } = found;
    if (record.stage !== 'OPEN' || record.version !== version) return refusal(deps, trace, { code: 'IMPORT_CHANGED' });
    if (!isReady(analysis)) return refusal(deps, trace, { code: 'IMPORT_NOT_READY' });
    const at = deps.now().toISOString();
    const unit = await deps.registers.directory.organisation(person.unitId);
    const evaluationYear = Number(dateInVietnam(at).slice(0, 4));
    const drafts = draftLists(analysis.rows, unit?.name ?? person.unitId).map((list) => ({
      ...list,
      importId,
      unitId: person.unitId,
      evaluationYear,
    }));
    const applied = await deps.registers.imports.apply(
      importId,
      version,
      { ...content, applied: analysis.rows },
      drafts,
    );
    if (!applied) return refusal(deps, trace, { code: 'IMPORT_CHANGED' });
    return { ok: true, at, drafts: drafts.length };
  };
