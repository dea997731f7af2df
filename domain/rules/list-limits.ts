/** Chỉ tiêu and tỷ lệ: limits that speak of a whole list, not of one nominee. */

import type { Limit } from './award-parts.ts';
import type { Outcome } from './criteria.ts';
import { type AwardRule, basisText, type Certainty, type RuleSet } from './rule-set.ts';
import { limitWords } from './rule-set-words.ts';

export interface ListCounts {
  /** How many this list proposes. */
  readonly proposed: number;
  /** Already granted or reserved in the same year, within what the quota counts; null when not known. */
  readonly granted: Readonly<Record<'PROPOSER' | 'THEME' | 'YEAR', number | null>>;
  /** Holders of another award in the same body and year, by its code; missing while those results are not final. */
  readonly holders: Readonly<Partial<Record<string, number>>>;
  /** Chỉ tiêu được giao: of the proposing body and of those above it, as the quota register has them. */
  readonly assigned: readonly AssignedQuota[];
}

export interface AssignedQuota {
  /** Whose quota it is, by name. */
  readonly holder: string;
  readonly places: number;
  /** Taken by others than this list. */
  readonly used: number;
}

export interface LimitFinding {
  readonly type: Limit['type'];
  readonly text: string;
  readonly outcome: Outcome;
  /** `đề nghị 5, đã dùng 2, tối đa 4, còn 2`, or what must be found out. */
  readonly facts: string;
  readonly basis: string;
  readonly certainty: Certainty;
}

type Answer = Pick<LimitFinding, 'outcome' | 'facts'>;

export function limitFindings(ruleSet: RuleSet, award: AwardRule, counts: ListCounts): readonly LimitFinding[] {
  const limits = award.limits ?? [];
  const found = limits.flatMap((limit): readonly LimitFinding[] => {
    const answer = answerOf(limit, counts);
    if (answer === undefined) return [];
    const { type, basis } = limit;
    const { certainty } = basis;
    return [{ type, text: limitWords(limit), ...answer, basis: basisText(ruleSet, basis), certainty }];
  });
  // The register binds whether or not the rules speak of it: without a place nobody passes the verification.
  if (counts.assigned.length === 0 || limits.some(leftToRegister)) return found;
  const register = { type: 'QUOTA', text: 'chỉ tiêu được giao', basis: 'sổ chỉ tiêu khen thưởng' } as const;
  return [...found, { ...register, ...withinAssigned(counts), certainty: 'confirmed' }];
}

/** The rule knows that there is a quota, and leaves the number to who assigns it each year. */
const leftToRegister = (limit: Limit): boolean => limit.type === 'QUOTA' && limit.value === null;

/** Undefined for limits of single nominees: those are criteria (see `expandRuleSet`). */
function answerOf(limit: Limit, counts: ListCounts): Answer | undefined {
  switch (limit.type) {
    case 'ONCE_IN_LIFETIME':
    case 'ONCE_A_YEAR':
      return undefined;
    case 'QUOTA':
      if (limit.value === null && counts.assigned.length > 0) return withinAssigned(counts);
      return within(counts.proposed, counts.granted[limit.per], limit.value);
    case 'MAX_SHARE': {
      const base = counts.holders[limit.of];
      if (limit.percent === null || base === undefined) return within(counts.proposed, 0, null);
      // A cap is never rounded up: 20 % of 9 are 1.
      return within(counts.proposed, 0, Math.floor((base * limit.percent) / 100));
    }
  }
}

function withinAssigned({ proposed, assigned }: ListCounts): Answer {
  const each = assigned.map(({ holder, places, used }) => ({ holder, ...within(proposed, used, places) }));
  return {
    outcome: each.some(({ outcome }) => outcome === 'NOT_MET') ? 'NOT_MET' : 'MET',
    facts: each.map(({ holder, facts }) => `${holder}: ${facts}`).join('; '),
  };
}

function within(proposed: number, granted: number | null, most: number | null): Answer {
  if (most === null) return { outcome: 'NEEDS_PERSON', facts: `đề nghị ${proposed}; chưa biết mức tối đa` };
  // More than the whole limit is too many, whatever was granted before.
  if (granted === null && proposed <= most) {
    return { outcome: 'NEEDS_PERSON', facts: `đề nghị ${proposed}, tối đa ${most}; chưa biết số đã dùng` };
  }
  const used = granted ?? 0;
  const facts = `đề nghị ${proposed}, đã dùng ${used}, tối đa ${most}, còn ${Math.max(0, most - used)}`;
  return { outcome: proposed + used <= most ? 'MET' : 'NOT_MET', facts };
}
