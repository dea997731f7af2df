/** Liên tục: whether something was reached in so many years running, and which years are missing. Pure arithmetic. */

import type { GapPolicy } from './award-parts.ts';
import type { GapYear } from './facts.ts';

export interface StreakQuestion {
  /** Years in which it was reached. */
  readonly reached: ReadonlySet<number>;
  readonly gapYears: readonly GapYear[];
  readonly gaps: GapPolicy;
  /** How many years running. */
  readonly years: number;
  /** The last year that may count. */
  readonly until: number;
}

export interface Streak {
  /** Null: it depends on a gap year of which only a person can say what it means. */
  readonly met: boolean | null;
  /** Newest first. */
  readonly counted: readonly number[];
  /** Years that would have to be there, newest first. */
  readonly missing: readonly number[];
  /** Gap years on which `met` depends. */
  readonly doubtful: readonly number[];
}

/** The years running that end in `until`. */
export function streakUntil(question: StreakQuestion): Streak {
  const strict = walk(question, 'BREAKS');
  if (strict.missing.length === 0) return { met: true, ...strict, doubtful: [] };
  const lenient = walk(question, 'COUNTS');
  if (lenient.missing.length > 0) return { met: false, ...strict, doubtful: [] };
  const doubtful = question.gapYears
    .filter(({ year, reason }) => question.gaps[reason] === 'ASK' && strict.missing.includes(year))
    .map(({ year }) => year);
  return { met: null, ...strict, doubtful };
}

/**
 * The same, for awards that are proposed in the last year of the streak or in the one after it: of both ends the one that
 * is met, else the one that lacks less, else the later.
 */
export function streakAround(question: StreakQuestion): Streak {
  const [now, before] = [streakUntil(question), streakUntil({ ...question, until: question.until - 1 })];
  const rank = ({ met }: Streak) => (met === true ? 0 : met === null ? 1 : 2);
  if (rank(now) !== rank(before)) return rank(now) < rank(before) ? now : before;
  return before.missing.length < now.missing.length ? before : now;
}

/** Fills `years` slots backwards. Ends, since each step fills a slot or passes over one of finitely many gap years. */
function walk(
  { reached, gapYears, gaps, years, until }: StreakQuestion,
  ask: 'BREAKS' | 'COUNTS',
): { counted: number[]; missing: number[] } {
  const counted: number[] = [];
  const missing: number[] = [];
  for (let year = until; counted.length + missing.length < years; year -= 1) {
    const gap = gapYears.find((one) => one.year === year);
    const meaning = gap && (gaps[gap.reason] === 'ASK' ? ask : gaps[gap.reason]);
    if (reached.has(year) || meaning === 'COUNTS') counted.push(year);
    else if (meaning !== 'NEUTRAL') missing.push(year);
  }
  return { counted, missing };
}
