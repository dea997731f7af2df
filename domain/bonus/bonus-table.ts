/** What each award comes to on a date, and the two amounts when the base salary changes on the way. */

import type { AwardRule, LegalBasis, SubjectKind } from '../rules/rule-set.ts';
import { type BaseSalary, baseSalaryOn, bonusAmount } from './bonus.ts';

export interface BonusRow {
  readonly awardCode: string;
  readonly title: string;
  readonly kind: SubjectKind;
  readonly coefficientMilli: number;
  /** Đồng for each. */
  readonly amount: number;
  /** Nguồn chi. */
  readonly paidFrom: string;
  readonly basis: LegalBasis;
}

export interface BonusTable {
  readonly date: string;
  readonly salary: BaseSalary;
  readonly rows: readonly BonusRow[];
}

const KINDS: readonly SubjectKind[] = ['INDIVIDUAL', 'COLLECTIVE'];

/**
 * Bảng tiền thưởng of these awards for decisions of a date (`YYYY-MM-DD`). An award without money for a kind of recipient
 * has no row. Throws `RangeError` before the first base salary known.
 */
export function bonusTable(awards: readonly Bonused[], date: string): BonusTable {
  const salary = baseSalaryOn(date);
  const rows = awards.flatMap(({ code, title, bonus }) =>
    KINDS.flatMap((kind): BonusRow[] => {
      const coefficientMilli = bonus.coefficientMilli[kind] ?? 0;
      if (coefficientMilli === 0) return [];
      const amount = bonusAmount(coefficientMilli, salary.amount);
      const { paidFrom, basis } = bonus;
      return [{ awardCode: code, title, kind, coefficientMilli, amount, paidFrom, basis }];
    }),
  );
  return { date, salary, rows };
}

type Bonused = Pick<AwardRule, 'code' | 'title' | 'bonus'>;

export interface BonusOutlook {
  /** What a decision of this date pays. */
  readonly now: BonusTable;
  /** What the council had before it, when the base salary was another then. */
  readonly atCouncil: BonusTable | null;
  /** What the draft says, when it was drawn up under another base salary: it must not be issued so. */
  readonly inDraft: BonusTable | null;
  /** What it will be from the next change known, should the decision come so late. */
  readonly next: BonusTable | null;
}

/**
 * The amounts of one award on its way to a decision. The law pays by the base salary in force when the decision is
 * issued, so what the council saw may not be what is paid; both are shown.
 */
export function bonusOutlook(
  award: Bonused,
  on: { readonly council: string | null; readonly draft: string | null; readonly decision: string },
  nextChange: BaseSalary | undefined,
): BonusOutlook {
  const now = bonusTable([award], on.decision);
  const whereOther = (date: string | null): BonusTable | null => {
    const then = date === null ? null : bonusTable([award], date);
    return then?.salary.from === now.salary.from ? null : then;
  };
  return {
    now,
    atCouncil: whereOther(on.council),
    inDraft: whereOther(on.draft),
    next: nextChange === undefined ? null : bonusTable([award], nextChange.from),
  };
}

/** Whole đồng for a list of recipients; the sum printed in the decision. */
export const bonusTotal = (table: BonusTable, counts: Readonly<Record<SubjectKind, number>>): number =>
  table.rows.reduce((sum, row) => sum + row.amount * counts[row.kind], 0);
