import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import { HOLIDAYS_2026_2027 as TABLE } from './holidays.ts';
import { addWorkingDays, dateInVietnam, endOfWorkingDay, instantInVietnam, isWorkingDay } from './working-days.ts';

const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
const isWeekend = (date: string) => [0, 6].includes(weekday(date));

describe('days off', () => {
  it.each([
    ['2026-01-01', 'Tết Dương lịch'],
    ['2026-01-02', 'swapped with Saturday 10/01'],
    ['2026-02-16', 'Tết Nguyên đán'],
    ['2026-02-20', 'Tết Nguyên đán'],
    ['2026-04-27', 'Giỗ Tổ, made up on Monday'],
    ['2026-04-30', '30/4'],
    ['2026-05-01', '1/5'],
    ['2026-08-31', 'swapped with Saturday 22/08'],
    ['2026-09-01', 'Quốc khánh'],
    ['2026-09-02', 'Quốc khánh'],
    ['2026-11-24', 'Ngày Văn hóa Việt Nam'],
    ['2027-02-05', 'the day before Tết Nguyên đán, which is on 06/02/2027'],
    ['2027-02-10', 'Tết Nguyên đán, made up'],
    ['2027-04-16', 'Giỗ Tổ'],
    ['2027-05-03', '1/5, made up on Monday'],
    ['2027-11-24', 'Ngày Văn hóa Việt Nam'],
    ['2026-11-28', 'a plain Saturday'],
    ['2026-11-29', 'a plain Sunday'],
  ])('%s: %s', (date) => {
    expect(isWorkingDay(date, TABLE)).toBe(false);
  });

  it.each([
    ['2026-01-10', 'Saturday, for 02/01'],
    ['2026-08-22', 'Saturday, for 31/08'],
    ['2026-11-23', 'Monday before'],
    ['2026-11-25', 'Wednesday after Ngày Văn hóa'],
    ['2026-02-13', 'the last Friday before Tết'],
    ['2026-02-23', 'the first Monday after Tết'],
    ['2026-04-28', 'Tuesday after Giỗ Tổ'],
    ['2027-02-12', 'Friday after Tết'],
  ])('but %s is worked: %s', (date) => {
    expect(isWorkingDay(date, TABLE)).toBe(true);
  });

  it.each(['2026', '2027'])('of %s are the twelve that the law pays, and one for each worked weekend', (year) => {
    const paid = TABLE.daysOff.filter((date) => date.startsWith(year)).length;
    const swapped = TABLE.workedWeekends.filter((date) => date.startsWith(year)).length;
    expect(paid - swapped).toBe(12);
  });

  it('are listed once, in order, on weekdays; worked weekends are weekends', () => {
    expect(TABLE.daysOff).toStrictEqual([...new Set(TABLE.daysOff)].sort());
    expect(TABLE.daysOff.filter(isWeekend)).toStrictEqual([]);
    expect(TABLE.workedWeekends.every(isWeekend)).toBe(true);
  });
});

describe('a deadline in working days', () => {
  it.each([
    ['2026-11-23', 1, '2026-11-25', 'over 24/11'],
    ['2026-11-20', 3, '2026-11-26', 'over a weekend and 24/11'],
    ['2026-11-20', 0, '2026-11-20', 'the same day when it is worked'],
    ['2026-11-24', 0, '2026-11-25', 'the next worked day when it is not'],
    ['2026-01-09', 1, '2026-01-10', 'on a worked Saturday'],
    ['2026-08-21', 2, '2026-08-24', 'a worked Saturday counts'],
    ['2026-08-28', 1, '2026-09-03', 'over the long Quốc khánh'],
    ['2026-04-24', 1, '2026-04-28', 'over Giỗ Tổ made up'],
    ['2026-02-13', 1, '2026-02-23', 'over Tết 2026'],
    ['2027-01-29', 4, '2027-02-04', 'up to the eve of Tết 2027'],
    ['2027-02-04', 2, '2027-02-15', 'over Tết 2027'],
    ['2026-12-31', 1, '2027-01-04', 'over the new year'],
    ['2026-11-25', -1, '2026-11-23', 'backwards over 24/11'],
  ])('%s + %i is %s: %s', (from, count, expected) => {
    expect(addWorkingDays(from, count, TABLE)).toBe(expected);
  });

  it('ends at 17:00 in Vietnam, counted from the day in Vietnam', () => {
    // 23/11 at 23:30 in Vietnam is still the 23rd, though 16:30 in UTC; half an hour later it is the 24th.
    expect(endOfWorkingDay('2026-11-23T16:30:00.000Z', 1, TABLE)).toBe('2026-11-25T10:00:00.000Z');
    expect(endOfWorkingDay('2026-11-23T17:00:00.000Z', 1, TABLE)).toBe('2026-11-25T10:00:00.000Z');
    expect(endOfWorkingDay('2026-11-22T17:00:00.000Z', 1, TABLE)).toBe('2026-11-25T10:00:00.000Z');
    expect(endOfWorkingDay('2026-11-22T16:59:59.999Z', 1, TABLE)).toBe('2026-11-23T10:00:00.000Z');
  });
});

describe('time in Vietnam', () => {
  it('is seven hours ahead, across days and years', () => {
    expect(dateInVietnam('2026-12-31T16:59:59.999Z')).toBe('2026-12-31');
    expect(dateInVietnam('2026-12-31T17:00:00.000Z')).toBe('2027-01-01');
    expect(instantInVietnam('2027-01-01', '06:30')).toBe('2026-12-31T23:30:00.000Z');
  });
});

describe('working days, whatever the dates', () => {
  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-11-30'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const count = fc.integer({ min: 0, max: 60 });

  it('never end on a day off', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (from, n) => {
        expect(isWorkingDay(addWorkingDays(from, n, TABLE), TABLE)).toBe(true);
      }),
      RUNS,
    );
  });

  it('more days, or a later start, never end earlier', () => {
    fc.assert(
      fc.property(day, day, count, count, (one, other, n, more) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(addWorkingDays(early, n, TABLE) <= addWorkingDays(late, n, TABLE)).toBe(true);
        expect(addWorkingDays(early, n, TABLE) <= addWorkingDays(early, n + more, TABLE)).toBe(true);
      }),
      RUNS,
    );
  });

  it('forwards and back come home; exactly as many are worked in between', () => {
    fc.assert(
      fc.property(day, count, (from, n) => {
        const start = addWorkingDays(from, 0, TABLE);
        const end = addWorkingDays(start, n, TABLE);
        expect(addWorkingDays(end, -n, TABLE)).toBe(start);
        let worked = 0;
        for (let at = Date.parse(start) + 86_400_000; at <= Date.parse(end); at += 86_400_000) {
          if (isWorkingDay(new Date(at).toISOString().slice(0, 10), TABLE)) worked += 1;
        }
        expect(worked).toBe(n);
      }),
      RUNS,
    );
  });
});
