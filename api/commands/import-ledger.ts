import type { ImportOutcome, NewAward, SubjectDescription } from '../../adapters/ledger-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { needsAnswer, type Remark } from '../../domain/intake/findings.ts';
import { doubtful, type ListRow } from '../../domain/intake/lists.ts';
import { isClear, type RowReport, reportOf, rowReport } from '../../domain/intake/report.ts';
import type { LegacyColumn } from '../../domain/ledger/legacy-list.ts';
import { type LegacyRow, type RowProblem, readLegacyRow } from '../../domain/ledger/legacy-row.ts';
import { spellingKey } from '../../domain/ledger/spelling.ts';
import { fold } from '../../domain/names/vietnamese-names.ts';
import { worksForBody } from '../access.ts';
import { refusal } from './command.ts';
import type { RegisterImport, RegisterImportDeps } from './register-import.ts';

type Line = ListRow<LegacyColumn>;
type Unit = { readonly id: string; readonly name: string };

/** A row that may be entered. */
interface Entry {
  readonly line: Line;
  readonly award: NewAward;
  readonly subject: SubjectDescription;
}

/**
 * Nhập sổ khen thưởng cũ: every row is entered, or is listed with its cell and what to do about it. Rows in doubt are held
 * back until somebody has answered; entering the same list again enters what is new and nothing twice.
 */
export const createImportLedger =
  (deps: RegisterImportDeps): RegisterImport =>
  async ({ person, channel, open, dryRun, skipHeld }) => {
    const { ledger } = deps.registers;
    const at = deps.now().toISOString();
    if (!worksForBody(person)) {
      const actor = { id: person.id, role: person.roles[0] ?? 'proposer' } as const;
      const trace = { actor, channel, command: 'importLedger', subject: person.unitId };
      return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
    }
    const units = await ledger.unitsUnder(person.unitId);
    const lines: readonly Line[] = open.lists.flatMap(({ rows }) => rows);
    const read = lines.map((line) => readLine(line, units, person.unitId, dateInVietnam(at), ledger.rowKey));
    const { once, repeated } = apart(read.flatMap(({ entry }) => entry ?? []));
    const remarks = [...read.flatMap((one) => one.remarks), ...repeated];
    const waits = [...open.remarks, ...open.lists.flatMap((list) => list.remarks), ...remarks].some(needsAnswer);
    const rehearsal = dryRun || (waits && !skipHeld);
    const outcomes = await ledger.importRows(once, { personId: person.id, at }, rehearsal);
    const told = new Map(once.map(({ line, award }, index) => [line, { award, outcome: outcomes[index] }]));
    const rows = lines.map((line): RowReport => {
      const one = told.get(line);
      const name = line.text('name');
      if (one === undefined || one.outcome?.outcome === 'CONTRADICTING') return rowReport(line, name, 'HELD');
      const isNew = one.outcome?.outcome === 'ENTERED';
      return rowReport(line, name, isNew ? 'ADDED' : 'SAME', isNew && rehearsal ? null : one.award.id);
    });
    const remarked = outcomes.flatMap((outcome, index) => remarkOn(outcome, once[index]?.line));
    return { ok: true, at, ...reportOf(open, rows, [...remarks, ...remarked], !rehearsal) };
  };

function readLine(
  line: Line,
  units: readonly Unit[],
  keeperId: string,
  today: string,
  rowKey: (parts: readonly string[]) => string,
): { readonly remarks: readonly Remark[]; readonly entry?: Entry } {
  const { row, problems } = readLegacyRow(line, today);
  const unit = row && placeRow(row, units, keeperId, line.isKept('unit', 'UNIT_ELSEWHERE'));
  const all = unit !== undefined && 'problem' in unit ? [...problems, unit.problem] : problems;
  const remarks = [...line.remarks, ...all.map((problem) => line.remark(problem.column, problem))];
  if (row === undefined || unit === undefined || 'problem' in unit || !isClear(line)) return { remarks };
  return { remarks, entry: { line, ...entryOf(row, unit, rowKey) } };
}

/** The unit in the directory, or the keeper's body for units that are no longer there. */
function placeRow(
  row: LegacyRow,
  units: readonly Unit[],
  keeperId: string,
  isElsewhere: boolean,
): Unit | { readonly problem: RowProblem } {
  const known = units.find(({ name }) => spellingKey(name) === spellingKey(row.unitName));
  if (known !== undefined) return known;
  const alike = units.find(({ name }) => fold(name) === fold(row.unitName));
  if (alike !== undefined && !isElsewhere) {
    const saying = doubtful('Tên đơn vị viết khác danh bạ. Đề nghị xác nhận.', alike.name);
    return { problem: { column: 'unit', code: 'UNIT_ELSEWHERE', ...saying } };
  }
  // A staff id says something within its unit only: two companies may both have an NV001.
  if (row.staffId !== null) {
    const sentence =
      'Không có đơn vị này trong danh bạ nên chưa biết mã cán bộ là của nơi nào. Đề nghị ghi đúng tên đơn vị hoặc ghi số CCCD.';
    return { problem: { column: 'unit', ...doubtful(sentence) } };
  }
  return { id: keeperId, name: row.unitName };
}

function entryOf(row: LegacyRow, unit: Unit, rowKey: (parts: readonly string[]) => string): Omit<Entry, 'line'> {
  const { kind, name, birthYear, citizenId, staffId, award, year, decisionNumber, decidedOn, note } = row;
  // By spelling, so that the same register typed again with `hoà` for `hòa` is known again.
  const key = rowKey([
    kind,
    spellingKey(name),
    String(birthYear),
    citizenId ?? '',
    staffId ?? '',
    spellingKey(row.unitName),
    award.code,
    String(year),
    spellingKey(decisionNumber),
    decidedOn ?? '',
  ]);
  const place = { unitId: unit.id, unitName: row.unitName };
  const { code, kind: awardKind, level } = award;
  return {
    award: { id: `import/${key}`, code, kind: awardKind, level, year, decisionNumber, decidedOn, note, ...place },
    subject: { kind, name, birthYear, citizenId, staffId, ...place },
  };
}

/** Rows that say the same twice: one person written down twice, or two whom the register does not tell apart. */
function apart(entries: readonly Entry[]): { readonly once: readonly Entry[]; readonly repeated: readonly Remark[] } {
  const first = new Map<string, Entry>();
  const repeated: Remark[] = [];
  for (const entry of entries) {
    const before = first.get(entry.award.id);
    if (before === undefined) first.set(entry.award.id, entry);
    else {
      const { sheet, row } = before.line;
      const where = `${sheet === entry.line.sheet ? '' : `trang “${sheet}”, `}dòng ${row + 1}`;
      const sentence = `Nội dung trùng với ${where}. Nếu là hai người khác nhau, đề nghị ghi thêm năm sinh hoặc số CCCD; nếu là một, đề nghị bỏ dòng này.`;
      repeated.push(entry.line.remark('name', doubtful(sentence)));
    }
  }
  return { once: [...first.values()], repeated };
}

function remarkOn(outcome: ImportOutcome, line: Line | undefined): readonly Remark[] {
  if (line === undefined) return [];
  if (outcome.outcome === 'CONTRADICTING') {
    const sentence =
      'Số CCCD hoặc mã cán bộ này trong sổ là của người khác tên, khác năm sinh, hoặc của hai người khác nhau. Đề nghị kiểm tra lại.';
    return [line.remark(line.has('citizenId') ? 'citizenId' : 'identity', doubtful(sentence))];
  }
  if (outcome.outcome === 'ALREADY' || outcome.alike === 0) return [];
  const sentence = `Sổ còn ${outcome.alike} hồ sơ cùng tên. Sau khi ghi, đề nghị đối chiếu và gộp nếu là cùng một người.`;
  return [line.remark('name', { level: 'notice', sentence })];
}
