import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import { type HolidayTable, HOLIDAYS_2026_2027 as TABLE } from './holidays.ts';
import { movedDeadline, movedVoting, workingDaysAfter } from './replan.ts';
import { dateInVietnam, endOfWorkingDay, isWorkingDay } from './working-days.ts';

const withOff = (...dates: string[]): HolidayTable => ({ ...TABLE, edition: 1, daysOff: [...TABLE.daysOff, ...dates] });
const withWork = (...workedWeekends: string[]): HolidayTable => ({ ...TABLE, edition: 1, workedWeekends });
const at17 = (date: string) => `${date}T10:00:00.000Z`;

describe('a deadline of work, counted again', () => {
  // Five working days from Tuesday 10/11/2026: Tuesday 17/11.
  const clock = { from: '2026-11-10T02:00:00.000Z', days: 5 };
  const due = at17('2026-11-17');

  it.each([
    ['a new day off in between puts it off', withOff('2026-11-16'), '2026-11-11T02:00:00.000Z', at17('2026-11-18')],
    [
      'a new day off on the day itself puts it off',
      withOff('2026-11-17'),
      '2026-11-11T02:00:00.000Z',
      at17('2026-11-18'),
    ],
    ['a worked Saturday brings it forward', withWork('2026-11-14'), '2026-11-11T02:00:00.000Z', at17('2026-11-16')],
    ['a day off beyond it changes nothing', withOff('2026-11-30'), '2026-11-11T02:00:00.000Z', due],
    ['what is over stays over', withOff('2026-11-16'), at17('2026-11-17'), due],
    ['nobody is late overnight: not sooner than the next working day', withWork('2026-11-14'), at17('2026-11-16'), due],
  ] as const)('%s', (_, table, at, expected) => {
    expect(movedDeadline(due, clock, at, table)).toBe(expected);
  });

  const date = fc
    .date({ min: new Date('2026-06-01'), max: new Date('2027-06-01'), noInvalidDate: true })
    .map((day) => day.toISOString());
  const table = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }).map((offsets) => {
    const days = offsets.map((more) =>
      new Date(Date.parse('2026-06-01') + more * 86_400_000).toISOString().slice(0, 10),
    );
    const weekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    return {
      edition: 1,
      daysOff: [...TABLE.daysOff, ...days.filter((day) => !weekend(day))],
      workedWeekends: days.filter(weekend),
    };
  });

  it('always falls on a working day, is never moved into the past, and with the same table stays', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 60 }),
        table,
        (from, days, later, other) => {
          const announced = endOfWorkingDay(from, days, TABLE);
          const at = new Date(Date.parse(from) + later * 86_400_000).toISOString();
          const moved = movedDeadline(announced, { from, days }, at, other);
          if (announced <= at) {
            expect(moved).toBe(announced);
            return;
          }
          expect(moved > at).toBe(true);
          expect(moved === announced || isWorkingDay(dateInVietnam(moved), other)).toBe(true);
          expect(movedDeadline(announced, { from, days }, at, TABLE)).toBe(announced);
        },
      ),
      RUNS,
    );
  });

  it('voting never closes sooner, keeps its hour and its working days, and reminds before it closes', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 2, max: 10 }),
        fc.integer({ min: 0, max: 20 }),
        table,
        (from, days, later, after) => {
          const votingClosesAt = endOfWorkingDay(from, days, TABLE);
          const remindAt = endOfWorkingDay(from, days - 1, TABLE);
          const at = new Date(Date.parse(from) + later * 43_200_000).toISOString();
          const moved = movedVoting({ votingClosesAt, remindAt }, from, at, { before: TABLE, after });
          expect(moved.votingClosesAt >= votingClosesAt).toBe(true);
          expect(moved.votingClosesAt.slice(11)).toBe(votingClosesAt.slice(11));
          expect(moved.remindAt < moved.votingClosesAt).toBe(true);
          if (votingClosesAt <= at) {
            expect(moved).toStrictEqual({ votingClosesAt, remindAt });
            return;
          }
          const given = workingDaysAfter(dateInVietnam(from), dateInVietnam(moved.votingClosesAt), after);
          expect(given).toBeGreaterThanOrEqual(days);
          if (moved.votingClosesAt > votingClosesAt) expect(given).toBe(days);
        },
      ),
      RUNS,
    );
  });
});

describe('the time for voting', () => {
  const times = { votingClosesAt: at17('2026-11-17'), remindAt: at17('2026-11-16') };
  const convenedAt = '2026-11-10T02:00:00.000Z';
  const at = '2026-11-11T02:00:00.000Z';

  it.each([
    [
      'a day off in between: both move',
      withOff('2026-11-13'),
      at,
      { votingClosesAt: at17('2026-11-18'), remindAt: at17('2026-11-17') },
    ],
    [
      'a day off for the reminder alone is also one day less',
      withOff('2026-11-16'),
      at,
      { votingClosesAt: at17('2026-11-18'), remindAt: at17('2026-11-17') },
    ],
    ['a worked Saturday never shortens it', withWork('2026-11-14'), at, times],
    [
      'a reminder that went out stays where it was',
      withOff('2026-11-17'),
      at17('2026-11-16'),
      { ...times, votingClosesAt: at17('2026-11-18') },
    ],
    ['after the close nothing moves', withOff('2026-11-13'), at17('2026-11-17'), times],
  ] as const)('%s', (_, after, now, expected) => {
    expect(movedVoting(times, convenedAt, now, { before: TABLE, after })).toStrictEqual(expected);
  });
});
