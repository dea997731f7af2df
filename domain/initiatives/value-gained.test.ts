import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import type { InitiativeFact } from '../rules/facts.ts';
import { MOST_VALUE } from './claim.ts';
import { creativeLabour, thresholdFor, WORKER_THRESHOLD } from './creative-labour.ts';
import { valueFor, valueGainedIn } from './value-gained.ts';

const fact = (over: Partial<InitiativeFact> = {}): InitiativeFact => ({
  id: 'initiative-2026-0001',
  recognisedYear: 2026,
  scope: 'GRASSROOTS',
  valueGained: 100_000_000,
  sharePercent: 100,
  mainAuthor: true,
  usedBy: null,
  ...over,
});

describe('the value gained', () => {
  it('counts the years asked for, both included, whole or by share', () => {
    const initiatives = [2023, 2024, 2025, 2026].map((recognisedYear) =>
      fact({ id: `i-${recognisedYear}`, recognisedYear, sharePercent: 40, valueGained: 10_000_001 }),
    );
    expect(valueGainedIn(initiatives, { from: 2024, to: 2025 }, 'WHOLE')).toStrictEqual({
      total: 20_000_002,
      unknown: [],
    });
    expect(valueGainedIn(initiatives, { from: 2024, to: 2026 }, 'SHARE').total).toBe(3 * 4_000_000);
  });

  it('says which initiatives nobody has certified instead of counting them as nothing', () => {
    const initiatives = [
      fact(),
      fact({ id: 'claimed', valueGained: null }),
      fact({ id: 'old', recognisedYear: 2020, valueGained: null }),
    ];
    expect(valueGainedIn(initiatives, { from: 2026, to: 2026 }, 'SHARE')).toStrictEqual({
      total: 100_000_000,
      unknown: ['claimed'],
    });
  });

  it('is never more for all authors together than the whole, and less by under one đồng each', () => {
    const cut = fc
      .array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 })
      .map((parts) => [...parts, 100 - parts.reduce((sum, part) => sum + part, 0)])
      .filter((shares) => (shares.at(-1) ?? 0) > 0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST_VALUE }), cut, (valueGained, shares) => {
        const parts = shares.map((sharePercent) => valueFor(fact({ valueGained, sharePercent }), 'SHARE') ?? -1);
        const sum = parts.reduce((total, part) => total + part, 0);
        expect(parts.every(Number.isSafeInteger)).toBe(true);
        // Exact reckoning beside it, to see that nothing was lost to floating point.
        expect(parts).toStrictEqual(shares.map((share) => Number((BigInt(valueGained) * BigInt(share)) / 100n)));
        expect(sum).toBeLessThanOrEqual(valueGained);
        expect(valueGained - sum).toBeLessThan(shares.length);
      }),
      RUNS,
    );
  });
});

describe('Bằng Lao động sáng tạo by value gained', () => {
  const judged = (initiatives: readonly InitiativeFact[]) => creativeLabour(initiatives, 2026, WORKER_THRESHOLD);
  const year = (recognisedYear: number, valueGained: number | null, over: Partial<InitiativeFact> = {}) =>
    fact({ id: `i-${recognisedYear}`, recognisedYear, valueGained, ...over });

  it('has a threshold for workers below a degree only; others are for a person', () => {
    expect(thresholdFor({ roleClass: 'DIRECT', belowDegree: true })).toBe(WORKER_THRESHOLD);
    expect(thresholdFor({ roleClass: 'LEADER', belowDegree: true })).toBeNull();
    expect(thresholdFor({ roleClass: 'DIRECT', belowDegree: false })).toBeNull();
    expect(thresholdFor({ roleClass: 'DIRECT', belowDegree: null })).toBeNull();
    expect(creativeLabour([fact()], 2026, null)).toStrictEqual({ answer: 'ASK', why: 'NO_THRESHOLD', ids: [] });
  });

  it.each([
    [80_000_000, 'MET'],
    [79_999_999, 'NOT_MET'],
  ])('one solution of the year worth %d đồng: %s', (value, answer) => {
    expect(judged([year(2026, value)]).answer).toBe(answer);
  });

  it.each([
    [[40_000_000, 40_000_000, 40_000_000], 'MET'],
    [[40_000_000, 40_000_000, 39_999_999], 'NOT_MET'],
  ] as const)('three years of %j đồng: %s', ([first, second, third], answer) => {
    const verdict = judged([year(2024, first), year(2025, second), year(2026, third)]);
    expect(verdict.answer).toBe(answer);
    if (verdict.answer === 'NOT_MET') expect(verdict).toMatchObject({ total: 119_999_999, missing: 1 });
  });

  it('counts the author’s own part', () => {
    expect(judged([year(2026, 160_000_000, { sharePercent: 50 })]).answer).toBe('MET');
    expect(judged([year(2026, 160_000_000, { sharePercent: 49 })])).toMatchObject({
      answer: 'NOT_MET',
      best: 78_400_000,
    });
  });

  it('does not count what already carried this award, nor what lies before the three years', () => {
    expect(judged([year(2026, 90_000_000, { usedBy: 'BLDST 2025' })]).answer).toBe('NOT_MET');
    expect(judged([year(2023, 500_000_000)]).answer).toBe('NOT_MET');
  });

  it('asks a person where a value is not certified or one of the years has none', () => {
    expect(judged([year(2026, null)])).toStrictEqual({ answer: 'ASK', why: 'VALUE_UNKNOWN', ids: ['i-2026'] });
    expect(judged([year(2024, 130_000_000)])).toStrictEqual({ answer: 'ASK', why: 'YEAR_WITHOUT', ids: ['i-2024'] });
  });

  it('never answers worse when an initiative is added', () => {
    const rank = { NOT_MET: 0, ASK: 1, MET: 2 } as const;
    const some = fc
      .record({
        recognisedYear: fc.integer({ min: 2022, max: 2026 }),
        valueGained: fc.option(fc.integer({ min: 1_000_000, max: 120_000_000 })),
        sharePercent: fc.integer({ min: 1, max: 100 }),
        usedBy: fc.constantFrom(null, null, 'BLDST 2024'),
      })
      .map((one) => fact(one));
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), some, (initiatives, another) => {
        const before = judged(initiatives).answer;
        const after = judged([...initiatives, another]).answer;
        seen.add(`${before} ${after}`);
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
      }),
      RUNS,
    );
    for (const step of ['NOT_MET MET', 'NOT_MET ASK', 'ASK MET']) expect(seen).toContain(step);
  });
});
