import { amountInWords } from '../../templates/_shared/official-text.ts';
import { findingSentence } from '../pages/bonus-words.ts';
import type { BonusView } from './bonus-view.ts';

/** The table as programs read it: the JSON interface and `ghicong bonus table --json` give the same. */
export const bonusAnswerOf = ({ date, ruleSet, table, findings }: BonusView) => ({
  date,
  ruleSet: ruleSet.id,
  baseSalary: { ...table.salary },
  rows: table.rows.map(({ basis, ...row }) => ({
    ...row,
    amountInWords: amountInWords(row.amount),
    certainty: basis.certainty,
  })),
  findings: findings.map(findingSentence),
});
