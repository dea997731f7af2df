import { dossierParts } from '../domain/council/session.ts';
import type { EverydayActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { sessionFile } from './lookups.ts';
import { tellDossiers } from './tell-dossiers.ts';

/** The issuer does not see yet that the session was called off. */
class StillIssuing extends Error {
  override readonly name = 'StillIssuing';
}

/** The end of a session that was called off. Initiatives hear nothing: their register reads agendas. */
export const createReleaseAgenda =
  (deps: ActivityDeps): EverydayActivities['releaseAgenda'] =>
  async ({ sessionId }) => {
    const ended = await deps.issuer.end({ sessionId, boxId: sessionId });
    if ('refused' in ended) throw new StillIssuing(`${sessionId}: ${ended.refused}`);
    const { state } = await sessionFile(deps.registers, sessionId);
    await tellDossiers(
      deps,
      await Promise.all(
        dossierParts(state.agenda).map(async ({ dossierId }) => ({
          dossierId,
          command: {
            type: 'takeOffAgenda' as const,
            sessionId,
            formerSessionId: await formerSession(deps, dossierId),
          },
          requestId: `called-off/${sessionId}`,
        })),
      ),
    );
  };

/** The last session that said something of the dossier; the one called off never did. */
async function formerSession({ registers }: ActivityDeps, dossierId: string): Promise<string | null> {
  const chain = await registers.events.chain(dossierId);
  for (const { recorded } of chain.toReversed()) {
    const event = recorded.event as { readonly type: string; readonly sessionId?: string };
    if (event.type === 'councilConcluded') return event.sessionId ?? null;
  }
  return null;
}
