import type { Registers } from '../../adapters/register-ports.ts';
import {
  applyEdit,
  type CalendarDay,
  type CalendarDiff,
  type CalendarEdit,
  type CalendarEdition,
  type CalendarFault,
  diffDays,
  faultsOf,
  tableOf,
} from '../../domain/calendar/calendar.ts';
import { HOLIDAYS_2026_2027, type HolidayTable } from '../../domain/calendar/holidays.ts';
import { movedDeadline, movedVoting } from '../../domain/calendar/replan.ts';
import { runningClock } from '../../domain/dossier/adopt-calendar.ts';

export interface Moved {
  readonly id: string;
  /** The union's name for a dossier. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What an edit would do, worked out before anybody confirms it. */
export interface CalendarImpact {
  readonly days: readonly CalendarDay[];
  readonly diff: CalendarDiff;
  readonly faults: readonly { readonly date: string; readonly fault: CalendarFault }[];
  readonly openDossiers: number;
  readonly dossiers: readonly Moved[];
  readonly openSessions: number;
  /** Sessions whose close of voting is put off. */
  readonly sessions: readonly Moved[];
}

/**
 * The same functions as the processes use count every open deadline again. An act that is accepted between this preview
 * and the publication is counted when it comes to it.
 */
export async function calendarImpact(
  registers: Registers,
  current: CalendarEdition,
  edit: CalendarEdit,
  at: string,
): Promise<CalendarImpact> {
  const days = applyEdit(current.days, edit);
  const faults = faultsOf(days);
  const diff = diffDays(current.days, days);
  const [dossiers, sessions] = await Promise.all([
    registers.calendar.openDossiers(),
    registers.calendar.openSessions(),
  ]);
  const counted = { days, diff, faults, openDossiers: dossiers.length, openSessions: sessions.length };
  // With faults in it the list says nothing about working days yet.
  if (faults.length > 0) return { ...counted, dossiers: [], sessions: [] };
  const next = tableOf({ edition: current.edition + 1, days });

  const moved: Moved[] = [];
  for (const { id, unitName, dueAt, clock } of dossiers) {
    if (dueAt === null) continue;
    const state = clock === null ? await registers.events.dossierState(id) : undefined;
    const running = clock ?? (state && runningClock(state));
    const after = running ? movedDeadline(dueAt, running, at, next) : dueAt;
    if (after !== dueAt) moved.push({ id, name: unitName, before: dueAt, after });
  }
  const put = await Promise.all(sessions.map((id) => movedSession(registers, id, at, next)));
  return { ...counted, dossiers: moved, sessions: put.filter((one) => one !== undefined) };
}

async function movedSession(
  registers: Registers,
  id: string,
  at: string,
  after: HolidayTable,
): Promise<Moved | undefined> {
  const state = await registers.events.sessionState(id);
  if (state === undefined) return undefined;
  const opening = await registers.calendar.edition(state.edition);
  const before = state.holidays ?? (opening ? tableOf(opening) : HOLIDAYS_2026_2027);
  const { votingClosesAt } = movedVoting(state, state.convenedAt, at, { before, after });
  return votingClosesAt === state.votingClosesAt
    ? undefined
    : { id, name: id, before: state.votingClosesAt, after: votingClosesAt };
}
