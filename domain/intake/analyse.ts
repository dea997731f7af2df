/** From a workbook, its layout and people's answers to rows and findings. Everything else builds on this one function. */

import { fold } from '../names/vietnamese-names.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import { compareRows } from './across-rows.ts';
import type { Answers } from './answers.ts';
import { type CatalogueAward, createAwardMatcher, type MatchAward } from './award-matcher.ts';
import { FIELDS, type Field, guessHeading } from './fields.ts';
import { type Doubt, doubt, type Finding } from './findings.ts';
import type { Layout, RowMarks } from './layout.ts';
import { hiddenSheets, type OpenTable, openTable, placed } from './open-table.ts';
import { dateOrderOf } from './read-birth.ts';
import { readRow, type Surroundings } from './read-row.ts';
import type { ImportedRow } from './rows.ts';
import { cellAt, cellName, type Sheet, type Workbook } from './workbook.ts';

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
    return { rows: [], findings: [placed(first, 0, 0, '', doubt('NO_LIST'))] };
  const rows = parts.flatMap((part) => part.rows);
  const across = acrossFindings(rows, inquiry, workbook);
  const place = new Map(workbook.sheets.map(({ name }, index) => [name, index]));
  const order = (finding: Finding) => place.get(finding.sheet) ?? 0;
  const findings = [...parts.flatMap((part) => part.findings), ...across, ...hiddenSheets(workbook)].toSorted(
    (a, b) => order(a) - order(b) || a.row - b.row || a.column - b.column,
  );
  return { rows, findings };
}

/** By what a row of nominees is known. */
const MARKS: RowMarks<Field> = { name: 'name', number: 'no', fewest: 3, guess: guessHeading };

function readSheet(sheet: Sheet, layout: Layout[number], inquiry: Inquiry, matchAward: MatchAward): Analysis {
  const table = openTable(sheet, layout, MARKS, inquiry.answers);
  const { columnOf } = table;
  const birthColumn = columnOf('birthDate');
  const around: Surroundings = {
    ...table,
    sheet: sheet.name,
    kind: layout.kind ?? 'INDIVIDUAL',
    dateOrder:
      birthColumn === undefined ? 'DAY_FIRST' : dateOrderOf(sheet.rows.map((cells) => cells[birthColumn] ?? null)),
    matchAward,
    sheetAward: columnOf('award') === undefined ? sheetAwardOf(layout, inquiry) : null,
    today: inquiry.today,
  };
  const rows: ImportedRow[] = [];
  const findings = [...missingColumns(sheet, layout, columnOf, inquiry), ...table.findings];
  for (const row of table.dataRows) {
    const read = readRow(around, row);
    const leftOut = table.isLeftOut(row);
    rows.push({ ...read.row, leftOut });
    // A row that goes nowhere raises no doubts.
    if (!leftOut) findings.push(...read.doubts.map((one) => placed(sheet, row, one.column, one.found, one.doubt)));
  }
  return { rows, findings: [...findings, ...numberFindings(sheet, table)] };
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
const sheetAwardOf = ({ awardCode }: Layout[number], { catalogue }: Inquiry): string | null =>
  catalogue.find(({ code, barred }) => code === awardCode && barred === undefined)?.code ?? null;

function missingColumns(
  sheet: Sheet,
  layout: Layout[number],
  columnOf: OpenTable<Field>['columnOf'],
  inquiry: Inquiry,
): Finding[] {
  const kind = layout.kind ?? 'INDIVIDUAL';
  const split = columnOf('birthMen') !== undefined && columnOf('birthWomen') !== undefined;
  const has = (field: Field) =>
    columnOf(field) !== undefined ||
    (field === 'award' && sheetAwardOf(layout, inquiry) !== null) ||
    (split && (field === 'gender' || field === 'birthDate'));
  const at = (said: Doubt) => placed(sheet, layout.headerRow, 0, '', said);
  const useful = (Object.entries(USEFUL) as [Field, string][]).filter(
    ([field]) => !has(field) && (kind === 'INDIVIDUAL' || field === 'unit'),
  );
  return [
    ...NEEDED[kind].filter((field) => !has(field)).map((field) => at(doubt('NO_COLUMN', [FIELDS[field].label]))),
    ...useful.map(([field, then]) => at(doubt('NO_OPTIONAL_COLUMN', [FIELDS[field].label, then]))),
  ];
}

/** Numbers that jump, and a total that counts differently. */
function numberFindings(sheet: Sheet, table: OpenTable<Field>): Finding[] {
  const found: Finding[] = [];
  const column = table.columnOf('no');
  let last: number | undefined;
  for (const row of column === undefined ? [] : table.dataRows) {
    const text = cellAt(sheet, row, column ?? 0)?.text.trim() ?? '';
    const number = /^\d+$/.test(text) ? Number(text) : undefined;
    // Every section may begin with 1 again.
    if (number !== undefined && last !== undefined && number !== last + 1 && number !== 1) {
      found.push(placed(sheet, row, column ?? 0, text, doubt('NUMBER_JUMP', [String(last), String(number)])));
    }
    last = number ?? last;
  }
  for (const row of table.footers) {
    const count = table.dataRows.filter((data) => data < row).length;
    for (const [at, cell] of (sheet.rows[row] ?? []).entries()) {
      const total = /^tong (?:so|cong).{0,30}?(\d+)/.exec(fold(cell?.text ?? ''))?.[1];
      const kept = table.answerFor(cellName(sheet.name, row, at))?.keep.includes('TOTAL_DIFFERS');
      if (total === undefined || Number(total) === count || kept) continue;
      found.push(
        placed(sheet, row, at, cell?.text ?? '', doubt('TOTAL_DIFFERS', [String(Number(total)), String(count)])),
      );
    }
  }
  return found;
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
    return [placed(sheet, row.row, column, cellAt(sheet, row.row, column)?.text ?? '', said.doubt)];
  });
}
