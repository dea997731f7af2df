import { SYSTEM } from '../domain/acts.ts';
import { type ItemResult, itemAt } from '../domain/council/session.ts';
import type { EverydayActivities } from './contracts.ts';
import { DossierRefused } from './deliver-agenda.ts';
import type { ActivityDeps } from './deps.ts';
import { must, sessionFile } from './lookups.ts';

export const createDeliverResults =
  (deps: ActivityDeps): EverydayActivities['deliverResults'] =>
  async ({ sessionId }) => {
    const { state } = await sessionFile(deps.registers, sessionId);
    const results = must(state.results, `results of ${sessionId}`);
    for (const { dossierId } of state.agenda) {
      const having = (outcome: ItemResult['outcome']) =>
        results.flatMap((result) => {
          const at = itemAt(state.agenda, result.item);
          return result.outcome === outcome && at?.dossierId === dossierId ? [at.no] : [];
        });
      const command = {
        type: 'recordCouncilResult',
        sessionId,
        passed: having('PASSED'),
        failed: having('FAILED'),
        notConsidered: having('NOT_CONSIDERED'),
      } as const;
      const act = { command, actor: SYSTEM, channel: 'engine' } as const;
      const outcome = await deps.engine.actOnDossier(dossierId, act, `results/${sessionId}`);
      if ('refused' in outcome) throw new DossierRefused(`${dossierId} refused the results: ${outcome.refused.code}`);
    }
  };
