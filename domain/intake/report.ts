/** What becomes of the rows of a list in a register, before and after it is written. */

import { needsAnswer, type Remark } from './findings.ts';
import type { ListRow, OpenWorkbook } from './lists.ts';

/** `CHANGED`: adds to what is there, or is told to differ from it. `HELD`: waits for an answer. */
export type RowOutcome = 'ADDED' | 'CHANGED' | 'SAME' | 'HELD' | 'LEFT_OUT';

export interface RowReport {
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  readonly name: string;
  readonly outcome: RowOutcome;
  /** Id of what stands in the register for it; null before it is written, and where a row has none. */
  readonly ref: string | null;
  /** In what it differs from the register, in Vietnamese. */
  readonly differences: readonly string[];
}

export interface ListReport {
  /** In the order of the workbook. */
  readonly rows: readonly RowReport[];
  readonly remarks: readonly Remark[];
  /** Whether anything was written. */
  readonly written: boolean;
}

export const countOf = ({ rows }: Pick<ListReport, 'rows'>, outcome: RowOutcome): number =>
  rows.filter((row) => row.outcome === outcome).length;

export const rowReport = (
  { sheet, row }: Pick<ListRow, 'sheet' | 'row'>,
  name: string,
  outcome: RowOutcome,
  ref: string | null = null,
  differences: readonly string[] = [],
): RowReport => ({ sheet, row, name, outcome, ref, differences });

/**
 * The report of a whole workbook. A row of which something waits for an answer is held, whatever else was found of it.
 * @param rows of the lists, without those left out
 */
export function reportOf(
  { lists, remarks }: OpenWorkbook,
  rows: readonly RowReport[],
  said: readonly Remark[],
  written: boolean,
): ListReport {
  const order = new Map(lists.map(({ sheet }, index) => [sheet, index]));
  const place = (one: { readonly sheet: string; readonly row: number }) => (order.get(one.sheet) ?? -1) * 1e6 + one.row;
  const leftOut = lists.flatMap((list) =>
    list.leftOut.map((row) => rowReport(row, row.text(list.kind.name), 'LEFT_OUT')),
  );
  const all = [...remarks, ...lists.flatMap((list) => list.remarks), ...said];
  return {
    rows: [...rows, ...leftOut].toSorted((a, b) => place(a) - place(b)),
    remarks: all.toSorted((a, b) => place(a) - place(b) || a.column - b.column),
    written,
  };
}

/** Whether nothing in a row itself keeps it from being read. */
export const isClear = (row: Pick<ListRow, 'remarks'>): boolean => !row.remarks.some(needsAnswer);
