/** Cấp trình: which unions may propose an award, and through whom the others do. */

import type { Outcome } from './criteria.ts';
import type { AwardLevel } from './facts.ts';
import { type AwardRule, basisText, type Certainty, type RuleSet } from './rule-set.ts';
import { LEVEL_WORDS } from './rule-set-words.ts';

/** The union that proposes, as it stands on a day. */
export interface ProposingUnit {
  /** Null while nobody has recorded it. */
  readonly level: AwardLevel | null;
  /** The bodies above it, nearest first. */
  readonly above: readonly { readonly name: string; readonly level: AwardLevel | null }[];
}

/** An older set says nothing of it, and then everybody may. */
export function mayPropose({ proposers }: Pick<AwardRule, 'proposers'>, level: AwardLevel | null): Outcome {
  if (proposers === undefined) return 'MET';
  if (level === null) return 'NEEDS_PERSON';
  return proposers.includes(level) ? 'MET' : 'NOT_MET';
}

export interface AwardOffer {
  readonly award: AwardRule;
  readonly outcome: Outcome;
  /** Who proposes it instead, or what must be found out; null where the unit may. */
  readonly reason: string | null;
  readonly basis: string;
  readonly certainty: Certainty;
}

/** Every award of the set, with what it says of this unit. */
export const offersTo = (ruleSet: RuleSet, unit: ProposingUnit): readonly AwardOffer[] =>
  ruleSet.awards.map((award) => offerOf(ruleSet, award, unit));

export function offerOf(ruleSet: RuleSet, award: AwardRule, unit: ProposingUnit): AwardOffer {
  const outcome = mayPropose(award, unit.level);
  const { certainty } = award.basis;
  return { award, outcome, reason: reasonOf(award, unit, outcome), basis: basisText(ruleSet, award.basis), certainty };
}

function reasonOf({ proposers = [] }: AwardRule, { level, above }: ProposingUnit, outcome: Outcome): string | null {
  if (outcome === 'MET') return null;
  const allowed = `Hình thức này do công đoàn cấp ${levelsInWords(proposers)} đề nghị`;
  if (level === null) return `${allowed}; danh bạ tổ chức chưa ghi cấp của đơn vị.`;
  const through = above.find((body) => body.level !== null && proposers.includes(body.level));
  const below = proposers.every((one) => RANK[one] < RANK[level]);
  const way = below
    ? 'Đề nghị để đơn vị trực thuộc ở cấp đó lập hồ sơ.'
    : `Đề nghị qua ${through?.name ?? `công đoàn cấp ${levelsInWords(proposers)} của đơn vị`}.`;
  return `${allowed}; đơn vị thuộc cấp ${LEVEL_WORDS[level]}. ${way}`;
}

const RANK: Readonly<Record<AwardLevel, number>> = {
  GRASSROOTS: 0,
  DIRECT_UPPER: 1,
  PROVINCE: 2,
  CONFEDERATION: 3,
  STATE: 4,
};

/** `cơ sở hoặc trên trực tiếp cơ sở` */
const levelsInWords = (levels: readonly AwardLevel[]): string => {
  const words = levels.map((level) => LEVEL_WORDS[level]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join('; ')} hoặc ${words.at(-1)}`;
};
