/** Vietnamese words for bonuses and for what is wrong with a rule set's. */

import { assertNever } from '../../domain/assert-never.ts';
import type { BonusFinding } from '../../domain/bonus/check-bonuses.ts';

export const SUBJECT_WORDS = { INDIVIDUAL: 'Cá nhân', COLLECTIVE: 'Tập thể' } as const;

/** `1,5` */
export const coefficientWord = (milli: number): string =>
  (milli / 1000).toLocaleString('vi-VN', { maximumFractionDigits: 3 });

export function findingSentence(finding: BonusFinding): string {
  switch (finding.finding) {
    case 'COLLECTIVE_NOT_ABOVE_INDIVIDUAL':
      return `${finding.award}: mức thưởng tập thể phải cao hơn mức thưởng cá nhân.`;
    case 'NOT_ABOVE_LOWER_AWARD':
      return `${finding.award} (${SUBJECT_WORDS[finding.kind].toLowerCase()}): mức thưởng phải cao hơn ${finding.lower}.`;
    case 'OTHER_THAN_DECREE':
      return `${finding.award} (${SUBJECT_WORDS[finding.kind].toLowerCase()}): hệ số ${coefficientWord(finding.coefficientMilli)} khác hệ số ${coefficientWord(finding.decreeMilli)} của nghị định; đề nghị kiểm tra lại.`;
    default:
      return assertNever(finding);
  }
}
