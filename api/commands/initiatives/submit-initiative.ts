import type { InitiativeState } from '../../../domain/initiatives/initiative.ts';
import type { FileDeps } from '../attach-evidence.ts';
import type { Done } from '../command.ts';
import { actOnInitiative, type InitiativeDeps, type OnInitiative, type WithProblems } from './act.ts';

type Deps = InitiativeDeps & Pick<FileDeps, 'objectStore'>;

/** As long as the certificates of the awards that may rest on it. */
const RETENTION_YEARS = 20;

/** Gửi đề nghị công nhận: the papers go with it and are kept from then on. */
export const createSubmitInitiative =
  (deps: Deps) =>
  (input: OnInitiative): Promise<Done | WithProblems> =>
    actOnInitiative(deps, input, 'submitInitiative', async ({ id, state }) => {
      // Once it was sent, the register refuses, or knows a repetition; no further paper is locked for either.
      const papers = state.status === 'REGISTERED' ? await lockPapers(deps, id, state) : [];
      return { command: { type: 'submitInitiative', ...(papers.length === 0 ? {} : { papers }) } };
    });

/** Before the act, as with a dossier: what the history speaks of is there. */
async function lockPapers(
  { registers, objectStore, now }: Deps,
  id: string,
  { version }: InitiativeState,
): Promise<readonly string[]> {
  const items = await registers.evidence.of(id);
  const until = new Date(now());
  until.setUTCFullYear(until.getUTCFullYear() + RETENTION_YEARS);
  for (const { file, lockedIn } of items) {
    if (lockedIn === null) await objectStore.putLocked(await objectStore.get(file), file.mediaType, until);
  }
  await registers.evidence.lock({ dossierId: id, version, draftId: null, rows: [] });
  return [...new Set(items.map(({ file }) => file.sha256))].sort();
}
