/** Ngày sinh: real dates, dates typed as text, day and month in either order, years alone. */

import { type Doubt, doubt } from './findings.ts';
import { type Kept, type Reading, readText } from './read-text.ts';
import type { Cell } from './workbook.ts';

export interface Birth {
  readonly year: number;
  /** `YYYY-MM-DD`; null when only the year is known. */
  readonly date: string | null;
}

/** Whether a column writes the day first, as Vietnam does, or some of its cells cannot be read so. */
export type DateOrder = 'DAY_FIRST' | 'MIXED';

const NUMERIC = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})$/;
const IN_WORDS = /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/i;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/;
const YEAR = /^(\d{4})$/;
const MONTH_YEAR = /^(\d{1,2})\s*[/.-]\s*(\d{4})$/;

const two = (value: number): string => String(value).padStart(2, '0');

/** Days that a spreadsheet counts from 30/12/1899; those of 1920 to 2020, the births that can be meant. */
const SERIAL = { first: 7306, last: 44196 };
const DAY = 86_400_000;
/** Days by which the count from 1904 lies behind. */
const DAYS_TO_1904 = 1462;

export function readBirth(cell: Cell | null, kept: Kept, order: DateOrder, thisYear: number): Reading<Birth | null> {
  if (cell?.kind === 'date' && cell.date !== undefined) return { value: birth(cell.date), doubts: [] };
  const { value: text, doubts } = readText(cell, kept);
  if (text === '') {
    return { value: null, doubts: kept.has('BIRTH_MISSING') || doubts.length > 0 ? doubts : [doubt('BIRTH_MISSING')] };
  }
  const meant = meaningOf(text, kept, order, thisYear, cell?.from1904 ? DAYS_TO_1904 : 0);
  // What the text pass had to say about spaces is said again by the better suggestion.
  return { value: meant.value, doubts: [...doubts.filter(({ code }) => code !== 'EXTRA_SPACES'), ...meant.doubts] };
}

const birth = (date: string): Birth => ({ year: Number(date.slice(0, 4)), date });

function meaningOf(text: string, kept: Kept, order: DateOrder, thisYear: number, ahead: number): Reading<Birth | null> {
  const year = YEAR.exec(text);
  if (year) return { value: { year: Number(year[1]), date: null }, doubts: [] };
  const serial = /^\d{4,5}$/.test(text) ? Number(text) + ahead : 0;
  if (serial >= SERIAL.first && serial <= SERIAL.last) {
    const date = new Date(Date.UTC(1899, 11, 30) + serial * DAY).toISOString().slice(0, 10);
    return { value: birth(date), doubts: [doubt('DATE_AS_SERIAL', [text, shown(date)], shown(date))] };
  }
  const iso = ISO.exec(text);
  if (iso) return asText(text, Number(iso[3]), Number(iso[2]), Number(iso[1]));
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear && Number(monthYear[1]) <= 12) return { value: { year: Number(monthYear[2]), date: null }, doubts: [] };
  const [, first, second, last] = NUMERIC.exec(text) ?? IN_WORDS.exec(text) ?? [];
  if (last === undefined) return { value: null, doubts: [doubt('DATE_IMPOSSIBLE', [text])] };
  const [day, month] = [Number(first), Number(second)];
  if (last.length === 2) {
    const full = Number(last) + (Number(last) > (thisYear - 14) % 100 ? 1900 : 2000);
    const date = isoDate(day, month, full);
    if (date === null) return { value: null, doubts: [doubt('DATE_IMPOSSIBLE', [text])] };
    return { value: birth(date), doubts: [doubt('DATE_TWO_DIGIT_YEAR', [text, shown(date)], shown(date))] };
  }
  return ordered(text, day, month, Number(last), kept, order);
}

function ordered(text: string, day: number, month: number, year: number, kept: Kept, order: DateOrder) {
  const date = isoDate(day, month, year);
  const other = isoDate(month, day, year);
  if (date === null && other !== null) {
    return { value: birth(other), doubts: [doubt('DATE_MONTH_FIRST', [text, shown(other)], shown(other))] };
  }
  if (date !== null && other !== null && date !== other && order === 'MIXED' && !kept.has('DATE_ORDER_UNSURE')) {
    const unsure: Doubt = { ...doubt('DATE_ORDER_UNSURE', [text, shown(date)]), options: [shown(date), shown(other)] };
    return { value: birth(date), doubts: [unsure] };
  }
  return asText(text, day, month, year);
}

function asText(text: string, day: number, month: number, year: number): Reading<Birth | null> {
  const date = isoDate(day, month, year);
  if (date === null) return { value: null, doubts: [doubt('DATE_IMPOSSIBLE', [text])] };
  return { value: birth(date), doubts: [doubt('DATE_AS_TEXT', [two(day), two(month), String(year)], shown(date))] };
}

/** Null when the calendar has no such day. */
function isoDate(day: number, month: number, year: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year;
  return exists ? date.toISOString().slice(0, 10) : null;
}

const shown = (date: string): string => date.split('-').toReversed().join('/');

/** Mixed as soon as one text can only be month first. */
export function dateOrderOf(cells: readonly (Cell | null)[]): DateOrder {
  const monthFirst = cells.some((cell) => {
    const [, first, second, year] = NUMERIC.exec(cell?.kind === 'text' ? cell.text.trim() : '') ?? [];
    return year !== undefined && Number(second) > 12 && Number(first) <= 12;
  });
  return monthFirst ? 'MIXED' : 'DAY_FIRST';
}

/** Whole years on a day. Without the date, the year alone counts: nobody is called a minor on a guess. */
export function ageOn(day: string, { year, date }: Birth): number {
  const years = Number(day.slice(0, 4)) - year;
  return date !== null && day.slice(5) < date.slice(5) ? years - 1 : years;
}
