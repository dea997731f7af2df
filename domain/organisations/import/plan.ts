/** What an import comes to: counted rows, faults by cell, and what will be recorded. */

import type { RefusalCode } from '../../refusals.ts';
import type { CellFault } from './sheet.ts';

export interface RowCounts {
  /** Rows that add an organisation or a person. */
  readonly added: number;
  /** Rows that add something to one already there. */
  readonly changed: number;
  /** Rows that say what is known. */
  readonly same: number;
  /** Rows left out because something is wrong with them. */
  readonly faulty: number;
}

export type RowOutcome = keyof RowCounts;

export const countRows = (outcomes: readonly RowOutcome[]): RowCounts => ({
  added: outcomes.filter((one) => one === 'added').length,
  changed: outcomes.filter((one) => one === 'changed').length,
  same: outcomes.filter((one) => one === 'same').length,
  faulty: outcomes.filter((one) => one === 'faulty').length,
});

export interface PlanContext<C, W> {
  readonly today: string;
  /** Names the entries; unique to this import. */
  readonly request: string;
  readonly reason: string;
  /** Why whoever imports may not do this; undefined when nothing speaks against it. */
  barred(command: C, world: W): RefusalCode | undefined;
}

export interface Plan {
  readonly counts: RowCounts;
  readonly faults: readonly CellFault[];
}
