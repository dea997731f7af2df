/** All activities, by the process that runs them. */

import { createArchiveDossier } from './archive-dossier.ts';
import { createConcludeSession } from './conclude-session.ts';
import type { EverydayActivities, OfficeActivities, RegisterActivities } from './contracts.ts';
import { createDeliverAgenda } from './deliver-agenda.ts';
import type { ActivityDeps } from './deps.ts';
import { createDraftDecision } from './draft-decision.ts';
import { createIssueCertificates } from './issue-certificates.ts';
import { createIssueMinutes } from './issue-minutes.ts';
import { createIssueSubmission } from './issue-submission.ts';
import { createOpenSession } from './open-session.ts';
import { createPublishDecision } from './publish-decision.ts';
import { createRecordEvents } from './record-events.ts';
import { createReleaseAgenda } from './release-agenda.ts';
import { createSealBallotBox } from './seal-ballot-box.ts';
import { createSignDecision } from './sign-decision.ts';

export const createMainActivities = (deps: ActivityDeps): RegisterActivities & EverydayActivities => ({
  recordEvents: createRecordEvents(deps),
  sealBallotBox: createSealBallotBox(deps),
  deliverAgenda: createDeliverAgenda(deps),
  releaseAgenda: createReleaseAgenda(deps),
  concludeSession: createConcludeSession(deps),
  signDecision: createSignDecision(deps),
  publishDecision: createPublishDecision(deps),
  issueCertificates: createIssueCertificates(deps),
  archiveDossier: createArchiveDossier(deps),
});

export const createOfficeActivities = (deps: ActivityDeps): OfficeActivities => ({
  issueSubmission: createIssueSubmission(deps),
  openSession: createOpenSession(deps),
  issueMinutes: createIssueMinutes(deps),
  draftDecision: createDraftDecision(deps),
});
