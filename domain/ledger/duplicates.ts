import type { PastAward } from '../rules/facts.ts';

/** An award that is about to be proposed or given. */
export type Proposed = Pick<PastAward, 'code' | 'kind' | 'level' | 'year' | 'achievementId'>;

export type DuplicateKind =
  /** Một thành tích chỉ được khen thưởng một lần, một hình thức. */
  | 'SAME_ACHIEVEMENT'
  /** The same award of the same year. */
  | 'SAME_AWARD'
  /** Toàn diện and chuyên đề of one level in one year exclude each other (HD 1217/HD-TLĐ 2016, to be confirmed). */
  | 'MERIT_AND_THEMATIC';

export interface Duplicate {
  readonly kind: DuplicateKind;
  /** Within one level it stands in the way; across levels, or where the text is unsure, a person decides. */
  readonly severity: 'BLOCKS' | 'WARNS';
  readonly with: PastAward;
}

/** Trùng khen thưởng: every past award that stands beside the proposed one, the graver ones first. */
export function duplicatesOf(proposed: Proposed, past: readonly PastAward[]): readonly Duplicate[] {
  return past
    .flatMap((award): Duplicate[] => {
      const found = duplicate(proposed, award);
      return found === undefined ? [] : [{ ...found, with: award }];
    })
    .sort((a, b) => Number(a.severity === 'WARNS') - Number(b.severity === 'WARNS'));
}

function duplicate(proposed: Proposed, award: PastAward): Omit<Duplicate, 'with'> | undefined {
  const sameLevel = award.level === proposed.level;
  if (proposed.achievementId !== null && award.achievementId === proposed.achievementId) {
    return { kind: 'SAME_ACHIEVEMENT', severity: sameLevel ? 'BLOCKS' : 'WARNS' };
  }
  if (award.year !== proposed.year || !sameLevel) return undefined;
  // An ad-hoc award may be given as often as there are feats.
  if (award.code === proposed.code && proposed.kind !== 'AD_HOC') return { kind: 'SAME_AWARD', severity: 'BLOCKS' };
  const kinds = [award.kind, proposed.kind];
  return kinds.includes('MERIT') && kinds.includes('THEMATIC')
    ? { kind: 'MERIT_AND_THEMATIC', severity: 'WARNS' }
    : undefined;
}
