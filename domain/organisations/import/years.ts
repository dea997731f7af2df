/** A table of yearly results against the registers: of people, or of organisations. Rows only add; they never replace. */

import type { Remark } from '../../intake/findings.ts';
import { type ListRow, type Saying, wrong } from '../../intake/lists.ts';
import { readDay, readPercent, type Words, wordFrom } from '../../intake/read-values.ts';
import { fold } from '../../names/vietnamese-names.ts';
import { type RefusalCode, sentenceOf } from '../../refusals.ts';
import type { TaskGrade } from '../../rules/facts.ts';
import type { Matter, YearCommand, Years } from '../years.ts';
import type { YearColumn } from './columns.ts';

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
  readonly row: ListRow<YearColumn>;
  readonly year: number;
  readonly on: string;
  readonly commands: readonly YearCommand[];
  readonly work: Work | null;
  readonly figures: Figures | null;
}

export interface FaultyYear {
  readonly row: ListRow<YearColumn>;
  readonly fault: Remark;
}

/** What the table says, before it is known of whom. */
export const readYears = (rows: readonly ListRow<YearColumn>[], titles: Titles): readonly (YearRow | FaultyYear)[] =>
  rows.map((row) => readRow(row, titles));

/** Read cell by cell; the first thing that cannot be read ends the row. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly fault: Remark;
  constructor(fault: Remark) {
    super(fault.sentence);
    this.fault = fault;
  }
}

function readRow(row: ListRow<YearColumn>, titles: Titles): YearRow | FaultyYear {
  try {
    return rowOf(row, titles);
  } catch (error) {
    if (error instanceof Unreadable) return { row, fault: error.fault };
    throw error;
  }
}

function rowOf(row: ListRow<YearColumn>, titles: Titles): YearRow {
  const stop = (column: YearColumn, saying: Saying): never => {
    throw new Unreadable(row.remark(column, saying));
  };
  const refused = (column: YearColumn, sentence: string): never => stop(column, wrong(sentence));
  const date = (column: YearColumn, sentence: string): string => {
    const read = readDay(row.text(column));
    return 'saying' in read ? stop(column, read.saying) : (read.value ?? refused(column, sentence));
  };
  const number = (column: YearColumn, most: number): number | null => {
    const text = row.text(column);
    if (text === '') return null;
    const value = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
    return value <= most ? value : refused(column, `Đề nghị ghi số nguyên từ 0 đến ${most}.`);
  };
  const percent = (column: YearColumn): number | null => {
    const read = readPercent(row.text(column));
    if ('saying' in read) return stop(column, read.saying);
    return (read.value ?? 0) <= 100 ? read.value : refused(column, 'Đề nghị ghi số nguyên từ 0 đến 100.');
  };
  const yes = (column: YearColumn): boolean | null => {
    if (row.text(column) === '') return null;
    return (wordFrom(row.text(column), YES) ?? refused(column, 'Đề nghị ghi Có hoặc Không.')) === 'yes';
  };

  const year = number('year', 2100) ?? 0;
  if (year < 1990) refused('year', 'Đề nghị ghi năm gồm bốn chữ số.');
  const on = date('on', 'Đề nghị ghi đủ ngày, tháng, năm có kết quả, ví dụ 20/11/2026.');
  const commands: YearCommand[] = [];
  if (row.text('grade') !== '') {
    const grade =
      wordFrom(row.text('grade'), GRADES) ?? refused('grade', 'Mức này không có trong danh mục: HTXS, HTT, HT, KHT.');
    commands.push({ type: 'gradeYear', on, year, grade });
  }
  const registrations = row
    .text('title')
    .split(';')
    .map((one) => one.trim());
  for (const written of registrations.filter((one) => one !== '')) {
    const title = wordFrom(written, NOTHING) ? null : titleOf(written, titles);
    if (title === undefined) {
      return refused('title', `Danh hiệu “${written}” không có trong bộ quy định. Đề nghị ghi đúng tên, hoặc Không.`);
    }
    const registeredOn = date('registeredOn', 'Đề nghị ghi đủ ngày, tháng, năm đăng ký thi đua.');
    commands.push({ type: 'registerForYear', on: registeredOn, year, title });
  }
  if (row.text('matter') !== '') {
    if (wordFrom(row.text('matter'), NOTHING)) commands.push({ type: 'checkRecord', on });
    else {
      const matter = wordFrom(row.text('matter'), MATTERS);
      if (matter === undefined)
        return refused('matter', 'Vụ việc này không có trong danh mục. Không có thì ghi Không.');
      const document = row.text('document') || refused('document', 'Đề nghị ghi số, ký hiệu quyết định hoặc văn bản.');
      const until = row.text('until') === '' ? null : date('until', 'Đề nghị ghi đủ ngày, tháng, năm hết hiệu lực.');
      commands.push({ type: 'openMatter', on, matter, document, until });
    }
  }
  const [months, daysAbsent] = [number('months', 12), number('daysAbsent', 366)];
  if ((months === null) !== (daysAbsent === null)) {
    refused(months === null ? 'months' : 'daysAbsent', 'Đề nghị ghi cả số tháng làm việc và số ngày nghỉ.');
  }
  const figures: Figures = {
    members: number('members', 10_000_000),
    completedPercent: percent('completedPercent'),
    advancedWorkerPercent: percent('advancedWorkerPercent'),
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

export const saidOtherwise = (row: ListRow<YearColumn>, column: YearColumn): { readonly fault: Remark } => ({
  fault: row.remark(column, wrong(OTHERWISE)),
});

export const refusedRow = (
  row: ListRow<YearColumn>,
  column: YearColumn,
  code: RefusalCode,
): { readonly fault: Remark } => ({ fault: row.remark(column, wrong(sentenceOf(code))) });
