/**
 * Bằng Lao động sáng tạo by value gained. The thresholds are data with their source; where the source does not say, a
 * person decides.
 */

import type { InitiativeFact, RoleClass } from '../rules/facts.ts';
import type { LegalBasis } from '../rules/rule-set.ts';
import { unused, type ValueShare, valueFor, valueGainedIn } from './value-gained.ts';

export interface ValueThreshold {
  /** Đồng by one initiative recognised in the evaluation year. */
  readonly single: number;
  /** Or đồng in all, over so many consecutive years up to the evaluation year. */
  readonly years: number;
  readonly total: number;
  readonly share: ValueShare;
  readonly basis: LegalBasis;
}

/** Trình độ dưới đại học; null when nobody has said. */
export interface LabourGroup {
  readonly roleClass: RoleClass | null;
  readonly belowDegree: boolean | null;
}

/**
 * Workers below university degree who do not manage. Known from a legal encyclopaedia's page of 2022 only; the wording
 * on shares of co-authors is not known, so the author's own part is counted, which is the stricter reading.
 */
export const WORKER_THRESHOLD: ValueThreshold = {
  single: 80_000_000,
  years: 3,
  total: 120_000_000,
  share: 'SHARE',
  basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
};

/** Other groups have thresholds of their own, which the customer must still name. */
export const thresholdFor = ({ roleClass, belowDegree }: LabourGroup): ValueThreshold | null =>
  belowDegree === true && (roleClass === 'DIRECT' || roleClass === 'NON_LEADER') ? WORKER_THRESHOLD : null;

export type ValueVerdict =
  /** `by`: the initiatives that carry it. */
  | { readonly answer: 'MET'; readonly by: readonly string[]; readonly amount: number }
  /** What is there, and how much is missing to the nearer of the two thresholds. */
  | { readonly answer: 'NOT_MET'; readonly best: number; readonly total: number; readonly missing: number }
  | {
      readonly answer: 'ASK';
      readonly why: 'NO_THRESHOLD' | 'VALUE_UNKNOWN' | 'YEAR_WITHOUT';
      readonly ids: readonly string[];
    };

/** Whether the value gained suffices. `initiatives`: one author's, with `usedBy` gathered for this award. */
export function creativeLabour(
  initiatives: readonly InitiativeFact[],
  evaluationYear: number,
  threshold: ValueThreshold | null,
): ValueVerdict {
  if (threshold === null) return { answer: 'ASK', why: 'NO_THRESHOLD', ids: [] };
  const free = unused(initiatives);
  const gain = (initiative: InitiativeFact) => valueFor(initiative, threshold.share) ?? 0;

  const thisYear = free.filter((initiative) => initiative.recognisedYear === evaluationYear);
  const best = thisYear.reduce((most, initiative) => Math.max(most, gain(initiative)), 0);
  if (best >= threshold.single) {
    const by = thisYear.filter((initiative) => gain(initiative) === best).map(({ id }) => id);
    return { answer: 'MET', by: by.slice(0, 1), amount: best };
  }

  const years = { from: evaluationYear - threshold.years + 1, to: evaluationYear };
  const counted = free.filter((one) => years.from <= one.recognisedYear && one.recognisedYear <= years.to);
  const { total, unknown } = valueGainedIn(counted, years, threshold.share);
  if (total >= threshold.total) {
    const ids = counted.filter((one) => gain(one) > 0);
    const withValue = new Set(ids.map((one) => one.recognisedYear)).size;
    const by = ids.map(({ id }) => id);
    // "Three consecutive years": whether a year without any breaks it, the source does not say.
    return withValue === threshold.years
      ? { answer: 'MET', by, amount: total }
      : { answer: 'ASK', why: 'YEAR_WITHOUT', ids: by };
  }
  if (unknown.length > 0) return { answer: 'ASK', why: 'VALUE_UNKNOWN', ids: unknown };
  return { answer: 'NOT_MET', best, total, missing: Math.min(threshold.single - best, threshold.total - total) };
}
