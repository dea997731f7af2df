import type { AwardUse } from '../../../domain/initiatives/initiative.ts';
import type { RefusalCode } from '../../../domain/refusals.ts';
import type { Done } from '../command.ts';
import { actOnInitiative, type InitiativeDeps, type OnInitiative, type WithProblems } from './act.ts';

export interface UseInput extends OnInitiative {
  readonly dossierId: string;
  /** The nominee's number in that dossier. */
  readonly no: number;
  readonly authorId: string;
}

/** Ghi nhận đã dùng cho một hình thức khen thưởng. Which award and year: read off the dossier, not typed. */
export const createUseInitiative =
  (deps: InitiativeDeps) =>
  (input: UseInput): Promise<Done | WithProblems> =>
    actOnInitiative(deps, input, 'useInitiative', async () => {
      const use = await useIn(deps, input);
      return typeof use === 'string' ? { refused: { code: use } } : { command: { type: 'useInitiative', use } };
    });

/** Bỏ ghi nhận đã dùng: the award was not given, or was annulled. */
export const createReleaseInitiative =
  (deps: InitiativeDeps) =>
  (input: UseInput & { readonly reason: string }): Promise<Done | WithProblems> =>
    actOnInitiative(deps, input, 'releaseInitiative', async ({ state }) => {
      const use = state.uses.find(
        (one) => one.dossierId === input.dossierId && one.no === input.no && one.authorId === input.authorId,
      );
      if (use === undefined) return { refused: { code: 'INITIATIVE_NOT_USED' } };
      const [noteHash, annulled] = await Promise.all([
        deps.registers.notes.keep(input.reason.trim()),
        deps.registers.ledger.isAnnulled(`${use.dossierId}/${use.no}`),
      ]);
      return {
        command: { type: 'releaseInitiative', use, noteHash, ...(annulled ? { awardAnnulled: true as const } : {}) },
      };
    });

async function useIn(deps: InitiativeDeps, { dossierId, no, authorId }: UseInput): Promise<AwardUse | RefusalCode> {
  const [row, nominees] = await Promise.all([
    deps.registers.dossiers.row(dossierId),
    deps.registers.dossiers.nomineeStatuses(dossierId),
  ]);
  if (row === undefined) return 'UNKNOWN_DOSSIER';
  if (!nominees.some((nominee) => nominee.no === no)) return 'UNKNOWN_NOMINEE';
  return { awardCode: row.awardCode, evaluationYear: row.evaluationYear, dossierId, no, authorId };
}
