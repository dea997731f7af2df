/** Deadlines counted in working days (ngày làm việc), in Vietnam's time zone. */

import type { HolidayTable } from './holidays.ts';

const DAY = 86_400_000;
/** Vietnam has kept UTC+7 without daylight saving since 1975. */
const OFFSET = 7 * 3_600_000;

/** The calendar date in Vietnam at an instant: `YYYY-MM-DD`. */
export const dateInVietnam = (instant: string): string =>
  new Date(Date.parse(instant) + OFFSET).toISOString().slice(0, 10);

/** The instant of a wall-clock time in Vietnam, e.g. `('2026-11-24', '17:00')`. */
export const instantInVietnam = (date: string, time: string): string =>
  new Date(Date.parse(`${date}T${time}:00Z`) - OFFSET).toISOString();

export function isWorkingDay(date: string, table: HolidayTable): boolean {
  if (table.workedWeekends.includes(date)) return true;
  if (table.daysOff.includes(date)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The date `count` working days after `date`. The first day does not count (Bộ luật Dân sự 2015 Đ147), so the answer for
 * 0 is the next working day on or after `date` (Đ148). A negative count goes back.
 */
export function addWorkingDays(date: string, count: number, table: HolidayTable): string {
  const step = count < 0 ? -DAY : DAY;
  let day = Date.parse(`${date}T00:00:00Z`);
  const iso = () => new Date(day).toISOString().slice(0, 10);
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (isWorkingDay(iso(), table)) left -= 1;
  }
  while (!isWorkingDay(iso(), table)) day += step;
  return iso();
}

/** The end of the working day (17:00) that is `count` working days after the day of `instant`. */
export const endOfWorkingDay = (instant: string, count: number, table: HolidayTable): string =>
  instantInVietnam(addWorkingDays(dateInVietnam(instant), count, table), '17:00');
