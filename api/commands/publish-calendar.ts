import type { Actor } from '../../domain/acts.ts';
import { applyEdit, type CalendarEdit, diffDays, faultsOf, isUnchanged } from '../../domain/calendar/calendar.ts';
import { FAULT_SENTENCES } from '../schemas/calendar.ts';
import { type Caller, type CommandDeps, type Done, type Refused, refusal } from './command.ts';

export interface PublishCalendarInput extends Caller {
  readonly edit: CalendarEdit;
  /** The edition the caller looked at. */
  readonly basedOn: number;
  readonly reason: string;
}

export type PublishCalendarResult =
  | Done<{ readonly edition: number }>
  /** By date, or `reason`, with the sentence to show beside it. */
  | (Refused & { readonly problems?: Readonly<Record<string, string>> });

/**
 * Ban hành lịch nghỉ: makes the next edition. Every open process is told of it by the worker (`worker/calendar-room.ts`),
 * which finds those that lag behind, so a crash here or there leaves nobody out.
 */
export const createPublishCalendar =
  (deps: Pick<CommandDeps, 'registers' | 'now'>) =>
  async (input: PublishCalendarInput): Promise<PublishCalendarResult> => {
    const { person, channel, requestId, edit, basedOn } = input;
    const actor: Actor = { id: person.id, role: 'administrator' };
    const trace = { actor, channel, command: 'publishCalendar', subject: 'calendar' };
    if (!person.roles.includes('administrator')) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
    const reason = input.reason.trim();
    if (reason === '') return { refused: { code: 'REASON_NEEDED' }, problems: { reason: 'Đề nghị ghi rõ lý do.' } };

    const before = await deps.registers.calendar.edition(basedOn);
    if (before === undefined) return refusal(deps, trace, { code: 'CALENDAR_OVERTAKEN' });
    const days = applyEdit(before.days, edit);
    const faults = faultsOf(days);
    if (faults.length > 0) {
      const problems = Object.fromEntries(faults.map(({ date, fault }) => [date, FAULT_SENTENCES[fault]]));
      return { refused: { code: 'BAD_INPUT' }, problems };
    }
    if (isUnchanged(diffDays(before.days, days))) return refusal(deps, trace, { code: 'CALENDAR_UNCHANGED' });

    const at = deps.now().toISOString();
    const published = await deps.registers.calendar.publish({
      days,
      reason,
      basedOn,
      publishedBy: person.id,
      publishedAt: at,
      requestId: `${person.id}/${requestId}`,
    });
    if (published === 'OVERTAKEN') return refusal(deps, trace, { code: 'CALENDAR_OVERTAKEN' });
    return { ok: true, at: published.publishedAt ?? at, edition: published.edition };
  };
