/**
 * Lịch nghỉ: the days that differ from the plain week, each with its reason and its source, as people read, edit and
 * publish them. What a process counts by is the bare table drawn from it (`tableOf`).
 */

import type { Certainty } from '../rules/rule-set.ts';
import type { HolidayTable } from './holidays.ts';

/** Under which the processes that a new edition does not reach stand among the incidents. */
export const ADOPTION_STEP = 'adoptCalendar';

export interface CalendarDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** A weekday on which nobody works (ngày nghỉ), or a Saturday or Sunday worked instead (ngày làm bù). */
  readonly kind: 'DAY_OFF' | 'WORKED_WEEKEND';
  readonly reason: string;
  /** The instrument or notice it is taken from. */
  readonly source: string;
  readonly certainty: Certainty;
}

/** Ấn bản: one published state of the calendar. Never edited; a change is the next edition. */
export interface CalendarEdition {
  /** 0 comes with the program. */
  readonly edition: number;
  /** In the order of dates. */
  readonly days: readonly CalendarDay[];
  /** Why it was published. */
  readonly reason: string;
  /** Null for the one that comes with the program. */
  readonly publishedBy: string | null;
  readonly publishedAt: string | null;
}

/**
 * The table for a process that begins in a year: earlier days decide nothing in it, and every byte is kept in its history.
 * The year before is left in, because a clock may have begun in December.
 */
export function tableOf({ edition, days }: Pick<CalendarEdition, 'edition' | 'days'>, year?: number): HolidayTable {
  const from = year === undefined ? '' : `${year - 1}-01-01`;
  const dates = (kind: CalendarDay['kind']) =>
    days.filter((day) => day.kind === kind && day.date >= from).map((day) => day.date);
  return { edition, daysOff: dates('DAY_OFF'), workedWeekends: dates('WORKED_WEEKEND') };
}

export type CalendarFault = 'BAD_DATE' | 'TWICE' | 'OFF_ON_WEEKEND' | 'WORK_ON_WEEKDAY' | 'NO_REASON' | 'NO_SOURCE';

/** What stands in the way of publishing these days; by date, the first fault of each. */
export function faultsOf(
  days: readonly CalendarDay[],
): readonly { readonly date: string; readonly fault: CalendarFault }[] {
  const seen = new Set<string>();
  const faultOf = (day: CalendarDay): CalendarFault | undefined => {
    if (!isDate(day.date)) return 'BAD_DATE';
    if (seen.has(day.date)) return 'TWICE';
    seen.add(day.date);
    if (day.kind === 'DAY_OFF' && isWeekend(day.date)) return 'OFF_ON_WEEKEND';
    if (day.kind === 'WORKED_WEEKEND' && !isWeekend(day.date)) return 'WORK_ON_WEEKDAY';
    if (day.reason.trim() === '') return 'NO_REASON';
    return day.source.trim() === '' ? 'NO_SOURCE' : undefined;
  };
  return days.flatMap((day) => {
    const fault = faultOf(day);
    return fault === undefined ? [] : [{ date: day.date, fault }];
  });
}

export interface CalendarDiff {
  readonly added: readonly CalendarDay[];
  readonly removed: readonly CalendarDay[];
  readonly changed: readonly { readonly before: CalendarDay; readonly after: CalendarDay }[];
}

/** What one list of days has that the other has not; the order of the lists plays no part. */
export function diffDays(before: readonly CalendarDay[], after: readonly CalendarDay[]): CalendarDiff {
  const was = new Map(before.map((day) => [day.date, day]));
  const is = new Map(after.map((day) => [day.date, day]));
  return {
    added: inOrder(after.filter((day) => !was.has(day.date))),
    removed: inOrder(before.filter((day) => !is.has(day.date))),
    changed: inOrder(after).flatMap((day) => {
      const old = was.get(day.date);
      return old === undefined || sameDay(old, day) ? [] : [{ before: old, after: day }];
    }),
  };
}

export const isUnchanged = ({ added, removed, changed }: CalendarDiff): boolean =>
  added.length + removed.length + changed.length === 0;

/** An edit: days taken out by date, then days put in, each in the place of one that has the same date. */
export interface CalendarEdit {
  readonly remove: readonly string[];
  readonly put: readonly CalendarDay[];
}

export function applyEdit(days: readonly CalendarDay[], { remove, put }: CalendarEdit): readonly CalendarDay[] {
  const gone = new Set([...remove, ...put.map((day) => day.date)]);
  return inOrder([...days.filter((day) => !gone.has(day.date)), ...put]);
}

const inOrder = (days: readonly CalendarDay[]): readonly CalendarDay[] =>
  [...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

const sameDay = (a: CalendarDay, b: CalendarDay): boolean =>
  a.kind === b.kind && a.reason === b.reason && a.source === b.source && a.certainty === b.certainty;

const isDate = (text: string): boolean =>
  /^20\d{2}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
