import type { LaggingProcess } from '../adapters/calendar-ports.ts';
import type { Incidents } from '../adapters/register-ports.ts';
import { SYSTEM } from '../domain/acts.ts';
import { ADOPTION_STEP, tableOf } from '../domain/calendar/calendar.ts';
import type { HolidayTable } from '../domain/calendar/holidays.ts';
import { dateInVietnam } from '../domain/calendar/working-days.ts';
import type { ActivityDeps } from './deps.ts';
import { sentenceFor } from './failures.ts';

/** How many are told at once: a change must not crowd out the people at work. */
const AT_ONCE = 8;

/** As for all other steps (`workflows/options.ts`): a person hears of it after the third failure. */
const QUIET_FAILURES = 2;

/** How often in a row each process was not reached; kept by whoever tells, from round to round. */
export type Unreached = Map<string, number>;

/**
 * Tells every open process that lags behind of the calendar in force. Who lags is read from the registers, and the
 * registers learn from the process itself that it has adopted, so whatever a crash leaves undone is found again; the
 * fixed Update id makes telling twice harmless. A process that is missed again and again stands among the incidents
 * until it is reached or is over.
 */
export async function tellCalendar(
  { registers, engine, now }: Pick<ActivityDeps, 'registers' | 'engine' | 'now'>,
  warn: (facts: object, message: string) => void,
  unreached: Unreached,
): Promise<{ readonly told: number }> {
  const current = await registers.calendar.current();
  const holidays = tableOf(current, Number(dateInVietnam(now().toISOString()).slice(0, 4)));
  let told = 0;
  const missed = new Map<string, unknown>();
  for (let after = ''; ; ) {
    const lagging = await registers.calendar.lagging(current.edition, { limit: AT_ONCE, after });
    const outcomes = await Promise.allSettled(lagging.map((process) => tell(engine, process, holidays)));
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') told += 1;
      // The next round finds it again; the others need not wait for it.
      else {
        const subject = lagging[index]?.id ?? '';
        missed.set(subject, outcome.reason);
        warn({ subject, err: String(outcome.reason) }, 'calendar not delivered');
      }
    }
    const last = lagging.at(-1);
    if (last === undefined || lagging.length < AT_ONCE) break;
    after = last.id;
  }
  await keepIncidents(registers.incidents, missed, unreached);
  return { told };
}

async function keepIncidents(
  incidents: Incidents,
  missed: ReadonlyMap<string, unknown>,
  unreached: Unreached,
): Promise<void> {
  for (const subject of [...unreached.keys()]) if (!missed.has(subject)) unreached.delete(subject);
  for (const [subject, reason] of missed) {
    const attempts = (unreached.get(subject) ?? 0) + 1;
    unreached.set(subject, attempts);
    if (attempts <= QUIET_FAILURES) continue;
    const sentence = `Lịch nghỉ mới chưa được áp dụng cho quy trình này. ${sentenceFor(reason)}`;
    await incidents.raise({ subject, step: ADOPTION_STEP, sentence, attempts });
  }
  // Read, not remembered: another worker may have raised them before it stopped.
  for (const { subject, step } of await incidents.open())
    if (step === ADOPTION_STEP && !missed.has(subject)) await incidents.clear(subject, step);
}

/** A refusal needs no answer: a process that is over counts no more days. */
function tell(engine: ActivityDeps['engine'], { kind, id }: LaggingProcess, holidays: HolidayTable): Promise<unknown> {
  const act = { command: { type: 'adoptCalendar', holidays }, actor: SYSTEM, channel: 'engine' } as const;
  const requestId = `calendar/${holidays.edition}`;
  return kind === 'dossier' ? engine.actOnDossier(id, act, requestId) : engine.actOnSession(id, act, requestId);
}
