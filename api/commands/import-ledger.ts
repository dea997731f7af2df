import type { ImportOutcome, NewAward, SubjectDescription } from '../../adapters/ledger-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import {
  COLUMN_WORDS,
  cellAddress,
  findHeadings,
  type Headings,
  type LegacyColumn,
  type LegacySheet,
} from '../../domain/ledger/legacy-columns.ts';
import { type LegacyRow, type RowProblem, readLegacyRow } from '../../domain/ledger/legacy-row.ts';
import { spellingKey } from '../../domain/ledger/spelling.ts';
import { fold } from '../../domain/names/vietnamese-names.ts';

/** One thing to look at in the file, where it stands and in words. */
export interface ListedCell {
  readonly sheet: string;
  /** `C12`; the row alone where no one cell is meant. */
  readonly cell: string;
  /** `NOTE`: the row is entered all the same. */
  readonly severity: RowProblem['severity'] | 'NOTE';
  readonly sentence: string;
  readonly suggestion?: string;
}

export interface ImportReport {
  readonly dryRun: boolean;
  readonly rows: number;
  readonly entered: number;
  /** In the ledger since an earlier import. */
  readonly already: number;
  /** Rows that are not entered; each is in `cells`. */
  readonly held: number;
  readonly cells: readonly ListedCell[];
}

/** A row that may be entered, with where it stands. */
interface Entry {
  readonly award: NewAward;
  readonly subject: SubjectDescription;
  readonly place: { readonly sheet: string; readonly row: number; readonly headings: Headings };
}

type Unit = { readonly id: string; readonly name: string };

/**
 * Nhập sổ khen thưởng cũ: every row is entered, or is listed with its cell and what to do about it. Rows in doubt are held
 * back until somebody has put the file right; entering the same file again enters what is new and nothing twice.
 */
export const createImportLedger =
  (deps: { readonly registers: Registers; readonly now: () => Date }) =>
  async (input: {
    /** Who keeps the register; the rows are seen by their body. */
    readonly person: Person;
    readonly sheets: readonly LegacySheet[];
    readonly dryRun: boolean;
  }): Promise<ImportReport> => {
    const { ledger } = deps.registers;
    const at = deps.now().toISOString();
    const units = await ledger.unitsUnder(input.person.unitId);
    const cells: ListedCell[] = [];
    const entries: Entry[] = [];
    let rows = 0;
    for (const sheet of input.sheets) {
      const read = readSheet(sheet, units, input.person.unitId, dateInVietnam(at), ledger.rowKey);
      rows += read.rows;
      cells.push(...read.cells);
      entries.push(...read.entries);
    }
    const { once, repeated } = apart(entries);
    cells.push(...repeated);
    const outcomes = await ledger.importRows(once, { personId: input.person.id, at }, input.dryRun);
    const count = (wanted: ImportOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
    cells.push(...outcomes.flatMap((outcome, index) => remark(outcome, once[index])));
    const [entered, already] = [count('ENTERED'), count('ALREADY')];
    return { dryRun: input.dryRun, rows, entered, already, held: rows - entered - already, cells };
  };

function readSheet(
  sheet: LegacySheet,
  units: readonly Unit[],
  keeperId: string,
  today: string,
  rowKey: (parts: readonly string[]) => string,
): { readonly rows: number; readonly cells: readonly ListedCell[]; readonly entries: readonly Entry[] } {
  const headings = findHeadings(sheet);
  if ('missing' in headings) {
    // An empty sheet beside the register is no fault.
    if (sheet.rows.every(isEmpty)) return { rows: 0, cells: [], entries: [] };
    const missing = headings.missing.map((column) => `“${COLUMN_WORDS[column]}”`).join(', ');
    const sentence = `Không tìm thấy dòng tiêu đề có đủ các cột; còn thiếu ${missing}. Đề nghị bổ sung rồi nhập lại.`;
    return {
      rows: 0,
      cells: [{ sheet: sheet.name, cell: 'A1', severity: 'WRONG', sentence }],
      entries: [],
    };
  }
  const cells: ListedCell[] = [];
  const entries: Entry[] = [];
  let rows = 0;
  for (const [row, written] of sheet.rows.entries()) {
    if (row <= headings.row || isEmpty(written)) continue;
    rows += 1;
    const place = { sheet: sheet.name, row, headings };
    const { row: read, problems } = readLegacyRow((column) => written[headings.at[column] ?? -1] ?? '', today);
    const placed = read === undefined ? undefined : placeRow(read, units, keeperId);
    const all = placed !== undefined && 'problem' in placed ? [...problems, placed.problem] : problems;
    cells.push(...all.map((problem) => listed(place, problem)));
    if (read === undefined || placed === undefined || 'problem' in placed) continue;
    entries.push({ ...entryOf(read, placed, rowKey), place });
  }
  return { rows, cells, entries };
}

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** The unit in the directory, or the keeper's body for units that are no longer there. */
function placeRow(row: LegacyRow, units: readonly Unit[], keeperId: string): Unit | { readonly problem: RowProblem } {
  const known = units.find(({ name }) => spellingKey(name) === spellingKey(row.unitName));
  if (known !== undefined) return known;
  const alike = units.find(({ name }) => fold(name) === fold(row.unitName));
  if (alike !== undefined) {
    const sentence = 'Tên đơn vị viết khác danh bạ. Đề nghị xác nhận.';
    return { problem: { column: 'unit', severity: 'DOUBTFUL', sentence, suggestion: alike.name } };
  }
  // A staff id says something within its unit only: two companies may both have an NV001.
  if (row.staffId !== null) {
    const sentence =
      'Không có đơn vị này trong danh bạ nên chưa biết mã cán bộ là của nơi nào. Đề nghị ghi đúng tên đơn vị hoặc ghi số CCCD.';
    return { problem: { column: 'unit', severity: 'DOUBTFUL', sentence } };
  }
  return { id: keeperId, name: row.unitName };
}

function entryOf(row: LegacyRow, unit: Unit, rowKey: (parts: readonly string[]) => string): Omit<Entry, 'place'> {
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
  return {
    award: {
      id: `import/${key}`,
      code: award.code,
      kind: award.kind,
      level: award.level,
      year,
      decisionNumber,
      decidedOn,
      note,
      ...place,
    },
    subject: { kind, name, birthYear, citizenId, staffId, ...place },
  };
}

/** Rows that say the same twice: one person written down twice, or two whom the register does not tell apart. */
function apart(entries: readonly Entry[]): { readonly once: readonly Entry[]; readonly repeated: ListedCell[] } {
  const first = new Map<string, Entry>();
  const repeated: ListedCell[] = [];
  for (const entry of entries) {
    const before = first.get(entry.award.id);
    if (before === undefined) first.set(entry.award.id, entry);
    else {
      const where = `${before.place.sheet === entry.place.sheet ? '' : `trang “${before.place.sheet}”, `}dòng ${before.place.row + 1}`;
      const sentence = `Nội dung trùng với ${where}. Nếu là hai người khác nhau, đề nghị ghi thêm năm sinh hoặc số CCCD; nếu là một, đề nghị xóa dòng này.`;
      repeated.push(listed(entry.place, { column: 'name', severity: 'DOUBTFUL', sentence }));
    }
  }
  return { once: [...first.values()], repeated };
}

function remark(outcome: ImportOutcome, entry: Entry | undefined): readonly ListedCell[] {
  if (entry === undefined) return [];
  if (outcome.outcome === 'CONTRADICTING') {
    const sentence =
      'Số CCCD hoặc mã cán bộ này trong sổ là của người khác tên, khác năm sinh, hoặc của hai người khác nhau. Đề nghị kiểm tra lại.';
    const column = entry.place.headings.at.citizenId === undefined ? 'identity' : 'citizenId';
    return [listed(entry.place, { column, severity: 'DOUBTFUL', sentence })];
  }
  if (outcome.outcome === 'ALREADY' || outcome.alike === 0) return [];
  const sentence = `Đã ghi vào sổ; sổ còn ${outcome.alike} hồ sơ cùng tên. Đề nghị đối chiếu, gộp nếu là cùng một người.`;
  return [listed(entry.place, { column: 'name', severity: 'NOTE', sentence })];
}

function listed(
  { sheet, row, headings }: Entry['place'],
  problem: Omit<RowProblem, 'severity'> & Pick<ListedCell, 'severity'>,
): ListedCell {
  const { severity, sentence, suggestion } = problem;
  const at = headings.at[problem.column as LegacyColumn];
  const cell = at === undefined ? `dòng ${row + 1}` : cellAddress(row, at);
  return { sheet, cell, severity, sentence, ...(suggestion === undefined ? {} : { suggestion }) };
}
