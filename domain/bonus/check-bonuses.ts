/**
 * What is wrong with the bonuses of a rule set: a collective gets more than an individual for the same form, a higher
 * award more than a lower one (rules of the decree on bonuses), and nothing strays from the decree's coefficients unseen.
 */

import type { AwardRule, SubjectKind } from '../rules/rule-set.ts';
import { DECREE_COEFFICIENTS } from './decree-coefficients.ts';

export type BonusFinding =
  | { readonly finding: 'COLLECTIVE_NOT_ABOVE_INDIVIDUAL'; readonly award: string }
  | {
      readonly finding: 'NOT_ABOVE_LOWER_AWARD';
      readonly award: string;
      readonly lower: string;
      readonly kind: SubjectKind;
    }
  | {
      readonly finding: 'OTHER_THAN_DECREE';
      readonly award: string;
      readonly kind: SubjectKind;
      readonly coefficientMilli: number;
      readonly decreeMilli: number;
    };

/** Lower award before higher, along each line in which one can be told from the other. */
const LADDERS: readonly (readonly string[])[] = [
  ['LDTT', 'CSTD_CS', 'CSTD_TLD', 'CSTD_TQ'],
  ['TTLDTT', 'TTLDXS'],
  ['GK_CTTT', 'BK_LDLD', 'BK_TLD', 'BK_TTG'],
  ['CO_TD_TLD', 'CO_TD_CP'],
];

const KINDS: readonly SubjectKind[] = ['INDIVIDUAL', 'COLLECTIVE'];

export function checkBonuses(awards: readonly Pick<AwardRule, 'code' | 'bonus'>[]): readonly BonusFinding[] {
  const of = new Map(awards.map(({ code, bonus }) => [code, bonus.coefficientMilli]));
  const collective = awards.flatMap(({ code, bonus: { coefficientMilli } }): BonusFinding[] => {
    const { INDIVIDUAL: one, COLLECTIVE: all } = coefficientMilli;
    return one !== undefined && all !== undefined && all <= one
      ? [{ finding: 'COLLECTIVE_NOT_ABOVE_INDIVIDUAL', award: code }]
      : [];
  });
  const ladders = LADDERS.flatMap((ladder) => {
    const known = ladder.filter((code) => of.has(code));
    return known.slice(1).flatMap((award, index) =>
      KINDS.flatMap((kind): BonusFinding[] => {
        const lower = known[index] ?? '';
        const [low, high] = [of.get(lower)?.[kind], of.get(award)?.[kind]];
        const wrong = low !== undefined && high !== undefined && high <= low;
        return wrong ? [{ finding: 'NOT_ABOVE_LOWER_AWARD', award, lower, kind }] : [];
      }),
    );
  });
  const decree = DECREE_COEFFICIENTS.flatMap(({ award, kind, coefficientMilli: decreeMilli }): BonusFinding[] => {
    const coefficientMilli = of.get(award)?.[kind];
    return coefficientMilli === undefined || coefficientMilli === decreeMilli
      ? []
      : [{ finding: 'OTHER_THAN_DECREE', award, kind, coefficientMilli, decreeMilli }];
  });
  return [...collective, ...ladders, ...decree];
}
