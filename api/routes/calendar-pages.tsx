import { type Context, Hono } from 'hono';
import {
  ADOPTION_STEP,
  type CalendarDay,
  type CalendarEdit,
  type CalendarEdition,
  diffDays,
} from '../../domain/calendar/calendar.ts';
import { httpStatusOf, sentenceOf } from '../../domain/refusals.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm } from '../forms.ts';
import { CalendarEditPage, LINES } from '../pages/calendar-edit-page.tsx';
import { CalendarPage } from '../pages/calendar-page.tsx';
import { CalendarEditionPage, CalendarReviewPage } from '../pages/calendar-review-page.tsx';
import { calendarImpact } from '../queries/calendar-impact.ts';
import { calendarEdit, FAULT_SENTENCES } from '../schemas/calendar.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { today } from './dossier-pages.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** How the shipped calendar names a notice that is not out yet. */
const AWAITED = 'Chờ ';

type Fields = Readonly<Record<string, string>>;

const SAID: Fields = {
  'ban-hanh': 'Đã ban hành lịch nghỉ mới. Hạn của các hồ sơ, phiên họp đang mở được tính lại trong ít phút.',
};

/** The calendar: everybody who is signed in reads it, an administrator changes it. */
export function calendarPages(deps: RouteDeps) {
  const { registers, commands, now } = deps;
  const app = new Hono<Env>();

  app.get('/lich-nghi', async (c) => {
    const { person, csrf } = sessionOf(c);
    const editions = await registers.calendar.editions();
    const [latest] = editions;
    const asked = c.req.query('an-ban');
    const shown = asked === undefined ? latest : editions.find((one) => String(one.edition) === asked);
    if (shown === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    const thisYear = Number(today(deps).slice(0, 4));
    return page(
      c,
      <CalendarPage
        person={person}
        csrf={csrf}
        year={yearFrom(c.req.query('nam')) ?? thisYear}
        years={yearsOf(shown, thisYear)}
        shown={shown}
        editions={editions}
        names={await namesOf(editions)}
        today={today(deps)}
        said={SAID[c.req.query('da') ?? '']}
        incidents={(await registers.incidents.open()).filter(({ step }) => step === ADOPTION_STEP)}
      />,
    );
  });

  app.get('/lich-nghi/an-ban/:edition', async (c) => {
    const { person, csrf } = sessionOf(c);
    const number = Number(c.req.param('edition'));
    const known = Number.isInteger(number) && number > 0 && number < 1_000_000;
    const [edition, before] = known
      ? await Promise.all([registers.calendar.edition(number), registers.calendar.edition(number - 1)])
      : [];
    if (edition === undefined || before === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    const publishedBy = (await namesOf([edition])).get(edition.publishedBy ?? '') ?? '';
    const diff = diffDays(before.days, edition.days);
    return page(c, <CalendarEditionPage person={person} csrf={csrf} {...{ edition, publishedBy, diff }} />);
  });

  app.get('/lich-nghi/sua', async (c) =>
    editForm(c, await registers.calendar.current(), yearFrom(c.req.query('nam')), {}, {}),
  );

  app.post('/lich-nghi/xem-truoc', async (c) => {
    const { fields } = await readSignedForm(c);
    const basedOn = await registers.calendar.edition(Number(fields.basedOn));
    const current = await registers.calendar.current();
    const year = yearFrom(fields.nam);
    if (basedOn?.edition !== current.edition) {
      return editForm(c, current, year, {}, { '': sentenceOf('CALENDAR_OVERTAKEN') });
    }
    const edit = editFrom(fields, current);
    const impact = await calendarImpact(registers, current, edit, now().toISOString());
    const { added, removed, changed } = impact.diff;
    const problems: Record<string, string> = {};
    for (const { date, fault } of impact.faults) problems[lineOf(fields, date)] = FAULT_SENTENCES[fault];
    if (edit.put.some((day) => day.certainty === 'confirmed' && day.source.startsWith(AWAITED))) {
      problems['can-cu-xac-nhan'] = 'Đề nghị ghi văn bản làm căn cứ: ngày được xác nhận đang chờ thông báo chính thức.';
    }
    if (!fields.reason?.trim()) problems.reason = sentenceOf('REASON_NEEDED');
    const nothing = added.length + removed.length + changed.length === 0;
    if (nothing && impact.faults.length === 0) problems[''] = sentenceOf('CALENDAR_UNCHANGED');
    if (Object.keys(problems).length > 0) return editForm(c, current, year, fields, problems);
    return review(c, current, edit, fields);
  });

  app.post('/lich-nghi', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const edit = calendarEdit.safeParse(jsonOf(fields.edit));
    if (!edit.success) throw new RefusedError('BAD_INPUT');
    const { reason = '' } = fields;
    const basedOn = Number(fields.basedOn);
    const result = await commands.publishCalendar({
      person: session.person,
      channel: 'web',
      requestId,
      edit: edit.data,
      basedOn,
      reason,
    });
    if ('refused' in result) {
      const current = await registers.calendar.current();
      return review(c, current, edit.data, fields, { '': sentenceOf(result.refused.code) }, result.refused.code);
    }
    return c.redirect(`/lich-nghi?nam=${yearFrom(fields.nam) ?? ''}&da=ban-hanh`, 303);
  });

  function editForm(
    c: Context<Env>,
    current: CalendarEdition,
    year = Number(today(deps).slice(0, 4)),
    typed: Fields,
    problems: Fields,
  ) {
    const session = sessionOf(c);
    onlyAdministrators(session.person.roles);
    return page(
      c,
      <CalendarEditPage person={session.person} keys={newKeys(session)} {...{ year, current, typed, problems }} />,
      Object.keys(problems).length > 0 ? 422 : 200,
    );
  }

  async function review(
    c: Context<Env>,
    current: CalendarEdition,
    edit: CalendarEdit,
    fields: Fields,
    problems: Fields = {},
    refused?: Parameters<typeof httpStatusOf>[0],
  ) {
    const session = sessionOf(c);
    onlyAdministrators(session.person.roles);
    return page(
      c,
      <CalendarReviewPage
        person={session.person}
        keys={newKeys(session)}
        year={yearFrom(fields.nam) ?? Number(today(deps).slice(0, 4))}
        impact={await calendarImpact(registers, current, edit, now().toISOString())}
        basedOn={current.edition}
        reason={fields.reason?.trim() ?? ''}
        edit={JSON.stringify(edit)}
        problems={problems}
      />,
      refused === undefined ? 200 : (httpStatusOf(refused) as 403 | 409 | 422),
    );
  }

  async function namesOf(editions: readonly CalendarEdition[]): Promise<ReadonlyMap<string, string>> {
    const ids = editions.flatMap((one) => (one.publishedBy === null ? [] : [one.publishedBy]));
    const people = await registers.directory.people([...new Set(ids)]);
    return new Map(people.map((person) => [person.id, `${person.honorific} ${person.name}`]));
  }

  return app;
}

const onlyAdministrators = (roles: readonly string[]): void => {
  if (!roles.includes('administrator')) throw new RefusedError('ROLE_NOT_ALLOWED');
};

/** Days taken out, days confirmed, and lines that are filled in. */
function editFrom(fields: Fields, { days }: CalendarEdition): CalendarEdit {
  const remove = days.map((day) => day.date).filter((date) => fields[`bo-${date}`] === 'co');
  const confirmed = days.filter((day) => fields[`xac-nhan-${day.date}`] === 'co' && !remove.includes(day.date));
  const typed = Array.from({ length: LINES }, (_, index) => index + 1)
    .filter((line) => ['ngay', 'ten', 'can-cu'].some((name) => fields[`${name}-${line}`]?.trim()))
    .map(
      (line): CalendarDay => ({
        date: fields[`ngay-${line}`]?.trim() ?? '',
        kind: fields[`loai-${line}`] === 'WORKED_WEEKEND' ? 'WORKED_WEEKEND' : 'DAY_OFF',
        reason: fields[`ten-${line}`]?.trim() ?? '',
        source: fields[`can-cu-${line}`]?.trim() ?? '',
        certainty: fields[`chac-${line}`] === 'to-confirm' ? 'to-confirm' : 'confirmed',
      }),
    );
  const rewritten = new Set(typed.map((day) => day.date));
  const kept = confirmed.filter((day) => !rewritten.has(day.date));
  const source = fields['can-cu-xac-nhan']?.trim();
  const put = kept.map((day) => ({ ...day, certainty: 'confirmed' as const, source: source || day.source }));
  return { remove, put: [...put, ...typed] };
}

/** The box of the line on which a day was typed. */
function lineOf(fields: Fields, date: string): string {
  const line = Array.from({ length: LINES }, (_, index) => index + 1).find(
    (one) => (fields[`ngay-${one}`]?.trim() ?? '') === date && fields[`ten-${one}`] !== undefined,
  );
  return line === undefined ? '' : `ngay-${line}`;
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

const yearFrom = (text: string | undefined): number | undefined =>
  text !== undefined && /^20\d{2}$/.test(text) ? Number(text) : undefined;

/** The years the calendar speaks of, this one, and the next, whose notice is what comes in first. */
function yearsOf({ days }: CalendarEdition, thisYear: number): readonly number[] {
  const years = new Set([thisYear, thisYear + 1, ...days.map((day) => Number(day.date.slice(0, 4)))]);
  return [...years].sort((a, b) => a - b);
}
