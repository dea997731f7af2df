import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import type { AwardRule } from '../rules/rule-set.ts';
import { RULE_SETS } from '../rulesets/index.ts';
import { BASE_SALARIES, baseSalaryOn, bonusAmount } from './bonus.ts';
import { bonusOutlook, bonusTable, bonusTotal } from './bonus-table.ts';
import { checkBonuses } from './check-bonuses.ts';
import { DECREE_COEFFICIENTS } from './decree-coefficients.ts';

const award = (code: string, coefficientMilli: AwardRule['bonus']['coefficientMilli']) => ({
  code,
  title: code,
  bonus: {
    coefficientMilli,
    paidFrom: 'quỹ thi đua, khen thưởng',
    basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' } as const,
  },
});
const BK = award('BK_LDLD', { INDIVIDUAL: 1500, COLLECTIVE: 3000 });

describe('the table of bonuses', () => {
  it('gives each award and kind its amount on the date, its source and who pays', () => {
    const { salary, rows } = bonusTable([BK, award('LDTT', { INDIVIDUAL: 300 })], '2026-11-24');
    expect(salary).toMatchObject({ amount: 2_530_000, source: 'Nghị định số 161/2026/NĐ-CP' });
    expect(rows.map(({ awardCode, kind, amount }) => [awardCode, kind, amount])).toStrictEqual([
      ['BK_LDLD', 'INDIVIDUAL', 3_800_000],
      ['BK_LDLD', 'COLLECTIVE', 7_590_000],
      ['LDTT', 'INDIVIDUAL', 760_000],
    ]);
    expect(rows.every((row) => row.paidFrom !== '' && row.basis.instrument !== '')).toBe(true);
  });

  it('agrees with every amount that can be worked out of a published rule set', () => {
    for (const { awards } of RULE_SETS) {
      const { rows } = bonusTable(awards, '2026-11-24');
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.amount).toBe(bonusAmount(row.coefficientMilli, 2_530_000));
    }
  });

  it('is not made for a date before the first base salary known', () => {
    expect(() => bonusTable([BK], '2023-06-30')).toThrow(RangeError);
  });
});

describe('a base salary that changes between council and decision', () => {
  it('shows both amounts: the council met on 30/06, the decision is of 01/07', () => {
    const on = { council: '2026-06-30', draft: '2026-06-30', decision: '2026-07-01' };
    const { now, atCouncil, inDraft } = bonusOutlook(BK, on, undefined);
    expect(now.rows.map((row) => row.amount)).toStrictEqual([3_800_000, 7_590_000]);
    expect(atCouncil?.rows.map((row) => row.amount)).toStrictEqual([3_510_000, 7_020_000]);
    // The paper that lies ready for the signature still says the old amount.
    expect(inDraft?.rows.map((row) => row.amount)).toStrictEqual([3_510_000, 7_020_000]);
  });

  it('shows one when it did not change', () => {
    const on = { council: '2026-07-01', draft: '2026-11-20', decision: '2026-11-24' };
    expect(bonusOutlook(BK, on, undefined)).toMatchObject({ atCouncil: null, inDraft: null });
    const early = { council: null, draft: null, decision: '2026-11-24' };
    expect(bonusOutlook(BK, early, undefined)).toMatchObject({ atCouncil: null, inDraft: null });
  });

  it('says what a change that is already known will bring', () => {
    const change = BASE_SALARIES.find((salary) => salary.from === '2026-07-01');
    const { now, next } = bonusOutlook(BK, { council: '2026-06-20', draft: null, decision: '2026-06-25' }, change);
    expect([now.rows[0]?.amount, next?.rows[0]?.amount]).toStrictEqual([3_510_000, 3_800_000]);
  });
});

describe('money, whatever the numbers', () => {
  const milli = fc.integer({ min: 0, max: 90_000 });
  const salary = fc.integer({ min: 0, max: 100_000_000 });

  it('grows with the coefficient and with the base salary, and the sum is the sum of its parts', () => {
    fc.assert(
      fc.property(milli, milli, salary, salary, fc.nat(500), fc.nat(500), (a, b, base, other, people, groups) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        expect(bonusAmount(low, base) <= bonusAmount(high, base)).toBe(true);
        expect(bonusAmount(a, Math.min(base, other)) <= bonusAmount(a, Math.max(base, other))).toBe(true);
        const table = bonusTable([award('X', { INDIVIDUAL: low, COLLECTIVE: high })], '2026-11-24');
        const total = bonusTotal(table, { INDIVIDUAL: people, COLLECTIVE: groups });
        const { amount } = baseSalaryOn('2026-11-24');
        expect(total).toBe(people * bonusAmount(low, amount) + groups * bonusAmount(high, amount));
        expect(Number.isSafeInteger(total) && total % 10_000 === 0).toBe(true);
      }),
      RUNS,
    );
  });

  it.each([
    [1.5, 2_530_000],
    [1500, 2_530_000.5],
    [-1, 2_530_000],
    [Number.MAX_SAFE_INTEGER, 2],
  ])('is refused for what is no whole number of money: %d × %d', (coefficient, base) => {
    expect(() => bonusAmount(coefficient, base)).toThrow(RangeError);
  });
});

describe('a rule set is told that', () => {
  it.each([
    [[award('GK_CTTT', { INDIVIDUAL: 300, COLLECTIVE: 300 })], 'COLLECTIVE_NOT_ABOVE_INDIVIDUAL'],
    [[BK, award('BK_TLD', { INDIVIDUAL: 1500 })], 'NOT_ABOVE_LOWER_AWARD'],
    [[award('GK_CTTT', { INDIVIDUAL: 1600 }), BK], 'NOT_ABOVE_LOWER_AWARD'],
    [[award('CSTD_CS', { INDIVIDUAL: 900 })], 'OTHER_THAN_DECREE'],
  ])('%#: %s', (awards, finding) => {
    expect(checkBonuses(awards).map((one) => one.finding)).toContain(finding);
  });

  it('nothing is wrong with the decree’s own coefficients, nor with what is published', () => {
    const codes = new Set(DECREE_COEFFICIENTS.map((one) => one.award));
    const decree = [...codes].map((code) => {
      const own = DECREE_COEFFICIENTS.filter((one) => one.award === code);
      return award(code, Object.fromEntries(own.map((one) => [one.kind, one.coefficientMilli])));
    });
    expect(checkBonuses(decree)).toStrictEqual([]);
    for (const { awards } of RULE_SETS) expect(checkBonuses(awards)).toStrictEqual([]);
  });
});
