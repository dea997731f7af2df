/** A workbook as it was read: typed cells with their addresses, nothing interpreted yet. */

/** What the writer of the file typed, before anybody asked what it means. */
export interface Cell {
  /** As a reader of the workbook sees it; a date is shown `dd/mm/yyyy`. */
  readonly text: string;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  /** `YYYY-MM-DD`, for a cell that the workbook itself keeps as a date. */
  readonly date?: string;
  /** A number of a workbook that counts its days from 1904, as early Macs did, and not from 1900. */
  readonly from1904?: true;
  /** Kept to be shown. It is never evaluated; `text` is the value that was saved with it, '' when there was none. */
  readonly formula?: string;
}

/** A block of merged cells (ô gộp), all four from 0, the last ones inclusive. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (Cell | null)[])[];
  readonly merges: readonly Merge[];
  /** Rows that a filter or a hand has hidden, from 0. */
  readonly hiddenRows?: readonly number[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** How the bytes of a text file were read: `UTF-8`, `UTF-16LE`, `windows-1258`; null for a workbook. */
  readonly encoding: string | null;
  /** Names of the sheets that are hidden; they are not read. */
  readonly hiddenSheets?: readonly string[];
}

/** `AB` for column 27; columns count from 0. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** `C17` for column 2 of row 16, both from 0. */
const cellAddress = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** `Danh sách!C17`, as people cite a cell. */
export const cellName = (sheet: string, row: number, column: number): string => `${sheet}!${cellAddress(row, column)}`;

export const cellAt = (sheet: Sheet, row: number, column: number): Cell | null => sheet.rows[row]?.[column] ?? null;

export const isBlank = (cell: Cell | null): boolean =>
  cell === null || (cell.text.trim() === '' && cell.formula === undefined);
