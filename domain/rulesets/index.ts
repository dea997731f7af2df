/** The published rule sets, oldest first. One file each; a published file is never edited. */

import { isInForce, type RuleSet } from '../rules/rule-set.ts';
import { TLD_2026_10 } from './tld-2026-10.ts';

export const RULE_SETS: readonly RuleSet[] = [TLD_2026_10];

/** The set that governs a dossier received on a date (`YYYY-MM-DD`). */
export const ruleSetOn = (date: string): RuleSet | undefined => RULE_SETS.find((set) => isInForce(set, date));

/** A pinned set by its id. Throws: a history that names an unknown set cannot be trusted any further. */
export function ruleSetById(id: string): RuleSet {
  const found = RULE_SETS.find((set) => set.id === id);
  if (found === undefined) throw new Error(`unknown rule set ${id}`);
  return found;
}
