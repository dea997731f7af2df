/** Under which headings departments keep what an initiative needs, and where in a sheet those headings stand. */

import { fold } from '../../domain/names/vietnamese-names.ts';
import type { CellValue, Table } from './read-table.ts';

/** Folded beginnings of a heading; the first column that fits is taken. Longer ones stand before what they begin with. */
const HEADINGS = {
  title: ['ten sang kien', 'ten giai phap', 'ten de tai', 'sang kien, giai phap'],
  kind: ['loai'],
  name: ['ho va ten', 'ho ten', 'ten tac gia', 'tac gia'],
  birthYear: ['nam sinh'],
  cccd: ['so can cuoc', 'so cccd', 'cccd', 'so dinh danh'],
  authorUnit: ['noi lam viec', 'bo phan', 'don vi cong tac'],
  sharePercent: ['ty le', 'ti le', 'dong gop'],
  main: ['tac gia chinh', 'chinh'],
  appliedFrom: ['ngay ap dung', 'ap dung tu'],
  appliedAt: ['noi ap dung'],
  summary: ['tom tat', 'noi dung', 'hieu qua'],
  amount: ['gia tri lam loi', 'so tien lam loi'],
  valueFrom: ['tinh tu ngay', 'lam loi tu ngay', 'tu ngay'],
  valueTo: ['den ngay', 'den het ngay'],
  method: ['cach tinh'],
  certifiedBy: ['nguoi xac nhan', 'xac nhan cach tinh', 'bo phan xac nhan'],
  employerConfirmedOn: ['ngay nsdld xac nhan', 'nsdld xac nhan', 'nguoi su dung lao dong xac nhan'],
  scope: ['pham vi'],
  number: ['so quyet dinh', 'so qd'],
  on: ['ngay quyet dinh', 'ngay qd'],
  decidedBy: ['co quan cong nhan', 'co quan ra quyet dinh', 'nguoi ra quyet dinh'],
  proofs: ['tai lieu minh chung', 'minh chung'],
  union: ['cong doan co so', 'cdcs'],
} as const;

export type Column = keyof typeof HEADINGS;

/** What each heading is called when one must be named to a person. */
const NEEDED: Readonly<Partial<Record<Column, string>>> = {
  title: 'Tên sáng kiến',
  name: 'Họ và tên tác giả',
  authorUnit: 'Nơi làm việc',
  appliedFrom: 'Ngày áp dụng',
};

export interface Heading {
  /** Index of the row with the headings. */
  readonly row: number;
  readonly columns: Readonly<Partial<Record<Column, number>>>;
}

const DEEPEST_HEADING = 30;

/** The row with the headings: the one within the first thirty that has title and author. Undefined when there is none. */
export function findHeading({ rows }: Table): Heading | undefined {
  for (const [row, cells] of rows.slice(0, DEEPEST_HEADING).entries()) {
    const columns = columnsIn(cells);
    if (columns.title !== undefined && columns.name !== undefined) return { row, columns };
  }
  return undefined;
}

/** Names of the headings without which nothing can be registered. */
export const missingHeadings = ({ columns }: Heading): readonly string[] =>
  Object.entries(NEEDED).flatMap(([column, words]) => (columns[column as Column] === undefined ? [words] : []));

function columnsIn(cells: readonly CellValue[]): Partial<Record<Column, number>> {
  const found: Partial<Record<Column, number>> = {};
  const taken = new Set<number>();
  // An exact heading wins over one that only begins so: "Tác giả chính" must not be read as the author's name.
  for (const fits of [
    (text: string, word: string) => text === word,
    (text: string, word: string) => text.startsWith(word),
  ]) {
    for (const [column, words] of Object.entries(HEADINGS) as [Column, readonly string[]][]) {
      if (found[column] !== undefined) continue;
      const index = cells.findIndex(
        (cell, at) => !taken.has(at) && words.some((word) => fits(headingText(cell), word)),
      );
      if (index < 0) continue;
      found[column] = index;
      taken.add(index);
    }
  }
  return found;
}

const headingText = (cell: CellValue): string => (typeof cell === 'string' ? fold(cell).replace(/\s*[(*].*$/, '') : '');
