/** What taking a list into a register is given and answers, the same for every register. */

import type { OpenWorkbook } from '../../domain/intake/lists.ts';
import type { ListReport } from '../../domain/intake/report.ts';
import type { Caller, CommandDeps, Done } from './command.ts';

export type RegisterImportDeps = Pick<CommandDeps, 'registers' | 'now'>;

export interface RegisterImportInput extends Caller {
  readonly open: OpenWorkbook;
  /** On what ground it is recorded. */
  readonly reason: string;
  /** Says what would be done and does nothing. */
  readonly dryRun: boolean;
  /** Writes the clear rows although others wait; otherwise one that waits stops all. */
  readonly skipHeld: boolean;
}

export type RegisterImportResult = Done<ListReport>;

export type RegisterImport = (input: RegisterImportInput) => Promise<RegisterImportResult>;
