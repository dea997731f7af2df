/** Every use case, built once; pages, API and command line call these and nothing below them. */

import { createAdoptFavourableRules } from './adopt-favourable-rules.ts';
import { createAnnulAward } from './annul-award.ts';
import { createAnswerImport } from './answer-import.ts';
import { createApplyImport } from './apply-import.ts';
import { createApplyList } from './apply-list.ts';
import { createAttachEvidence, type FileDeps } from './attach-evidence.ts';
import { type BallotCodeDeps, createConfirmBallotCode, createSendBallotCode } from './ballot-code.ts';
import { createBeginImport } from './begin-import.ts';
import { createCastBallot, createMakePaper } from './cast-ballot.ts';
import { createChangeOrganisation } from './change-organisation.ts';
import { createChangePerson } from './change-person.ts';
import { createClaimBallot } from './claim-ballot.ts';
import { createCloseSession } from './close-session.ts';
import { createCompleteVerification } from './complete-verification.ts';
import { createConfirmMinutes } from './confirm-minutes.ts';
import { createConveneSession } from './convene-session.ts';
import {
  createConfirmSlips,
  createDiscardSlips,
  createDropPaperVoter,
  createEnterSlips,
  createRecordPaperVoter,
  createSendSlipsBack,
} from './council/paper-ballots.ts';
import { createRecordComposition } from './council/record-composition.ts';
import { createRecordMandate } from './council/record-mandate.ts';
import {
  createCallOffSession,
  createConfirmCount,
  createExtendVoting,
  createOpenSecondRound,
  createPinConflicts,
  createRecordAbsence,
  createRecordRemark,
} from './council/session-acts.ts';
import { createDecideAward } from './decide-award.ts';
import { createDeclareInterest } from './declare-interest.ts';
import { createDepositBallot } from './deposit-ballot.ts';
import { createIdentifyNominee } from './identify-nominee.ts';
import { createInitiativeCommands } from './initiatives/initiative-commands.ts';
import { createIssueDecision } from './issue-decision.ts';
import { createIssuePaper } from './issue-paper.ts';
import { createMergeLedgerFiles } from './merge-ledger-files.ts';
import { createOpenImportedDraft } from './open-imported-draft.ts';
import { createPublishCalendar } from './publish-calendar.ts';
import { createReadUpload, createReceiveUpload } from './read-upload.ts';
import { createReceiveDossier } from './receive-dossier.ts';
import { createReissueLink } from './reissue-link.ts';
import { createRemoveEvidence } from './remove-evidence.ts';
import { createRenewDraft } from './renew-draft.ts';
import { createRequestBallotLink } from './request-ballot-link.ts';
import { createRequestSignIn } from './request-sign-in.ts';
import { createReturnDossier } from './return-dossier.ts';
import { createSaveDraft } from './save-draft.ts';
import { createSeparateLedgerFiles } from './separate-ledger-files.ts';
import { createSetBallotCodePolicy, createSetSecondChannel } from './set-ballot-codes.ts';
import { createSetGapYear } from './set-gap-year.ts';
import { createSetQuota } from './set-quota.ts';
import { createSignDecision } from './sign-decision.ts';
import { createSignIn } from './sign-in.ts';
import { createSignOut } from './sign-out.ts';
import { createSubmitDossier } from './submit-dossier.ts';
import { createUndoImport } from './undo-import.ts';
import { createUndoList } from './undo-list.ts';
import { createWithdrawNominee } from './withdraw-nominee.ts';

export const createCommands = (deps: BallotCodeDeps & FileDeps) => ({
  saveDraft: createSaveDraft(deps),
  openImportedDraft: createOpenImportedDraft(deps),
  attachEvidence: createAttachEvidence(deps),
  removeEvidence: createRemoveEvidence(deps),
  changeOrganisation: createChangeOrganisation(deps),
  changePerson: createChangePerson(deps),
  submitDossier: createSubmitDossier(deps),
  receiveDossier: createReceiveDossier(deps),
  returnDossier: createReturnDossier(deps),
  adoptFavourableRules: createAdoptFavourableRules(deps),
  completeVerification: createCompleteVerification(deps),
  conveneSession: createConveneSession(deps),
  claimBallot: createClaimBallot(deps),
  recordComposition: createRecordComposition(deps),
  pinConflicts: createPinConflicts(deps),
  recordAbsence: createRecordAbsence(deps),
  recordMandate: createRecordMandate(deps),
  recordPaperVoter: createRecordPaperVoter(deps),
  dropPaperVoter: createDropPaperVoter(deps),
  enterSlips: createEnterSlips(deps),
  discardSlips: createDiscardSlips(deps),
  sendSlipsBack: createSendSlipsBack(deps),
  confirmSlips: createConfirmSlips(deps),
  extendVoting: createExtendVoting(deps),
  callOffSession: createCallOffSession(deps),
  recordRemark: createRecordRemark(deps),
  confirmCount: createConfirmCount(deps),
  openSecondRound: createOpenSecondRound(deps),
  declareInterest: createDeclareInterest(deps),
  makePaper: createMakePaper(deps),
  issuePaper: createIssuePaper(deps),
  depositBallot: createDepositBallot(deps),
  castBallot: createCastBallot(deps),
  closeSession: createCloseSession(deps),
  confirmMinutes: createConfirmMinutes(deps),
  decideAward: createDecideAward(deps),
  renewDraft: createRenewDraft(deps),
  signDecision: createSignDecision(deps),
  issueDecision: createIssueDecision(deps),
  withdrawNominee: createWithdrawNominee(deps),
  publishCalendar: createPublishCalendar(deps),
  reissueLink: createReissueLink(deps),
  requestBallotLink: createRequestBallotLink(deps),
  sendBallotCode: createSendBallotCode(deps),
  confirmBallotCode: createConfirmBallotCode(deps),
  setSecondChannel: createSetSecondChannel(deps),
  setBallotCodePolicy: createSetBallotCodePolicy(deps),
  requestSignIn: createRequestSignIn(deps),
  signIn: createSignIn(deps),
  signOut: createSignOut(deps),
  annulAward: createAnnulAward(deps),
  mergeLedgerFiles: createMergeLedgerFiles(deps),
  separateLedgerFiles: createSeparateLedgerFiles(deps),
  setGapYear: createSetGapYear(deps),
  identifyNominee: createIdentifyNominee(deps),
  setQuota: createSetQuota(deps),
  ...createInitiativeCommands(deps),
  beginImport: createBeginImport(deps),
  receiveUpload: createReceiveUpload(deps),
  readUpload: createReadUpload(deps),
  answerImport: createAnswerImport(deps),
  applyImport: createApplyImport(deps),
  undoImport: createUndoImport(deps),
  applyList: createApplyList(deps),
  undoList: createUndoList(deps),
});

export type Commands = ReturnType<typeof createCommands>;
