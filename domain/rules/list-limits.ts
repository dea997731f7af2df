/** Chỉ tiêu and tỷ lệ: limits that speak of a whole list, not of one nominee. */

import type { Limit } from './award-parts.ts';
import type { Outcome } from './criteria.ts';
import { type AwardRule, basisText, type RuleSet } from './rule-set.ts';
import { limitWords } from './rule-set-words.ts';

export interface ListCounts {
  /** How many this list proposes. */
  readonly proposed: number;
  /** Already granted or reserved in the same year, within what the quota counts; null when not known. */
  readonly granted: Readonly<Record<'PROPOSER' | 'THEME' | 'YEAR', number | null>>;
  /** Holders of another award in the same body and year, by its code; missing while those results are not final. */
  readonly holders: Readonly<Partial<Record<string, number>>>;
}

export interface LimitFinding {
  readonly limit: Limit;
  readonly text: string;
  readonly outcome: Outcome;
  /** `đề nghị 5, đã dùng 2, tối đa 4`, or what must be found out. */
  readonly facts: string;
  readonly basis: string;
}

export const limitFindings = (ruleSet: RuleSet, award: AwardRule, counts: ListCounts): readonly LimitFinding[] =>
  (award.limits ?? []).flatMap((limit) => {
    const answer = answerOf(limit, counts);
    return answer === undefined
      ? []
      : [{ limit, text: limitWords(limit), ...answer, basis: basisText(ruleSet, limit.basis) }];
  });

/** Undefined for limits of single nominees: those are criteria (see `expandRuleSet`). */
function answerOf(limit: Limit, counts: ListCounts): Pick<LimitFinding, 'outcome' | 'facts'> | undefined {
  switch (limit.type) {
    case 'ONCE_IN_LIFETIME':
    case 'ONCE_A_YEAR':
      return undefined;
    case 'QUOTA':
      return within(counts.proposed, counts.granted[limit.per], limit.value);
    case 'MAX_SHARE': {
      const base = counts.holders[limit.of];
      if (limit.percent === null || base === undefined) return within(counts.proposed, 0, null);
      // A cap is never rounded up: 20 % of 9 are 1.
      return within(counts.proposed, 0, Math.floor((base * limit.percent) / 100));
    }
  }
}

function within(
  proposed: number,
  granted: number | null,
  most: number | null,
): Pick<LimitFinding, 'outcome' | 'facts'> {
  if (most === null) return { outcome: 'NEEDS_PERSON', facts: `đề nghị ${proposed}; chưa biết mức tối đa` };
  // More than the whole limit is too many, whatever was granted before.
  if (granted === null && proposed <= most) {
    return { outcome: 'NEEDS_PERSON', facts: `đề nghị ${proposed}, tối đa ${most}; chưa biết số đã dùng` };
  }
  const used = granted ?? 0;
  const facts = `đề nghị ${proposed}, đã dùng ${used}, tối đa ${most}`;
  return { outcome: proposed + used <= most ? 'MET' : 'NOT_MET', facts };
}
