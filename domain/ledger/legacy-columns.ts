import { fold } from '../names/vietnamese-names.ts';

/** A sheet of an old register as text: dates as `YYYY-MM-DD`, numbers in plain digits, empty cells as ''. */
export interface LegacySheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export type LegacyColumn =
  | 'name'
  | 'subjectKind'
  | 'birthYear'
  /** CCCD or staff id in one column, whichever the register had. */
  | 'identity'
  | 'citizenId'
  | 'staffId'
  | 'unit'
  | 'award'
  | 'year'
  | 'decision'
  | 'date'
  | 'note';

/** Headings as registers write them, folded; the first that fits wins, so the more particular ones stand first. */
const HEADINGS: readonly (readonly [LegacyColumn, RegExp])[] = [
  ['identity', /^(so )?(cccd|can cuoc).*(ma|so hieu)/],
  ['citizenId', /^(so )?(cccd|can cuoc|cmnd)/],
  ['staffId', /^(ma|so hieu) (can bo|nhan vien|doan vien|nv|cb|so)/],
  ['name', /^(ho va ten|ho ten|ten)( |\/|,|$)/],
  ['subjectKind', /^(doi tuong|ca nhan)/],
  ['birthYear', /^(nam sinh|sinh nam)/],
  ['unit', /^(don vi|noi cong tac|noi lam viec|co quan)/],
  ['award', /^(hinh thuc|danh hieu)/],
  ['decision', /^(so qd|so quyet dinh|quyet dinh so|qd so)/],
  ['date', /^ngay/],
  ['year', /^nam( xet| khen| khen thuong| dat)?$/],
  ['note', /^ghi chu/],
];

export const COLUMN_WORDS: Readonly<Record<LegacyColumn, string>> = {
  name: 'Họ và tên',
  subjectKind: 'Đối tượng',
  birthYear: 'Năm sinh',
  identity: 'CCCD hoặc mã cán bộ',
  citizenId: 'Số CCCD',
  staffId: 'Mã cán bộ',
  unit: 'Đơn vị',
  award: 'Hình thức khen thưởng',
  year: 'Năm',
  decision: 'Số quyết định',
  date: 'Ngày quyết định',
  note: 'Ghi chú',
};

const NEEDED: readonly LegacyColumn[] = ['name', 'unit', 'award', 'year', 'decision'];
/** A register begins with its name, its body, a date; headings come after. */
const FARTHEST_HEADING = 30;

export interface Headings {
  /** Index of the row of headings. */
  readonly row: number;
  readonly at: Readonly<Partial<Record<LegacyColumn, number>>>;
}

/** The row of headings, or the needed columns that the best candidate lacks. */
export function findHeadings(sheet: LegacySheet): Headings | { readonly missing: readonly LegacyColumn[] } {
  let missing = NEEDED;
  for (const [row, cells] of sheet.rows.slice(0, FARTHEST_HEADING).entries()) {
    const at: Partial<Record<LegacyColumn, number>> = {};
    for (const [index, cell] of cells.entries()) {
      const column = HEADINGS.find(([, heading]) => heading.test(fold(cell)))?.[0];
      if (column !== undefined) at[column] ??= index;
    }
    const lacking = NEEDED.filter((column) => at[column] === undefined);
    if (lacking.length === 0) return { row, at };
    if (lacking.length < missing.length) missing = lacking;
  }
  return { missing };
}

/** `C12` from the third column of the twelfth row, both counted from 0. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
