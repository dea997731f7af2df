/** What the rules say of a list as a whole: who proposes it, its papers, its quotas and its shares. */

import type { Finding } from './assess.ts';
import { type LimitFinding, type ListCounts, limitFindings } from './list-limits.ts';
import { isNeeded, type MissingPaper, missingInWords, paperSetOf } from './papers.ts';
import { offerOf, type ProposingUnit } from './proposing.ts';
import type { AwardRule, RuleSet } from './rule-set.ts';

/** Id of the check that every award has which names its proposers. */
export const PROPOSER_RULE = 'CAP_TRINH';

/** Id of the check that every award has whose rule lists papers. */
export const PAPER_RULE = 'THANH_PHAN_HO_SO';

export interface ListFacts {
  readonly unit: ProposingUnit;
  readonly missing: readonly MissingPaper[];
  readonly counts: ListCounts;
}

export const listFindings = (ruleSet: RuleSet, award: AwardRule, facts: ListFacts): readonly Finding[] => [
  ...proposerFinding(ruleSet, award, facts.unit),
  ...paperFinding(ruleSet, award, facts.missing),
  ...limitFindings(ruleSet, award, facts.counts).map(findingOf),
];

/** Nothing is said where the rules say nothing. */
function proposerFinding(ruleSet: RuleSet, award: AwardRule, unit: ProposingUnit): readonly Finding[] {
  if (award.proposers === undefined) return [];
  const { outcome, reason, basis, certainty } = offerOf(ruleSet, award, unit);
  return [
    {
      rule: PROPOSER_RULE,
      text: 'Đơn vị thuộc cấp được đề nghị hình thức này',
      outcome,
      facts: [],
      missing: outcome === 'NEEDS_PERSON' ? ['cấp của đơn vị trong danh bạ tổ chức'] : [],
      counterexample: outcome === 'NOT_MET' ? reason : null,
      basis,
      certainty,
    },
  ];
}

/** What is missing is for a person to answer, unless the text is known to demand it. */
function paperFinding(ruleSet: RuleSet, award: AwardRule, missing: readonly MissingPaper[]): readonly Finding[] {
  const set = paperSetOf(ruleSet, award);
  if (set === undefined) return [];
  const { certainty } = set.basis;
  const demanded = certainty === 'confirmed' ? missing.filter(isNeeded) : [];
  const outcome = demanded.length > 0 ? 'NOT_MET' : missing.length > 0 ? 'NEEDS_PERSON' : 'MET';
  return [
    {
      rule: PAPER_RULE,
      text: `Đủ thành phần: ${set.title}`,
      outcome,
      facts: [],
      missing: outcome === 'NEEDS_PERSON' ? missingInWords(missing) : [],
      counterexample: outcome === 'NOT_MET' ? `thiếu ${missingInWords(demanded).join('; ')}` : null,
      basis: set.ground,
      certainty,
    },
  ];
}

const findingOf = ({ type, text, outcome, facts, basis, certainty }: LimitFinding): Finding => ({
  rule: type,
  text: `Trong giới hạn: ${text}`,
  outcome,
  facts: [facts],
  missing: outcome === 'NEEDS_PERSON' ? [facts] : [],
  counterexample: outcome === 'NOT_MET' ? facts : null,
  basis,
  certainty,
});
