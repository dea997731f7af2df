/** What only shows when rows are laid side by side: one person twice, two people of one name, ids that wandered. */

import { type Doubt, doubt, type FindingCode } from './findings.ts';
import type { ImportedRow } from './rows.ts';
import { nameKey } from './vietnamese-syllables.ts';

/** A doubt at a field of a row; `index` counts in the rows given. */
export interface AcrossDoubt {
  readonly index: number;
  readonly field: 'name' | 'citizenId';
  readonly doubt: Doubt;
}

/**
 * Only people are compared, and only rows that stay. A doubt stands at the later row, which is the one to leave out;
 * namesakes are told of at both.
 * @param cellOf the cell in which a field of a row stands, as people cite it
 */
export function compareRows(
  rows: readonly ImportedRow[],
  cellOf: (index: number, field: 'name' | 'citizenId') => string,
): readonly AcrossDoubt[] {
  const people = rows.flatMap((row, index) =>
    row.kind === 'INDIVIDUAL' && !row.leftOut && row.name !== '' ? [index] : [],
  );
  const at = (index: number): ImportedRow => rows[index] as ImportedRow;
  const found: AcrossDoubt[] = [];
  const add = (index: number, field: 'name' | 'citizenId', code: FindingCode, facts: readonly string[]) =>
    found.push({ index, field, doubt: doubt(code, facts) });

  const paired = new Set<string>();
  for (const same of groups(people, (index) => at(index).citizenId)) {
    const [first, ...later] = same as [number, ...number[]];
    for (const index of later) {
      paired.add(`${first} ${index}`);
      if (nameKey(at(first).name) === nameKey(at(index).name)) {
        add(index, 'citizenId', 'SAME_PERSON', [String(at(first).row + 1), 'cùng số CCCD và họ tên']);
      } else {
        add(first, 'citizenId', 'ID_OF_ANOTHER', [cellOf(index, 'name')]);
        add(index, 'citizenId', 'ID_OF_ANOTHER', [cellOf(first, 'name')]);
      }
    }
  }

  for (const namesakes of groups(people, (index) => nameKey(at(index).name))) {
    const [first, ...later] = namesakes as [number, ...number[]];
    for (const index of later) {
      if (paired.has(`${first} ${index}`)) continue;
      const [one, other] = [at(first), at(index)];
      const difference = differenceOf(one, other);
      if (difference !== undefined) {
        add(first, 'name', 'NAMESAKE', [cellOf(index, 'name'), difference]);
        add(index, 'name', 'NAMESAKE', [cellOf(first, 'name'), difference]);
      } else if (sameDate(one, other)) {
        add(index, 'name', 'SAME_PERSON', [String(one.row + 1), 'cùng họ tên và ngày sinh']);
      } else add(index, 'name', 'NAMESAKE_UNSURE', [cellOf(first, 'name')]);
    }
  }
  return found;
}

/** Every key that several rows share, with its rows in order. */
function groups(indices: readonly number[], keyOf: (index: number) => string | null): readonly (readonly number[])[] {
  const byKey = new Map<string, number[]>();
  for (const index of indices) {
    const key = keyOf(index);
    if (key === null) continue;
    const known = byKey.get(key);
    if (known) known.push(index);
    else byKey.set(key, [index]);
  }
  return [...byKey.values()].filter((same) => same.length > 1);
}

/** Why two of one name cannot be one person; undefined when nothing says so. */
function differenceOf(one: ImportedRow, other: ImportedRow): string | undefined {
  if (one.citizenId !== null && other.citizenId !== null && one.citizenId !== other.citizenId) return 'khác số CCCD';
  if (one.birth !== null && other.birth !== null && one.birth.year !== other.birth.year) return 'khác năm sinh';
  return one.woman !== null && other.woman !== null && one.woman !== other.woman ? 'khác giới tính' : undefined;
}

const sameDate = (one: ImportedRow, other: ImportedRow): boolean =>
  one.birth?.date != null && one.birth.date === other.birth?.date;
