/** Báo cáo điều kiện: each rule of an award answered for each nominee, with the facts, the counterexample, the article. */

import type { CriteriaLanguage, Outcome, Test } from './criteria.ts';
import { FactSheet, IDENTITY, WHO_THIS_IS } from './fact-sheet.ts';
import type { IdentityDoubt, NomineeFacts } from './facts.ts';
import type { AwardRule, Certainty, Criterion, LegalBasis, RuleSet } from './rule-set.ts';
import { basisText } from './rule-set.ts';
import { ROLE_CLASS_WORDS } from './rule-set-words.ts';

export interface Finding {
  /** Id of the criterion, or of a check that every award has: `DANH_TINH`, `NHOM_DOI_TUONG`, `NOI_KHAC`, `LOAI_DOI_TUONG`. */
  readonly rule: string;
  readonly text: string;
  readonly outcome: Outcome;
  /** What the answer rests on: `đạt danh hiệu Lao động tiên tiến các năm 2024, 2025`. */
  readonly facts: readonly string[];
  /** What must be found out first; only where a person is needed. Empty when the rule has no test. */
  readonly missing: readonly string[];
  /** Why not, in a sentence; null unless the rule is not met. */
  readonly counterexample: string | null;
  /** `khoản 1 Điều 24 Luật Thi đua, khen thưởng năm 2022` */
  readonly basis: string;
  readonly certainty: Certainty;
}

export interface NomineeReport {
  readonly no: number;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

export interface EligibilityReport {
  readonly ruleSet: string;
  readonly award: string;
  readonly nominees: readonly NomineeReport[];
  /** Of the list as a whole; absent in reports older than this. */
  readonly list?: readonly Finding[];
}

/** The rules of one award, ready to be asked. */
export interface CompiledAward {
  readonly ruleSet: RuleSet;
  readonly award: AwardRule;
  readonly rules: readonly CompiledRule[];
}

interface CompiledRule {
  readonly criterion: Criterion;
  /** Undefined: a person answers. */
  readonly test: Test | undefined;
  readonly basis: string;
}

/** Throws `RuleBroken`, which names the rule. */
export const compileAward = (ruleSet: RuleSet, award: AwardRule, language: CriteriaLanguage): CompiledAward => ({
  ruleSet,
  award,
  rules: award.criteria.map((criterion) => ({
    criterion,
    test:
      criterion.test === undefined
        ? undefined
        : language.compile(criterion.test, `${ruleSet.id}/${award.code}/${criterion.id}`),
    basis: basisText(ruleSet, criterion.basis),
  })),
});

/** Asks the rules of any award; each is compiled when it is first asked. */
export function createAssessor(language: CriteriaLanguage) {
  const compiled = new WeakMap<AwardRule, CompiledAward>();
  return (ruleSet: RuleSet, award: AwardRule, nominees: readonly NomineeFacts[]): EligibilityReport => {
    const ready = compiled.get(award) ?? compileAward(ruleSet, award, language);
    compiled.set(award, ready);
    return assess(ready, nominees);
  };
}

export const assess = (compiled: CompiledAward, nominees: readonly NomineeFacts[]): EligibilityReport => ({
  ruleSet: compiled.ruleSet.id,
  award: compiled.award.code,
  nominees: nominees.map((facts) => assessNominee(compiled, facts)),
});

function assessNominee({ ruleSet, award, rules }: CompiledAward, facts: NomineeFacts): NomineeReport {
  if (!award.subjectKinds.includes(facts.kind)) {
    const finding = generalFinding(ruleSet, award.basis, {
      rule: 'LOAI_DOI_TUONG',
      text: 'Hình thức này áp dụng cho loại đối tượng được đề nghị',
      outcome: 'NOT_MET',
      counterexample: facts.kind === 'COLLECTIVE' ? 'không áp dụng cho tập thể' : 'không áp dụng cho cá nhân',
    });
    return { no: facts.no, outcome: 'NOT_MET', findings: [finding] };
  }
  const sheet = new FactSheet(facts, award, ruleSet);
  const findings = [...generalFindings(ruleSet, award, facts)];
  for (const rule of rules) {
    const finding = findingOf(rule, sheet);
    if (finding !== undefined) findings.push(finding);
  }
  return { no: facts.no, outcome: worst(findings), findings };
}

/** Undefined when the rule does not concern this nominee. */
function findingOf({ criterion, test, basis }: CompiledRule, sheet: FactSheet): Finding | undefined {
  const { id, text, appliesTo, roles, gaps } = criterion;
  const { kind, roleClass } = sheet.facts;
  if (!appliesTo.includes(kind)) return undefined;
  if (roles !== undefined && roleClass !== null && !roles.includes(roleClass)) return undefined;

  sheet.begin(gaps);
  const concerns = roles === undefined || roleClass !== null;
  const said = test?.(sheet) ?? 'NEEDS_PERSON';
  // Whether the rule concerns this nominee at all is not known: a failure may be none.
  const outcome = concerns || said === 'MET' ? said : 'NEEDS_PERSON';
  const facts = sheet.used.map(({ sentence }) => sentence);
  const lacking = sheet.used.filter((one) => one.lacking).map(({ sentence }) => sentence);
  return {
    rule: id,
    text,
    outcome,
    facts,
    missing: outcome === 'NEEDS_PERSON' ? [...(concerns ? [] : ['nhóm đối tượng']), ...sheet.unknown] : [],
    counterexample: outcome === 'NOT_MET' ? (lacking.length > 0 ? lacking : facts).join('; ') : null,
    basis,
    certainty: criterion.basis.certainty,
  };
}

/** Checks that no rule set needs to write down. */
function* generalFindings(ruleSet: RuleSet, award: AwardRule, facts: NomineeFacts): Iterable<Finding> {
  if (!facts.identityCertain) {
    yield generalFinding(ruleSet, award.basis, {
      rule: 'DANH_TINH',
      text: 'Xác định được người hoặc tập thể này trong sổ khen thưởng',
      outcome: 'NEEDS_PERSON',
      ...(facts.identityDoubt
        ? { facts: [IDENTITY_DOUBTS[facts.identityDoubt]], missing: [WHO_THIS_IS] }
        : { missing: [IDENTITY] }),
    });
  }
  if (facts.disputedRole) {
    const { dossier, register } = facts.disputedRole;
    yield generalFinding(ruleSet, award.basis, {
      rule: 'NHOM_DOI_TUONG',
      text: 'Nhóm đối tượng ghi trong hồ sơ khớp với sổ con người',
      outcome: 'NEEDS_PERSON',
      facts: [`hồ sơ ghi ${ROLE_CLASS_WORDS[dossier]}, sổ con người ghi ${ROLE_CLASS_WORDS[register]}`],
      missing: ['nhóm đối tượng nào đúng'],
    });
  }
  if (facts.nominatedElsewhere.length > 0) {
    yield generalFinding(ruleSet, award.basis, {
      rule: 'NOI_KHAC',
      text: 'Không được đề nghị cùng lúc ở hồ sơ khác cho cùng thành tích',
      outcome: 'NEEDS_PERSON',
      facts: [`đang được đề nghị tại hồ sơ ${facts.nominatedElsewhere.join(', ')}`],
      missing: ['hai đề nghị có cùng một thành tích không'],
    });
  }
}

const IDENTITY_DOUBTS: Readonly<Record<IdentityDoubt, string>> = {
  OTHER_IN_LEDGER: 'số đã ghi thuộc người có họ tên hoặc năm sinh khác trong sổ khen thưởng',
  OTHER_IN_PEOPLE: 'số đã ghi thuộc người có họ tên hoặc năm sinh khác trong sổ con người',
  OTHER_IN_INITIATIVES: 'số đã ghi thuộc người có họ tên hoặc năm sinh khác trong sổ sáng kiến',
  NOMINEE_CHANGED: 'số thứ tự này ở lần gửi trước là của trường hợp khác',
};

const generalFinding = (
  ruleSet: RuleSet,
  basis: LegalBasis,
  finding: Pick<Finding, 'rule' | 'text' | 'outcome'> & Partial<Finding>,
): Finding => ({
  facts: [],
  missing: [],
  counterexample: null,
  basis: basisText(ruleSet, basis),
  certainty: basis.certainty,
  ...finding,
});

const RANK: Readonly<Record<Outcome, number>> = { MET: 0, NEEDS_PERSON: 1, NOT_MET: 2 };

const worst = (findings: readonly Finding[]): Outcome =>
  findings.reduce<Outcome>((sofar, { outcome }) => (RANK[outcome] > RANK[sofar] ? outcome : sofar), 'MET');

/** One rule that is answered worse than before. */
export interface Worsening {
  readonly no: number;
  readonly rule: string;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly finding: Finding;
}

/**
 * What a later run of the same rules finds worse, so that only those nominees are stopped. A rule that was not there before
 * counts as met then. Nominees who are gone from the later report have no place in it.
 */
export function changesBetween(before: EligibilityReport, after: EligibilityReport): readonly Worsening[] {
  if (before.ruleSet !== after.ruleSet || before.award !== after.award) {
    throw new Error(`cannot compare ${before.ruleSet}/${before.award} with ${after.ruleSet}/${after.award}`);
  }
  return after.nominees.flatMap(({ no, findings }) => {
    const old = before.nominees.find((one) => one.no === no)?.findings ?? [];
    return findings.flatMap((finding) => {
      const was = old.find(({ rule }) => rule === finding.rule)?.outcome ?? 'MET';
      const { rule, outcome } = finding;
      return RANK[outcome] > RANK[was] ? [{ no, rule, before: was, after: outcome, finding }] : [];
    });
  });
}

/**
 * Nominees who fare better under other rules. A dossier stays under the rules of its receipt unless the new ones are more
 * favourable to the nominee (transition of 01/10/2026); whether to apply them is for a person, who records it.
 */
export const betterUnder = (other: EligibilityReport, pinned: EligibilityReport): readonly number[] =>
  pinned.nominees.flatMap(({ no, outcome }) => {
    const there = other.nominees.find((one) => one.no === no)?.outcome;
    return there !== undefined && RANK[there] < RANK[outcome] ? [no] : [];
  });

/** The report as text in which equal reports are equal letter for letter, whatever the order they were asked in. */
export function reportText({ ruleSet, award, nominees, list = [] }: EligibilityReport): string {
  const lines = [{ no: 0, findings: list }, ...nominees]
    .toSorted((a, b) => a.no - b.no)
    .flatMap(({ no, findings }) =>
      findings
        .toSorted((a, b) => (a.rule < b.rule ? -1 : 1))
        .map(({ rule, outcome, facts, missing }) => JSON.stringify([no, rule, outcome, facts, missing])),
    );
  return [JSON.stringify([ruleSet, award]), ...lines].join('\n');
}
