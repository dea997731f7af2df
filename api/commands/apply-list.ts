import { needsAnswer } from '../../domain/intake/findings.ts';
import { openLists } from '../../domain/intake/lists.ts';
import { countOf, type ListReport } from '../../domain/intake/report.ts';
import { findList } from '../queries/import-view.ts';
import { importRole, registerArea } from '../register-areas.ts';
import { type Caller, type Done, type ImportCommandDeps, refusal } from './command.ts';

export interface ApplyListInput extends Caller {
  readonly importId: string;
  readonly version: number;
  /** On what ground it is recorded. */
  readonly reason: string;
}

/**
 * Ghi danh sách vào sổ. What it is going to write is kept first: when the program ends in the middle, doing it again
 * writes the rest and still knows which entries are its own.
 */
export const createApplyList =
  (deps: ImportCommandDeps) =>
  async (input: ApplyListInput): Promise<Done<{ readonly added: number; readonly changed: number }>> => {
    const { person, channel, importId, version } = input;
    // The writing has one name, however often it is tried.
    const caller = { person, channel, requestId: importId } as const;
    const actor = { id: person.id, role: person.roles[0] ?? 'proposer' } as const;
    const trace = { actor, channel, command: 'applyList', subject: importId } as const;
    const found = await findList(deps, caller, importId);
    if ('barred' in found) return refusal(deps, trace, { code: found.barred });
    const { record, content, report } = found;
    const area = registerArea(record.area);
    const role = importRole(record.area, person);
    if (area === undefined || role === undefined) return refusal(deps, trace, { code: 'UNKNOWN_IMPORT' });
    const told = { ...trace, actor: { id: person.id, role } };
    if (record.stage !== 'OPEN' || record.version !== version) return refusal(deps, told, { code: 'IMPORT_CHANGED' });
    if (report.remarks.some(needsAnswer)) return refusal(deps, told, { code: 'IMPORT_NOT_READY' });
    if (input.reason.trim() === '') return refusal(deps, told, { code: 'REASON_NEEDED' });
    const planned = content.report ?? report;
    const { imports } = deps.registers;
    if (!(await imports.change(importId, version, { ...content, report: planned }))) {
      return refusal(deps, told, { code: 'IMPORT_CHANGED' });
    }
    const open = openLists(content.workbook, content.layout, area.kinds, content.answers);
    const reason = input.reason.trim();
    const result = await area.create(deps)({ ...caller, open, reason, dryRun: false, skipHeld: false });
    if ('refused' in result) return refusal(deps, told, result.refused);
    if (!result.written) return refusal(deps, told, { code: 'IMPORT_NOT_READY' });
    const written = withPlanned(result, planned);
    if (!(await imports.apply(importId, version + 1, { ...content, report: written }, []))) {
      return refusal(deps, told, { code: 'IMPORT_CHANGED' });
    }
    return { ok: true, at: result.at, added: countOf(written, 'ADDED'), changed: countOf(written, 'CHANGED') };
  };

/** What was to be added and is there now was added by the attempt that broke off. */
function withPlanned(report: ListReport, planned: ListReport): ListReport {
  const key = ({ sheet, row }: ListReport['rows'][number]) => `${sheet}!${row}`;
  const meant = new Map(planned.rows.map((row) => [key(row), row.outcome]));
  return {
    ...report,
    rows: report.rows.map((row) => {
      const before = meant.get(key(row));
      const ours = row.outcome === 'SAME' && (before === 'ADDED' || before === 'CHANGED');
      return ours ? { ...row, outcome: before } : row;
    }),
  };
}
