import { BASE_SALARIES, type BaseSalary } from '../../domain/bonus/bonus.ts';
import {
  type BonusOutlook,
  type BonusTable,
  bonusOutlook,
  bonusTable,
  bonusTotal,
} from '../../domain/bonus/bonus-table.ts';
import { type BonusFinding, checkBonuses } from '../../domain/bonus/check-bonuses.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { type DossierState, stageOf } from '../../domain/dossier/dossier.ts';
import type { RuleSet, SubjectKind } from '../../domain/rules/rule-set.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import type { DossierView } from './dossier-view.ts';

export interface BonusView {
  readonly date: string;
  readonly ruleSet: RuleSet;
  readonly table: BonusTable;
  readonly findings: readonly BonusFinding[];
}

/** The bonuses by the rules in force on a date. Undefined when no rule set, or no base salary, is known for it. */
export function bonusView(date: string): BonusView | undefined {
  const ruleSet = editionOn(date);
  if (ruleSet === undefined || date < (BASE_SALARIES[0]?.from ?? '')) return undefined;
  return { date, ruleSet, table: bonusTable(ruleSet.awards, date), findings: checkBonuses(ruleSet.awards) };
}

export interface DossierBonus {
  readonly outlook: BonusOutlook;
  /** Of those who still go forward or are awarded. */
  readonly counts: Readonly<Record<SubjectKind, number>>;
  readonly total: number;
}

/**
 * What a dossier's decision pays: by the base salary of its date of issue, or of today as long as it is not issued.
 * Undefined before the council has spoken, or the verification where none is asked, and when nobody is left to be awarded.
 */
export function dossierBonus(
  { state, award, decision, documents }: Pick<DossierView, 'state' | 'award' | 'decision' | 'documents'>,
  now: string,
): DossierBonus | undefined {
  const issuedOn = decision?.issuedOn ?? null;
  if (award === undefined) return undefined;
  const ready = award.vote === null ? 'APPRAISED' : 'VOTED';
  const wanted = [ready, 'DECIDED', 'CONCLUDED', 'ARCHIVED'].includes(stageOf(state));
  if (!wanted || (award.vote !== null && state.councilAt === null)) return undefined;
  const counts = countsOf(state, decision?.dropped ?? [], award.vote === null);
  if (counts.INDIVIDUAL + counts.COLLECTIVE === 0) return undefined;
  const day = issuedOn ?? dateInVietnam(now);
  const next = issuedOn === null ? changeAfter(day) : undefined;
  const draft = documents.find((one) => one.kind === 'DECISION' && one.part === decision?.draft);
  const on = {
    council: state.councilAt === null ? null : dateInVietnam(state.councilAt),
    draft: draft ? dateInVietnam(draft.createdAt) : null,
    decision: day,
  };
  const outlook = bonusOutlook(award, on, next);
  return { outlook, counts, total: bonusTotal(outlook.now, counts) };
}

/**
 * @param dropped taken out of the draft, which the dossier hears of with the decision
 * @param straight from the verification to the authority
 */
function countsOf(
  state: DossierState,
  dropped: readonly number[],
  straight: boolean,
): Readonly<Record<SubjectKind, number>> {
  const forward = [straight ? 'APPRAISED' : 'VOTED_PASS', 'DECIDED', 'AWARDED'];
  const paid = state.nominees.filter((one) => forward.includes(one.status) && !dropped.includes(one.no));
  const of = (kind: SubjectKind) => paid.filter((one) => one.kind === kind).length;
  return { INDIVIDUAL: of('INDIVIDUAL'), COLLECTIVE: of('COLLECTIVE') };
}

const changeAfter = (date: string): BaseSalary | undefined => BASE_SALARIES.find((salary) => salary.from > date);
