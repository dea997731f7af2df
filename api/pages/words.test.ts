import { expect, test } from 'vitest';
import { HOLIDAYS_2026_2027 } from '../../domain/calendar/holidays.ts';
import { deadlineWord, numbersWord, remainingWord, timeLeftWord } from './words.ts';

const word = (dueAt: string, now: string) => remainingWord(dueAt, now, HOLIDAYS_2026_2027);
/** 17:00 in Vietnam. */
const FIVE = 'T10:00:00.000Z';

test('a deadline is counted in working days: weekends and holidays do not count', () => {
  // 24/11/2026 is a holiday, 28 and 29/11 a weekend.
  expect(word(`2026-11-30${FIVE}`, '2026-11-23T02:00:00.000Z')).toBe('còn 4 ngày làm việc');
  expect(word(`2026-11-25${FIVE}`, '2026-11-25T02:00:00.000Z')).toBe('hết hạn hôm nay lúc 17:00');
  expect(word(`2026-11-25${FIVE}`, '2026-11-25T11:00:00.000Z')).toBe('quá hạn từ 17:00 hôm nay');
  expect(word(`2026-11-20${FIVE}`, '2026-11-26T02:00:00.000Z')).toBe('quá hạn 3 ngày làm việc');
});

test('the day is the one in Vietnam, also when it is still yesterday in UTC', () => {
  expect(deadlineWord('2026-11-30T17:30:00.000Z')).toBe('00:30, Thứ Ba, 01/12/2026');
});

test('time left before a vote closes', () => {
  expect(timeLeftWord('2026-12-01T10:00:00.000Z', '2026-11-29T07:00:00.000Z')).toBe('còn 2 ngày 3 giờ');
  expect(timeLeftWord('2026-12-01T10:00:00.000Z', '2026-12-01T08:30:00.000Z')).toBe('còn 1 giờ 30 phút');
  expect(timeLeftWord('2026-12-01T10:00:00.000Z', '2026-12-02T08:30:00.000Z')).toBe('còn 0 phút');
});

test('numbers are listed as people write them', () => {
  expect(numbersWord([2])).toBe('2');
  expect(numbersWord([1, 3, 4])).toBe('1, 3 và 4');
});
