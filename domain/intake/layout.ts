/** Where the list is in a sheet: its kind, the row of headings, what each column holds. Proposed here, corrected by people. */

import { fold, tidy } from '../names/vietnamese-names.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import { type Confidence, type Field, guessHeading } from './fields.ts';
import { decodeLegacy, legacyEncodingOf } from './legacy-encodings.ts';
import { cellAt, isBlank, type Merge, type Sheet, type Workbook } from './workbook.ts';

export interface ColumnLayout {
  readonly column: number;
  readonly heading: string;
  /** Null: the column is not used. */
  readonly field: Field | null;
  readonly confidence: Confidence | null;
}

export interface SheetLayout {
  readonly name: string;
  /** Null: notes, instructions, anything without a list. */
  readonly kind: SubjectKind | null;
  /** From 0: the last row of the headings; data begin below. */
  readonly headerRow: number;
  readonly columns: readonly ColumnLayout[];
  /** Code of the award all rows are proposed for, when no column says it ("Danh sách đề nghị tặng Bằng khen …"). */
  readonly awardCode: string | null;
}

export type Layout = readonly SheetLayout[];

/** A list's headings stand within its first rows; below, nobody would look for them. */
const LAST_HEADER_ROW = 40;

export const proposeLayout = (workbook: Workbook): Layout => workbook.sheets.map(proposeSheet);

function proposeSheet(sheet: Sheet): SheetLayout {
  const none: SheetLayout = { name: sheet.name, kind: null, headerRow: 0, columns: [], awardCode: null };
  let best = none;
  for (let row = 0; row < Math.min(sheet.rows.length, LAST_HEADER_ROW); row += 1) {
    for (const depth of [1, 2]) {
      const columns = columnsAt(sheet, row, depth);
      if (score(columns) > score(best.columns)) best = { ...none, headerRow: row + depth - 1, columns };
    }
  }
  if (!best.columns.some(({ field }) => field === 'name') || score(best.columns) < 3) return none;
  return { ...best, kind: kindOf(sheet, best.columns) };
}

/** The layout of a sheet when somebody says that its headings end in another row. */
export const layoutAt = (sheet: Sheet, headerRow: number, kind: SubjectKind | null): SheetLayout => ({
  name: sheet.name,
  kind,
  headerRow,
  columns: columnsAt(sheet, headerRow, 1),
  awardCode: null,
});

/** Fields found for sure count more: a title block with one familiar word must not win over the headings. */
const score = (columns: readonly ColumnLayout[]): number =>
  columns.reduce((sum, { confidence }) => sum + (confidence === 'sure' ? 1.5 : confidence === 'likely' ? 1 : 0), 0);

/**
 * What the headings of a row say. With a depth of two, a heading merged over several columns is read together with the
 * words under it: "Năm sinh" over "Nam" and "Nữ".
 */
function columnsAt(sheet: Sheet, row: number, depth: number): readonly ColumnLayout[] {
  const width = Math.max(...[row, row + depth - 1].map((one) => sheet.rows[one]?.length ?? 0), 0);
  if (depth === 2 && !isTwoRows(sheet, row)) return [];
  const taken = new Set<Field>();
  return Array.from({ length: width }, (_, column): ColumnLayout => {
    const heading = headingAt(sheet, row, column, depth);
    const guess = guessHeading(heading) ?? guessHeading(heading.split(' / ').at(-1) ?? '');
    // A field is read from one column; the second of the same name is for a person to choose.
    if (guess === undefined || taken.has(guess.field)) return { column, heading, field: null, confidence: null };
    taken.add(guess.field);
    return { column, heading, ...guess };
  });
}

/** Official forms merge the headings that need no second line downwards; without that the row below is data. */
const isTwoRows = (sheet: Sheet, row: number): boolean =>
  sheet.merges.some(({ top, bottom }) => top === row && bottom === row + 1);

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

/** What a row below the headings is. */
export type RowKind = 'EMPTY' | 'DATA' | 'SECTION' | 'FOOTER' | 'LEFT_OUT';

const FOOTER =
  /^(tong (so|cong)|cong:|tm\.|t\/m|kt\.|tl\.|chu tich|pho chu tich|giam doc|thu truong|nguoi lap|nguoi tong hop|noi nhan|danh sach (nay )?(co|gom)|.{0,40}ngay\b.{0,6}thang\b.{0,6}nam\b|\(ky|ky ten|xac nhan cua)/;

/** The kinds of all rows below the headings, from the first one on. */
export function rowKinds(sheet: Sheet, layout: SheetLayout): readonly RowKind[] {
  const used = layout.columns.filter(({ field }) => field !== null);
  const nameColumn = used.find(({ field }) => field === 'name')?.column ?? 0;
  const numberColumn = used.find(({ field }) => field === 'no')?.column;
  let ended = false;
  return sheet.rows.slice(layout.headerRow + 1).map((cells, index): RowKind => {
    const row = layout.headerRow + 1 + index;
    const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
    if (filled.length === 0) return 'EMPTY';
    const first = fold(readable(cells[filled[0] ?? 0]?.text ?? ''));
    if (filled.length <= 3 && FOOTER.test(first)) {
      ended = true;
      return 'FOOTER';
    }
    const known = filled.filter((column) => used.some((one) => one.column === column && one.field !== 'no'));
    if (index === 0 && isNumbering(cells.map((cell) => cell?.text.trim() ?? ''))) return 'SECTION';
    if (known.length >= 3 || (known.length === 2 && filled.includes(nameColumn))) return 'DATA';
    if (ended) return 'FOOTER';
    const numbered = numberColumn !== undefined && filled.includes(numberColumn) && filled.includes(nameColumn);
    if (numbered && /^\d+$/.test(cellAt(sheet, row, numberColumn)?.text.trim() ?? '')) return 'DATA';
    return filled.length <= 2 ? 'SECTION' : 'LEFT_OUT';
  });
}

/** "(1) (2) (3)", "1 2 3" or "A B 1 2": the line of column numbers under the headings of official forms. */
const isNumbering = (texts: readonly string[]): boolean => {
  const filled = texts.filter((text) => text !== '');
  return filled.length >= 3 && filled.every((text) => /^\(?(\d{1,2}|[A-Ea-e])\)?$/.test(text));
};
