/**
 * Quyết định khen thưởng: one decision, from its draft through the authority's signature to number, date and the
 * organisation's signature. It takes over the nominees of a dossier at the moment the award is decided.
 */

import type { Act, Decision, Recorded, Role } from '../acts.ts';
import { assertNever } from '../assert-never.ts';
import { dateInVietnam } from '../calendar/working-days.ts';
import { refuse } from '../refusals.ts';

export interface DecisionState {
  readonly dossierId: string;
  readonly nos: readonly number[];
  readonly dropped: readonly number[];
  /** Out because a condition was not met any more; absent while there is nobody. */
  readonly stopped?: readonly number[];
  /** Those who proposed or verified may not sign. */
  readonly barredFromSigning: readonly string[];
  /** Counts the drafts: somebody withdrawn before the signature makes a new one, and so does a draft out of date. */
  readonly draft: number;
  readonly draftReady: boolean;
  readonly signedBy: string | null;
  /** The date of issue, fixed by the clerk's act: `YYYY-MM-DD`. */
  readonly issuedOn: string | null;
  readonly registeredBy: string | null;
  readonly number: string | null;
  /** How many certificates were issued; null until then. */
  readonly certificates: number | null;
}

export type DecisionEvent =
  | {
      readonly type: 'decisionOpened';
      readonly dossierId: string;
      readonly nos: readonly number[];
      readonly barredFromSigning: readonly string[];
    }
  | { readonly type: 'draftPrepared'; readonly draft: number; readonly sha256: string }
  | { readonly type: 'nomineeDropped'; readonly no: number; readonly noteHash: string; readonly criterion?: string }
  | { readonly type: 'draftRenewed' }
  | { readonly type: 'decisionSigned'; readonly draft: number }
  | { readonly type: 'decisionRegistered'; readonly issuedOn: string }
  | { readonly type: 'decisionPublished'; readonly number: string; readonly sha256: string }
  | { readonly type: 'certificatesIssued'; readonly count: number };

export type RecordedDecisionEvent = Recorded<DecisionEvent>;

export type DecisionCommand =
  | {
      readonly type: 'openDecision';
      readonly dossierId: string;
      readonly nos: readonly number[];
      readonly barredFromSigning: readonly string[];
    }
  | { readonly type: 'recordDraft'; readonly draft: number; readonly sha256: string }
  /** Rút một trường hợp khỏi dự thảo; with a criterion: it is not met any more. */
  | { readonly type: 'dropNominee'; readonly no: number; readonly noteHash: string; readonly criterion?: string }
  /** Lập lại dự thảo: what it says by date (base salary, grounds) is no longer right. */
  | { readonly type: 'renewDraft' }
  /** Ký quyết định. */
  | { readonly type: 'signDecision' }
  /** Cấp số, ngày và phát hành: the records clerk's act. */
  | { readonly type: 'issueDecision' }
  | { readonly type: 'recordPublication'; readonly number: string; readonly sha256: string }
  | { readonly type: 'recordCertificates'; readonly count: number };

export type DecisionAct = Act<DecisionCommand>;

const DECISION_ROLES: Readonly<Record<DecisionCommand['type'], readonly Role[]>> = {
  openDecision: ['system'],
  recordDraft: ['system'],
  dropNominee: ['proposer', 'officer', 'system'],
  renewDraft: ['authority', 'officer'],
  signDecision: ['authority'],
  issueDecision: ['clerk'],
  recordPublication: ['system'],
  recordCertificates: ['system'],
};

export function evolveDecision(state: DecisionState | null, recorded: RecordedDecisionEvent): DecisionState {
  const { event, actor } = recorded;
  if (event.type === 'decisionOpened') {
    return {
      dossierId: event.dossierId,
      nos: event.nos,
      dropped: [],
      barredFromSigning: event.barredFromSigning,
      draft: 1,
      draftReady: false,
      signedBy: null,
      issuedOn: null,
      registeredBy: null,
      number: null,
      certificates: null,
    };
  }
  if (state === null) throw new Error(`${event.type} before decisionOpened`);
  switch (event.type) {
    case 'draftPrepared':
      return { ...state, draftReady: event.draft === state.draft };
    case 'nomineeDropped':
      return {
        ...state,
        nos: state.nos.filter((no) => no !== event.no),
        ...(event.criterion === undefined
          ? { dropped: [...state.dropped, event.no] }
          : { stopped: [...(state.stopped ?? []), event.no] }),
        draft: state.draft + 1,
        draftReady: false,
      };
    case 'draftRenewed':
      return { ...state, draft: state.draft + 1, draftReady: false };
    case 'decisionSigned':
      return { ...state, signedBy: actor.id };
    case 'decisionRegistered':
      return { ...state, issuedOn: event.issuedOn, registeredBy: actor.id };
    case 'decisionPublished':
      return { ...state, number: event.number };
    case 'certificatesIssued':
      return { ...state, certificates: event.count };
    default:
      return assertNever(event);
  }
}

export function decideDecision(act: DecisionAct, state: DecisionState | null, at: string): Decision<DecisionEvent> {
  const { command, actor } = act;
  if (!DECISION_ROLES[command.type].includes(actor.role)) return refuse('ROLE_NOT_ALLOWED');
  if (command.type === 'openDecision') {
    const { dossierId, nos, barredFromSigning } = command;
    return state === null
      ? { events: [{ type: 'decisionOpened', dossierId, nos, barredFromSigning }] }
      : refuse('DRAFT_NOT_READY');
  }
  if (state === null) return refuse('UNKNOWN_DECISION');
  switch (command.type) {
    case 'recordDraft':
      // A draft overtaken by a withdrawal is thrown away.
      return state.signedBy === null && command.draft === state.draft && !state.draftReady
        ? { events: [{ type: 'draftPrepared', draft: command.draft, sha256: command.sha256 }] }
        : { events: [] };
    case 'dropNominee':
      if (state.signedBy !== null) return refuse('ALREADY_SIGNED');
      if (!state.nos.includes(command.no)) return refuse('NOMINEE_ALREADY_OUT', { no: command.no });
      if (command.noteHash === '') return refuse('REASON_NEEDED');
      // Only the engine applies the rules; people withdraw a nominee.
      if ((command.criterion !== undefined) !== (actor.role === 'system')) return refuse('ROLE_NOT_ALLOWED');
      return { events: [{ ...command, type: 'nomineeDropped' }] };
    case 'renewDraft':
      if (state.signedBy !== null) return refuse('ALREADY_SIGNED');
      if (state.nos.length === 0) return refuse('NOBODY_LEFT');
      return state.draftReady ? { events: [{ type: 'draftRenewed' }] } : refuse('DRAFT_NOT_READY');
    case 'signDecision':
      if (state.signedBy !== null) return refuse('ALREADY_SIGNED');
      if (state.nos.length === 0) return refuse('NOBODY_LEFT');
      if (!state.draftReady) return refuse('DRAFT_NOT_READY');
      if (state.barredFromSigning.includes(actor.id)) return refuse('SAME_PERSON');
      return { events: [{ type: 'decisionSigned', draft: state.draft }] };
    case 'issueDecision':
      if (state.issuedOn !== null) return refuse('ALREADY_ISSUED');
      if (state.signedBy === null) return refuse('NOT_SIGNED_YET');
      // The number and the date come from one step; back-dating is not possible.
      return { events: [{ type: 'decisionRegistered', issuedOn: dateInVietnam(at) }] };
    case 'recordPublication':
      return state.number === null && state.issuedOn !== null
        ? { events: [{ type: 'decisionPublished', number: command.number, sha256: command.sha256 }] }
        : { events: [] };
    case 'recordCertificates':
      return state.number !== null && state.certificates === null
        ? { events: [{ type: 'certificatesIssued', count: command.count }] }
        : { events: [] };
    default:
      return assertNever(command);
  }
}
