import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import { applyEdit, type CalendarDay, diffDays, faultsOf, isUnchanged, tableOf } from './calendar.ts';
import { HOLIDAYS_2026_2027 } from './holidays.ts';
import { SHIPPED_CALENDAR } from './shipped-calendar.ts';

const { days } = SHIPPED_CALENDAR;

const extra = (change: Partial<CalendarDay> = {}): CalendarDay => ({
  date: '2026-12-31',
  kind: 'DAY_OFF',
  reason: 'Hoán đổi với thứ Bảy 26/12/2026',
  source: 'Thông báo thử nghiệm',
  certainty: 'confirmed',
  ...change,
});

describe('the calendar that comes with the program', () => {
  it('is, for 2026 and 2027, day for day the table by which old histories were decided', () => {
    const table = tableOf(SHIPPED_CALENDAR, 2027);
    expect(table).toStrictEqual(HOLIDAYS_2026_2027);
  });

  it.each(['2024', '2025', '2026', '2027'])(
    'has for %s what the law pays, and a day off for each worked weekend',
    (year) => {
      const of = (kind: CalendarDay['kind']) =>
        days.filter((day) => day.kind === kind && day.date.startsWith(year)).length;
      // Eleven until 24/11 became one in 2026.
      expect(of('DAY_OFF') - of('WORKED_WEEKEND')).toBe(year < '2026' ? 11 : 12);
    },
  );

  it('names a reason and a source for each day, in order, without a fault', () => {
    expect(faultsOf(days)).toStrictEqual([]);
    expect(days.map((day) => day.date)).toStrictEqual(days.map((day) => day.date).toSorted());
  });

  it('does not give out as certain what waits for an official notice', () => {
    const waiting = days.filter((day) => day.source.startsWith('Chờ '));
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.every((day) => day.certainty === 'to-confirm')).toBe(true);
  });
});

describe('a list of days cannot be published', () => {
  it.each([
    ['BAD_DATE', extra({ date: '2026-02-30' })],
    ['BAD_DATE', extra({ date: '31/12/2026' })],
    ['OFF_ON_WEEKEND', extra({ date: '2026-12-26' })],
    ['WORK_ON_WEEKDAY', extra({ kind: 'WORKED_WEEKEND' })],
    ['NO_REASON', extra({ reason: '  ' })],
    ['NO_SOURCE', extra({ source: '' })],
    ['TWICE', extra({ date: '2026-11-24' })],
  ] as const)('%s', (fault, day) => {
    expect(faultsOf([...days, day])).toStrictEqual([{ date: day.date, fault }]);
  });

  it('while a right one can', () => {
    const put = [extra(), extra({ date: '2026-12-26', kind: 'WORKED_WEEKEND' })];
    expect(faultsOf(applyEdit(days, { remove: [], put }))).toStrictEqual([]);
  });
});

describe('an edit', () => {
  it('tells apart what came, what went and what was changed', () => {
    const confirmed = { ...days.find((day) => day.date === '2027-09-03'), certainty: 'confirmed' } as CalendarDay;
    const after = applyEdit(days, { remove: ['2027-02-11'], put: [extra(), confirmed] });
    const { added, removed, changed } = diffDays(days, after);
    expect(added).toStrictEqual([extra()]);
    expect(removed.map((day) => day.date)).toStrictEqual(['2027-02-11']);
    expect(changed.map(({ after: day }) => day)).toStrictEqual([confirmed]);
  });

  it('that is taken back leaves the calendar as it was, in whatever order days are given', () => {
    const date = fc.constantFrom(...days.map((day) => day.date));
    fc.assert(
      fc.property(fc.uniqueArray(date), fc.boolean(), (remove, more) => {
        const put = more ? [extra()] : [];
        const after = applyEdit(days, { remove, put });
        const back = applyEdit(after, {
          remove: put.map((day) => day.date),
          put: days.filter((day) => remove.includes(day.date)).toReversed(),
        });
        expect(isUnchanged(diffDays(days, back))).toBe(true);
        expect(isUnchanged(diffDays(days, after))).toBe(remove.length === 0 && !more);
        expect(back).toStrictEqual(days);
      }),
      RUNS,
    );
  });
});

describe('what a process is given', () => {
  it('leaves out years that decide nothing in it, but keeps the one before', () => {
    const table = tableOf({ edition: 3, days }, 2026);
    expect(table.edition).toBe(3);
    expect(table.daysOff[0]).toBe('2025-01-01');
    expect(tableOf({ edition: 3, days }).daysOff[0]).toBe('2024-01-01');
  });
});
