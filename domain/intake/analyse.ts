/** From a workbook, its layout and people's answers to rows and findings. Everything else builds on this one function. */

import { fold } from '../names/vietnamese-names.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import { compareRows } from './across-rows.ts';
import { type Answers, rowName } from './answers.ts';
import { type CatalogueAward, createAwardMatcher, type MatchAward } from './award-matcher.ts';
import { FIELDS, type Field } from './fields.ts';
import { type Doubt, doubt, type Finding, levelOf, sentenceFor } from './findings.ts';
import { type Layout, rowKinds, type SheetLayout } from './layout.ts';
import { type LegacyEncoding, legacyEncodingOf } from './legacy-encodings.ts';
import { dateOrderOf } from './read-birth.ts';
import { readRow, type Surroundings } from './read-row.ts';
import type { ImportedRow } from './rows.ts';
import { type Cell, cellAt, cellName, isBlank, type Sheet, type Workbook } from './workbook.ts';

export interface Inquiry {
  readonly layout: Layout;
  readonly answers: Answers;
  readonly catalogue: readonly CatalogueAward[];
  /** `YYYY-MM-DD`, for ages. */
  readonly today: string;
}

export interface Analysis {
  readonly rows: readonly ImportedRow[];
  /** In the order of the workbook. */
  readonly findings: readonly Finding[];
}

export function analyse(workbook: Workbook, inquiry: Inquiry): Analysis {
  const matchAward = createAwardMatcher(inquiry.catalogue);
  const parts = workbook.sheets.flatMap((sheet, index) => {
    const layout = inquiry.layout[index];
    return layout === undefined || layout.kind === null ? [] : [readSheet(sheet, layout, inquiry, matchAward)];
  });
  const [first] = workbook.sheets;
  if (parts.length === 0 && first !== undefined)
    return { rows: [], findings: [finding(first, 0, 0, '', doubt('NO_LIST'))] };
  const rows = parts.flatMap((part) => part.rows);
  const across = acrossFindings(rows, inquiry, workbook);
  const place = new Map(workbook.sheets.map(({ name }, index) => [name, index]));
  const order = (finding: Finding) => place.get(finding.sheet) ?? 0;
  const findings = [...parts.flatMap((part) => part.findings), ...across].toSorted(
    (a, b) => order(a) - order(b) || a.row - b.row || a.column - b.column,
  );
  return { rows, findings };
}

const finding = (sheet: Sheet, row: number, column: number, found: string, said: Doubt): Finding => ({
  ...said,
  level: levelOf(said.code),
  sheet: sheet.name,
  row,
  column,
  cell: cellName(sheet.name, row, column),
  found,
  sentence: sentenceFor(said),
});

function readSheet(sheet: Sheet, layout: SheetLayout, inquiry: Inquiry, matchAward: MatchAward): Analysis {
  const { answers, today } = inquiry;
  const columns = new Map(layout.columns.flatMap(({ field, column }) => (field === null ? [] : [[field, column]])));
  const columnOf = (field: Field) => columns.get(field);
  const leftOut = new Set(answers.leftOut);
  const byCell = new Map(answers.cells.map((answer) => [answer.cell, answer]));
  const merged = mergedCells(sheet);
  const birthColumn = columnOf('birthDate');
  const around: Surroundings = {
    sheet: sheet.name,
    kind: layout.kind ?? 'INDIVIDUAL',
    columnOf,
    cellAt(row, column) {
      const above = merged.get(`${row},${column}`);
      return above === undefined
        ? { cell: cellAt(sheet, row, column), merged: false }
        : { cell: cellAt(sheet, above, column), merged: true };
    },
    answerFor: (cell) => byCell.get(cell),
    encoding: encodingOf(sheet),
    dateOrder:
      birthColumn === undefined ? 'DAY_FIRST' : dateOrderOf(sheet.rows.map((cells) => cells[birthColumn] ?? null)),
    matchAward,
    sheetAward: columnOf('award') === undefined ? sheetAwardOf(layout, inquiry) : null,
    today,
  };

  const rows: ImportedRow[] = [];
  const findings = missingColumns(sheet, layout, columns, inquiry);
  const kinds = rowKinds(sheet, layout);
  for (const [index, kind] of kinds.entries()) {
    const row = layout.headerRow + 1 + index;
    if (kind === 'DATA') {
      const read = readRow(around, row);
      const out = leftOut.has(rowName(sheet.name, row));
      rows.push({ ...read.row, leftOut: out });
      // A row that goes nowhere raises no doubts.
      if (!out) findings.push(...read.doubts.map((one) => finding(sheet, row, one.column, one.found, one.doubt)));
    } else if (kind !== 'EMPTY') findings.push(otherRow(sheet, row, kind));
  }
  return { rows, findings: [...findings, ...numberFindings(sheet, layout, kinds, columnOf('no'), byCell)] };
}

function otherRow(sheet: Sheet, row: number, kind: 'SECTION' | 'FOOTER' | 'LEFT_OUT'): Finding {
  const column = sheet.rows[row]?.findIndex((cell) => !isBlank(cell)) ?? 0;
  const code = kind === 'LEFT_OUT' ? 'ROW_LEFT_OUT' : kind;
  return finding(sheet, row, column, cellAt(sheet, row, column)?.text ?? '', doubt(code));
}

/** Without these a row cannot become a nominee. */
const NEEDED: Readonly<Record<SubjectKind, readonly Field[]>> = {
  INDIVIDUAL: ['position', 'achievement', 'award', 'gender'],
  COLLECTIVE: ['achievement', 'award'],
};
/** These may be absent; what happens then is said. */
const USEFUL: Readonly<Partial<Record<Field, string>>> = {
  unit: 'Nơi làm việc được ghi là đơn vị đề nghị.',
  birthDate: 'Năm sinh để trống.',
  citizenId: 'Danh sách không đối chiếu chắc chắn được với các lần khen trước.',
  roleClass: 'Không tính được tỷ lệ lao động trực tiếp.',
};

/** The award said for a whole sheet; none when the union may not propose it. */
const sheetAwardOf = ({ awardCode }: SheetLayout, { catalogue }: Inquiry): string | null =>
  catalogue.find(({ code, barred }) => code === awardCode && barred === undefined)?.code ?? null;

function missingColumns(
  sheet: Sheet,
  layout: SheetLayout,
  columns: ReadonlyMap<Field, number>,
  inquiry: Inquiry,
): Finding[] {
  const kind = layout.kind ?? 'INDIVIDUAL';
  const split = columns.has('birthMen') && columns.has('birthWomen');
  const has = (field: Field) =>
    columns.has(field) ||
    (field === 'award' && sheetAwardOf(layout, inquiry) !== null) ||
    (split && (field === 'gender' || field === 'birthDate'));
  const at = (said: Doubt) => finding(sheet, layout.headerRow, 0, '', said);
  const useful = (Object.entries(USEFUL) as [Field, string][]).filter(
    ([field]) => !has(field) && (kind === 'INDIVIDUAL' || field === 'unit'),
  );
  return [
    ...NEEDED[kind].filter((field) => !has(field)).map((field) => at(doubt('NO_COLUMN', [FIELDS[field].label]))),
    ...useful.map(([field, then]) => at(doubt('NO_OPTIONAL_COLUMN', [FIELDS[field].label, then]))),
  ];
}

/** Numbers that jump, and a total that counts differently. */
function numberFindings(
  sheet: Sheet,
  layout: SheetLayout,
  kinds: ReturnType<typeof rowKinds>,
  column: number | undefined,
  answers: ReadonlyMap<string, { readonly keep: readonly string[] }>,
): Finding[] {
  const found: Finding[] = [];
  let count = 0;
  let last: number | undefined;
  for (const [index, kind] of kinds.entries()) {
    const row = layout.headerRow + 1 + index;
    if (kind === 'DATA') {
      count += 1;
      const cell: Cell | null = column === undefined ? null : cellAt(sheet, row, column);
      const number = /^\d+$/.test(cell?.text.trim() ?? '') ? Number(cell?.text) : undefined;
      // Every section may begin with 1 again.
      if (column !== undefined && number !== undefined && last !== undefined && number !== last + 1 && number !== 1) {
        found.push(finding(sheet, row, column, String(number), doubt('NUMBER_JUMP', [String(last), String(number)])));
      }
      last = number ?? last;
    }
    if (kind !== 'FOOTER') continue;
    for (const [at, cell] of (sheet.rows[row] ?? []).entries()) {
      const total = /^tong (?:so|cong).{0,30}?(\d+)/.exec(fold(cell?.text ?? ''))?.[1];
      const kept = answers.get(cellName(sheet.name, row, at))?.keep.includes('TOTAL_DIFFERS');
      if (total === undefined || Number(total) === count || kept) continue;
      found.push(
        finding(sheet, row, at, cell?.text ?? '', doubt('TOTAL_DIFFERS', [String(Number(total)), String(count)])),
      );
    }
  }
  return found;
}

/** For each cell covered by a block merged downwards, the row that holds the block's value. */
function mergedCells(sheet: Sheet): ReadonlyMap<string, number> {
  const covered = new Map<string, number>();
  for (const { top, bottom, left } of sheet.merges) {
    for (let row = top + 1; row <= bottom && row < sheet.rows.length; row += 1) covered.set(`${row},${left}`, top);
  }
  return covered;
}

/** The old encoding that most of a sheet's doubtful texts are certainly in. */
function encodingOf(sheet: Sheet): LegacyEncoding | undefined {
  const counts: Record<LegacyEncoding, number> = { TCVN3: 0, VNI: 0 };
  for (const cells of sheet.rows) {
    for (const cell of cells) {
      const encoding = cell?.kind === 'text' ? legacyEncodingOf(cell.text) : undefined;
      if (encoding !== undefined) counts[encoding] += 1;
    }
  }
  if (counts.TCVN3 === 0 && counts.VNI === 0) return undefined;
  return counts.TCVN3 >= counts.VNI ? 'TCVN3' : 'VNI';
}

function acrossFindings(
  rows: readonly ImportedRow[],
  { layout, answers }: Inquiry,
  workbook: Workbook,
): readonly Finding[] {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const columns = new Map(
    layout.flatMap(({ name, columns: own }) =>
      own.flatMap(({ field, column }) => (field ? [[`${name} ${field}`, column] as const] : [])),
    ),
  );
  const kept = new Map(answers.cells.map(({ cell, keep }) => [cell, keep]));
  const placeOf = (index: number, field: 'name' | 'citizenId') => {
    const row = rows[index] as ImportedRow;
    return { row, column: columns.get(`${row.sheet} ${field}`) ?? columns.get(`${row.sheet} name`) ?? 0 };
  };
  const cellOf = (index: number, field: 'name' | 'citizenId') => {
    const { row, column } = placeOf(index, field);
    return cellName(row.sheet, row.row, column);
  };
  return compareRows(rows, cellOf).flatMap((said) => {
    if (kept.get(cellOf(said.index, said.field))?.includes(said.doubt.code)) return [];
    const { row, column } = placeOf(said.index, said.field);
    const sheet = sheets.get(row.sheet);
    if (sheet === undefined) return [];
    return [finding(sheet, row.row, column, cellAt(sheet, row.row, column)?.text ?? '', said.doubt)];
  });
}
