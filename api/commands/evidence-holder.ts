import type { Person } from '../../adapters/register-ports.ts';
import { stageOf } from '../../domain/dossier/dossier.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { mayUseDraft } from '../evidence-access.ts';
import type { CommandDeps } from './command.ts';

/** Why a person cannot change the papers of a draft, a dossier or an initiative; undefined when they may. */
export async function holderClosedTo(
  { registers }: Pick<CommandDeps, 'registers'>,
  person: Person,
  holderId: string,
): Promise<RefusalCode | undefined> {
  if (!person.roles.includes('proposer')) return 'ROLE_NOT_ALLOWED';
  if (isDraftId(holderId)) {
    const draft = await registers.drafts.find(holderId);
    // A draft of another union looks like one that does not exist.
    if (draft === undefined || !mayUseDraft(person, draft)) return 'UNKNOWN_DRAFT';
    return draft.dossierId === null ? undefined : 'DRAFT_SUBMITTED';
  }
  if (isInitiativeId(holderId)) {
    const state = (await registers.initiatives.view(holderId))?.state;
    if (state === undefined) return 'UNKNOWN_INITIATIVE';
    if (state.unitId !== person.unitId) return 'NOT_YOUR_UNIT';
    return state.status === 'REGISTERED' ? undefined : 'EVIDENCE_LOCKED';
  }
  const state = await registers.events.dossierState(holderId);
  if (state === undefined) return 'UNKNOWN_DOSSIER';
  if (state.unitId !== person.unitId) return 'NOT_YOUR_UNIT';
  return stageOf(state) === 'RETURNED' ? undefined : 'EVIDENCE_LOCKED';
}

export const isInitiativeId = (id: string): boolean => id.startsWith('initiative-');

export const isDraftId = (id: string): boolean => id.startsWith('draft-');
