/** A sheet with a known layout: which rows are data, what stands in a cell once it was answered, what of the rest to say. */

import { type Answers, type CellAnswer, rowName } from './answers.ts';
import { type Doubt, doubt, type Finding, isKeepable, levelOf, sentenceFor } from './findings.ts';
import { type RowMarks, rowKinds, type TableLayout } from './layout.ts';
import { type LegacyEncoding, legacyEncodingOf } from './legacy-encodings.ts';
import { type Cell, cellAt, cellName, isBlank, type Sheet, type Workbook } from './workbook.ts';

export interface OpenTable<F extends string> {
  columnOf(field: F): number | undefined;
  /** The cell, or for a merged block the one that holds its value. */
  cellAt(row: number, column: number): { readonly cell: Cell | null; readonly merged: boolean };
  answerFor(cell: string): CellAnswer | undefined;
  isLeftOut(row: number): boolean;
  /** The old encoding that most of the sheet's doubtful texts are certainly in. */
  readonly encoding: LegacyEncoding | undefined;
  /** From 0. */
  readonly dataRows: readonly number[];
  /** The last row of the sheet's list that holds anything else: totals, signatures. */
  readonly footers: readonly number[];
  /** Sections, footers, rows that were not read: nothing of a sheet is passed over without a word. */
  readonly findings: readonly Finding[];
}

export const placed = (sheet: Sheet, row: number, column: number, found: string, said: Doubt): Finding => ({
  ...said,
  level: levelOf(said.code),
  keepable: isKeepable(said.code),
  sheet: sheet.name,
  row,
  column,
  cell: cellName(sheet.name, row, column),
  found,
  sentence: sentenceFor(said),
});

export function openTable<F extends string>(
  sheet: Sheet,
  layout: TableLayout<F>,
  marks: RowMarks<F>,
  answers: Answers,
): OpenTable<F> {
  const columns = new Map(layout.columns.flatMap(({ field, column }) => (field === null ? [] : [[field, column]])));
  const byCell = new Map(answers.cells.map((answer) => [answer.cell, answer]));
  const leftOut = new Set(answers.leftOut);
  const isLeftOut = (row: number) => leftOut.has(rowName(sheet.name, row));
  const merged = mergedCells(sheet);
  const kinds = rowKinds(sheet, layout, marks).map((kind, index) => ({ kind, row: layout.headerRow + 1 + index }));
  const rowsThatAre = (wanted: string) => kinds.flatMap(({ kind, row }) => (kind === wanted ? [row] : []));
  const dataRows = rowsThatAre('DATA');
  const hidden = new Set(sheet.hiddenRows);
  const others = rowsThatAre('OTHER_LIST');
  const findings = [
    ...kinds.flatMap(({ kind, row }) =>
      kind === 'SECTION' || kind === 'FOOTER'
        ? [at(row, doubt(kind))]
        : kind === 'LEFT_OUT'
          ? [at(row, doubt('ROW_LEFT_OUT'))]
          : [],
    ),
    ...others.slice(0, 1).map((row) => at(row, doubt('SECOND_LIST', [String(others.length)]))),
    ...dataRows.filter((row) => hidden.has(row) && !isLeftOut(row)).map((row) => at(row, doubt('HIDDEN_ROW'))),
  ];

  /** Said at the first cell of the row that holds anything. */
  function at(row: number, said: Doubt): Finding {
    const column = Math.max(0, sheet.rows[row]?.findIndex((cell) => !isBlank(cell)) ?? 0);
    return placed(sheet, row, column, cellAt(sheet, row, column)?.text ?? '', said);
  }

  return {
    columnOf: (field) => columns.get(field),
    cellAt(row, column) {
      const above = merged.get(`${row},${column}`);
      return above === undefined
        ? { cell: cellAt(sheet, row, column), merged: false }
        : { cell: cellAt(sheet, above, column), merged: true };
    },
    answerFor: (cell) => byCell.get(cell),
    isLeftOut,
    encoding: encodingOf(sheet),
    dataRows,
    footers: rowsThatAre('FOOTER'),
    findings: findings.filter(({ cell, code }) => !byCell.get(cell)?.keep.includes(code)),
  };
}

/** Sheets that nobody sees in the workbook. */
export const hiddenSheets = ({ hiddenSheets: names = [] }: Workbook): readonly Finding[] =>
  names.map((name) => placed({ name, rows: [], merges: [] }, 0, 0, '', doubt('HIDDEN_SHEET')));

/** For each cell covered by a block merged downwards, the row that holds the block's value. */
function mergedCells(sheet: Sheet): ReadonlyMap<string, number> {
  const covered = new Map<string, number>();
  for (const { top, bottom, left } of sheet.merges) {
    for (let row = top + 1; row <= bottom && row < sheet.rows.length; row += 1) covered.set(`${row},${left}`, top);
  }
  return covered;
}

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
