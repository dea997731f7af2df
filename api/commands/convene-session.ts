import type { Council } from '../../adapters/register-ports.ts';
import type { Actor } from '../../domain/acts.ts';
import { tableOf } from '../../domain/calendar/calendar.ts';
import type { HolidayTable } from '../../domain/calendar/holidays.ts';
import {
  addWorkingDays,
  dateInVietnam,
  endOfWorkingDay,
  instantInVietnam,
} from '../../domain/calendar/working-days.ts';
import type { AgendaPart } from '../../domain/council/session.ts';
import { type AwardRule, awardRule } from '../../domain/rules/rule-set.ts';
import { ruleSetById } from '../../domain/rulesets/index.ts';
import { type Caller, type CommandDeps, type Done, done, refusal } from './command.ts';
import { createOnce } from './once.ts';
import { stopBeforeCouncil } from './recheck-eligibility.ts';

export interface ConveneInput extends Caller {
  readonly dossierIds: readonly string[];
  readonly votingClosesAt?: string;
}

export type ConveneResult = Done<{ readonly sessionId: string }>;

/**
 * Triệu tập phiên họp on chosen dossiers, each with every nominee that waits for the council.
 * `votingClosesAt`: ISO instant; by default what the rule gives, counted from today in working days.
 */
export function createConveneSession(deps: CommandDeps): (input: ConveneInput) => Promise<ConveneResult> {
  const once = createOnce<ConveneResult>();
  return (input) => once(`${input.person.id} ${input.requestId}`, () => convene(deps, input));
}

async function convene(deps: CommandDeps, input: ConveneInput): Promise<ConveneResult> {
  const { person, channel, requestId } = input;
  const actor: Actor = { id: person.id, role: 'secretary' };
  const trace = { actor, channel, command: 'conveneSession', subject: person.unitId };
  if (!person.roles.includes('secretary')) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
  const council = await councilOf(deps, person.unitId);
  if (council === undefined) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });

  const at = deps.now().toISOString();
  const request = `${person.id}/${requestId}`;
  const sessionId = await deps.registers.sessions.nextId(Number(dateInVietnam(at).slice(0, 4)), request);
  // The same request again, its answer having been lost: its session is there, and its dossiers are on the agenda.
  if ((await deps.engine.session(sessionId)) !== undefined) return { ok: true, at, sessionId };

  const ready = await deps.registers.dossiers.readyForCouncil(council.id);
  const agenda: AgendaPart[] = [];
  for (const dossierId of new Set(input.dossierIds)) {
    const part = ready.find((one) => one.dossierId === dossierId);
    if (part === undefined) return refusal(deps, trace, { code: 'ON_ANOTHER_AGENDA' });
    // The register follows the engine by a moment, so those just stopped may still stand in it.
    const stopped = await stopBeforeCouncil(deps, dossierId);
    const nos = part.nos.filter((no) => !stopped.includes(no));
    if (nos.length > 0) agenda.push({ dossierId, nos });
  }
  const awards = await Promise.all(agenda.map((part) => awardOf(deps, part.dossierId)));
  const award = awards[0];
  if (award === undefined) return refusal(deps, trace, { code: 'EMPTY_AGENDA' });
  if (awards.some((other) => JSON.stringify(other?.vote) !== JSON.stringify(award.vote))) {
    return refusal(deps, trace, { code: 'MIXED_RULES' });
  }
  if (award.vote === null) return refusal(deps, trace, { code: 'NO_COUNCIL_ASKED' });
  if (!award.vote.secret) return refusal(deps, trace, { code: 'OPEN_VOTE_NOT_OFFERED' });

  const holidays = tableOf(await deps.registers.calendar.current(), Number(dateInVietnam(at).slice(0, 4)));
  const votingClosesAt = input.votingClosesAt ?? defaultClosing(award, at, holidays);
  const outcome = await deps.engine.conveneSession(
    sessionId,
    {
      command: {
        type: 'conveneSession',
        councilId: council.id,
        members: council.members,
        agenda,
        rule: award.vote,
        votingClosesAt,
        remindAt: reminderBefore(votingClosesAt, award, at, holidays),
      },
      actor,
      channel,
    },
    requestId,
    holidays,
  );
  if ('refused' in outcome) return refusal(deps, { ...trace, subject: sessionId }, outcome.refused);
  return { ...done(outcome), sessionId } as Done<{ sessionId: string }>;
}

/** The council that a body's own secretary serves; undefined when the body has none. */
export async function councilOf(deps: Pick<CommandDeps, 'registers'>, bodyId: string): Promise<Council | undefined> {
  const council = await deps.registers.directory.councilAbove(bodyId);
  return council?.organisationId === bodyId ? council : undefined;
}

/** The award's rule as pinned when the dossier was received. */
export async function awardOf(
  deps: Pick<CommandDeps, 'registers' | 'engine'>,
  dossierId: string,
): Promise<AwardRule | undefined> {
  const state = (await deps.registers.events.dossierState(dossierId)) ?? (await deps.engine.dossier(dossierId));
  return state?.ruleSet ? awardRule(ruleSetById(state.ruleSet), state.awardCode) : undefined;
}

/** The closing time that the rule gives to a session convened now: an ISO instant. */
export const defaultClosing = (award: AwardRule, at: string, holidays: HolidayTable): string =>
  endOfWorkingDay(at, award.deadlines.vote, holidays);

/** Not at the very moment of the invitation when the time is short: then half-way to the close. */
function reminderBefore(votingClosesAt: string, award: AwardRule, at: string, holidays: HolidayTable): string {
  const day = addWorkingDays(dateInVietnam(votingClosesAt), -award.deadlines.voteReminder, holidays);
  const byRule = instantInVietnam(day, '17:00');
  if (byRule > at && byRule < votingClosesAt) return byRule;
  return new Date((Date.parse(at) + Date.parse(votingClosesAt)) / 2).toISOString();
}
