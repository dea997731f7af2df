import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import { BASE_SALARIES, baseSalaryOn, bonusAmount } from './bonus.ts';

describe('the bonus', () => {
  // coefficient × 1,000 → at 2,340,000 (from 01/07/2024) and at 2,530,000 (from 01/07/2026)
  it.each([
    [300, 710_000, 760_000],
    [600, 1_410_000, 1_520_000],
    [800, 1_880_000, 2_030_000],
    [1000, 2_340_000, 2_530_000],
    [1500, 3_510_000, 3_800_000],
    [2000, 4_680_000, 5_060_000],
    [3000, 7_020_000, 7_590_000],
    [3500, 8_190_000, 8_860_000],
    [4500, 10_530_000, 11_390_000],
    [7000, 16_380_000, 17_710_000],
    [8000, 18_720_000, 20_240_000],
    [12000, 28_080_000, 30_360_000],
  ])('for coefficient %i/1000', (coefficient, before, now) => {
    expect(bonusAmount(coefficient, 2_340_000)).toBe(before);
    expect(bonusAmount(coefficient, 2_530_000)).toBe(now);
  });

  it('is a multiple of 10,000 đồng, never below the exact product and less than 10,000 above it', () => {
    const coefficient = fc.integer({ min: 1, max: 100_000 });
    const salary = fc.integer({ min: 1, max: 100_000_000 });
    fc.assert(
      fc.property(coefficient, salary, (milli, base) => {
        const paid = bonusAmount(milli, base);
        const exactMilli = BigInt(milli) * BigInt(base);
        expect(Number.isSafeInteger(paid)).toBe(true);
        expect(paid % 10_000).toBe(0);
        const above = BigInt(paid) * 1000n - exactMilli;
        expect(above >= 0n && above < 10_000_000n).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('the base salary', () => {
  it.each([
    ['2023-07-01', 1_800_000],
    ['2024-06-30', 1_800_000],
    ['2024-07-01', 2_340_000],
    ['2026-06-30', 2_340_000],
    ['2026-07-01', 2_530_000],
    ['2026-11-24', 2_530_000],
  ])('on %s, the date of the decision, is %i', (date, amount) => {
    expect(baseSalaryOn(date).amount).toBe(amount);
  });

  it('before the first one known is not guessed', () => {
    expect(() => baseSalaryOn('2023-06-30')).toThrow(RangeError);
  });

  it('changes in the order of its dates, each with its source', () => {
    const dates = BASE_SALARIES.map((salary) => salary.from);
    expect(dates).toStrictEqual([...dates].sort());
    expect(BASE_SALARIES.every((salary) => /^Nghị định số \d+\/\d{4}\/NĐ-CP$/.test(salary.source))).toBe(true);
  });
});
