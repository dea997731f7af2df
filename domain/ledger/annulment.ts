import { knownAward } from './known-awards.ts';

export interface CountedAward {
  readonly id: string;
  readonly code: string;
  /** Năm xét. */
  readonly year: number;
  /** Ids of the awards that it was expressly given upon, where that was recorded. */
  readonly grounds: readonly string[];
}

export interface Affected {
  readonly id: string;
  /** `RECORDED`: it names a ground that fell. `POSSIBLE`: by its kind it may rest on one. */
  readonly certainty: 'RECORDED' | 'POSSIBLE';
}

/**
 * Hệ quả của việc hủy bỏ: the person's other standing awards to be looked at again, and those that rest upon them in turn.
 * They are found, not annulled: each needs a decision of its own.
 */
export function affectedBy(annulled: CountedAward, others: readonly CountedAward[]): readonly Affected[] {
  const found = new Map<string, Affected>();
  const fallen: { readonly award: CountedAward; readonly recorded: boolean }[] = [{ award: annulled, recorded: true }];
  for (let next = fallen.pop(); next !== undefined; next = fallen.pop()) {
    for (const other of others) {
      if (other.id === annulled.id) continue;
      const link = restsOn(other, next.award);
      if (link === undefined) continue;
      // A chain is as sure as its weakest link.
      const certainty = link === 'RECORDED' && next.recorded ? 'RECORDED' : 'POSSIBLE';
      const known = found.get(other.id);
      if (known?.certainty === 'RECORDED' || known?.certainty === certainty) continue;
      found.set(other.id, { id: other.id, certainty });
      fallen.push({ award: other, recorded: certainty === 'RECORDED' });
    }
  }
  return others.flatMap(({ id }) => found.get(id) ?? []);
}

function restsOn(later: CountedAward, earlier: CountedAward): Affected['certainty'] | undefined {
  if (later.grounds.includes(earlier.id)) return 'RECORDED';
  // Where grounds were recorded, they are all of them.
  if (later.grounds.length > 0) return undefined;
  const presupposes = knownAward(later.code)?.presupposes ?? [];
  return later.year >= earlier.year && presupposes.includes(earlier.code) ? 'POSSIBLE' : undefined;
}
