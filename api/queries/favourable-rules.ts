import type { Person } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { isLive } from '../../domain/dossier/dossier.ts';
import { betterUnder } from '../../domain/rules/assess.ts';
import { awardRule, type RuleSet } from '../../domain/rules/rule-set.ts';
import { diffRuleSets, type RuleChange } from '../../domain/rules/rule-set-diff.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import { roleFor } from '../access.ts';
import type { AppDeps } from '../deps.ts';
import type { DossierView } from './dossier-view.ts';

export interface FavourableRules {
  readonly pinned: RuleSet;
  readonly candidate: RuleSet;
  /** Of the dossier's award only. */
  readonly changes: readonly RuleChange[];
  /** Nominees by number, as the conditions come out today: better, and worse, under the candidate. */
  readonly better: readonly number[];
  readonly worse: readonly number[];
}

/** Rules that took effect after those the dossier is under, for the officer who verifies it. Undefined for all others. */
export async function favourableRules(
  { eligibility, now }: Pick<AppDeps, 'eligibility' | 'now'>,
  person: Person,
  { row, stage, place, state, ruleSet: pinned }: DossierView,
): Promise<FavourableRules | undefined> {
  const candidate = editionOn(dateInVietnam(now().toISOString()));
  const mine = stage === 'RECEIVED' && roleFor(person, ['officer'], place) !== undefined;
  if (!mine || pinned === undefined || candidate === undefined || candidate.from <= pinned.from) return undefined;
  const award = awardRule(candidate, state.awardCode);
  if (award === undefined) return undefined;
  if (!state.nominees.filter(isLive).every(({ kind }) => award.subjectKinds.includes(kind))) return undefined;
  const [before, after] = await Promise.all([eligibility.assess(row.id), eligibility.assess(row.id, candidate.id)]);
  if (before === undefined || after === undefined) return undefined;
  return {
    pinned,
    candidate,
    changes: diffRuleSets(pinned, candidate).filter((change) => change.award === state.awardCode),
    better: betterUnder(after.report, before.report),
    worse: betterUnder(before.report, after.report),
  };
}
