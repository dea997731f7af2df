/** A table of yearly results against the registers: of people, or of organisations. Rows only add; they never replace. */

import { fold } from '../../names/vietnamese-names.ts';
import { sentenceOf } from '../../refusals.ts';
import type { TaskGrade } from '../../rules/facts.ts';
import type { Matter, YearCommand, Years } from '../years.ts';
import {
  type CellFault,
  dateFrom,
  type Headings,
  readTable,
  type Sheet,
  type SheetRow,
  valueFrom,
  type Words,
} from './sheet.ts';

export type YearColumn =
  | 'name'
  | 'citizenId'
  | 'staffCode'
  | 'organisationId'
  | 'organisation'
  | 'year'
  | 'grade'
  | 'on'
  | 'title'
  | 'registeredOn'
  | 'months'
  | 'daysAbsent'
  | 'members'
  | 'completedPercent'
  | 'advancedWorkerPercent'
  | 'hasGrassrootsFighter'
  | 'warned'
  | 'matter'
  | 'document'
  | 'until';

const HEADINGS: Headings<YearColumn> = {
  name: ['ho va ten', 'ho ten', 'ho, ten'],
  citizenId: ['so can cuoc', 'so cccd', 'cccd', 'can cuoc', 'so can cuoc cong dan'],
  staffCode: ['ma can bo', 'ma nhan vien', 'ma so', 'ma nv'],
  organisationId: ['ma to chuc', 'ma don vi'],
  organisation: ['to chuc', 'ten to chuc', 'don vi', 'ten don vi', 'tap the', 'ten tap the'],
  year: ['nam', 'nam xet', 'nam danh gia'],
  grade: ['xep loai', 'xep loai chat luong', 'muc do hoan thanh nhiem vu', 'ket qua xep loai', 'muc do hoan thanh'],
  on: ['ngay ket qua', 'ngay xep loai', 'tinh den ngay', 'ngay'],
  title: ['dang ky thi dua', 'danh hieu dang ky', 'dang ky danh hieu'],
  registeredOn: ['ngay dang ky'],
  months: ['so thang lam viec', 'thang lam viec'],
  daysAbsent: ['so ngay nghi', 'ngay nghi'],
  members: ['so nguoi', 'so lao dong', 'tong so nguoi'],
  completedPercent: ['ty le hoan thanh nhiem vu', '% hoan thanh nhiem vu'],
  advancedWorkerPercent: ['ty le lao dong tien tien', '% lao dong tien tien'],
  hasGrassrootsFighter: ['co chien si thi dua co so', 'co cstd co so'],
  warned: ['co nguoi bi canh cao tro len', 'canh cao tro len'],
  matter: ['ky luat, vu viec', 'ky luat', 'vu viec'],
  document: ['so quyet dinh', 'so van ban', 'van ban'],
  until: ['het hieu luc tu ngay', 'xoa ky luat tu ngay'],
};

const GRADES: Words<TaskGrade> = {
  EXCELLENT: ['htxs', 'hoan thanh xuat sac', 'hoan thanh xuat sac nhiem vu', 'xuat sac'],
  GOOD: ['htt', 'hoan thanh tot', 'hoan thanh tot nhiem vu', 'tot'],
  FAIR: ['ht', 'hoan thanh', 'hoan thanh nhiem vu'],
  FAILED: ['kht', 'khong hoan thanh', 'khong hoan thanh nhiem vu'],
};

const MATTERS: Words<Matter> = {
  DISCIPLINE_REVIEW: ['dang xem xet ky luat', 'xem xet ky luat'],
  INSPECTION: ['dang thanh tra, kiem tra', 'dang thanh tra', 'dang kiem tra'],
  COMPLAINT: ['khieu nai, to cao', 'khieu nai', 'to cao', 'co khieu nai, to cao'],
  PROSECUTION: ['dang dieu tra', 'dieu tra, truy to, xet xu', 'khoi to'],
  REPRIMAND: ['khien trach', 'ky luat khien trach'],
  RAISE_DEFERRED: ['keo dai thoi han nang luong'],
  WARNING: ['canh cao', 'ky luat canh cao'],
  PAY_CUT: ['ha bac luong'],
  DEMOTION: ['giang chuc'],
  REMOVAL: ['cach chuc'],
  DISMISSAL: ['buoc thoi viec', 'sa thai'],
};

const NOTHING: Words<'none'> = { none: ['khong', 'khong co'] };
const YES: Words<'yes' | 'no'> = { yes: ['co', 'x', 'true', '1'], no: ['khong', 'false', '0'] };

/** Words by which a title is registered: the code, or its name in full. */
export type Titles = readonly { readonly code: string; readonly title: string }[];

export interface Work {
  readonly year: number;
  readonly months: number;
  readonly daysAbsent: number;
}

export interface Figures {
  readonly members: number | null;
  readonly completedPercent: number | null;
  readonly advancedWorkerPercent: number | null;
  readonly hasGrassrootsFighter: boolean | null;
  readonly warned: boolean | null;
}

export interface YearRow {
  readonly row: SheetRow<YearColumn>;
  readonly year: number;
  readonly on: string;
  readonly commands: readonly YearCommand[];
  readonly work: Work | null;
  readonly figures: Figures | null;
}

export interface YearTable {
  readonly of: 'people' | 'organisations';
  readonly rows: readonly (YearRow | { readonly fault: CellFault })[];
}

/** What the table says, before it is known of whom. Undefined when the sheet is no table of yearly results. */
export function readYears(sheet: Sheet, titles: Titles): YearTable | undefined {
  const people = readTable<YearColumn>(sheet, HEADINGS, ['year', 'grade', 'name']);
  const table = people ?? readTable<YearColumn>(sheet, HEADINGS, ['year', 'grade', 'organisation']);
  if (table === undefined) return undefined;
  return { of: people ? 'people' : 'organisations', rows: table.rows.map((row) => readRow(row, titles)) };
}

/** Read cell by cell; the first thing that cannot be read ends the row. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly fault: CellFault;
  constructor(fault: CellFault) {
    super(fault.sentence);
    this.fault = fault;
  }
}

function readRow(row: SheetRow<YearColumn>, titles: Titles): YearRow | { readonly fault: CellFault } {
  try {
    return rowOf(row, titles);
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.fault };
    throw error;
  }
}

function rowOf(row: SheetRow<YearColumn>, titles: Titles): YearRow {
  const wrong = (column: YearColumn, sentence: string): never => {
    throw new Unreadable(row.fault(column, sentence));
  };
  const date = (column: YearColumn, sentence: string): string => dateFrom(row.text(column)) ?? wrong(column, sentence);
  const number = (column: YearColumn, most: number): number | null => {
    const text = row.text(column).replace(/%$/, '').trim();
    if (text === '') return null;
    const value = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
    return value <= most ? value : wrong(column, `Đề nghị ghi số nguyên từ 0 đến ${most}.`);
  };
  const yes = (column: YearColumn): boolean | null => {
    if (row.text(column) === '') return null;
    return (valueFrom(row.text(column), YES) ?? wrong(column, 'Đề nghị ghi Có hoặc Không.')) === 'yes';
  };

  const year = number('year', 2100) ?? wrong('year', 'Đề nghị ghi năm gồm bốn chữ số.');
  if (year < 1990) wrong('year', 'Đề nghị ghi năm gồm bốn chữ số.');
  const on = date('on', 'Đề nghị ghi đủ ngày, tháng, năm có kết quả, ví dụ 20/11/2026.');
  const commands: YearCommand[] = [];
  if (row.text('grade') !== '') {
    const grade =
      valueFrom(row.text('grade'), GRADES) ?? wrong('grade', 'Mức này không có trong danh mục: HTXS, HTT, HT, KHT.');
    commands.push({ type: 'gradeYear', on, year, grade });
  }
  const registrations = row
    .text('title')
    .split(';')
    .map((one) => one.trim());
  for (const written of registrations.filter((one) => one !== '')) {
    const title = valueFrom(written, NOTHING) ? null : titleOf(written, titles);
    if (title === undefined) {
      return wrong('title', `Danh hiệu “${written}” không có trong bộ quy định. Đề nghị ghi đúng tên, hoặc Không.`);
    }
    const registeredOn = date('registeredOn', 'Đề nghị ghi đủ ngày, tháng, năm đăng ký thi đua.');
    commands.push({ type: 'registerForYear', on: registeredOn, year, title });
  }
  if (row.text('matter') !== '') {
    if (valueFrom(row.text('matter'), NOTHING)) commands.push({ type: 'checkRecord', on });
    else {
      const matter = valueFrom(row.text('matter'), MATTERS);
      if (matter === undefined) return wrong('matter', 'Vụ việc này không có trong danh mục. Không có thì ghi Không.');
      const document = row.text('document') || wrong('document', 'Đề nghị ghi số, ký hiệu quyết định hoặc văn bản.');
      const until = row.text('until') === '' ? null : date('until', 'Đề nghị ghi đủ ngày, tháng, năm hết hiệu lực.');
      commands.push({ type: 'openMatter', on, matter, document, until });
    }
  }
  const [months, daysAbsent] = [number('months', 12), number('daysAbsent', 366)];
  if ((months === null) !== (daysAbsent === null)) {
    wrong(months === null ? 'months' : 'daysAbsent', 'Đề nghị ghi cả số tháng làm việc và số ngày nghỉ.');
  }
  const figures: Figures = {
    members: number('members', 10_000_000),
    completedPercent: number('completedPercent', 100),
    advancedWorkerPercent: number('advancedWorkerPercent', 100),
    hasGrassrootsFighter: yes('hasGrassrootsFighter'),
    warned: yes('warned'),
  };
  const work = months === null || daysAbsent === null ? null : { year, months, daysAbsent };
  const counted = Object.values(figures).some((figure) => figure !== null);
  return { row, year, on, commands, work, figures: counted ? figures : null };
}

const titleOf = (written: string, titles: Titles): string | undefined =>
  titles.find(({ code, title }) => code === written.toUpperCase() || fold(title) === fold(written))?.code;

const OTHERWISE = 'Sổ đã ghi khác cho năm này. Nếu sổ ghi sai, đề nghị đính chính trên trang web.';

/** What is not recorded yet; a column where the register says something else. */
export function newsOf(
  commands: readonly YearCommand[],
  years: Years,
): readonly YearCommand[] | { column: YearColumn } {
  const news: YearCommand[] = [];
  for (const command of commands) {
    if (command.type === 'gradeYear') {
      const known = years.grades.find(({ year }) => year === command.year);
      if (known !== undefined && known.grade !== command.grade) return { column: 'grade' };
      if (known === undefined) news.push(command);
    } else if (!isRecorded(command, years)) news.push(command);
  }
  return news;
}

function isRecorded(command: YearCommand, { registrations, matters, checks }: Years): boolean {
  switch (command.type) {
    case 'registerForYear':
      return registrations.some(({ year, title }) => year === command.year && title === command.title);
    case 'openMatter':
      return matters.some(({ matter, document }) => matter === command.matter && document === command.document);
    case 'checkRecord':
      return checks.includes(command.on);
    default:
      return false;
  }
}

export const saidOtherwise = (row: SheetRow<YearColumn>, column: YearColumn): { readonly fault: CellFault } => ({
  fault: row.fault(column, OTHERWISE),
});

export const refusedRow = (
  row: SheetRow<YearColumn>,
  column: YearColumn,
  code: Parameters<typeof sentenceOf>[0],
): { readonly fault: CellFault } => ({ fault: row.fault(column, sentenceOf(code)) });
