import { dateInVietnam } from '../calendar/working-days.ts';
import { type AwardRule, awardRule, type RuleSet } from '../rules/rule-set.ts';
import { ruleSetById, ruleSetOn } from '../rulesets/index.ts';
import type { DossierState } from './dossier.ts';

type Governed = Pick<DossierState, 'ruleSet' | 'sentUnder' | 'awardCode'>;

/**
 * The rules a dossier is under: those pinned at its receipt, before that those it was sent under.
 * @param at ISO instant; chooses the set for histories in which neither is written
 */
export function ruleSetOf({ ruleSet, sentUnder }: Governed, at: string): RuleSet | undefined {
  const id = ruleSet ?? sentUnder;
  return id === undefined ? ruleSetOn(dateInVietnam(at)) : ruleSetById(id);
}

export function awardRuleOf(state: Governed, at: string): AwardRule | undefined {
  const rules = ruleSetOf(state, at);
  return rules && awardRule(rules, state.awardCode);
}
