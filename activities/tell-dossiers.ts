import { SYSTEM } from '../domain/acts.ts';
import type { DossierCommand } from '../domain/dossier/commands.ts';
import { stageOf } from '../domain/dossier/dossier.ts';
import type { ActivityDeps } from './deps.ts';

/** Dossiers that would not take what their session told them; retried, and shown as an incident. */
class DossierRefused extends Error {
  override readonly name = 'DossierRefused';
}

interface Message {
  readonly dossierId: string;
  readonly command: DossierCommand;
  readonly requestId: string;
}

/**
 * Sends each dossier what its council session has to say. A dossier that is over (everybody was withdrawn meanwhile) needs
 * nothing any more; one that refuses for another reason does not hold up the others.
 */
export async function tellDossiers(deps: ActivityDeps, messages: readonly Message[]): Promise<void> {
  const refusals: string[] = [];
  for (const { dossierId, command, requestId } of messages) {
    const act = { command, actor: SYSTEM, channel: 'engine' } as const;
    const outcome = await deps.engine.actOnDossier(dossierId, act, requestId);
    if ('refused' in outcome && !(await isOver(deps, dossierId)))
      refusals.push(`${dossierId}: ${outcome.refused.code}`);
  }
  if (refusals.length > 0) throw new DossierRefused(refusals.join('; '));
}

async function isOver(deps: ActivityDeps, dossierId: string): Promise<boolean> {
  const state = await deps.registers.events.dossierState(dossierId);
  return state !== undefined && ['CONCLUDED', 'ARCHIVED'].includes(stageOf(state));
}
