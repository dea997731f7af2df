import type { Decision } from '../acts.ts';
import { assertNever } from '../assert-never.ts';
import { dateInVietnam } from '../calendar/working-days.ts';
import { refuse } from '../refusals.ts';
import { faultOfClaim } from './claim.ts';
import { INITIATIVE_ROLES, type InitiativeCommand } from './commands.ts';
import {
  type AwardUse,
  type InitiativeAct,
  type InitiativeEvent,
  type InitiativeState,
  isWider,
  sameUse,
  scopeOf,
  type WrittenDecision,
} from './initiative.ts';

/** @param at ISO instant, UTC */
export function decideInitiative(
  act: InitiativeAct,
  state: InitiativeState | null,
  at: string,
): Decision<InitiativeEvent> {
  const { command, actor } = act;
  const today = dateInVietnam(at);
  if (!INITIATIVE_ROLES[command.type].includes(actor.role)) return refuse('ROLE_NOT_ALLOWED');
  if (command.type === 'registerInitiative') {
    return state === null ? register(act.actor.role, command, today) : refuse('INITIATIVE_EXISTS');
  }
  if (state === null) return refuse('UNKNOWN_INITIATIVE');
  switch (command.type) {
    case 'correctInitiative': {
      if (state.status !== 'REGISTERED') return refuse('INITIATIVE_STATUS');
      if (command.version !== state.version) return refuse('INITIATIVE_CHANGED', { version: state.version });
      const fault = faultOfClaim(command.claim, today);
      return fault === undefined ? one({ type: 'initiativeCorrected', claim: command.claim }) : { refused: fault };
    }
    case 'submitInitiative': {
      const { papers } = command;
      if (state.status !== 'REGISTERED') return refuse('INITIATIVE_STATUS');
      return one({ type: 'initiativeSubmitted', ...(papers === undefined ? {} : { papers }) });
    }
    case 'returnInitiative':
    case 'refuseInitiative':
      return answer(command, state);
    case 'recogniseInitiative': {
      const { recognition } = command;
      if (state.status !== 'SUBMITTED') return refuse('INITIATIVE_STATUS');
      // Who registered or sent it does not also write down that it was recognised.
      if (actor.id === state.registeredBy || actor.id === state.submittedBy) return refuse('SAME_PERSON');
      if (!isWritten(recognition, today)) return refuse('DECISION_UNCLEAR');
      return one({ type: 'initiativeRecognised', recognition, source: 'DECISION' });
    }
    case 'recordCouncilOpinion':
      if (state.council?.sessionId === command.opinion.sessionId) return { events: [] };
      return state.status === 'SUBMITTED'
        ? one({ type: 'councilHeard', opinion: command.opinion })
        : refuse('INITIATIVE_STATUS');
    case 'confirmReplicability': {
      const { replicability } = command;
      const scope = scopeOf(state);
      if (state.status !== 'RECOGNISED' || scope === null) return refuse('INITIATIVE_STATUS');
      if (!isWritten(replicability, today)) return refuse('DECISION_UNCLEAR');
      if (!isWider(replicability.scope, scope)) return refuse('SCOPE_NOT_WIDER', { scope });
      return one({ type: 'replicabilityConfirmed', replicability });
    }
    case 'withdrawRecognition': {
      const { decision, noteHash } = command;
      if (state.status !== 'RECOGNISED') return refuse('INITIATIVE_STATUS');
      if (noteHash === '') return refuse('REASON_NEEDED');
      if (!isWritten(decision, today)) return refuse('DECISION_UNCLEAR');
      return one({ type: 'recognitionWithdrawn', decision, noteHash, affected: state.uses });
    }
    case 'useInitiative':
      return use(command.use, state);
    case 'confirmUse': {
      const standing = state.uses.find((known) => sameUse(known, command.use));
      if (standing === undefined) return refuse('INITIATIVE_NOT_USED');
      return standing.awarded ? { events: [] } : one({ type: 'initiativeUseConfirmed', use: standing });
    }
    case 'takeBackInitiative':
      return takeBack(actor.id, command.noteHash, state);
    case 'releaseInitiative':
      return release(command, state);
    default:
      return assertNever(command);
  }
}

const one = (event: InitiativeEvent): Decision<InitiativeEvent> => ({ events: [event] });

function register(
  role: InitiativeAct['actor']['role'],
  { unitId, claim, recognised }: Extract<InitiativeCommand, { type: 'registerInitiative' }>,
  today: string,
): Decision<InitiativeEvent> {
  const fault = faultOfClaim(claim, today);
  if (fault !== undefined) return { refused: fault };
  const registered: InitiativeEvent = { type: 'initiativeRegistered', unitId, claim };
  if (recognised === null) return one(registered);
  if (role !== 'officer') return refuse('ROLE_NOT_ALLOWED');
  if (!isWritten(recognised, today)) return refuse('DECISION_UNCLEAR');
  return {
    events: [registered, { type: 'initiativeRecognised', recognition: recognised, source: 'OLD_REGISTER' }],
  };
}

function answer(
  { type, noteHash }: Extract<InitiativeCommand, { type: 'returnInitiative' | 'refuseInitiative' }>,
  state: InitiativeState,
): Decision<InitiativeEvent> {
  if (state.status !== 'SUBMITTED') return refuse('INITIATIVE_STATUS');
  if (noteHash === '') return refuse('REASON_NEEDED');
  return one({ type: type === 'returnInitiative' ? 'initiativeReturned' : 'initiativeRefused', noteHash });
}

/**
 * An initiative carries one award of a kind for each of its authors. The second use by the same author is refused and
 * the first one named; a co-author's is allowed and recorded beside the first.
 */
function use(wanted: AwardUse, state: InitiativeState): Decision<InitiativeEvent> {
  if (state.status !== 'RECOGNISED') return refuse('INITIATIVE_STATUS');
  if (!state.authors.some((author) => author.authorId === wanted.authorId)) return refuse('NOT_AN_AUTHOR');
  if (state.uses.some((known) => sameUse(known, wanted))) return { events: [] };
  const ofKind = state.uses.filter((known) => known.awardCode === wanted.awardCode);
  const own = ofKind.find((known) => known.authorId === wanted.authorId);
  if (own !== undefined) {
    const { awardCode, evaluationYear, dossierId, no } = own;
    return refuse('INITIATIVE_USED', { awardCode, evaluationYear, dossierId, no });
  }
  return one({ type: 'initiativeUsed', use: wanted, besides: ofKind[0] ?? null });
}

/** As it was imported, and by whoever imported it: later acts of others are not swept away with it. */
function takeBack(actorId: string, noteHash: string, state: InitiativeState): Decision<InitiativeEvent> {
  if (state.status !== 'REGISTERED' && state.status !== 'RECOGNISED') return refuse('INITIATIVE_STATUS');
  const untouched = state.version === 1 && state.submittedBy === null && state.replicability.length === 0;
  if (!untouched || state.uses.length > 0 || actorId !== state.registeredBy) return refuse('INITIATIVE_BUILT_UPON');
  if (noteHash === '') return refuse('REASON_NEEDED');
  return one({ type: 'initiativeTakenBack', noteHash });
}

function release(
  { use: wanted, noteHash, awardAnnulled }: Extract<InitiativeCommand, { type: 'releaseInitiative' }>,
  state: InitiativeState,
): Decision<InitiativeEvent> {
  const standing = state.uses.find((known) => sameUse(known, wanted));
  if (standing === undefined) return refuse('INITIATIVE_NOT_USED');
  if (noteHash === '') return refuse('REASON_NEEDED');
  const { awarded, ...freed } = standing;
  if (!awarded) return one({ type: 'initiativeReleased', use: freed, noteHash });
  if (!awardAnnulled) return refuse('INITIATIVE_AWARDED');
  return one({ type: 'initiativeReleased', use: freed, noteHash, awardAnnulled });
}

const isWritten = ({ number, on, decidedByHash }: WrittenDecision, today: string): boolean =>
  number !== '' && decidedByHash !== '' && on <= today;
