/** What an import comes to: what becomes of each row, faults by cell, and what will be recorded. */

import type { Remark } from '../../intake/findings.ts';
import type { RefusalCode } from '../../refusals.ts';

/** What becomes of a row: it adds somebody, adds to somebody, says what is known, or is left out because of a fault. */
export type RowOutcome = 'added' | 'changed' | 'same' | 'held';

export interface PlannedRow {
  /** From 0. */
  readonly row: number;
  readonly name: string;
  readonly outcome: RowOutcome;
}

export interface PlanContext<C, W> {
  readonly today: string;
  /** Names the entries; unique to this import. */
  readonly request: string;
  readonly reason: string;
  /** Why whoever imports may not do this; undefined when nothing speaks against it. */
  barred(command: C, world: W): RefusalCode | undefined;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly faults: readonly Remark[];
}
