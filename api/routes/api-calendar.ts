import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { CalendarEdition } from '../../domain/calendar/calendar.ts';
import { RefusedError } from '../errors.ts';
import { calendarImpact } from '../queries/calendar-impact.ts';
import { accepted } from '../schemas/answers.ts';
import {
  calendarEdit,
  calendarEdition,
  calendarImpact as calendarImpactAnswer,
  FAULT_SENTENCES,
  publishCalendarInput,
} from '../schemas/calendar.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { apiCaller, doing, reading, unwrap } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Lịch nghỉ';
const published = accepted.extend({ edition: z.number().int() }).openapi('CalendarPublished');

/** The calendar as JSON: the same reads and the same command as the pages. */
export function calendarApi({ commands, registers, now }: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(
    reading({ path: '/api/v1/calendar', tag, summary: 'Lịch nghỉ hiện hành', answer: calendarEdition }),
    async (c) => {
      sessionOf(c);
      return c.json(plain(await registers.calendar.current()), 200);
    },
  );

  app.openapi(
    reading({
      path: '/api/v1/calendar/editions',
      tag,
      summary: 'Các ấn bản đã ban hành, mới nhất trước',
      answer: z.object({ editions: z.array(calendarEdition) }).openapi('CalendarEditions'),
    }),
    async (c) => {
      sessionOf(c);
      return c.json({ editions: (await registers.calendar.editions()).map(plain) }, 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/calendar/preview',
      tag,
      summary: 'Xem trước: thay đổi nào, hạn nào đổi; không ghi gì',
      body: calendarEdit,
      answer: calendarImpactAnswer,
    }),
    async (c) => {
      // It names every open dossier, whichever union it belongs to.
      if (!sessionOf(c).person.roles.includes('administrator')) throw new RefusedError('ROLE_NOT_ALLOWED');
      const edit = calendarEdit.parse(await c.req.json());
      const current = await registers.calendar.current();
      const { diff, faults, ...impact } = await calendarImpact(registers, current, edit, now().toISOString());
      return c.json(
        {
          openDossiers: impact.openDossiers,
          openSessions: impact.openSessions,
          dossiers: [...impact.dossiers],
          sessions: [...impact.sessions],
          faults: faults.map((one) => ({ ...one, sentence: FAULT_SENTENCES[one.fault] })),
          added: [...diff.added],
          removed: [...diff.removed],
          changed: [...diff.changed],
        },
        200,
      );
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/calendar',
      tag,
      summary: 'Ban hành lịch nghỉ mới',
      body: publishCalendarInput,
      answer: published,
    }),
    async (c) => {
      const input = publishCalendarInput.parse(await c.req.json());
      return c.json(unwrap(await commands.publishCalendar({ ...apiCaller(c), ...input })), 200);
    },
  );

  return app;
}

const plain = (edition: CalendarEdition) => ({ ...edition, days: [...edition.days] });
