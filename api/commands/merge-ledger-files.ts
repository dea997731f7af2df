import { fileFor } from '../ledger-sight.ts';
import { mergeInput } from '../schemas/ledger.ts';
import { type FileInput, type LedgerDone, onFile } from './act-on-ledger.ts';
import type { CommandDeps } from './command.ts';

/** Gộp hồ sơ: a named person says that several files are of one person, and why. */
export const createMergeLedgerFiles =
  (deps: CommandDeps) =>
  (input: FileInput): Promise<LedgerDone> =>
    onFile(
      deps,
      input,
      { command: 'mergeLedgerFiles', fileId: input.fileId, schema: mergeInput, content: input.content },
      async ({ absorbed, reason }, file, by) => {
        for (const id of absorbed) {
          const other = await fileFor(deps.registers, input.person, id);
          if ('barred' in other) return other.barred;
        }
        const outcome = await deps.registers.ledger.merge(file.id, absorbed, { reason, ...by });
        return outcome === 'UNKNOWN' ? 'UNKNOWN_LEDGER_FILE' : outcome === 'DONE' ? undefined : 'FILES_CONTRADICT';
      },
    );
