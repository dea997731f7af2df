import { type ItemResult, itemAt } from '../domain/council/session.ts';
import type { ActivityDeps } from './deps.ts';
import { must, sessionFile } from './lookups.ts';
import { tellDossiers } from './tell-dossiers.ts';

/** Tells each dossier what the council found. */
export async function deliverResults(deps: ActivityDeps, sessionId: string): Promise<void> {
  const { state } = await sessionFile(deps.registers, sessionId);
  const results = must(state.results, `results of ${sessionId}`).map((result) => ({
    outcome: result.outcome,
    nominee: must(itemAt(state.agenda, result.item), `item ${result.item} of ${sessionId}`),
  }));
  await tellDossiers(
    deps,
    state.agenda.map(({ dossierId }) => {
      const having = (outcome: ItemResult['outcome']) =>
        results
          .filter((result) => result.outcome === outcome && result.nominee.dossierId === dossierId)
          .map((result) => result.nominee.no);
      return {
        dossierId,
        command: {
          type: 'recordCouncilResult',
          sessionId,
          passed: having('PASSED'),
          failed: having('FAILED'),
          notConsidered: having('NOT_CONSIDERED'),
        },
        requestId: `results/${sessionId}`,
      };
    }),
  );
}
