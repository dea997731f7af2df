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
 * Rows left out on either side count as not there. A row is looked for by all its names: first with its award, since one
 * person may be proposed twice, then without.
 */
export function compareImports(before: readonly ImportedRow[], after: readonly ImportedRow[]): Comparison {
  const old = new Pool(before.filter(({ leftOut }) => !leftOut));
  const added: ImportedRow[] = [];
  const changed: RowChange[] = [];
  let same = 0;
  let open = after.filter(({ leftOut }) => !leftOut);
  for (const withAward of [true, false]) {
    const missed: ImportedRow[] = [];
    for (const row of open) {
      const match = old.take(row, withAward);
      if (match === undefined) missed.push(row);
      else {
        const fields = differences(match, row);
        if (fields.length === 0) same += 1;
        else changed.push({ before: match, after: row, fields });
      }
    }
    open = missed;
  }
  added.push(...open);
  return { added, removed: old.left(), changed, same };
}

/**
 * Who a row is, the strongest first: the citizen id, then name and day of birth, for a collective its name. A citizen id
 * that is added to a row later is still found by the second.
 */
function identities(row: ImportedRow): readonly string[] {
  const name = `${row.kind} ${nameKey(row.name)}`;
  if (row.kind === 'COLLECTIVE') return [name];
  const birth = row.birth === null ? '' : (row.birth.date ?? String(row.birth.year));
  return [...(row.citizenId === null ? [] : [`id ${row.citizenId}`]), `${name} ${birth}`];
}

class Pool {
  readonly #free: Set<ImportedRow>;
  readonly #byKey = new Map<string, ImportedRow[]>();

  constructor(rows: readonly ImportedRow[]) {
    this.#free = new Set(rows);
    for (const row of rows) {
      for (const identity of identities(row)) {
        for (const key of [identity, `${identity} ${row.awardCode}`]) {
          const known = this.#byKey.get(key);
          if (known) known.push(row);
          else this.#byKey.set(key, [row]);
        }
      }
    }
  }

  /** A row of the same identity that nobody took yet. */
  take(row: ImportedRow, withAward: boolean): ImportedRow | undefined {
    for (const identity of identities(row)) {
      const key = withAward ? `${identity} ${row.awardCode}` : identity;
      const found = this.#byKey.get(key)?.find((one) => this.#free.has(one) && !areTwoPeople(one, row));
      if (found !== undefined) {
        this.#free.delete(found);
        return found;
      }
    }
    return undefined;
  }

  left(): readonly ImportedRow[] {
    return [...this.#free];
  }
}

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
  note: ({ note }) => note,
};

const differences = (before: ImportedRow, after: ImportedRow): readonly ComparedField[] =>
  (Object.keys(COMPARED) as ComparedField[]).filter((field) => COMPARED[field](before) !== COMPARED[field](after));
