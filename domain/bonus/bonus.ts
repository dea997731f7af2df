/** Tiền thưởng: coefficient × base salary in force on the decision's date, rounded up to tens of thousands of đồng. */

export interface BaseSalary {
  /** First day on which it applies, `YYYY-MM-DD`. */
  readonly from: string;
  /** Đồng a month. */
  readonly amount: number;
  readonly source: string;
}

export const BASE_SALARIES: readonly BaseSalary[] = [
  { from: '2023-07-01', amount: 1_800_000, source: 'Nghị định số 24/2023/NĐ-CP' },
  { from: '2024-07-01', amount: 2_340_000, source: 'Nghị định số 73/2024/NĐ-CP' },
  { from: '2026-07-01', amount: 2_530_000, source: 'Nghị định số 161/2026/NĐ-CP' },
];

/** Mức lương cơ sở on a date. Throws before the first one known. */
export function baseSalaryOn(date: string, salaries: readonly BaseSalary[] = BASE_SALARIES): BaseSalary {
  const found = salaries.filter((salary) => salary.from <= date).at(-1);
  if (found === undefined) throw new RangeError(`no base salary is known for ${date}`);
  return found;
}

/**
 * @param coefficientMilli the coefficient times 1,000 (1.5 → 1500), so that no float ever touches money
 * @returns whole đồng, a multiple of 10,000
 */
export function bonusAmount(coefficientMilli: number, baseSalary: number): number {
  const milli = coefficientMilli * baseSalary;
  // Beyond this a product is no longer exact, and a wrong amount would look like a right one.
  if (![coefficientMilli, baseSalary, milli].every((one) => Number.isSafeInteger(one) && one >= 0)) {
    throw new RangeError(`not an amount of money: ${coefficientMilli} × ${baseSalary}`);
  }
  const rest = milli % ROUND_TO_MILLI;
  return (milli - rest + (rest === 0 ? 0 : ROUND_TO_MILLI)) / 1000;
}

/** Ten thousand đồng, in thousandths. */
const ROUND_TO_MILLI = 10_000_000;
