/**
 * What becomes of a running deadline when another holiday table takes effect. Deadlines of work move with the table;
 * the time for voting, once announced to the council, only ever gets longer.
 */

import type { HolidayTable } from './holidays.ts';
import { addWorkingDays, dateInVietnam, endOfWorkingDay, instantInVietnam, isWorkingDay } from './working-days.ts';

const DAY = 86_400_000;

/**
 * A deadline of so many working days from an instant, counted again. One that is over at `at` stays over. One that would
 * come sooner never comes sooner than the end of the next working day: nobody is late overnight by a decree.
 */
export function movedDeadline(
  due: string,
  clock: { readonly from: string; readonly days: number },
  at: string,
  table: HolidayTable,
): string {
  if (due <= at) return due;
  const counted = endOfWorkingDay(clock.from, clock.days, table);
  if (counted >= due) return counted;
  const earliest = endOfWorkingDay(at, 1, table);
  return counted >= earliest ? counted : earliest < due ? earliest : due;
}

export interface VotingTimes {
  readonly votingClosesAt: string;
  readonly remindAt: string;
}

/**
 * The close of voting keeps the number of working days its members were given, at the same hour; it never comes earlier.
 * The reminder keeps its distance from the close, unless it would fall outside the voting time or has gone out already.
 */
export function movedVoting(
  { votingClosesAt, remindAt }: VotingTimes,
  convenedAt: string,
  at: string,
  tables: { readonly before: HolidayTable; readonly after: HolidayTable },
): VotingTimes {
  const { before, after } = tables;
  if (votingClosesAt <= at) return { votingClosesAt, remindAt };
  const opened = dateInVietnam(convenedAt);
  const closing = dateInVietnam(votingClosesAt);
  const missing = workingDaysAfter(opened, closing, before) - workingDaysAfter(opened, closing, after);
  const moved = missing <= 0 ? votingClosesAt : onDate(votingClosesAt, addWorkingDays(closing, missing, after));
  if (remindAt <= at) return { votingClosesAt: moved, remindAt };
  const reminder = dateInVietnam(remindAt);
  const distance = workingDaysAfter(reminder, closing, before);
  // Reminders of short votes are set half-way, at no particular hour; with no working day in between they stay.
  if (distance === 0) return { votingClosesAt: moved, remindAt };
  const again = onDate(remindAt, addWorkingDays(dateInVietnam(moved), -distance, after));
  return { votingClosesAt: moved, remindAt: again > at && again < moved ? again : remindAt };
}

/** Working days after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysAfter(from: string, to: string, table: HolidayTable): number {
  let count = 0;
  for (let day = Date.parse(`${from}T00:00:00Z`) + DAY; day <= Date.parse(`${to}T00:00:00Z`); day += DAY) {
    if (isWorkingDay(new Date(day).toISOString().slice(0, 10), table)) count += 1;
  }
  return count;
}

/** The same hour in Vietnam on another day. */
const onDate = (instant: string, date: string): string =>
  new Date(
    Date.parse(instantInVietnam(date, '00:00')) +
      (Date.parse(instant) - Date.parse(instantInVietnam(dateInVietnam(instant), '00:00'))),
  ).toISOString();
