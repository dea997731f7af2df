/** Giá trị làm lợi counted over years, in whole đồng: for criteria such as those of the Creative Labour certificate. */

import type { InitiativeFact } from '../rules/facts.ts';

/** `WHOLE`: the value of the whole initiative for each author; `SHARE`: by the author's part. The rule says which. */
export type ValueShare = 'WHOLE' | 'SHARE';

export interface Years {
  readonly from: number;
  readonly to: number;
}

export interface ValueTotal {
  /** Đồng. By share, each initiative is rounded down, so that the parts of all authors never exceed the whole. */
  readonly total: number;
  /** Initiatives of these years whose value nobody has certified: with them the total could be higher. */
  readonly unknown: readonly string[];
}

/** The value of the initiatives recognised in `years`, both included. */
export function valueGainedIn(initiatives: readonly InitiativeFact[], years: Years, share: ValueShare): ValueTotal {
  const within = initiatives.filter(({ recognisedYear }) => years.from <= recognisedYear && recognisedYear <= years.to);
  return {
    total: within.reduce((sum, initiative) => sum + (valueFor(initiative, share) ?? 0), 0),
    unknown: within.flatMap(({ id, valueGained }) => (valueGained === null ? [id] : [])),
  };
}

/** Đồng that one initiative brings its author; null when nobody has certified its value. */
export function valueFor({ valueGained, sharePercent }: InitiativeFact, share: ValueShare): number | null {
  if (valueGained === null || share === 'WHOLE') return valueGained;
  const hundredfold = valueGained * sharePercent;
  // Whole numbers throughout: the remainder is taken off before the division.
  return (hundredfold - (hundredfold % 100)) / 100;
}

/** Those that have not yet carried an award of the kind asked about (`usedBy` is gathered for one kind of award). */
export const unused = (initiatives: readonly InitiativeFact[]): readonly InitiativeFact[] =>
  initiatives.filter(({ usedBy }) => usedBy === null);
