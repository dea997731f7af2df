import { separationInput } from '../schemas/ledger.ts';
import { type FileInput, type LedgerDone, onFile } from './act-on-ledger.ts';
import type { CommandDeps } from './command.ts';

/** Tách hồ sơ: undoes one join; each file has again exactly what it had. */
export const createSeparateLedgerFiles =
  (deps: CommandDeps) =>
  (input: FileInput): Promise<LedgerDone> =>
    onFile(
      deps,
      input,
      { command: 'separateLedgerFiles', fileId: input.fileId, schema: separationInput, content: input.content },
      async ({ mergeId, reason }, file, by) => {
        if (!file.merges.some(({ id }) => id === mergeId)) return 'UNKNOWN_LEDGER_FILE';
        const outcome = await deps.registers.ledger.separate(mergeId, { reason, ...by });
        return outcome === 'UNKNOWN' ? 'UNKNOWN_LEDGER_FILE' : undefined;
      },
    );
