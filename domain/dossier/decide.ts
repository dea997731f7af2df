import type { Decision } from '../acts.ts';
import { assertNever } from '../assert-never.ts';
import type { HolidayTable } from '../calendar/holidays.ts';
import { dateInVietnam, endOfWorkingDay } from '../calendar/working-days.ts';
import { refuse } from '../refusals.ts';
import { mayPropose } from '../rules/proposing.ts';
import { type AwardRule, awardRule, basisText, isInForce, type RuleSet, type SubjectKind } from '../rules/rule-set.ts';
import { RULE_SETS, ruleSetById, ruleSetOn } from '../rulesets/index.ts';
import { adoptCalendar } from './adopt-calendar.ts';
import { DOSSIER_ROLES, type DossierAct, type DossierCommand } from './commands.ts';
import { type DossierEvent, type DossierState, isLive, type NomineeStatus, stageOf } from './dossier.ts';
import { awardRuleOf } from './rules-of.ts';

type Answer = Decision<DossierEvent>;

/**
 * The only place where it is settled whether an act on a dossier is accepted.
 * @param at ISO instant of the act
 * @param opening the holiday table the process began with; one that was adopted since then goes before it
 */
export function decideDossier(act: DossierAct, state: DossierState | null, at: string, opening: HolidayTable): Answer {
  const { command, actor } = act;
  const holidays = state?.holidays ?? opening;
  if (!DOSSIER_ROLES[command.type].includes(actor.role)) return refuse('ROLE_NOT_ALLOWED');
  if (command.type === 'submitDossier') return submit(command, state, at, holidays);
  if (state === null) return refuse('UNKNOWN_DOSSIER');

  switch (command.type) {
    case 'receiveDossier':
      return receive(command, state, actor.id, at, holidays);
    case 'adoptFavourableRules':
      return adoptFavourableRules(command, state, actor.id);
    case 'returnDossier': {
      if (!['SUBMITTED', 'RECEIVED'].includes(stageOf(state))) return refuse('WRONG_STAGE');
      if (command.noteHash === '') return refuse('REASON_NEEDED');
      if (state.proposers.includes(actor.id)) return refuse('SAME_PERSON');
      const award = awardRuleOf(state, at);
      if (award === undefined) return refuse('NO_RULE_SET');
      const supplementBy = endOfWorkingDay(at, award.deadlines.supplement, holidays);
      return { events: [{ type: 'dossierReturned', noteHash: command.noteHash, supplementBy }] };
    }
    case 'completeVerification':
      return completeVerification(command, state, actor.id, at, holidays);
    case 'stopNominees': {
      const waiting = withStatus(state, 'APPRAISED');
      // Whoever is out already, for whatever reason, needs no second one.
      const stopped = command.stopped.filter((one) => waiting.includes(one.no));
      if (stopped.some((one) => one.noteHash === '')) return refuse('REASON_NEEDED');
      return {
        events: stopped.length > 0 ? [{ type: 'nomineesStopped', stopped, reportHash: command.reportHash }] : [],
      };
    }
    case 'placeOnAgenda':
      return placeOnAgenda(command, state);
    case 'takeOffAgenda':
      return takeOffAgenda(command, state);
    case 'recordCouncilResult':
      return recordCouncilResult(command, state, at, holidays);
    case 'decideAward':
      return decideAward(command, state, actor.id, at);
    case 'recordIssuance':
      return recordIssuance(command, state);
    case 'withdrawNominee': {
      const nominee = state.nominees.find((one) => one.no === command.no);
      if (nominee === undefined) return refuse('UNKNOWN_NOMINEE', { no: command.no });
      if (!isLive(nominee)) return refuse('NOMINEE_ALREADY_OUT', { no: command.no });
      if (command.noteHash === '') return refuse('REASON_NEEDED');
      if (nominee.status === 'DECIDED') return refuse('WRONG_STAGE');
      return { events: [{ type: 'nomineeWithdrawn', no: command.no, noteHash: command.noteHash }] };
    }
    case 'adoptCalendar':
      return adoptCalendar(command.holidays, state, at);
    case 'passDeadline':
      // A deadline that was met or moved in the meantime is no longer anybody's news.
      return state.dueAt === command.dueAt && at >= command.dueAt
        ? { events: [{ type: 'deadlinePassed', stage: stageOf(state), dueAt: command.dueAt }] }
        : { events: [] };
    case 'archiveDossier':
      if (stageOf(state) !== 'CONCLUDED') return refuse('WRONG_STAGE');
      return { events: [{ type: 'dossierArchived', bundleSha256: command.bundleSha256 }] };
    default:
      return assertNever(command);
  }
}

type Of<T extends DossierCommand['type']> = Extract<DossierCommand, { type: T }>;

function submit(command: Of<'submitDossier'>, state: DossierState | null, at: string, holidays: HolidayTable): Answer {
  if (state !== null && stageOf(state) !== 'RETURNED') return refuse('ALREADY_SUBMITTED');
  if (state !== null && state.unitId !== command.unitId) return refuse('NOT_YOUR_UNIT');
  if (!/^[IC]+$/.test(command.kinds)) return refuse('NO_NOMINEE');
  // A nominee keeps the number under which it is known in this history, so a new version may add but not drop lines.
  if (state !== null && command.kinds.length < state.nominees.length) return refuse('NO_NOMINEE');
  const ruleSet = state?.ruleSet ? ruleSetById(state.ruleSet) : offered(command.ruleSet, at);
  if (ruleSet === undefined) return refuse('NO_RULE_SET');
  const award = awardRule(ruleSet, command.awardCode);
  if (award === undefined) return refuse('UNKNOWN_AWARD');
  if (mayNotPropose(command, state, award)) {
    const { certainty } = award.basis;
    return refuse('NOT_YOURS_TO_PROPOSE', { award: award.code, basis: basisText(ruleSet, award.basis), certainty });
  }
  const kinds: SubjectKind[] = [...command.kinds].map((letter) => (letter === 'C' ? 'COLLECTIVE' : 'INDIVIDUAL'));
  if (!kinds.every((kind) => award.subjectKinds.includes(kind))) return refuse('SUBJECT_KIND_NOT_ALLOWED');
  const { unitId, awardCode, evaluationYear, recordsHash } = command;
  return {
    events: [
      {
        type: 'dossierSubmitted',
        unitId,
        awardCode,
        evaluationYear,
        recordsHash,
        version: (state?.version ?? 0) + 1,
        kinds: command.kinds,
        receiveBy: endOfWorkingDay(at, award.deadlines.receive, holidays),
        ...(command.ruleSet === undefined ? {} : { ruleSet: ruleSet.id }),
        // Histories begun before calendars could change have no such field, and must come out the same.
        ...(holidays.edition === 0 ? {} : { edition: holidays.edition }),
      },
    ],
  };
}

/** Asked once for an award: a dossier that comes back is completed by the union that was entitled to send it. */
const mayNotPropose = (
  { unitLevel, awardCode }: Of<'submitDossier'>,
  state: DossierState | null,
  award: AwardRule,
): boolean => unitLevel !== undefined && state?.awardCode !== awardCode && mayPropose(award, unitLevel) === 'NOT_MET';

/** The edition that the application offers, if it is in force at that instant. */
function offered(id: string | undefined, at: string): RuleSet | undefined {
  const today = dateInVietnam(at);
  if (id === undefined) return ruleSetOn(today);
  return RULE_SETS.find((set) => set.id === id && isInForce(set, today));
}

function receive(
  command: Of<'receiveDossier'>,
  state: DossierState,
  actorId: string,
  at: string,
  holidays: HolidayTable,
): Answer {
  if (stageOf(state) !== 'SUBMITTED') return refuse('WRONG_STAGE');
  if (state.proposers.includes(actorId)) return refuse('SAME_PERSON');
  // Pinned once: a dossier that was returned and came back stays under the rules of its first receipt.
  const ruleSet = state.ruleSet === null ? offered(command.ruleSet, at) : ruleSetById(state.ruleSet);
  const award = ruleSet && awardRule(ruleSet, state.awardCode);
  if (ruleSet === undefined || award === undefined) return refuse('NO_RULE_SET');
  const { papersMissing = 0, noteHash = '' } = command;
  if (papersMissing > 0 && noteHash === '') return refuse('PAPERS_UNANSWERED', { missing: papersMissing });
  const verifyBy = endOfWorkingDay(at, award.deadlines.verify, holidays);
  const answered = papersMissing > 0 ? { papersMissing, noteHash } : {};
  return { events: [{ type: 'dossierReceived', ruleSet: ruleSet.id, verifyBy, ...answered }] };
}

/** Only forwards, to rules that took effect later than the pinned ones, and only while nothing was judged by these. */
function adoptFavourableRules(command: Of<'adoptFavourableRules'>, state: DossierState, actorId: string): Answer {
  if (stageOf(state) !== 'RECEIVED' || state.ruleSet === null) return refuse('WRONG_STAGE');
  if (state.proposers.includes(actorId)) return refuse('SAME_PERSON');
  if (command.noteHash === '') return refuse('REASON_NEEDED');
  const newer = RULE_SETS.find((set) => set.id === command.ruleSet);
  if (newer === undefined || newer.from <= ruleSetById(state.ruleSet).from) return refuse('NOT_NEWER_RULES');
  const award = awardRule(newer, state.awardCode);
  if (award === undefined) return refuse('UNKNOWN_AWARD');
  if (!state.nominees.every((nominee) => award.subjectKinds.includes(nominee.kind))) {
    return refuse('SUBJECT_KIND_NOT_ALLOWED');
  }
  return { events: [{ type: 'favourableRulesAdopted', ruleSet: newer.id, noteHash: command.noteHash }] };
}

function completeVerification(
  command: Of<'completeVerification'>,
  state: DossierState,
  actorId: string,
  at: string,
  holidays: HolidayTable,
): Answer {
  if (stageOf(state) !== 'RECEIVED' || state.ruleSet === null) return refuse('WRONG_STAGE');
  if (state.proposers.includes(actorId)) return refuse('SAME_PERSON');
  const award = awardRule(ruleSetById(state.ruleSet), state.awardCode);
  const criteria = award?.criteria ?? [];
  const received = withStatus(state, 'RECEIVED');
  const seen = new Set<number>();
  for (const { no, criterion, noteHash } of command.rejected) {
    if (!received.includes(no) || seen.has(no)) return refuse('UNKNOWN_NOMINEE', { no });
    if (!criteria.some((known) => known.id === criterion)) return refuse('UNKNOWN_CRITERION', { no });
    if (noteHash === '') return refuse('REASON_NEEDED', { no });
    seen.add(no);
  }
  const { rejected, reportHash, toAuthority = false } = command;
  const report = reportHash === undefined ? {} : { reportHash };
  const due =
    toAuthority && award?.vote === null ? { decideBy: endOfWorkingDay(at, award.deadlines.decide, holidays) } : {};
  return { events: [{ type: 'verificationCompleted', rejected, ...report, ...due }] };
}

function placeOnAgenda(command: Of<'placeOnAgenda'>, state: DossierState): Answer {
  const { sessionId, votingClosesAt } = command;
  if (state.sessionId === sessionId) return { events: [] };
  // One session at a time: a dossier follows one session's result.
  if (withStatus(state, 'LISTED').length > 0) return refuse('ON_ANOTHER_AGENDA');
  const ready = withStatus(state, 'APPRAISED');
  const withdrawn = withStatus(state, 'WITHDRAWN');
  if (!command.nos.every((no) => ready.includes(no) || withdrawn.includes(no))) return refuse('ON_ANOTHER_AGENDA');
  // Somebody withdrawn since the session was convened is passed over; the others must not suffer for it.
  const nos = command.nos.filter((no) => ready.includes(no));
  if (nos.length === 0) return refuse('NOBODY_LEFT');
  return { events: [{ type: 'placedOnAgenda', sessionId, nos, votingClosesAt }] };
}

/** Everybody may be withdrawn meanwhile, or the session was called off before the dossier heard of it. */
function takeOffAgenda({ sessionId, formerSessionId }: Of<'takeOffAgenda'>, state: DossierState): Answer {
  const nos = withStatus(state, 'LISTED');
  if (state.sessionId !== sessionId || nos.length === 0) return { events: [] };
  return { events: [{ type: 'takenOffAgenda', sessionId, formerSessionId, nos }] };
}

function recordCouncilResult(
  command: Of<'recordCouncilResult'>,
  state: DossierState,
  at: string,
  holidays: HolidayTable,
): Answer {
  const listed = withStatus(state, 'LISTED');
  if (state.sessionId !== command.sessionId) return refuse('STALE_RESULT');
  if (listed.length === 0) return { events: [] };
  const award = awardRuleOf(state, at);
  if (award === undefined) return refuse('NO_RULE_SET');
  // Each listed nominee has exactly one result, or this is not the result of the session that has the dossier.
  const named = [...command.passed, ...command.failed, ...command.notConsidered];
  if (new Set(named).size !== named.length || !listed.every((no) => named.includes(no))) return refuse('STALE_RESULT');
  // Somebody withdrawn since the agenda was set has no state left to change.
  const still = (nos: readonly number[]) => nos.filter((no) => listed.includes(no));
  return {
    events: [
      {
        type: 'councilConcluded',
        sessionId: command.sessionId,
        passed: still(command.passed),
        failed: still(command.failed),
        notConsidered: still(command.notConsidered),
        decideBy: endOfWorkingDay(at, award.deadlines.decide, holidays),
      },
    ],
  };
}

function decideAward(command: Of<'decideAward'>, state: DossierState, actorId: string, at: string): Answer {
  // Some awards are decided without a council: on the spot, or by the years of work alone.
  const ready = awardRuleOf(state, at)?.vote === null ? 'APPRAISED' : 'VOTED';
  if (stageOf(state) !== ready) return refuse('WRONG_STAGE');
  if (state.proposers.includes(actorId) || actorId === state.verifierId) return refuse('SAME_PERSON');
  const passed = withStatus(state, ready === 'VOTED' ? 'VOTED_PASS' : 'APPRAISED');
  for (const [index, { no, noteHash }] of command.refused.entries()) {
    const twice = command.refused.findIndex((one) => one.no === no) !== index;
    if (!passed.includes(no) || twice) return refuse('UNKNOWN_NOMINEE', { no });
    if (noteHash === '') return refuse('REASON_NEEDED', { no });
  }
  const refused = command.refused.map((one) => one.no);
  const nos = passed.filter((no) => !refused.includes(no));
  return { events: [{ type: 'awardDecided', nos, refused: command.refused }] };
}

function recordIssuance(command: Of<'recordIssuance'>, state: DossierState): Answer {
  if (stageOf(state) === 'CONCLUDED' || stageOf(state) === 'ARCHIVED') return { events: [] };
  if ((command.number === null) !== (command.awarded.length === 0)) return refuse('STALE_RESULT');
  const decided = withStatus(state, 'DECIDED');
  const stopped = command.stopped ?? [];
  const named = [...command.awarded, ...command.dropped, ...stopped];
  if (decided.length === 0 || named.length !== decided.length || !decided.every((no) => named.includes(no))) {
    return refuse('STALE_RESULT');
  }
  const { number, issuedOn, awarded, dropped } = command;
  return {
    events: [
      { type: 'decisionIssued', number, issuedOn, awarded, dropped, ...(stopped.length > 0 ? { stopped } : {}) },
    ],
  };
}

const withStatus = (state: DossierState, status: NomineeStatus): number[] =>
  state.nominees.filter((nominee) => nominee.status === status).map((nominee) => nominee.no);
