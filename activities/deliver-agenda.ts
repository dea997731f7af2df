import { SYSTEM } from '../domain/acts.ts';
import type { EverydayActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { sessionFile } from './lookups.ts';

/** A dossier would not take what its session told it; retried, and shown as an incident. */
export class DossierRefused extends Error {
  override readonly name = 'DossierRefused';
}

export const createDeliverAgenda =
  (deps: ActivityDeps): EverydayActivities['deliverAgenda'] =>
  async ({ sessionId }) => {
    const { state } = await sessionFile(deps.registers, sessionId);
    for (const { dossierId, nos } of state.agenda) {
      const { votingClosesAt } = state;
      const command = { type: 'placeOnAgenda', sessionId, nos, votingClosesAt } as const;
      const act = { command, actor: SYSTEM, channel: 'engine' } as const;
      const outcome = await deps.engine.actOnDossier(dossierId, act, `agenda/${sessionId}`);
      if ('refused' in outcome) throw new DossierRefused(`${dossierId} refused the agenda: ${outcome.refused.code}`);
    }
  };
