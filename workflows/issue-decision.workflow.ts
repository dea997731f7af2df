import {
  allHandlersFinished,
  condition,
  executeChild,
  setCurrentDetails,
  setWorkflowOptions,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type DecisionCommand,
  type DecisionEvent,
  type DecisionState,
  decideDecision,
  evolveDecision,
} from '../domain/decision/decision.ts';
import { certificateBatch } from './certificate-batch.workflow.ts';
import { host } from './host.ts';
import { certificatesId, type DecisionInput, type DecisionOutcome, decisionId } from './messages.ts';
import { everyday, office } from './options.ts';
import { versioned } from './versioning.ts';

// Short: it stays on the code it began with.
setWorkflowOptions(versioned('PINNED'), issueDecision);

/**
 * Quyết định khen thưởng: draft → the authority signs → the clerk numbers and dates it, the organisation signs →
 * certificates. Somebody withdrawn before the signature makes a new draft; so does whoever finds it out of date.
 */
export async function issueDecision({ dossierId, nos, barredFromSigning }: DecisionInput): Promise<DecisionOutcome> {
  const decision = host<DecisionState, DecisionEvent, DecisionCommand>(
    { kind: 'decision', id: decisionId(dossierId) },
    { decide: decideDecision, evolve: evolveDecision },
    ['dropNominee', 'renewDraft', 'signDecision', 'issueDecision'],
  );
  decision.performAsSystem({ type: 'openDecision', dossierId, nos, barredFromSigning });

  while (decision.state.signedBy === null && decision.state.nos.length > 0) {
    await decision.record();
    const draft = decision.state.draft;
    setCurrentDetails(`Dự thảo lần ${draft}: ${decision.state.nos.length} trường hợp`);
    const { sha256, at } = await office.draftDecision({ dossierId, draft, nos: decision.state.nos });
    decision.performAsSystem({ type: 'recordDraft', draft, sha256 }, at);
    await decision.record();
    await condition(() => decision.state.signedBy !== null || decision.state.draft !== draft);
  }
  await decision.record();
  if (decision.state.nos.length === 0) return decision.outcome();

  setCurrentDetails('Đã ký, chờ văn thư cấp số');
  await everyday.signDecision({ dossierId, draft: decision.state.draft, signerId: decision.state.signedBy ?? '' });
  await condition(() => decision.state.issuedOn !== null);
  await decision.record();

  const issuedOn = decision.state.issuedOn ?? '';
  const publication = await everyday.publishDecision({ dossierId, draft: decision.state.draft, issuedOn });
  const { number, sha256 } = publication;
  decision.performAsSystem({ type: 'recordPublication', number, sha256 }, publication.at);
  await decision.record();

  setCurrentDetails(`Đã ban hành ${number}, đang cấp bằng`);
  const { count, at } = await executeChild(certificateBatch, {
    workflowId: certificatesId(dossierId),
    workflowTaskTimeout: workflowInfo().taskTimeoutMs,
    args: [{ dossierId, nos: decision.state.nos, number, issuedOn }],
    staticSummary: `Bằng theo quyết định ${number}`,
  });
  decision.performAsSystem({ type: 'recordCertificates', count }, at);
  await decision.record();
  setCurrentDetails(`Đã ban hành ${number}, ${count} bằng`);
  await condition(allHandlersFinished);
  return decision.outcome();
}
