/** Where the list is in a sheet: its kind, the row of headings, what each column holds. Proposed here, corrected by people. */

import { fold, tidy } from '../names/vietnamese-names.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import { type Field, guessHeading } from './fields.ts';
import type { Confidence, GuessHeading } from './headings.ts';
import { decodeLegacy, legacyEncodingOf } from './legacy-encodings.ts';
import { cellAt, isBlank, type Merge, type Sheet, type Workbook } from './workbook.ts';

export interface ColumnLayout<F extends string = string> {
  readonly column: number;
  readonly heading: string;
  /** Null: the column is not used. */
  readonly field: F | null;
  readonly confidence: Confidence | null;
}

/** Where the headings end in a sheet, and what is under each. */
export interface TableLayout<F extends string = string> {
  /** From 0: the last row of the headings; data begin below. */
  readonly headerRow: number;
  readonly columns: readonly ColumnLayout<F>[];
}

export interface SheetLayout<K extends string = string, F extends string = string> extends TableLayout<F> {
  readonly name: string;
  /** What kind of list it is. Null: notes, instructions, anything without a list. */
  readonly kind: K | null;
  /** Code of the award all rows are proposed for, when no column says it ("Danh sách đề nghị tặng Bằng khen …"). */
  readonly awardCode: string | null;
}

/** Of any list; which kinds and columns there are depends on what it is read for. */
export type AnyLayout = readonly SheetLayout[];
/** Of a workbook of nominees. */
export type Layout = readonly SheetLayout<SubjectKind, Field>[];

/** A list's headings stand within its first rows; below, nobody would look for them. */
const LAST_HEADER_ROW = 40;
/** Lines that the headings of one list take at most. */
const DEEPEST_HEADINGS = 3;

export const withoutList = (sheet: Sheet) => ({
  name: sheet.name,
  kind: null,
  headerRow: 0,
  columns: [],
  awardCode: null,
});

export const proposeLayout = (workbook: Workbook): Layout =>
  workbook.sheets.map((sheet) => {
    const table = findTable(sheet, guessHeading);
    if (!table.columns.some(({ field }) => field === 'name') || score(table.columns) < 3) return withoutList(sheet);
    return { name: sheet.name, awardCode: null, ...table, kind: kindOf(sheet, table.columns) };
  });

/** The row of the sheet under which the most columns are known. */
export function findTable<F extends string>(sheet: Sheet, guess: GuessHeading<F>): TableLayout<F> {
  let best: TableLayout<F> = { headerRow: 0, columns: [] };
  for (let row = 0; row < Math.min(sheet.rows.length, LAST_HEADER_ROW); row += 1) {
    for (let depth = 1; depth <= DEEPEST_HEADINGS; depth += 1) {
      const columns = columnsAt(sheet, row, depth, guess);
      if (score(columns) > score(best.columns)) best = { headerRow: row + depth - 1, columns };
    }
  }
  return best;
}

/** The table of a sheet when somebody says that its headings end in another row. */
export const tableAt = <F extends string>(sheet: Sheet, headerRow: number, guess: GuessHeading<F>): TableLayout<F> => ({
  headerRow,
  columns: columnsAt(sheet, headerRow, 1, guess),
});

/** Fields found for sure count more: a title block with one familiar word must not win over the headings. */
export const score = (columns: readonly ColumnLayout[]): number =>
  columns.reduce((sum, { confidence }) => sum + (confidence === 'sure' ? 1.5 : confidence === 'likely' ? 1 : 0), 0);

/**
 * What the headings of a row say. With a depth of more than one, a heading merged over several columns is read together
 * with the words under it: "Năm sinh" over "Nam" and "Nữ".
 */
function columnsAt<F extends string>(
  sheet: Sheet,
  row: number,
  depth: number,
  guess: GuessHeading<F>,
): readonly ColumnLayout<F>[] {
  const width = Math.max(...[row, row + depth - 1].map((one) => sheet.rows[one]?.length ?? 0), 0);
  if (depth > 1 && !reachesDown(sheet, row, depth)) return [];
  const headings = Array.from({ length: width }, (_, column) => headingAt(sheet, row, column, depth));
  const guesses = headings.map((heading) => guess(heading) ?? guess(heading.split(' / ').at(-1) ?? ''));
  return headings.map((heading, column): ColumnLayout<F> => {
    const guessed = guesses[column];
    // A field is read from one column, the surest of them; another of the same name is for a person to choose.
    const rivals = guesses.flatMap((one, at) => (one?.field === guessed?.field && one ? [{ ...one, at }] : []));
    const chosen = rivals.find(({ confidence }) => confidence === 'sure') ?? rivals[0];
    if (guessed === undefined || chosen?.at !== column) return { column, heading, field: null, confidence: null };
    return { column, heading, ...guessed };
  });
}

/** Official forms merge the headings that need no further line downwards; without that the row below is data. */
const reachesDown = (sheet: Sheet, row: number, depth: number): boolean =>
  sheet.merges.some(({ top, bottom }) => top === row && bottom === row + depth - 1);

function headingAt(sheet: Sheet, row: number, column: number, depth: number): string {
  const words = Array.from({ length: depth }, (_, below) => textAt(sheet, row + below, column));
  return [...new Set(words.filter((word) => word !== ''))].join(' / ');
}

function textAt(sheet: Sheet, row: number, column: number): string {
  const merge = mergeAt(sheet.merges, row, column);
  const cell = merge ? cellAt(sheet, merge.top, merge.left) : cellAt(sheet, row, column);
  return readable(cell?.text ?? '');
}

/** Headings in an old encoding must be understood before anybody can be asked about them. */
function readable(text: string): string {
  const encoding = legacyEncodingOf(text);
  return tidy(encoding === undefined ? text : decodeLegacy(text, encoding));
}

const mergeAt = (merges: readonly Merge[], row: number, column: number): Merge | undefined =>
  merges.find(({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right);

function kindOf(sheet: Sheet, columns: readonly ColumnLayout[]): SubjectKind {
  const fields = new Set(columns.map(({ field }) => field));
  const named = columns.find(({ field }) => field === 'name')?.heading ?? '';
  if (/tap the/.test(fold(named)) && !/ca nhan|ho (va )?ten/.test(fold(named))) return 'COLLECTIVE';
  if (fields.has('birthDate') || fields.has('citizenId') || fields.has('gender')) return 'INDIVIDUAL';
  return /tap the|don vi/.test(fold(sheet.name)) || fields.has('members') ? 'COLLECTIVE' : 'INDIVIDUAL';
}

/** What a row below the headings is. `OTHER_LIST`: from there on stands a list with other columns. */
export type RowKind = 'EMPTY' | 'DATA' | 'SECTION' | 'FOOTER' | 'LEFT_OUT' | 'OTHER_LIST';

const FOOTER =
  /^(tong (so|cong)|cong:|tm\.|t\/m|kt\.|tl\.|chu tich|pho chu tich|giam doc|thu truong|nguoi lap|nguoi tong hop|noi nhan|danh sach (nay )?(co|gom)|.{0,40}ngay\b.{0,6}thang\b.{0,6}nam\b|\(ky|ky ten|xac nhan cua)/;

/** Columns by whose being filled a row is known for data. */
export interface RowMarks<F extends string> {
  readonly name: F;
  readonly number: F | null;
  /** So many known cells besides the number; with the name, one less than three will do. */
  readonly fewest: 2 | 3;
  readonly guess: GuessHeading<F>;
}

/** The kinds of all rows below the headings, from the first one on. */
export function rowKinds<F extends string>(
  sheet: Sheet,
  layout: TableLayout<F>,
  marks: RowMarks<F>,
): readonly RowKind[] {
  const used = layout.columns.filter(({ field }) => field !== null);
  const counted = new Set(used.filter(({ field }) => field !== marks.number).map(({ column }) => column));
  const nameColumn = used.find(({ field }) => field === marks.name)?.column ?? 0;
  const numberColumn = used.find(({ field }) => field === marks.number)?.column;
  let [ended, other] = [false, false];
  return sheet.rows.slice(layout.headerRow + 1).map((cells, index): RowKind => {
    const row = layout.headerRow + 1 + index;
    const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
    if (filled.length === 0) return 'EMPTY';
    if (other) return 'OTHER_LIST';
    const first = fold(readable(cells[filled[0] ?? 0]?.text ?? ''));
    if (filled.length <= 3 && FOOTER.test(first)) {
      ended = true;
      return 'FOOTER';
    }
    const known = filled.filter((column) => counted.has(column));
    if (index === 0 && isNumbering(cells.map((cell) => cell?.text.trim() ?? ''))) return 'SECTION';
    const again = headingsAgain(sheet, row, layout, marks.guess);
    if (again !== undefined) {
      other = again === 'OTHER_LIST';
      return again;
    }
    if (known.length >= (ended ? 3 : marks.fewest) || (known.length === 2 && filled.includes(nameColumn)))
      return 'DATA';
    if (ended) return 'FOOTER';
    const numbered = numberColumn !== undefined && filled.includes(numberColumn) && filled.includes(nameColumn);
    if (numbered && /^\d+$/.test(cellAt(sheet, row, numberColumn)?.text.trim() ?? '')) return 'DATA';
    return filled.length <= 2 ? 'SECTION' : 'LEFT_OUT';
  });
}

/** Cells of a row that are headings to the letter; so many of them are no coincidence. */
const FEWEST_HEADINGS = 3;

/** Headings amid the data: those of this list once more, as after a page break, or those of another list. */
function headingsAgain<F extends string>(
  sheet: Sheet,
  row: number,
  layout: TableLayout<F>,
  guess: GuessHeading<F>,
): 'SECTION' | 'OTHER_LIST' | undefined {
  const cells = sheet.rows[row] ?? [];
  const known = cells.flatMap((cell, column) => {
    const guessed = cell?.kind === 'text' && cell.text.length < 60 ? guess(readable(cell.text)) : undefined;
    return guessed?.confidence === 'sure' ? [{ column, field: guessed.field }] : [];
  });
  if (known.length < FEWEST_HEADINGS) return undefined;
  const same = known.every(({ column, field }) => {
    const here = layout.columns.find((one) => one.column === column);
    return here?.field === field || fold(here?.heading ?? '') === fold(textAt(sheet, row, column));
  });
  return same ? 'SECTION' : 'OTHER_LIST';
}

/** "(1) (2) (3)", "1 2 3" or "A B 1 2": the line of column numbers under the headings of official forms. */
const isNumbering = (texts: readonly string[]): boolean => {
  const filled = texts.filter((text) => text !== '');
  return filled.length >= 3 && filled.every((text) => /^\(?(\d{1,2}|[A-Ea-e])\)?$/.test(text));
};
