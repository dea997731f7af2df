import { SYSTEM } from '../domain/acts.ts';
import { dossierParts, type ItemResult, itemAt, type SessionState } from '../domain/council/session.ts';
import type { ActivityDeps } from './deps.ts';
import { must, sessionFile } from './lookups.ts';
import { tellDossiers } from './tell-dossiers.ts';

/** The register of initiatives would not take what its council found; retried, and shown as an incident. */
class InitiativeRefused extends Error {
  override readonly name = 'InitiativeRefused';
}

/** Tells each dossier, and each initiative, what the council found. */
export async function deliverResults(deps: ActivityDeps, sessionId: string): Promise<void> {
  const { state } = await sessionFile(deps.registers, sessionId);
  const results = must(state.results, `results of ${sessionId}`).map((result) => ({
    ...result,
    nominee: must(itemAt(state.agenda, result.item), `item ${result.item} of ${sessionId}`),
  }));
  await tellDossiers(
    deps,
    dossierParts(state.agenda).map(({ dossierId }) => {
      const having = (...outcomes: readonly ItemResult['outcome'][]) =>
        results
          .filter((result) => outcomes.includes(result.outcome) && result.nominee.dossierId === dossierId)
          .map((result) => result.nominee.no);
      return {
        dossierId,
        command: {
          type: 'recordCouncilResult',
          sessionId,
          passed: having('PASSED'),
          failed: having('FAILED', 'NOT_CHOSEN'),
          notConsidered: having('NOT_CONSIDERED'),
        },
        requestId: `results/${sessionId}`,
      };
    }),
  );
  const initiatives = new Set(initiativesOf(state));
  for (const { nominee, ...result } of results) {
    if (initiatives.has(nominee.dossierId)) await tellInitiative(deps, sessionId, nominee.dossierId, result);
  }
}

const initiativesOf = ({ agenda }: SessionState): readonly string[] =>
  agenda.filter(({ kind }) => kind === 'INITIATIVE').map(({ dossierId }) => dossierId);

/** What was not considered says nothing about the initiative: it waits for the next session. */
async function tellInitiative(deps: ActivityDeps, sessionId: string, id: string, result: ItemResult): Promise<void> {
  if (result.outcome === 'NOT_CONSIDERED') return;
  const { yes, no, noOpinion, base } = result;
  const outcome = result.outcome === 'PASSED' ? 'PASSED' : 'FAILED';
  const answer = await deps.registers.initiatives.act({
    id,
    act: {
      command: { type: 'recordCouncilOpinion', opinion: { sessionId, outcome, yes, no, noOpinion, base } },
      actor: SYSTEM,
      channel: 'engine',
    },
    content: null,
    requestId: `results/${sessionId}`,
    at: deps.now().toISOString(),
  });
  // Answered by hand meanwhile: whoever did so has seen to it.
  if ('refused' in answer && answer.refused.code !== 'INITIATIVE_STATUS') {
    throw new InitiativeRefused(`${id}: ${answer.refused.code}`);
  }
}
