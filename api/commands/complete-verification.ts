import type { Rejection } from '../../domain/dossier/dossier.ts';
import { actOnDossier, type Caller, type CommandDeps, type Done } from './command.ts';
import { awardOf } from './convene-session.ts';
import { withinQuota } from './within-quota.ts';

export interface FailedNominee {
  readonly no: number;
  /** Id of the criterion that is not met, from the dossier's rule set. */
  readonly criterion: string;
  readonly reason: string;
}

/** Kết thúc thẩm định: everybody not named in `failed` goes before the council. */
export const createCompleteVerification =
  (deps: CommandDeps) =>
  (input: Caller & { readonly dossierId: string; readonly failed: readonly FailedNominee[] }): Promise<Done> => {
    const { dossierId, channel, requestId } = input;
    const step = { command: 'completeVerification', dossierId, roles: ['officer'] } as const;
    return actOnDossier(deps, input, step, async (actor) => {
      const rejected: Rejection[] = await Promise.all(
        input.failed.map(async ({ no, criterion, reason }) => ({
          no,
          criterion,
          noteHash: await deps.registers.notes.keep(reason.trim()),
        })),
      );
      // Kept as the officer has it: before the council and the signature the rules are applied again and compared.
      const assessed = await deps.eligibility.assess(dossierId);
      if (assessed !== undefined) await deps.registers.reports.keep(dossierId, assessed);
      const reportHash = assessed === undefined ? {} : { reportHash: assessed.hash };
      const toAuthority = (await awardOf(deps, dossierId))?.vote === null ? { toAuthority: true } : {};
      return withinQuota(deps, dossierId, rejected, () =>
        deps.engine.actOnDossier(
          dossierId,
          { command: { type: 'completeVerification', rejected, ...reportHash, ...toAuthority }, actor, channel },
          requestId,
        ),
      );
    });
  };
