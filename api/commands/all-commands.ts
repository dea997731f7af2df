/** Every use case, built once; pages, API and command line call these and nothing below them. */

import { createAnswerImport } from './answer-import.ts';
import { createApplyImport } from './apply-import.ts';
import { createBeginImport } from './begin-import.ts';
import { createCastBallot } from './cast-ballot.ts';
import { createCloseSession } from './close-session.ts';
import type { CommandDeps } from './command.ts';
import { createCompleteVerification } from './complete-verification.ts';
import { createConfirmMinutes } from './confirm-minutes.ts';
import { createConveneSession } from './convene-session.ts';
import { createDecideAward } from './decide-award.ts';
import { createDeclareInterest } from './declare-interest.ts';
import { createIssueDecision } from './issue-decision.ts';
import { createReceiveDossier } from './receive-dossier.ts';
import { createReissueLink } from './reissue-link.ts';
import { createRequestSignIn } from './request-sign-in.ts';
import { createReturnDossier } from './return-dossier.ts';
import { createSignDecision } from './sign-decision.ts';
import { createSignIn } from './sign-in.ts';
import { createSignOut } from './sign-out.ts';
import { createSubmitDossier } from './submit-dossier.ts';
import { createUndoImport } from './undo-import.ts';
import { createWithdrawNominee } from './withdraw-nominee.ts';

export const createCommands = (deps: CommandDeps) => ({
  submitDossier: createSubmitDossier(deps),
  receiveDossier: createReceiveDossier(deps),
  returnDossier: createReturnDossier(deps),
  completeVerification: createCompleteVerification(deps),
  conveneSession: createConveneSession(deps),
  declareInterest: createDeclareInterest(deps),
  castBallot: createCastBallot(deps),
  closeSession: createCloseSession(deps),
  confirmMinutes: createConfirmMinutes(deps),
  decideAward: createDecideAward(deps),
  signDecision: createSignDecision(deps),
  issueDecision: createIssueDecision(deps),
  withdrawNominee: createWithdrawNominee(deps),
  reissueLink: createReissueLink(deps),
  requestSignIn: createRequestSignIn(deps),
  signIn: createSignIn(deps),
  signOut: createSignOut(deps),
  beginImport: createBeginImport(deps),
  answerImport: createAnswerImport(deps),
  applyImport: createApplyImport(deps),
  undoImport: createUndoImport(deps),
});

export type Commands = ReturnType<typeof createCommands>;
