import { offersTo, type ProposingUnit } from '../rules/proposing.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { groundWords } from '../rules/rule-set-words.ts';
import type { CatalogueAward } from './award-matcher.ts';

/** The awards of a rule set as one union's list may name them. */
export const catalogueFor = (ruleSet: RuleSet, unit: ProposingUnit): readonly CatalogueAward[] =>
  offersTo(ruleSet, unit).map(({ award: { code, title, subjectKinds }, outcome, reason, basis, certainty }) => ({
    code,
    title,
    subjectKinds,
    ...(outcome === 'NOT_MET' ? { barred: `${reason} ${groundWords(basis, certainty)}` } : {}),
  }));
