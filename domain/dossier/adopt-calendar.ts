import type { Decision } from '../acts.ts';
import type { HolidayTable } from '../calendar/holidays.ts';
import { movedDeadline } from '../calendar/replan.ts';
import { type Clock, type DossierEvent, type DossierStage, type DossierState, stageOf } from './dossier.ts';
import { awardRuleOf } from './rules-of.ts';

/** Stages in which a deadline runs or is still to come. */
export const COUNTING: readonly DossierStage[] = [
  'SUBMITTED',
  'RETURNED',
  'RECEIVED',
  'APPRAISED',
  'IN_COUNCIL',
  'VOTED',
];

/** Takes over a later edition of the calendar and counts what is running again. An earlier one comes too late. */
export function adoptCalendar(holidays: HolidayTable, state: DossierState, at: string): Decision<DossierEvent> {
  if (!COUNTING.includes(stageOf(state)) || holidays.edition <= state.edition) return { events: [] };
  const again = (due: string | null, clock: Clock | null): string | null => {
    const days = clock && daysOf(state, clock);
    return due === null || clock === null || !days ? due : movedDeadline(due, { from: clock.from, days }, at, holidays);
  };
  const toDecide: Clock | null = state.councilAt === null ? null : { from: state.councilAt, deadline: 'decide' };
  return {
    events: [
      {
        type: 'calendarAdopted',
        holidays,
        dueAt: again(state.dueAt, state.clock),
        dueBefore: state.dueAt,
        decideBy: again(state.decideBy, toDecide),
      },
    ],
  };
}

/** The running deadline in working days; undefined when none runs. */
export function runningClock(state: DossierState): { readonly from: string; readonly days: number } | undefined {
  const days = state.clock === null ? undefined : daysOf(state, state.clock);
  return state.clock === null || days === undefined ? undefined : { from: state.clock.from, days };
}

/** By the rules the dossier is under, or was sent under while none are pinned. */
const daysOf = (state: DossierState, { from, deadline }: Clock): number | undefined =>
  awardRuleOf(state, from)?.deadlines[deadline];
