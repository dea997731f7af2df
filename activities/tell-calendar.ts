import type { LaggingProcess } from '../adapters/calendar-ports.ts';
import { SYSTEM } from '../domain/acts.ts';
import { tableOf } from '../domain/calendar/calendar.ts';
import type { HolidayTable } from '../domain/calendar/holidays.ts';
import { dateInVietnam } from '../domain/calendar/working-days.ts';
import type { ActivityDeps } from './deps.ts';

/** How many are told at once: a change must not crowd out the people at work. */
const AT_ONCE = 8;

/**
 * Tells every open process that lags behind of the calendar in force. Who lags is read from the registers, and the
 * registers learn from the process itself that it has adopted, so whatever a crash leaves undone is found again; the
 * fixed Update id makes telling twice harmless.
 */
export async function tellCalendar(
  { registers, engine, now }: Pick<ActivityDeps, 'registers' | 'engine' | 'now'>,
  warn: (facts: object, message: string) => void,
): Promise<{ readonly told: number }> {
  const current = await registers.calendar.current();
  const holidays = tableOf(current, Number(dateInVietnam(now().toISOString()).slice(0, 4)));
  let told = 0;
  for (let after = ''; ; ) {
    const lagging = await registers.calendar.lagging(current.edition, { limit: AT_ONCE, after });
    const outcomes = await Promise.allSettled(lagging.map((process) => tell(engine, process, holidays)));
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') told += 1;
      // The next round finds it again; the others need not wait for it.
      else warn({ subject: lagging[index]?.id, err: String(outcome.reason) }, 'calendar not delivered');
    }
    const last = lagging.at(-1);
    if (last === undefined || lagging.length < AT_ONCE) return { told };
    after = last.id;
  }
}

/** A refusal needs no answer: a process that is over counts no more days. */
function tell(engine: ActivityDeps['engine'], { kind, id }: LaggingProcess, holidays: HolidayTable): Promise<unknown> {
  const act = { command: { type: 'adoptCalendar', holidays }, actor: SYSTEM, channel: 'engine' } as const;
  const requestId = `calendar/${holidays.edition}`;
  return kind === 'dossier' ? engine.actOnDossier(id, act, requestId) : engine.actOnSession(id, act, requestId);
}
