import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_GAPS, type GapPolicy } from './award-parts.ts';
import type { GapYear } from './facts.ts';
import { type StreakQuestion, streakAround, streakUntil } from './streak.ts';

const question = (reached: readonly number[], over: Partial<StreakQuestion> = {}): StreakQuestion => ({
  reached: new Set(reached),
  gapYears: [],
  gaps: DEFAULT_GAPS,
  years: 3,
  until: 2026,
  ...over,
});
const gap = (year: number, reason: GapYear['reason']): GapYear => ({ year, reason });

describe('years running', () => {
  it('are counted backwards from the last year', () => {
    expect(streakUntil(question([2026, 2025, 2024, 2022]))).toStrictEqual({
      met: true,
      counted: [2026, 2025, 2024],
      missing: [],
      doubtful: [],
    });
  });

  it('name the year that is missing', () => {
    expect(streakUntil(question([2026, 2024]))).toMatchObject({ met: false, missing: [2025] });
  });

  it.each(['MATERNITY', 'ARMY'] as const)('pass over a year of %s', (reason) => {
    expect(streakUntil(question([2026, 2024, 2023], { gapYears: [gap(2025, reason)] }))).toMatchObject({
      met: true,
      counted: [2026, 2024, 2023],
    });
  });

  it('count a year of study where the rule says so', () => {
    const gaps: GapPolicy = { ...DEFAULT_GAPS, STUDY: 'COUNTS' };
    expect(streakUntil(question([2026, 2024], { gapYears: [gap(2025, 'STUDY')], gaps }))).toMatchObject({
      met: true,
      counted: [2026, 2025, 2024],
    });
  });

  it('leave a doubtful year to a person, when the answer depends on it', () => {
    const gapYears = [gap(2025, 'OTHER')];
    expect(streakUntil(question([2026, 2024], { gapYears }))).toMatchObject({ met: null, doubtful: [2025] });
    expect(streakUntil(question([2026], { gapYears }))).toMatchObject({ met: false, missing: [2025, 2024] });
    expect(streakUntil(question([2026, 2025, 2024], { gapYears }))).toMatchObject({ met: true, doubtful: [] });
  });

  it('may end in the year of proposal or in the one before', () => {
    expect(streakAround(question([2025, 2024, 2023]))).toMatchObject({ met: true, counted: [2025, 2024, 2023] });
    expect(streakAround(question([2025, 2023]))).toMatchObject({ met: false, missing: [2024] });
    expect(streakAround(question([2024, 2023, 2022])).met).toBe(false);
  });
});

const year = fc.integer({ min: 2010, max: 2026 });
const gapYears = fc.uniqueArray(
  fc.record({ year, reason: fc.constantFrom<GapYear['reason']>('MATERNITY', 'STUDY', 'ARMY', 'OTHER') }),
  { selector: (one) => one.year, maxLength: 6 },
);
const questions = fc.record({
  reached: fc.array(year, { maxLength: 17 }).map((years) => new Set(years)),
  gapYears,
  gaps: fc.constant(DEFAULT_GAPS),
  years: fc.integer({ min: 1, max: 8 }),
  until: fc.constant(2026),
});
const rank = (met: boolean | null) => (met === true ? 2 : met === null ? 1 : 0);

describe('whatever the ledger holds', () => {
  it('one award more never makes a streak worse', () => {
    fc.assert(
      fc.property(questions, year, (asked, extra) => {
        const more = { ...asked, reached: new Set([...asked.reached, extra]) };
        expect(rank(streakAround(more).met)).toBeGreaterThanOrEqual(rank(streakAround(asked).met));
      }),
    );
  });

  it('a streak of n years contains one of n − 1', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        fc.pre(asked.years > 1);
        expect(rank(streakUntil({ ...asked, years: asked.years - 1 }).met)).toBeGreaterThanOrEqual(
          rank(streakUntil(asked).met),
        );
      }),
    );
  });

  it('a doubtful year is left open only if its meaning decides', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const as = (meaning: 'COUNTS' | 'BREAKS') =>
          streakUntil({ ...asked, gaps: { ...asked.gaps, STUDY: meaning, OTHER: meaning } }).met;
        const { met } = streakUntil(asked);
        expect(met).toBe(as('COUNTS') === as('BREAKS') ? as('BREAKS') : null);
      }),
    );
  });

  it('counted and missing together are the years asked for, each year once', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const { counted, missing } = streakUntil(asked);
        expect(new Set([...counted, ...missing]).size).toBe(asked.years);
      }),
    );
  });
});
