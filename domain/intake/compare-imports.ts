/** What a corrected file changes against the one before: rows are known again by who they are, not by where they stand. */

import type { ImportedRow } from './rows.ts';
import { nameKey } from './vietnamese-syllables.ts';

/** Words for a page: `Hình thức`, `Đơn vị`. */
export type ComparedField =
  | 'name'
  | 'birth'
  | 'citizenId'
  | 'position'
  | 'unit'
  | 'roleClass'
  | 'awardCode'
  | 'achievement'
  | 'initiatives'
  | 'note';

export interface RowChange {
  readonly before: ImportedRow;
  readonly after: ImportedRow;
  readonly fields: readonly ComparedField[];
}

export interface Comparison {
  readonly added: readonly ImportedRow[];
  readonly removed: readonly ImportedRow[];
  readonly changed: readonly RowChange[];
  readonly same: number;
}

/**
 * Rows left out on either side count as not there. The surest likeness is looked for first in the whole list, so that a
 * row without an id never takes the place of the one that has it; last comes the mere name and birthday, because an id
 * may have been added, and then the award, because it may have been changed.
 */
export function compareImports(before: readonly ImportedRow[], after: readonly ImportedRow[]): Comparison {
  let old = before.filter(({ leftOut }) => !leftOut);
  let young = after.filter(({ leftOut }) => !leftOut);
  const changed: RowChange[] = [];
  let same = 0;
  for (const likeness of LIKENESSES) {
    const waiting = new Map<string, ImportedRow[]>();
    for (const row of old) {
      const key = likeness(row);
      if (key !== null) waiting.set(key, [...(waiting.get(key) ?? []), row]);
    }
    const taken = new Set<ImportedRow>();
    young = young.filter((row) => {
      const known = waiting.get(likeness(row) ?? '')?.find((one) => !taken.has(one) && !areTwoPeople(one, row));
      if (known === undefined) return true;
      taken.add(known);
      const fields = differences(known, row);
      if (fields.length === 0) same += 1;
      else changed.push({ before: known, after: row, fields });
      return false;
    });
    old = old.filter((row) => !taken.has(row));
  }
  return { added: young, removed: old, changed, same };
}

const byId = ({ citizenId }: ImportedRow): string | null => citizenId;
const byName = ({ kind, name, birth }: ImportedRow): string =>
  JSON.stringify([kind, nameKey(name), birth?.date ?? birth?.year ?? null]);

/** Who a row is, from the surest to the weakest; null where it cannot be said that way. */
const LIKENESSES: readonly ((row: ImportedRow) => string | null)[] = [
  (row) => byId(row) && JSON.stringify([byId(row), row.awardCode]),
  byId,
  (row) => JSON.stringify([byName(row), row.awardCode, row.citizenId === null]),
  (row) => JSON.stringify([byName(row), row.awardCode]),
  byName,
];

/** The same name and birthday do not make one person of two citizen ids. */
const areTwoPeople = (one: ImportedRow, other: ImportedRow): boolean =>
  one.citizenId !== null && other.citizenId !== null && one.citizenId !== other.citizenId;

const COMPARED: Readonly<Record<ComparedField, (row: ImportedRow) => unknown>> = {
  name: ({ name }) => name,
  birth: ({ birth }) => birth?.date ?? birth?.year,
  citizenId: ({ citizenId }) => citizenId,
  position: ({ position }) => position,
  unit: ({ unit }) => unit,
  roleClass: ({ roleClass }) => roleClass,
  awardCode: ({ awardCode }) => awardCode,
  achievement: ({ achievement }) => achievement,
  initiatives: ({ initiatives = [] }) => initiatives.join(' '),
  note: ({ note }) => note,
};

const differences = (before: ImportedRow, after: ImportedRow): readonly ComparedField[] =>
  (Object.keys(COMPARED) as ComparedField[]).filter((field) => COMPARED[field](before) !== COMPARED[field](after));
