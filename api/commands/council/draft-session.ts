import type { Registers } from '../../../adapters/register-ports.ts';
import { tableOf } from '../../../domain/calendar/calendar.ts';
import type { HolidayTable } from '../../../domain/calendar/holidays.ts';
import {
  addWorkingDays,
  dateInVietnam,
  endOfWorkingDay,
  instantInVietnam,
} from '../../../domain/calendar/working-days.ts';
import type { Contest, Merit } from '../../../domain/council/choose.ts';
import { compositionOn } from '../../../domain/council/composition.ts';
import type { SessionCommand } from '../../../domain/council/decide.ts';
import type { Pin } from '../../../domain/council/interests.ts';
import { itemsOfPart } from '../../../domain/council/roll.ts';
import type { AgendaPart, Sitting, SittingForm } from '../../../domain/council/session.ts';
import type { RefusalCode } from '../../../domain/refusals.ts';
import { type AwardRule, awardRule, type Deadlines, type VoteRule } from '../../../domain/rules/rule-set.ts';
import { ruleSetById } from '../../../domain/rulesets/index.ts';
import type { CommandDeps } from '../command.ts';

/** What the secretary decides about a session; everything left out has a usual answer. */
export interface SessionPlan {
  /** The council of the awards when left out. */
  readonly councilId?: string;
  readonly dossierIds?: readonly string[];
  readonly initiativeIds?: readonly string[];
  /** ISO instant; by default what the rules give, counted from today in working days. */
  readonly votingClosesAt?: string;
  readonly form?: SittingForm;
  /** ISO instant; now when left out. */
  readonly meetsAt?: string;
  /** The council's usual place when left out. */
  readonly place?: string;
  /** The chair's permission for a written poll: số, ngày của văn bản. */
  readonly permission?: string;
  /** Tổ kiểm phiếu; those the decision names when left out. */
  readonly tellers?: readonly string[];
  readonly pins?: readonly PlannedPin[];
  /** Số lượng tối đa, by award code. */
  readonly places?: Readonly<Record<string, number>>;
}

/** Named by dossier and number: items are numbered only when the agenda stands. */
export interface PlannedPin extends Pick<Pin, 'memberId' | 'kind' | 'source'> {
  readonly dossierId: string;
  readonly no: number;
}

export type ConveneCommand = Extract<SessionCommand, { type: 'conveneSession' }>;

interface Subject {
  readonly dossierId: string;
  readonly nos: readonly number[];
  readonly kind?: 'INITIATIVE';
  readonly awardCode: string;
  readonly vote: VoteRule;
  readonly deadlines: Pick<Deadlines, 'vote' | 'voteReminder'>;
}

/** Initiatives are in no rule set: their council votes within these working days, as for awards of this level. */
const INITIATIVE_DEADLINES = { vote: 5, voteReminder: 1 };

/**
 * The session as it would be convened now. Reads, and keeps two texts under their hash; changes nothing else.
 * @param nosOf which of a dossier's cases go in: of those ready, all but those just stopped
 */
export async function draftSession(
  deps: CommandDeps,
  bodyId: string,
  plan: SessionPlan,
  nosOf: (dossierId: string, ready: readonly number[]) => Promise<readonly number[]> = async (_, ready) => ready,
): Promise<{ readonly command: ConveneCommand; readonly holidays: HolidayTable } | { readonly code: RefusalCode }> {
  const { registers } = deps;
  const at = deps.now().toISOString();
  const council = await councilFor(registers, bodyId, plan.councilId);
  if (council === undefined) return { code: 'ROLE_NOT_ALLOWED' };
  const version = compositionOn(council.versions, dateInVietnam(plan.meetsAt ?? at));
  if (version === undefined) return { code: 'UNKNOWN_COUNCIL' };

  const subjects =
    council.kind === 'AWARDS'
      ? await dossierSubjects(deps, council.id, plan.dossierIds ?? [], nosOf)
      : await initiativeSubjects(registers, council.id, plan.initiativeIds ?? [], version.rule);
  if ('code' in subjects) return subjects;
  const [first] = subjects;
  if (first === undefined) return { code: 'EMPTY_AGENDA' };
  if (subjects.some(({ vote }) => !vote.secret)) return { code: 'OPEN_VOTE_NOT_OFFERED' };

  const rules = distinct(subjects.map(({ vote }) => vote));
  const agenda = subjects.map(({ dossierId, nos, kind, vote }): AgendaPart => {
    const place = rules.findIndex((rule) => same(rule, vote));
    return {
      dossierId,
      nos,
      ...(kind === undefined ? {} : { kind }),
      ...(place === 0 ? {} : { rule: place - 1 }),
    };
  });
  const contests = await contestsOf(registers, subjects, agenda, plan.places ?? {});
  if ('code' in contests) return contests;

  const holidays = tableOf(await registers.calendar.current(), Number(dateInVietnam(at).slice(0, 4)));
  const days = Math.max(...subjects.map(({ deadlines }) => deadlines.vote));
  const reminder = Math.max(...subjects.map(({ deadlines }) => deadlines.voteReminder));
  const votingClosesAt = plan.votingClosesAt ?? endOfWorkingDay(at, days, holidays);
  const pins = pinsOf(plan.pins ?? [], agenda);
  const tellers = plan.tellers ?? version.members.filter(({ teller }) => teller).map(({ id }) => id);
  const sitting = await sittingOf(registers, plan, {
    at,
    place: version.meetingPlace,
    tellers,
    version: version.version,
  });
  return {
    command: {
      type: 'conveneSession',
      councilId: council.id,
      members: version.members,
      agenda,
      rule: first.vote,
      ...(rules.length > 1 ? { furtherRules: rules.slice(1) } : {}),
      votingClosesAt,
      remindAt: reminderBefore(votingClosesAt, reminder, at, holidays),
      sitting,
      ...(tellers.length > 0 ? { tellersConfirm: true } : {}),
      ...(pins.length > 0 ? { pins } : {}),
      ...(contests.length > 0 ? { contests } : {}),
    },
    holidays,
  };
}

/** A body's council of awards, or the one named. */
export async function councilFor(registers: Pick<Registers, 'councils'>, bodyId: string, id: string | undefined) {
  const councils = await registers.councils.ofBody(bodyId);
  return councils.find((one) => (id === undefined ? one.kind === 'AWARDS' : one.id === id));
}

/** The award's rule as pinned when the dossier was received. */
export async function awardOf(
  deps: Pick<CommandDeps, 'registers' | 'engine'>,
  dossierId: string,
): Promise<AwardRule | undefined> {
  const state = (await deps.registers.events.dossierState(dossierId)) ?? (await deps.engine.dossier(dossierId));
  return state?.ruleSet ? awardRule(ruleSetById(state.ruleSet), state.awardCode) : undefined;
}

async function dossierSubjects(
  deps: CommandDeps,
  councilId: string,
  dossierIds: readonly string[],
  nosOf: (dossierId: string, ready: readonly number[]) => Promise<readonly number[]>,
): Promise<readonly Subject[] | { readonly code: RefusalCode }> {
  const ready = await deps.registers.dossiers.readyForCouncil(councilId);
  const subjects: Subject[] = [];
  for (const dossierId of new Set(dossierIds)) {
    const part = ready.find((one) => one.dossierId === dossierId);
    if (part === undefined) return { code: 'ON_ANOTHER_AGENDA' };
    const nos = await nosOf(dossierId, part.nos);
    if (nos.length === 0) continue;
    const award = await awardOf(deps, dossierId);
    if (!award?.vote) return { code: 'NO_COUNCIL_ASKED' };
    subjects.push({ dossierId, nos, awardCode: award.code, vote: award.vote, deadlines: award.deadlines });
  }
  return subjects;
}

async function initiativeSubjects(
  { councils }: Pick<Registers, 'councils'>,
  councilId: string,
  ids: readonly string[],
  vote: VoteRule | null,
): Promise<readonly Subject[] | { readonly code: RefusalCode }> {
  if (vote === null) return { code: 'UNKNOWN_COUNCIL' };
  const waiting = await councils.waitingInitiatives(councilId);
  if (!ids.every((id) => waiting.some((one) => one.id === id))) return { code: 'ON_ANOTHER_AGENDA' };
  return [...new Set(ids)].map((dossierId) => {
    return { dossierId, nos: [1], kind: 'INITIATIVE', awardCode: '', vote, deadlines: INITIATIVE_DEADLINES };
  });
}

async function contestsOf(
  registers: Pick<Registers, 'dossiers' | 'ledger'>,
  subjects: readonly Subject[],
  agenda: readonly AgendaPart[],
  places: Readonly<Record<string, number>>,
): Promise<readonly Contest[] | { readonly code: RefusalCode }> {
  const contests: Contest[] = [];
  for (const [awardCode, limit] of Object.entries(places)) {
    const parts = subjects.flatMap((one, index) => (one.awardCode === awardCode ? [index] : []));
    const [first] = parts;
    if (first === undefined) continue;
    // Cases that are not voted on by one rule cannot be ranked by one either.
    if (parts.some((part) => agenda[part]?.rule !== agenda[first]?.rule)) return { code: 'MIXED_RULES' };
    const merits: Merit[] = [];
    for (const part of parts) merits.push(...(await meritsOf(registers, agenda, part)));
    contests.push({ parts, places: limit, merits });
  }
  return contests;
}

/** What tie-breakers ask, as the ledger has it today; frozen into the session, so that the count needs no register. */
async function meritsOf(
  { dossiers, ledger }: Pick<Registers, 'dossiers' | 'ledger'>,
  agenda: readonly AgendaPart[],
  part: number,
): Promise<readonly Merit[]> {
  const { dossierId = '', nos = [] } = agenda[part] ?? {};
  const submission = await dossiers.submission(dossierId);
  if (submission === undefined) return [];
  const { unitId, evaluationYear } = submission;
  const nominees = nos.map((no) => submission.nominees.find((one) => one.no === no));
  const facts = await ledger.factsFor(
    nominees.map((nominee, index) => ({
      key: `${dossierId}/${nos[index]}`,
      kind: nominee?.kind ?? 'INDIVIDUAL',
      name: nominee?.name ?? '',
      birthYear: nominee?.birthYear ?? null,
      unitId,
      citizenId: null,
      staffId: null,
    })),
  );
  const items = itemsOfPart(agenda, part);
  return nominees.map((nominee, index) => {
    const years = (facts[index]?.pastAwards ?? []).map(({ year }) => year);
    return {
      item: items[index] ?? 0,
      directWorker: nominee?.directWorker ?? false,
      yearsWithoutAward: years.length === 0 ? null : Math.max(0, evaluationYear - Math.max(...years)),
    };
  });
}

/** Cases that are not on the agenda any more are left out: their interest went with them. */
function pinsOf(planned: readonly PlannedPin[], agenda: readonly AgendaPart[]): readonly Pin[] {
  return planned.flatMap(({ memberId, kind, source, dossierId, no }) => {
    const part = agenda.findIndex((one) => one.dossierId === dossierId && one.nos.includes(no));
    const item = itemsOfPart(agenda, part)[agenda[part]?.nos.indexOf(no) ?? -1];
    return item === undefined ? [] : [{ memberId, kind, source, items: [item] }];
  });
}

async function sittingOf(
  { notes }: Pick<Registers, 'notes'>,
  plan: SessionPlan,
  usual: { at: string; place: string; tellers: readonly string[]; version: number },
): Promise<Sitting> {
  const { form = 'BY_LINK', tellers = usual.tellers, permission = '' } = plan;
  const common = { form, tellers, composition: usual.version };
  if (form === 'WRITTEN_POLL') {
    return { ...common, meetsAt: null, placeHash: '', permissionHash: await notes.keep(permission.trim()) };
  }
  const place = (plan.place ?? usual.place).trim();
  return { ...common, meetsAt: plan.meetsAt ?? usual.at, placeHash: await notes.keep(place) };
}

/** Not at the very moment of the invitation when the time is short: then half-way to the close. */
export function reminderBefore(votingClosesAt: string, days: number, at: string, holidays: HolidayTable): string {
  const day = addWorkingDays(dateInVietnam(votingClosesAt), -days, holidays);
  const byRule = instantInVietnam(day, '17:00');
  if (byRule > at && byRule < votingClosesAt) return byRule;
  return new Date((Date.parse(at) + Date.parse(votingClosesAt)) / 2).toISOString();
}

const same = (a: VoteRule, b: VoteRule): boolean => JSON.stringify(a) === JSON.stringify(b);

const distinct = (rules: readonly VoteRule[]): readonly VoteRule[] =>
  rules.filter((rule, index) => rules.findIndex((other) => same(other, rule)) === index);
