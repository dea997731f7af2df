/** Lists as a test writes them down: cells by row, opened as an import opens them. */

import { readBytes } from '../../adapters/spreadsheet/read-bytes.ts';
import { type Answers, NO_ANSWERS } from '../../domain/intake/answers.ts';
import { type ListKind, type OpenWorkbook, openLists, proposeLists } from '../../domain/intake/lists.ts';
import type { Cell, Workbook } from '../../domain/intake/workbook.ts';

export type Written = string | number | boolean | null | Cell;

const cellOf = (value: Written): Cell | null => {
  if (value === null || value === '') return null;
  if (typeof value === 'object') return value;
  const kind = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
  return { text: value === true ? 'TRUE' : value === false ? 'FALSE' : String(value), kind };
};

export const workbookOf = (name: string, ...rows: readonly (readonly Written[])[]): Workbook => ({
  sheets: [{ name, rows: rows.map((cells) => cells.map(cellOf)), merges: [] }],
  encoding: null,
});

export const opened = (workbook: Workbook, kinds: readonly ListKind[], answers: Answers = NO_ANSWERS): OpenWorkbook =>
  openLists(workbook, proposeLists(workbook, kinds), kinds, answers);

/** A file's bytes, read and opened; throws when it cannot be read. */
export async function openedFrom(bytes: Buffer, kinds: readonly ListKind[]): Promise<OpenWorkbook> {
  const workbook = await readBytes(bytes);
  if ('unreadable' in workbook) throw new Error(workbook.unreadable);
  return opened(workbook, kinds);
}
