import { dateInVietnam } from '../domain/calendar/working-days.ts';
import type { CalendarDate, ClockTime } from '../templates/_shared/official-text.ts';

/** @param date `YYYY-MM-DD` */
export const calendarDate = (date: string): CalendarDate => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** The clock in Vietnam at an instant. */
export function clockTime(instant: string): ClockTime {
  const local = new Date(Date.parse(instant) + 7 * 3_600_000);
  return { ...calendarDate(dateInVietnam(instant)), hour: local.getUTCHours(), minute: local.getUTCMinutes() };
}

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

/** `17 giờ 00, thứ Ba, ngày 01/12/2026` */
export function writtenInstant(instant: string): string {
  const { year, month, day, hour, minute } = clockTime(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${two(hour)} giờ ${two(minute)}, ${weekday}, ngày ${two(day)}/${two(month)}/${year}`;
}
