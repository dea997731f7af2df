import { mayReadDossier } from '../access.ts';
import { fileFor } from '../ledger-sight.ts';
import { identityInput } from '../schemas/ledger.ts';
import { asKeeper, type LedgerDone } from './act-on-ledger.ts';
import { type Caller, type CommandDeps, placeOfUnit } from './command.ts';

/** Xác định danh tính: whose file in the ledger a nominee is; by pointing at it, or by a number. */
export const createIdentifyNominee =
  (deps: CommandDeps) =>
  (input: Caller & { readonly dossierId: string; readonly content: unknown }): Promise<LedgerDone> => {
    const { dossierId, person } = input;
    const { registers } = deps;
    return asKeeper(
      deps,
      input,
      { command: 'identifyNominee', subject: dossierId, schema: identityInput, content: input.content },
      async ({ no, fileId, citizenId = null, staffId = null }, by) => {
        const submission = await registers.dossiers.submission(dossierId);
        if (submission === undefined) return 'UNKNOWN_DOSSIER';
        if (!mayReadDossier(person, await placeOfUnit(deps, submission.unitId))) return 'NOT_YOUR_UNIT';
        const nominee = submission.nominees.find((one) => one.no === no);
        if (nominee === undefined) return 'UNKNOWN_NOMINEE';
        if (fileId !== undefined) {
          const file = await fileFor(registers, person, fileId);
          if ('barred' in file) return file.barred;
          // A person's dossier never takes up a collective's past.
          if (file.kind !== nominee.kind) return 'FILES_CONTRADICT';
        }
        const unit = await registers.directory.organisation(submission.unitId);
        const { kind, name, birthYear } = nominee;
        const described = { kind, name, birthYear, unitId: submission.unitId, unitName: unit?.name ?? nominee.unit };
        const subject = fileId === undefined ? { ...described, citizenId, staffId } : { id: fileId };
        const outcome = await registers.ledger.identify({ dossierId, no }, subject, by);
        if (outcome === 'CONTRADICTING') return 'FILES_CONTRADICT';
        return outcome === 'UNKNOWN' ? 'UNKNOWN_LEDGER_FILE' : undefined;
      },
    );
  };
