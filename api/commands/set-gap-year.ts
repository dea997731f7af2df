import { gapYearInput } from '../schemas/ledger.ts';
import { type FileInput, type LedgerDone, onFile } from './act-on-ledger.ts';
import type { CommandDeps } from './command.ts';

/** Năm gián đoạn có lý do: thai sản, đi học, nghĩa vụ quân sự. */
export const createSetGapYear =
  (deps: CommandDeps) =>
  (input: FileInput): Promise<LedgerDone> =>
    onFile(
      deps,
      input,
      { command: 'setGapYear', fileId: input.fileId, schema: gapYearInput, content: input.content },
      async ({ year, reason }, file, by) =>
        (await deps.registers.ledger.setGapYear(file.id, year, reason, by)) ? undefined : 'UNKNOWN_LEDGER_FILE',
    );
