/**
 * Lists for the registers: past awards, organisations, people, initiatives. Each area declares its columns and its words
 * as data; headings, cells, addresses, answers and old encodings are the same for all, and the same as for nominees.
 */

import { properCase } from '../names/vietnamese-names.ts';
import type { Answers } from './answers.ts';
import { type Doubt, doubt, isFindingCode, levelOf, type Remark, sentenceFor } from './findings.ts';
import { type ColumnWords, createGuess, type GuessHeading } from './headings.ts';
import { type AnyLayout, findTable, type SheetLayout, score, withoutList } from './layout.ts';
import { hiddenSheets, type OpenTable, openTable, placed } from './open-table.ts';
import { type Kept, readText } from './read-text.ts';
import { cellName, isBlank, type Sheet, type Workbook } from './workbook.ts';

/** Loại danh sách. */
export interface ListKind<C extends string = string> {
  /** `past-awards`; stored with an import. */
  readonly id: string;
  /** "Danh sách khen thưởng cũ" */
  readonly label: string;
  readonly columns: Readonly<Record<C, ColumnWords>>;
  /** Without these there is nothing to read. */
  readonly needed: readonly C[];
  /** What a row is called by. */
  readonly name: C;
  readonly guess: GuessHeading<C>;
}

export const listKind = <C extends string>(kind: Omit<ListKind<C>, 'guess'>): ListKind<C> => ({
  ...kind,
  guess: createGuess(kind.columns),
});

/** Doubts of the registers that may be set aside. */
const SAYING_CODES = [
  'AWARD_SPELLING',
  'DATE_FAR',
  'IS_A_PERSON',
  'UNIT_ELSEWHERE',
  'HONORIFIC',
  'NAME_CASE',
  'NO_COLUMN',
] as const;

/** Whether a doubt of any list, of nominees or for a register, is called so. */
export const isDoubtCode = (code: string): boolean =>
  isFindingCode(code) || (SAYING_CODES as readonly string[]).includes(code);

/** What an area's reader has to say of a cell. With a `code`, "giữ nguyên" is an answer and is kept under that word. */
export interface Saying {
  readonly level: 'error' | 'doubtful' | 'notice';
  readonly sentence: string;
  readonly suggestion?: string;
  readonly code?: (typeof SAYING_CODES)[number];
}

export const wrong = (sentence: string): Saying => ({ level: 'error', sentence });

export const doubtful = (sentence: string, suggestion?: string): Saying =>
  suggestion === undefined ? { level: 'doubtful', sentence } : { level: 'doubtful', sentence, suggestion };

/** A name that is in capitals or small letters only, for a person to say how it is written. */
export function nameCaseDoubt(row: Pick<ListRow, 'text' | 'isKept'>, column: string): Saying | undefined {
  const cased = row.isKept(column, 'NAME_CASE') ? undefined : properCase(row.text(column));
  if (cased === undefined) return undefined;
  return { code: 'NAME_CASE', ...doubtful(sentenceFor(doubt('NAME_CASE', [cased.written])), cased.proper) };
}

export interface ListRow<C extends string = string> {
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  /** Tidied and with its answer in place; '' for an empty cell and for a column that is not there. */
  text(column: C): string;
  has(column: C): boolean;
  /** Whether the value stands in a block merged over rows above as well. */
  isMerged(column: C): boolean;
  isKept(column: C, code: string): boolean;
  /** At the cell of the column; where the sheet has none, at the name's. */
  remark(column: C, saying: Saying): Remark;
  /** What is said of the cells before anybody asks for their meaning. */
  readonly remarks: readonly Remark[];
}

export interface OpenList<C extends string = string> {
  readonly sheet: string;
  readonly kind: ListKind<C>;
  readonly rows: readonly ListRow<C>[];
  readonly leftOut: readonly ListRow<C>[];
  readonly remarks: readonly Remark[];
}

/** The kind under which most columns of each sheet are known. */
export const proposeLists = (workbook: Workbook, kinds: readonly ListKind[]): AnyLayout =>
  workbook.sheets.map((sheet): SheetLayout => {
    const [best] = kinds
      .map((kind) => ({ kind, table: findTable(sheet, kind.guess) }))
      .toSorted((a, b) => fitOf(b) - fitOf(a));
    // A single familiar word is a title, a note or a legend.
    if (best === undefined || score(best.table.columns) < 2) return withoutList(sheet);
    return { name: sheet.name, awardCode: null, ...best.table, kind: best.kind.id };
  });

const fitOf = ({ kind, table }: { kind: ListKind; table: ReturnType<typeof findTable> }): number =>
  score(table.columns) - kind.needed.filter((column) => !table.columns.some(({ field }) => field === column)).length;

export interface OpenWorkbook {
  readonly lists: readonly OpenList[];
  /** About the workbook and its sheets. */
  readonly remarks: readonly Remark[];
}

/** The lists of a workbook, in the order of its sheets. */
export function openLists(
  workbook: Workbook,
  layout: AnyLayout,
  kinds: readonly ListKind[],
  answers: Answers,
): OpenWorkbook {
  const opened = workbook.sheets.map((sheet, index) => {
    const one = layout[index];
    const kind = kinds.find(({ id }) => id === one?.kind);
    return { sheet, list: one && kind && openList(sheet, one, kind, answers) };
  });
  const lists = opened.flatMap(({ list }) => list ?? []);
  const [first] = workbook.sheets;
  const without = opened.filter(({ sheet, list }) => list === undefined && sheet.rows.length > 0);
  const remarks =
    lists.length === 0 && first !== undefined
      ? [placed(first, 0, 0, '', doubt('NO_LIST'))]
      : without.map(({ sheet }) => remarkAt(sheet, 0, 0, '', NOT_A_LIST));
  return { lists, remarks: [...remarks, ...hiddenSheets(workbook)] };
}

const NOT_A_LIST: Saying = {
  level: 'notice',
  sentence: 'Biểu này không có danh sách nên không được đọc. Nếu có, đề nghị chọn ở trang “Cột của biểu”.',
};

function openList(sheet: Sheet, layout: SheetLayout, kind: ListKind, answers: Answers): OpenList {
  const table = openTable(sheet, layout, { name: kind.name, number: null, fewest: 2, guess: kind.guess }, answers);
  const missing = kind.needed.filter((column) => table.columnOf(column) === undefined);
  const words = missing.map((column) => `“${kind.columns[column]?.label}”`).join(', ');
  const remarks = missing.length > 0 ? [remarkAt(sheet, layout.headerRow, 0, '', noColumns(words))] : [];
  // Without its columns every row would only repeat the same.
  const rows = missing.length > 0 ? [] : table.dataRows.map((row) => listRow(sheet, table, kind, row));
  const isOut = ({ row }: ListRow) => table.isLeftOut(row);
  return {
    sheet: sheet.name,
    kind,
    rows: rows.filter((row) => !isOut(row)),
    leftOut: rows.filter(isOut),
    remarks: [...remarks, ...table.findings],
  };
}

const noColumns = (words: string): Saying => ({
  level: 'error',
  code: 'NO_COLUMN',
  sentence: `Không thấy cột ${words}. Đề nghị chọn cột ở trang “Cột của biểu”, hoặc bổ sung cột rồi nhập lại.`,
});

function remarkAt(sheet: Sheet, row: number, column: number, found: string, saying: Saying): Remark {
  const { code = '', ...said } = saying;
  const place = { sheet: sheet.name, row, column, cell: cellName(sheet.name, row, column), found };
  return { ...place, ...said, code, keepable: code !== '' && said.level === 'doubtful' };
}

function listRow(sheet: Sheet, table: OpenTable<string>, kind: ListKind, row: number): ListRow {
  const read = new Map<string, { readonly text: string; readonly doubts: readonly Doubt[] }>();
  const columns = Object.keys(kind.columns).filter((column) => table.columnOf(column) !== undefined);
  const foundIn = (column: number) => {
    const { cell } = table.cellAt(row, column);
    return cell?.formula === undefined ? (cell?.text ?? '') : `=${cell.formula}`;
  };
  const keptIn = (column: string): Kept => new Set(answerTo(column)?.keep);
  const answerTo = (column: string) => table.answerFor(cellName(sheet.name, row, table.columnOf(column) ?? 0));
  for (const column of columns) {
    const { cell } = table.cellAt(row, table.columnOf(column) ?? 0);
    const answer = answerTo(column)?.text;
    const kept = keptIn(column);
    const { value, doubts } = readText(
      answer === undefined ? cell : { text: answer, kind: 'text' },
      kept,
      table.encoding,
    );
    // Typed by hand it is what is meant; blanks around it are nothing to tell.
    const told = doubts.filter(({ code }) => !kept.has(code) && levelOf(code) !== 'repaired');
    read.set(column, { text: isBlank(cell) && answer === undefined ? '' : value.replace(/\s+/g, ' '), doubts: told });
  }
  return {
    sheet: sheet.name,
    row,
    text: (column) => read.get(column)?.text ?? '',
    has: (column) => table.columnOf(column) !== undefined,
    isMerged: (column) => table.cellAt(row, table.columnOf(column) ?? -1).merged,
    isKept: (column, code) => keptIn(column).has(code),
    remark(column, saying) {
      const at = table.columnOf(column) ?? table.columnOf(kind.name) ?? 0;
      return remarkAt(sheet, row, at, foundIn(at), saying);
    },
    remarks: columns.flatMap((column) =>
      (read.get(column)?.doubts ?? []).map((one) =>
        placed(sheet, row, table.columnOf(column) ?? 0, foundIn(table.columnOf(column) ?? 0), one),
      ),
    ),
  };
}
