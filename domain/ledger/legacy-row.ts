/** One row of an old register: read as far as it is certain; everything else is listed, never mended silently. */

import { tidy } from '../names/vietnamese-names.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import { readCitizenId } from './citizen-id.ts';
import { awardNamed, type KnownAward } from './known-awards.ts';
import type { LegacyColumn } from './legacy-columns.ts';
import { kindOfName } from './legacy-names.ts';

export interface RowProblem {
  readonly column: LegacyColumn;
  /** Nghi vấn: it may well be right, but a person must say so. */
  readonly severity: 'WRONG' | 'DOUBTFUL';
  readonly sentence: string;
  readonly suggestion?: string;
}

export interface LegacyRow {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly birthYear: number | null;
  readonly citizenId: string | null;
  readonly staffId: string | null;
  readonly unitName: string;
  readonly award: KnownAward;
  readonly year: number;
  readonly decisionNumber: string;
  readonly decidedOn: string | null;
  readonly note: string;
}

type Cells = (column: LegacyColumn) => string;

/** @param today `YYYY-MM-DD`; nothing in an old register lies after it */
export function readLegacyRow(
  cells: Cells,
  today: string,
): { readonly row?: LegacyRow; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const doubt = (column: LegacyColumn, sentence: string, suggestion?: string) => {
    problems.push({ column, severity: 'DOUBTFUL', sentence, ...(suggestion ? { suggestion } : {}) });
  };
  const wrong = (column: LegacyColumn, sentence: string) => {
    problems.push({ column, severity: 'WRONG', sentence });
  };

  const name = tidy(cells('name'));
  const birthYear = readYear(cells('birthYear'));
  if (birthYear === undefined || (birthYear !== null && (birthYear < 1900 || birthYear > Number(today.slice(0, 4))))) {
    wrong('birthYear', 'Năm sinh gồm bốn chữ số, ví dụ 1985. Đề nghị kiểm tra lại.');
  }
  const numbers = readNumbers(cells, birthYear ?? null);
  for (const { column, sentence, suggestion } of numbers.doubts) doubt(column, sentence, suggestion);
  const named = kindOfName(name, cells('subjectKind'), numbers.any || typeof birthYear === 'number');
  if ('problem' in named) {
    problems.push({ column: named.column, ...named.problem });
  }

  const unitName = tidy(cells('unit'));
  if (unitName === '') wrong('unit', 'Chưa ghi đơn vị. Đề nghị bổ sung.');
  const { meant, perhaps } = awardNamed(cells('award'));
  if (meant === undefined && perhaps !== undefined) {
    doubt('award', 'Tên hình thức khen thưởng viết khác tên chính thức. Đề nghị xác nhận.', perhaps.title);
  } else if (meant === undefined) {
    wrong('award', 'Không nhận ra hình thức khen thưởng này. Đề nghị ghi đúng tên theo quy chế khen thưởng.');
  }
  const year = readYear(cells('year'));
  const lastYear = Number(today.slice(0, 4));
  if (typeof year !== 'number' || year < 1945 || year > lastYear) {
    wrong('year', `Năm khen thưởng gồm bốn chữ số, từ 1945 đến ${lastYear}. Đề nghị kiểm tra lại.`);
  }
  const decisionNumber = tidy(cells('decision'));
  if (decisionNumber === '') wrong('decision', 'Chưa ghi số quyết định. Đề nghị bổ sung.');
  const date = readDate(cells('date'));
  if ('problem' in date) problems.push({ column: 'date', ...date.problem });
  else if (date.iso !== null && date.iso > today) wrong('date', 'Ngày quyết định ở sau ngày hôm nay.');
  else if (date.iso !== null && typeof year === 'number' && !isNear(date.iso, year)) {
    doubt('date', `Ngày quyết định cách xa năm khen thưởng ${year}. Đề nghị kiểm tra cả hai ô.`);
  }

  if (problems.length > 0 || 'problem' in named || 'problem' in date || meant === undefined) return { problems };
  return {
    problems,
    row: {
      kind: named.kind,
      name,
      birthYear: birthYear ?? null,
      citizenId: numbers.citizenId,
      staffId: numbers.staffId,
      unitName,
      award: meant,
      year: year ?? 0,
      decisionNumber,
      decidedOn: date.iso,
      note: tidy(cells('note')),
    },
  };
}

/** Null when empty, undefined when it is no year. */
function readYear(written: string): number | null | undefined {
  const text = tidy(written);
  if (text === '') return null;
  return /^\d{4}$/.test(text) ? Number(text) : undefined;
}

interface Numbers {
  readonly citizenId: string | null;
  readonly staffId: string | null;
  /** Whether anything at all is written there. */
  readonly any: boolean;
  readonly doubts: readonly { column: LegacyColumn; sentence: string; suggestion?: string }[];
}

function readNumbers(cells: Cells, birthYear: number | null): Numbers {
  const shared = tidy(cells('identity'));
  // A staff id has letters or is short; a citizen id is a long row of digits, complete or not.
  const sharedIsCitizen = /^[\d\s.\-']{9,}$/.test(shared);
  const citizen = tidy(cells('citizenId')) || (sharedIsCitizen ? shared : '');
  const staffId = tidy(cells('staffId')) || (sharedIsCitizen ? '' : shared) || null;
  if (citizen === '') return { citizenId: null, staffId, any: staffId !== null, doubts: [] };
  const reading = readCitizenId(citizen, birthYear);
  if ('certain' in reading) return { citizenId: reading.certain, staffId, any: true, doubts: [] };
  const { doubtful: sentence, suggestion } = reading;
  const column = tidy(cells('citizenId')) === '' ? 'identity' : 'citizenId';
  return {
    citizenId: null,
    staffId,
    any: true,
    doubts: [{ column, sentence, ...(suggestion === undefined ? {} : { suggestion }) }],
  };
}

type DateReading =
  | { readonly iso: string | null }
  | { readonly problem: Pick<RowProblem, 'severity' | 'sentence' | 'suggestion'> };

/** Day 0 of a spreadsheet's calendar, as milliseconds since 1970. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

function readDate(written: string): DateReading {
  const text = tidy(written);
  if (text === '') return { iso: null };
  const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  const iso = parts === null ? text : `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso) && isDay(iso)) return { iso };
  if (/^\d{5}$/.test(text)) {
    const suggestion = new Date(SERIAL_ZERO + Number(text) * 86_400_000).toISOString().slice(0, 10);
    const sentence = 'Ngày đang ở dạng số của bảng tính. Đề nghị định dạng lại ô thành ngày.';
    return { problem: { severity: 'DOUBTFUL', sentence, suggestion } };
  }
  return { problem: { severity: 'WRONG', sentence: 'Ngày quyết định viết theo dạng 05/03/2019. Đề nghị sửa lại.' } };
}

function isDay(iso: string): boolean {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}

/** A decision is made in the year that it rewards, or within two after it. */
const isNear = (iso: string, year: number): boolean => [0, 1, 2].includes(Number(iso.slice(0, 4)) - year);
