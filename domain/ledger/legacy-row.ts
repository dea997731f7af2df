/** One row of an old register: read as far as it is certain; everything else is listed, never mended silently. */

import { doubtful, type ListRow, nameCaseDoubt, type Saying, wrong as wrongly } from '../intake/lists.ts';
import { dateFrom, dateOfSerial } from '../intake/read-values.ts';
import { tidy } from '../names/vietnamese-names.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import { readCitizenId } from './citizen-id.ts';
import { awardNamed, type KnownAward } from './known-awards.ts';
import type { LegacyColumn } from './legacy-list.ts';
import { kindOfName } from './legacy-names.ts';

export interface RowProblem extends Saying {
  readonly column: LegacyColumn;
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

/** The part of a row that is needed here. */
export type LegacyCells = Pick<ListRow<LegacyColumn>, 'text' | 'isKept'>;

/** @param today `YYYY-MM-DD`; nothing in an old register lies after it */
export function readLegacyRow(
  row: LegacyCells,
  today: string,
): { readonly row?: LegacyRow; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const cells = (column: LegacyColumn) => tidy(row.text(column));
  const doubt = (column: LegacyColumn, saying: Saying) => {
    // What somebody has looked at and kept is no doubt any more.
    if (saying.code === undefined || !row.isKept(column, saying.code)) problems.push({ column, ...saying });
  };
  const wrong = (column: LegacyColumn, sentence: string) => problems.push({ column, ...wrongly(sentence) });

  const name = cells('name');
  const birthYear = readYear(cells('birthYear'));
  if (birthYear === undefined || (birthYear !== null && (birthYear < 1900 || birthYear > Number(today.slice(0, 4))))) {
    wrong('birthYear', 'Năm sinh gồm bốn chữ số, ví dụ 1985. Đề nghị kiểm tra lại.');
  }
  const numbers = readNumbers(cells, birthYear ?? null);
  for (const { column, ...saying } of numbers.doubts) doubt(column, saying);
  const isPerson = numbers.any || typeof birthYear === 'number' || row.isKept('name', 'IS_A_PERSON');
  const named = kindOfName(name, cells('subjectKind'), isPerson);
  const cased = 'kind' in named && named.kind === 'INDIVIDUAL' ? nameCaseDoubt(row, 'name') : undefined;
  if (cased !== undefined) doubt('name', cased);
  if ('problem' in named) {
    problems.push({ column: named.column, ...named.problem });
  }

  const unitName = cells('unit');
  if (unitName === '') wrong('unit', 'Chưa ghi đơn vị. Đề nghị bổ sung.');
  const { meant, perhaps } = awardNamed(cells('award'));
  if (meant === undefined && perhaps !== undefined) {
    doubt('award', {
      code: 'AWARD_SPELLING',
      ...doubtful('Tên hình thức khen thưởng viết khác tên chính thức. Đề nghị xác nhận.', perhaps.title),
    });
  } else if (meant === undefined) {
    wrong('award', 'Không nhận ra hình thức khen thưởng này. Đề nghị ghi đúng tên theo quy chế khen thưởng.');
  }
  const year = readYear(cells('year'));
  const lastYear = Number(today.slice(0, 4));
  if (typeof year !== 'number' || year < 1945 || year > lastYear) {
    wrong('year', `Năm khen thưởng gồm bốn chữ số, từ 1945 đến ${lastYear}. Đề nghị kiểm tra lại.`);
  }
  const decisionNumber = cells('decision');
  if (decisionNumber === '') wrong('decision', 'Chưa ghi số quyết định. Đề nghị bổ sung.');
  const date = readDate(cells('date'));
  if ('problem' in date) problems.push({ column: 'date', ...date.problem });
  else if (date.iso !== null && date.iso > today) wrong('date', 'Ngày quyết định ở sau ngày hôm nay.');
  else if (date.iso !== null && typeof year === 'number' && !isNear(date.iso, year)) {
    doubt('date', {
      code: 'DATE_FAR',
      ...doubtful(`Ngày quyết định cách xa năm khen thưởng ${year}. Đề nghị kiểm tra cả hai ô.`),
    });
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
      note: cells('note'),
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
  readonly doubts: readonly RowProblem[];
}

function readNumbers(cells: (column: LegacyColumn) => string, birthYear: number | null): Numbers {
  const shared = cells('identity');
  // A staff id has letters or is short; a citizen id is a long row of digits, complete or not.
  const sharedIsCitizen = /^[\d\s.\-']{9,}$/.test(shared);
  const citizen = cells('citizenId') || (sharedIsCitizen ? shared : '');
  const staffId = cells('staffId') || (sharedIsCitizen ? '' : shared) || null;
  if (citizen === '') return { citizenId: null, staffId, any: staffId !== null, doubts: [] };
  const reading = readCitizenId(citizen, birthYear);
  if ('certain' in reading) return { citizenId: reading.certain, staffId, any: true, doubts: [] };
  const { doubtful: sentence, suggestion } = reading;
  const column = cells('citizenId') === '' ? 'identity' : 'citizenId';
  return {
    citizenId: null,
    staffId,
    any: true,
    doubts: [{ column, ...doubtful(sentence, suggestion) }],
  };
}

function readDate(text: string): { readonly iso: string | null } | { readonly problem: Saying } {
  if (text === '') return { iso: null };
  const iso = dateFrom(text);
  if (iso !== undefined) return { iso };
  const serial = dateOfSerial(text);
  if (serial === undefined) return { problem: wrongly('Ngày quyết định viết theo dạng 05/03/2019. Đề nghị sửa lại.') };
  return { problem: doubtful('Ngày đang ở dạng số của bảng tính. Đề nghị xác nhận ngày.', serial) };
}

/** A decision is made in the year that it rewards, or within two after it. */
const isNear = (iso: string, year: number): boolean => [0, 1, 2].includes(Number(iso.slice(0, 4)) - year);
