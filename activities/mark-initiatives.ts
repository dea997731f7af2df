import { SYSTEM } from '../domain/acts.ts';
import type { InitiativeCommand } from '../domain/initiatives/commands.ts';
import { changesOfUses, type UseOf } from '../domain/initiatives/dossier-uses.ts';
import type { ActivityDeps } from './deps.ts';
import { must } from './lookups.ts';

const NO_LONGER = 'Trường hợp dựa trên sáng kiến này không còn được đề nghị trong hồ sơ.';

/**
 * Makes the register of initiatives fit a dossier. Only what differs is written, so that it may be done at every attempt.
 * What the register refuses (another dossier was first, the recognition was withdrawn) stays as it is: the rules then see
 * the initiative as used or gone, and answer the nominee accordingly.
 * @param head hash of the dossier's last event: makes the acts of one step the same in every attempt
 */
export async function markInitiatives(
  deps: Pick<ActivityDeps, 'registers' | 'now'>,
  dossierId: string,
  head: string,
): Promise<void> {
  const { registers } = deps;
  const state = must(await registers.events.dossierState(dossierId), `events of ${dossierId}`);
  const submission = await registers.dossiers.submission(dossierId, state.version);
  const leaning = new Map(submission?.nominees.map(({ no, initiatives = [] }) => [no, initiatives]));
  const standing = await registers.initiatives.usesOf(dossierId);
  if (standing.length === 0 && [...leaning.values()].every((chosen) => chosen.length === 0)) return;
  const { use, confirm, release } = changesOfUses(
    {
      dossierId,
      awardCode: state.awardCode,
      evaluationYear: state.evaluationYear,
      nominees: state.nominees.map(({ no, status }) => ({ no, status, initiatives: leaning.get(no) ?? [] })),
    },
    standing,
  );
  const act = ({ id, use: { no, authorId } }: UseOf, command: InitiativeCommand) =>
    registers.initiatives.act({
      id,
      act: { command, actor: SYSTEM, channel: 'engine' },
      content: null,
      requestId: `${dossierId}/${head}/${command.type}/${no}/${authorId}`,
      at: deps.now().toISOString(),
    });
  for (const one of use) await act(one, { type: 'useInitiative', use: one.use });
  for (const one of confirm) await act(one, { type: 'confirmUse', use: one.use });
  if (release.length === 0) return;
  const noteHash = await registers.notes.keep(NO_LONGER);
  for (const one of release) await act(one, { type: 'releaseInitiative', use: one.use, noteHash });
}
