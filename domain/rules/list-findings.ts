/** What the rules say of a list as a whole: who proposes it, its quotas and its shares. */

import type { Finding } from './assess.ts';
import { type LimitFinding, type ListCounts, limitFindings } from './list-limits.ts';
import { offerOf, type ProposingUnit } from './proposing.ts';
import type { AwardRule, RuleSet } from './rule-set.ts';

/** Id of the check that every award has which names its proposers. */
export const PROPOSER_RULE = 'CAP_TRINH';

export interface ListFacts {
  readonly unit: ProposingUnit;
  readonly counts: ListCounts;
}

export const listFindings = (ruleSet: RuleSet, award: AwardRule, { unit, counts }: ListFacts): readonly Finding[] => [
  ...proposerFinding(ruleSet, award, unit),
  ...limitFindings(ruleSet, award, counts).map(findingOf),
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
