/**
 * Days off and swapped working days of Vietnam, by year: data, never computed, because the State announces them
 * year by year (lunar New Year, substitute days, swapped Saturdays).
 */

/** What a process counts working days by. */
export interface HolidayTable {
  /** 0 is the table that comes with the program; each publication by an administrator counts up. */
  readonly edition: number;
  /** Weekdays on which nobody works, `YYYY-MM-DD`. */
  readonly daysOff: readonly string[];
  /** Saturdays or Sundays worked instead, `YYYY-MM-DD`. */
  readonly workedWeekends: readonly string[];
}

/**
 * Histories that were begun before calendars could change were decided by exactly this table, so it is never edited:
 * what must change is published as a new edition. Bộ luật Lao động 2019 Đ112; notice 9441/TB-BNV for 2026; 24/11 from
 * NQ 28/2026/QH16. 2027 awaits its notice.
 */
export const HOLIDAYS_2026_2027: HolidayTable = {
  edition: 0,
  daysOff: [
    '2026-01-01', // Tết Dương lịch
    '2026-01-02', // swapped with Saturday 10/01
    '2026-02-16', // Tết Nguyên đán
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-04-27', // Giỗ Tổ falls on Sunday 26/04
    '2026-04-30',
    '2026-05-01',
    '2026-08-31', // swapped with Saturday 22/08
    '2026-09-01',
    '2026-09-02',
    '2026-11-24', // Ngày Văn hóa Việt Nam
    '2027-01-01',
    '2027-02-05', // Tết Nguyên đán: first day of the year is 06/02
    '2027-02-08',
    '2027-02-09',
    '2027-02-10',
    '2027-02-11', // for the Saturday and Sunday among the five days; awaits the official notice
    '2027-04-16', // Giỗ Tổ
    '2027-04-30',
    '2027-05-03', // 01/05 is a Saturday
    '2027-09-02',
    '2027-09-03',
    '2027-11-24',
  ],
  workedWeekends: ['2026-01-10', '2026-08-22'],
};
