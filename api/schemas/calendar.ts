import { z } from '@hono/zod-openapi';
import type { CalendarFault } from '../../domain/calendar/calendar.ts';

/** The calendar as it comes in and goes out; a day's date and kind are judged by the domain, with a sentence for each. */

export const FAULT_SENTENCES: Readonly<Record<CalendarFault, string>> = {
  BAD_DATE: 'Ngày không hợp lệ. Đề nghị ghi theo dạng năm-tháng-ngày, ví dụ 2027-09-03.',
  TWICE: 'Ngày này được ghi hai lần.',
  OFF_ON_WEEKEND: 'Ngày này là thứ Bảy hoặc Chủ nhật, vốn đã là ngày nghỉ hằng tuần; đề nghị ghi ngày nghỉ bù.',
  WORK_ON_WEEKDAY: 'Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.',
  NO_REASON: 'Đề nghị ghi tên ngày nghỉ hoặc lý do làm bù.',
  NO_SOURCE: 'Đề nghị ghi văn bản làm căn cứ.',
};

const calendarDay = z
  .object({
    date: z.string().max(10).openapi({ example: '2027-09-03' }),
    kind: z.enum(['DAY_OFF', 'WORKED_WEEKEND']),
    reason: z.string().max(200),
    source: z.string().max(300),
    certainty: z.enum(['confirmed', 'to-confirm']),
  })
  .openapi('CalendarDay');

export const calendarEdit = z
  .object({ remove: z.array(z.string().max(10)).max(400), put: z.array(calendarDay).max(400) })
  .openapi('CalendarEdit');

export const calendarEdition = z
  .object({
    edition: z.number().int().openapi({ description: '0 là lịch đi kèm phần mềm' }),
    days: z.array(calendarDay),
    reason: z.string(),
    publishedBy: z.string().nullable(),
    publishedAt: z.string().nullable(),
  })
  .openapi('CalendarEdition');

const moved = z.object({ id: z.string(), name: z.string(), before: z.string(), after: z.string() });

export const calendarImpact = z
  .object({
    openDossiers: z.number().int(),
    openSessions: z.number().int(),
    dossiers: z.array(moved),
    sessions: z.array(moved),
    faults: z.array(z.object({ date: z.string(), fault: z.string(), sentence: z.string() })),
    added: z.array(calendarDay),
    removed: z.array(calendarDay),
    changed: z.array(z.object({ before: calendarDay, after: calendarDay })),
  })
  .openapi('CalendarImpact');

export const publishCalendarInput = z
  .object({ edit: calendarEdit, basedOn: z.number().int().min(0), reason: z.string().max(500) })
  .openapi('PublishCalendarInput');

/** A file of days: what `ghicong calendar show --json` writes and `ghicong calendar import` reads. */
export const calendarFile = z.object({ days: z.array(calendarDay).min(1).max(400) });
