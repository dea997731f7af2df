import { type Context, Hono } from 'hono';
import type { CouncilRecord } from '../../adapters/council-ports.ts';
import { tableOf } from '../../domain/calendar/calendar.ts';
import { dateInVietnam, endOfWorkingDay, instantInVietnam } from '../../domain/calendar/working-days.ts';
import { type Composition, compositionOn } from '../../domain/council/composition.ts';
import { INTEREST_KINDS } from '../../domain/council/interests.ts';
import type { SittingForm } from '../../domain/council/session.ts';
import { type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { voteWords } from '../../domain/rules/rule-set-words.ts';
import { awardOf, councilFor, type PlannedPin, type SessionPlan } from '../commands/council/draft-session.ts';
import { RefusedError } from '../errors.ts';
import { type Form, newKeys, readSignedForm } from '../forms.ts';
import { settle } from '../marks.ts';
import { type ConveneTyped, type ReadyGroup, SessionNewPage } from '../pages/session-new-page.tsx';
import { SessionReviewPage } from '../pages/session-review-page.tsx';
import { hourWord } from '../pages/words.ts';
import { foreseeSession } from '../queries/session-foresight.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

type Problems = Readonly<Record<string, string>>;

const NO_PROBLEMS: Problems = {};

/** Triệu tập: chosen, looked over with everything that speaks against it, then convened. */
export function convenePages(deps: RouteDeps) {
  const { registers, commands, config, now } = deps;
  const app = new Hono<Env>();

  app.get('/phien-hop/moi', async (c) => {
    const opened = await open(c, c.req.query('hoi-dong'));
    const typed = { ...(await usual(opened)), chosen: c.req.queries('ho-so') ?? [] };
    return form(c, opened, typed, NO_PROBLEMS);
  });

  app.post('/phien-hop/moi', async (c) => {
    const sent = await readSignedForm(c);
    const opened = await open(c, sent.fields['hoi-dong']);
    const typed = typedFrom(sent, await usual(opened));
    if (sent.fields.viec === 'sua') return form(c, opened, typed, NO_PROBLEMS);
    const problems = problemsOf(typed);
    if (Object.keys(problems).length > 0) return form(c, opened, typed, problems);
    const pins = pinsFrom(sent);
    const plan = planFrom(opened.council, typed, pins);
    if (sent.fields.viec === 'xem') return review(c, opened, typed, plan, sent.fields['da-xem'] !== 'co');
    const { session, requestId } = sent;
    const result = await commands.conveneSession({ person: session.person, channel: 'web', requestId, ...plan });
    if ('refused' in result) return form(c, opened, typed, boxOf(result.refused.code));
    await settle(async () => (await registers.sessions.row(result.sessionId)) !== undefined, config.settleTime);
    return c.redirect(`/phien-hop/${result.sessionId}?da=trieu-tap`, 303);
  });

  interface Opened {
    readonly council: CouncilRecord;
    readonly composition: Composition;
    readonly others: readonly CouncilRecord[];
    readonly ready: readonly ReadyGroup[];
    readonly days: number;
  }

  async function open(c: Context<Env>, councilId: string | undefined): Promise<Opened> {
    const { person } = sessionOf(c);
    if (!person.roles.includes('secretary')) throw new RefusedError('ROLE_NOT_ALLOWED');
    const council = await councilFor(registers, person.unitId, councilId);
    if (council === undefined) throw new RefusedError('ROLE_NOT_ALLOWED');
    const composition = compositionOn(council.versions, dateInVietnam(now().toISOString()));
    if (composition === undefined) throw new RefusedError('UNKNOWN_COUNCIL');
    const others = (await registers.councils.ofBody(person.unitId)).filter(({ id }) => id !== council.id);
    const { groups, days } =
      council.kind === 'AWARDS' ? await dossiersReady(council.id) : await initiativesReady(council.id, composition);
    return { council, composition, others, ready: groups, days };
  }

  async function dossiersReady(councilId: string) {
    const groups = new Map<
      string,
      { awardCode: string; title: string; rule: string; subjects: ReadyGroup['subjects'] }
    >();
    let days = 0;
    for (const { dossierId, nos } of await registers.dossiers.readyForCouncil(councilId)) {
      const [award, row] = await Promise.all([awardOf(deps, dossierId), registers.dossiers.row(dossierId)]);
      if (!award?.vote) continue;
      days = Math.max(days, award.deadlines.vote);
      const group = groups.get(award.code) ?? {
        awardCode: award.code,
        title: award.title,
        rule: voteWords(award.vote),
        subjects: [],
      };
      const subject = { id: dossierId, name: row?.unitName ?? dossierId, detail: `${nos.length} trường hợp` };
      groups.set(award.code, { ...group, subjects: [...group.subjects, subject] });
    }
    return { groups: [...groups.values()], days };
  }

  async function initiativesReady(councilId: string, { rule }: Composition) {
    const waiting = await registers.councils.waitingInitiatives(councilId);
    const subjects = waiting.map(({ id, title, unitName }) => ({ id, name: title, detail: unitName }));
    const group = { awardCode: 'sang-kien', title: 'Sáng kiến', rule: voteWords(rule), subjects };
    return { groups: subjects.length === 0 ? [] : [group], days: 5 };
  }

  async function usual({ composition, days }: Opened): Promise<ConveneTyped> {
    const at = now().toISOString();
    const closing = endOfWorkingDay(at, days, tableOf(await registers.calendar.current()));
    return {
      chosen: [],
      places: {},
      form: 'BY_LINK',
      meetsAt: boxMoment(at),
      place: composition.meetingPlace,
      permission: '',
      tellers: composition.members.filter(({ teller }) => teller).map(({ id }) => id),
      closesAt: boxMoment(closing),
    };
  }

  async function form(c: Context<Env>, opened: Opened, typed: ConveneTyped, problems: Problems) {
    const session = sessionOf(c);
    const { council, composition, others, ready, days } = opened;
    const people = await registers.directory.people(composition.members.map(({ id }) => id));
    return page(
      c,
      <SessionNewPage
        person={session.person}
        keys={newKeys(session)}
        {...{ council, others, ready, days, typed, problems }}
        voters={composition.members.filter(({ votes }) => votes).length}
        members={people.map(({ id, honorific, name }) => ({ id, name: `${honorific} ${name}` }))}
      />,
      Object.keys(problems).length > 0 ? 422 : 200,
    );
  }

  async function review(c: Context<Env>, opened: Opened, typed: ConveneTyped, plan: SessionPlan, first: boolean) {
    const session = sessionOf(c);
    const foresight = await foreseeSession({ ...deps, appUrl: config.appUrl }, session.person, plan);
    if ('code' in foresight) return form(c, opened, typed, boxOf(foresight.code));
    const { council } = opened;
    const pins = plan.pins ?? [];
    return page(
      c,
      <SessionReviewPage
        person={session.person}
        keys={newKeys(session)}
        {...{ council, foresight, typed, pins, first }}
        problems={NO_PROBLEMS}
      />,
    );
  }

  return app;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** In Vietnam's time, as a date-and-time box takes it. */
const boxMoment = (instant: string): string => `${dateInVietnam(instant)}T${hourWord(instant)}`;

function instantOf(box: string): string | undefined {
  const [, date, time] = MOMENT.exec(box) ?? [];
  return date === undefined || time === undefined ? undefined : instantInVietnam(date, time);
}

const isForm = (text: string | undefined): text is SittingForm =>
  text === 'BY_LINK' || text === 'IN_PERSON' || text === 'WRITTEN_POLL';

/** What a form leaves out stands as usual. */
function typedFrom({ fields, all }: Form, usual: ConveneTyped): ConveneTyped {
  const places = Object.entries(fields).flatMap(([name, value]) => {
    const code = /^so-luong-(.+)$/.exec(name)?.[1];
    return code === undefined || value.trim() === '' ? [] : [[code, value.trim()] as const];
  });
  const form = fields['hinh-thuc'];
  return {
    chosen: all('dossierIds'),
    places: Object.fromEntries(places),
    form: isForm(form) ? form : usual.form,
    meetsAt: fields['hop-luc'] ?? usual.meetsAt,
    place: fields['dia-diem'] ?? usual.place,
    permission: fields['dong-y'] ?? '',
    tellers: fields['hinh-thuc'] === undefined ? usual.tellers : all('kiem-phieu'),
    closesAt: fields.closesAt ?? '',
  };
}

function problemsOf({ chosen, closesAt, form, meetsAt, places }: ConveneTyped): Problems {
  const problems: Record<string, string> = {};
  if (chosen.length === 0) problems.dossierIds = 'Đề nghị chọn ít nhất một hồ sơ.';
  if (form !== 'WRITTEN_POLL' && instantOf(meetsAt) === undefined) {
    problems['hop-luc'] = 'Đề nghị ghi ngày và giờ họp.';
  }
  if (instantOf(closesAt) === undefined) problems.closesAt = 'Đề nghị ghi ngày và giờ kết thúc bỏ phiếu.';
  for (const [code, limit] of Object.entries(places)) {
    if (!/^[1-9]\d{0,3}$/.test(limit)) problems[`so-luong-${code}`] = 'Đề nghị ghi một số nguyên từ 1 trở lên.';
  }
  return problems;
}

function planFrom(council: CouncilRecord, typed: ConveneTyped, pins: readonly PlannedPin[]): SessionPlan {
  const meetsAt = typed.form === 'WRITTEN_POLL' ? undefined : instantOf(typed.meetsAt);
  const votingClosesAt = instantOf(typed.closesAt);
  return {
    councilId: council.id,
    ...(council.kind === 'AWARDS' ? { dossierIds: typed.chosen } : { initiativeIds: typed.chosen }),
    form: typed.form,
    place: typed.place,
    permission: typed.permission,
    tellers: typed.tellers,
    pins,
    places: Object.fromEntries(Object.entries(typed.places).map(([code, limit]) => [code, Number(limit)])),
    ...(meetsAt === undefined ? {} : { meetsAt }),
    ...(votingClosesAt === undefined ? {} : { votingClosesAt }),
  };
}

/** Those ticked, and the one written by hand. */
function pinsFrom({ fields, all }: Form): readonly PlannedPin[] {
  const ticked = all('lien-quan').flatMap((text) => pinFrom(text) ?? []);
  const [, dossierId, no] = /^(.+)\/(\d+)$/.exec(fields['them-truong-hop'] ?? '') ?? [];
  const added = [fields['them-uy-vien'], dossierId, Number(no), fields['them-quan-he'], 'SECRETARIAT'];
  const byHand = fields['them-uy-vien'] && dossierId ? (pinFrom(JSON.stringify(added)) ?? []) : [];
  return [...ticked, ...byHand];
}

/** The other way round than `pinValue`; a value that was made up is no interest. */
function pinFrom(text: string): readonly PlannedPin[] | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts)) return undefined;
  const [memberId, dossierId, no, kind, source] = parts as unknown[];
  const known = INTEREST_KINDS.find((one) => one === kind);
  const sourced = source === 'DATA' || source === 'SECRETARIAT' ? source : undefined;
  if (typeof memberId !== 'string' || typeof dossierId !== 'string' || !Number.isInteger(no)) return undefined;
  return known === undefined || sourced === undefined
    ? undefined
    : [{ memberId, dossierId, no: no as number, kind: known, source: sourced }];
}

/** Beside which box a refusal stands. */
function boxOf(code: RefusalCode): Problems {
  const boxes: Readonly<Partial<Record<RefusalCode, string>>> = {
    CLOSING_TIME_PAST: 'closesAt',
    PLACE_NEEDED: 'dia-diem',
    WRITTEN_POLL_NOT_ALLOWED: 'hinh-thuc',
    PERMISSION_NEEDED: 'dong-y',
    TELLER_NOT_A_MEMBER: 'kiem-phieu',
    UNKNOWN_COUNCIL: 'hop-luc',
  };
  return { [boxes[code] ?? 'dossierIds']: sentenceOf(code) };
}
