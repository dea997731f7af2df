/** The published rule sets. One file each; a published file is never edited. */

import { isInForce, type RuleSet } from '../rules/rule-set.ts';
import { expandRuleSet, type RuleSetFile } from '../rules/rule-set-file.ts';
import tld202405 from './tld-2024-05.json' with { type: 'json' };
import tld202507 from './tld-2025-07.json' with { type: 'json' };
import tld202508 from './tld-2025-08.json' with { type: 'json' };
import { TLD_2026_10 } from './tld-2026-10.ts';
import tld202611 from './tld-2026-11.json' with { type: 'json' };

/** The compiler sees plain strings in JSON. That each file is of this shape is what its schema is tested for. */
const published = (file: unknown): RuleSet => expandRuleSet(file as RuleSetFile);

/** In the order of publication; those of one day from the oldest law to the newest. */
export const RULE_SETS: readonly RuleSet[] = [
  TLD_2026_10,
  ...[tld202405, tld202507, tld202508, tld202611].map(published),
];

/**
 * The set by which histories chose before there were editions: the only one of that time. A command that names its edition
 * does not come here; what is here must stay, or those histories no longer replay.
 */
export const ruleSetOn = (date: string): RuleSet | undefined =>
  isInForce(TLD_2026_10, date) ? TLD_2026_10 : undefined;

/** The edition for a dossier received on a date (`YYYY-MM-DD`): of those in force the one published last. */
export const editionOn = (date: string): RuleSet | undefined =>
  RULE_SETS.filter((set) => isInForce(set, date)).reduce<RuleSet | undefined>(
    (last, set) => ((set.publishedOn ?? '') >= (last?.publishedOn ?? '') ? set : last),
    undefined,
  );

/** A pinned set by its id. Throws: a history that names an unknown set cannot be trusted any further. */
export function ruleSetById(id: string): RuleSet {
  const found = RULE_SETS.find((set) => set.id === id);
  if (found === undefined) throw new Error(`unknown rule set ${id}`);
  return found;
}
