/** One nominee assessed by the published rules. */

import { celLanguage } from '../../adapters/criteria/cel-language.ts';
import {
  assess,
  type CompiledAward,
  compileAward,
  type Finding,
  type NomineeReport,
} from '../../domain/rules/assess.ts';
import type { NomineeFacts } from '../../domain/rules/facts.ts';
import { awardRule, type RuleSet } from '../../domain/rules/rule-set.ts';
import { ruleSetById } from '../../domain/rulesets/index.ts';
import { collective, individual } from './nominee-facts.ts';

const language = celLanguage();
export const EDITION = ruleSetById('TLD-2026-11');

export function compiled(code: string, ruleSet: RuleSet = EDITION): CompiledAward {
  const award = awardRule(ruleSet, code);
  if (award === undefined) throw new Error(`no award ${code}`);
  return compileAward(ruleSet, award, language);
}

export function reportOf(code: string, facts: NomineeFacts, ruleSet?: RuleSet): NomineeReport {
  const [report] = assess(compiled(code, ruleSet), [facts]).nominees;
  if (report === undefined) throw new Error('nobody was assessed');
  return report;
}

export const finding = (report: NomineeReport, rule: string): Finding | undefined =>
  report.findings.find((one) => one.rule === rule);

/** Somebody against whom nothing speaks: each form once a year, so nobody who is proposed has it already. */
export function suited(code: string): NomineeFacts {
  const facts = awardRule(EDITION, code)?.subjectKinds.includes('INDIVIDUAL') ? individual() : collective();
  return { ...facts, pastAwards: facts.pastAwards.filter((one) => one.code !== code || one.year !== 2026) };
}
