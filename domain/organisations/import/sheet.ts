/** A sheet as somebody sent it: where the table begins, which column is what, and what a cell says. */

import { fold, tidy } from '../../names/vietnamese-names.ts';
import { isDate } from '../entry.ts';

/** A date of a workbook comes as `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;

export interface Sheet {
  readonly name: string;
  /** Row 1 of the sheet first, blank rows too. */
  readonly rows: readonly (readonly Cell[])[];
}

/** What is wrong with one cell; `cell` is its address, `B12`. */
export interface CellFault {
  readonly sheet: string;
  readonly cell: string;
  readonly sentence: string;
}

/** From the top of the sheet down. */
export const byRow = (faults: readonly CellFault[]): readonly CellFault[] =>
  faults.toSorted((a, b) => rowOf(a) - rowOf(b));

const rowOf = ({ cell }: CellFault): number => Number(cell.replace(/\D/g, ''));

/** One row under the heading. A column that the sheet does not have reads as empty. */
export interface SheetRow<C extends string> {
  /** 1 for the first row of the sheet. */
  readonly number: number;
  /** Tidied; '' for an empty cell. */
  text(column: C): string;
  fault(column: C, sentence: string): CellFault;
}

/** The folded headings under which a column is known. */
export type Headings<C extends string> = Readonly<Record<C, readonly string[]>>;

/** A title block may stand above the heading, but not a whole letter. */
const HEADING_WITHIN = 20;

export interface Table<C extends string> {
  readonly rows: readonly SheetRow<C>[];
  /** A fault for each column that must be there and is not; said once, at the heading. */
  lacking(columns: Readonly<Partial<Record<C, string>>>): readonly CellFault[];
}

/**
 * The table under a heading, or undefined when no row has all columns by which this kind of list is known. A sheet's own
 * title and blank rows are passed over; the table goes on to the last row that says something.
 */
export function readTable<C extends string>(
  sheet: Sheet,
  headings: Headings<C>,
  knownBy: readonly C[],
): Table<C> | undefined {
  for (const [index, cells] of sheet.rows.slice(0, HEADING_WITHIN).entries()) {
    const columns = columnsOf(cells, headings);
    if (!knownBy.every((column) => columns.has(column))) continue;
    const rows = sheet.rows
      .map((row, at) => ({ row, number: at + 1 }))
      .slice(index + 1)
      .filter(({ row }) => row.some((cell) => textOf(cell) !== ''));
    return {
      rows: rows.map(({ row, number }) => ({
        number,
        text: (column) => {
          const at = columns.get(column);
          return at === undefined ? '' : textOf(row[at] ?? null);
        },
        fault: (column, sentence) => ({
          sheet: sheet.name,
          cell: `${columnName(columns.get(column) ?? 0)}${number}`,
          sentence,
        }),
      })),
      lacking: (needed) =>
        (Object.entries(needed) as [C, string][])
          .filter(([column]) => !columns.has(column))
          .map(([, words]) => ({
            sheet: sheet.name,
            cell: `A${index + 1}`,
            sentence: `Bảng thiếu cột “${words}”. Đề nghị thêm cột này rồi nhập lại.`,
          })),
    };
  }
  return undefined;
}

function columnsOf<C extends string>(cells: readonly Cell[], headings: Headings<C>): ReadonlyMap<C, number> {
  const found = new Map<C, number>();
  for (const [index, cell] of cells.entries()) {
    const heading = fold(textOf(cell))
      .replace(/\s*\(.*\)$|[:*]/g, '')
      .trim();
    for (const column of Object.keys(headings) as C[]) {
      if (!found.has(column) && headings[column].includes(heading)) found.set(column, index);
    }
  }
  return found;
}

const textOf = (cell: Cell): string => (cell === null ? '' : cell === true ? 'có' : tidy(String(cell)));

/** `A`, `B`, …, `Z`, `AA`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** A whole date as people write it, `05/01/2020` or `2020-01-05`; undefined for anything less. */
export function dateFrom(text: string): string | undefined {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = parts === null ? text : [parts[3], parts[2]?.padStart(2, '0'), parts[1]?.padStart(2, '0')].join('-');
  return isDate(iso) ? iso : undefined;
}

/** Năm sinh; a whole date is taken for its year, an empty cell is null. */
export function birthYearFrom(text: string): number | null | undefined {
  if (text === '') return null;
  const year = /^\d{4}$/.test(text) ? Number(text) : Number((dateFrom(text) ?? '').slice(0, 4));
  return year >= 1900 && year <= 2020 ? year : undefined;
}

/** The folded words that mean each value. */
export type Words<V extends string> = Readonly<Record<V, readonly string[]>>;

/** The value whose words are these; undefined for words nobody knows. */
export function valueFrom<V extends string>(text: string, words: Words<V>): V | undefined {
  const folded = fold(text);
  return (Object.keys(words) as V[]).find((value) => value === text || words[value].includes(folded));
}
