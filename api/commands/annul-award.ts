import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { annulmentInput } from '../schemas/ledger.ts';
import { type FileInput, type LedgerDone, onFile } from './act-on-ledger.ts';
import type { CommandDeps } from './command.ts';

/** Ghi hủy bỏ một lần khen thưởng, upon the decision that annuls it. What rested on it is shown, not touched. */
export const createAnnulAward =
  (deps: CommandDeps) =>
  (input: FileInput): Promise<LedgerDone> =>
    onFile(
      deps,
      input,
      { command: 'annulAward', fileId: input.fileId, schema: annulmentInput, content: input.content },
      async ({ awardId, ...decision }, file, by) => {
        if (!file.awards.some(({ id }) => id === awardId)) return 'UNKNOWN_LEDGER_AWARD';
        if (decision.decidedOn > dateInVietnam(by.at)) return 'DECISION_DATE_AHEAD';
        const outcome = await deps.registers.ledger.annul(awardId, { ...decision, ...by });
        return outcome === 'ALREADY' ? 'ALREADY_ANNULLED' : outcome === 'UNKNOWN' ? 'UNKNOWN_LEDGER_AWARD' : undefined;
      },
    );
