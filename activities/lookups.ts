import type { Council, Organisation, Person, Registers, Submission } from '../adapters/register-ports.ts';
import { dateInVietnam } from '../domain/calendar/working-days.ts';
import type { SessionState } from '../domain/council/session.ts';
import type { DossierState } from '../domain/dossier/dossier.ts';
import { ruleSetOf } from '../domain/dossier/rules-of.ts';
import { type AwardRule, awardRule, type RuleSet } from '../domain/rules/rule-set.ts';
import { dateText } from '../templates/_shared/official-text.ts';
import { calendarDate } from './dates.ts';

/** The registers hold something else than the history says they must. Retried, and shown as an incident meanwhile. */
class RegisterIncomplete extends Error {
  override readonly name = 'RegisterIncomplete';
}

export function must<T>(found: T | undefined | null, what: string): T {
  if (found === undefined || found === null) throw new RegisterIncomplete(`the registers have no ${what}`);
  return found;
}

/** Everything about one dossier that its documents and letters are made from. */
export interface DossierFile {
  readonly state: DossierState;
  readonly submission: Submission;
  readonly proposer: Person;
  /** The union that proposes. */
  readonly unit: Organisation;
  readonly council: Council;
  /** The body that decides. */
  readonly authority: Organisation;
  readonly ruleSet: RuleSet;
  readonly award: AwardRule;
}

/** @param receiptDate chooses the rule set of a dossier not received yet, `YYYY-MM-DD` */
export async function dossierFile(registers: Registers, dossierId: string, receiptDate: string): Promise<DossierFile> {
  const { directory } = registers;
  const state = must(await registers.events.dossierState(dossierId), `events of ${dossierId}`);
  const submission = must(await registers.dossiers.submission(dossierId), `submission of ${dossierId}`);
  const council = must(await directory.councilAbove(state.unitId), `council above ${state.unitId}`);
  const ruleSet = must(ruleSetOf(state, `${receiptDate}T00:00:00Z`), 'rule set in force');
  return {
    state,
    submission,
    proposer: must(await directory.person(state.proposerId), `person ${state.proposerId}`),
    unit: must(await directory.organisation(state.unitId), `organisation ${state.unitId}`),
    council,
    authority: must(await directory.organisation(council.organisationId), `organisation ${council.organisationId}`),
    ruleSet,
    award: must(awardRule(ruleSet, state.awardCode), `award ${state.awardCode}`),
  };
}

export async function sessionFile(
  registers: Registers,
  sessionId: string,
): Promise<{ state: SessionState; council: Council; organisation: Organisation }> {
  const state = must(await registers.events.sessionState(sessionId), `events of ${sessionId}`);
  const council = must(await registers.directory.council(state.councilId), `council ${state.councilId}`);
  const organisation = must(
    await registers.directory.organisation(council.organisationId),
    `organisation ${council.organisationId}`,
  );
  return { state, council, organisation };
}

/**
 * The letter (tờ trình) by which a version was proposed: its number, and its date written out. Not known while it is still
 * being drawn up: then asked for again later.
 */
export async function submissionLetter(
  registers: Registers,
  dossierId: string,
  version: number,
): Promise<{ readonly number: string; readonly date: string }> {
  const letter = await registers.documents.find(dossierId, 'SUBMISSION', 'FINAL', version);
  const submitted = (await registers.events.chain(dossierId)).filter(
    ({ recorded }) => recorded.event.type === 'dossierSubmitted',
  );
  const at = must(submitted[version - 1], `version ${version} of ${dossierId}`).recorded.at;
  return {
    number: numberIn(must(letter, `submission letter of ${dossierId}`).title),
    date: dateText(calendarDate(dateInVietnam(at))),
  };
}

/** The number in a title such as `Tờ trình số 05/TTr-CĐCS`. */
export const numberIn = (title: string): string => title.split(' số ').at(-1) ?? '';
