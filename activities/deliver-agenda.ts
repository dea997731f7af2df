import { dossierParts } from '../domain/council/session.ts';
import type { EverydayActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { sessionFile } from './lookups.ts';
import { tellDossiers } from './tell-dossiers.ts';

export const createDeliverAgenda =
  (deps: ActivityDeps): EverydayActivities['deliverAgenda'] =>
  async ({ sessionId }) => {
    const { agenda, votingClosesAt, calledOff } = (await sessionFile(deps.registers, sessionId)).state;
    // Also the way out for a session whose dossiers would not take it: called off, it asks them no more.
    if (calledOff !== undefined) return;
    await tellDossiers(
      deps,
      dossierParts(agenda).map(({ dossierId, nos }) => ({
        dossierId,
        command: { type: 'placeOnAgenda', sessionId, nos, votingClosesAt },
        requestId: `agenda/${sessionId}`,
      })),
    );
  };
