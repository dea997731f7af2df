/** Workflow types, and nothing else: whatever is exported here can be started. */
export { certificateBatch } from './certificate-batch.workflow.ts';
export { councilSession } from './council-session.workflow.ts';
export { dossier } from './dossier.workflow.ts';
export { issueDecision } from './issue-decision.workflow.ts';
