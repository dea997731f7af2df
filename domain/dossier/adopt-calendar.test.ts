import { describe, expect, it } from 'vitest';
import {
  concluded,
  DECIDE_BY,
  dossierMachine,
  OFFICER,
  placed,
  RECEIVE_BY,
  received,
  STAGES,
  SYSTEM,
  submitted,
  UP_TO,
  VERIFY_BY,
  verified,
  withdrawn,
} from '../../tests/support/dossier-story.ts';
import { type Happened, happened, specify } from '../../tests/support/given.ts';
import { HOLIDAYS_2026_2027, type HolidayTable } from '../calendar/holidays.ts';
import { runningClock } from './adopt-calendar.ts';
import { decideDossier } from './decide.ts';
import type { DossierEvent } from './dossier.ts';

const given = specify(dossierMachine);

/** Everything in these stories happens on Tuesday 10/11/2026; Thursday 12/11 becomes a day off. */
const off: HolidayTable = {
  ...HOLIDAYS_2026_2027,
  edition: 2,
  daysOff: [...HOLIDAYS_2026_2027.daysOff, '2026-11-12'].toSorted(),
};
const adopt = { type: 'adoptCalendar', holidays: off } as const;
const adopted = (dueBefore: string | null, dueAt: string | null, decideBy: string | null = null): DossierEvent => ({
  type: 'calendarAdopted',
  holidays: off,
  dueBefore,
  dueAt,
  decideBy,
});

describe('a dossier that takes over another calendar', () => {
  it.each([
    ['reception', [submitted()], RECEIVE_BY, '2026-11-16T10:00:00.000Z'],
    ['verification', [submitted(), received], VERIFY_BY, '2026-12-10T10:00:00.000Z'],
  ] as const)('counts the time for %s again from the act that started it', (_, story, before, after) => {
    const state = given(story).when(SYSTEM, adopt).thenEvents(adopted(before, after));
    expect(state).toMatchObject({ dueAt: after, edition: 2, holidays: off });
  });

  it('counts by it what comes afterwards, whatever table the process began with', () => {
    const story = [submitted(), happened<DossierEvent>(SYSTEM, adopted(RECEIVE_BY, RECEIVE_BY))];
    const verifyBy = '2026-12-10T10:00:00.000Z';
    const ruleSet = 'TLD-2026-10';
    given(story).when(OFFICER, { type: 'receiveDossier' }).thenEvents({ type: 'dossierReceived', ruleSet, verifyBy });
  });

  it('also moves the deadline that waits until the last case is out of the council', () => {
    // Two were voted on; the third waits for another session, so nothing is due yet.
    const partly = concluded({ passed: [1, 2], notConsidered: [3] });
    const story = [submitted(), received, verified(), placed(), partly];
    const moved = '2026-11-18T10:00:00.000Z';
    const event = adopted(null, null, moved);
    expect(given(story).state()).toMatchObject({ dueAt: null, decideBy: DECIDE_BY });
    given(story).when(SYSTEM, adopt).thenEvents(event);
    const left = given([...story, happened<DossierEvent>(SYSTEM, event), withdrawn(3)]).state();
    expect(left).toMatchObject({ dueAt: moved, clock: { deadline: 'decide' } });
  });

  it('wakes no deadline that passed', () => {
    const passed: Happened<DossierEvent> = happened(SYSTEM, {
      type: 'deadlinePassed',
      stage: 'SUBMITTED',
      dueAt: RECEIVE_BY,
    });
    const state = given([submitted(), passed]).when(SYSTEM, adopt, RECEIVE_BY).thenEvents(adopted(null, null));
    expect(state).toMatchObject({ dueAt: null, clock: null });
    expect(runningClock(state)).toBeUndefined();
  });

  it('does nothing when it has this edition or a later one', () => {
    const story = [submitted(), happened<DossierEvent>(SYSTEM, adopted(RECEIVE_BY, RECEIVE_BY))];
    given(story).when(SYSTEM, adopt).thenNothing();
    given(story).when(SYSTEM, { type: 'adoptCalendar', holidays: HOLIDAYS_2026_2027 }).thenNothing();
  });

  it.each(STAGES)('has a clock exactly while something is due: %s', (stage) => {
    const state = given(UP_TO[stage]).state();
    expect(runningClock(state) === undefined).toBe(state.dueAt === null);
  });
});

it('a dossier that begins under the program’s own table leaves no trace of it, one of a later edition does', () => {
  const [first] = UP_TO.SUBMITTED;
  const sent = { type: 'submitDossier', unitId: 'u', awardCode: 'BK_LDLD', evaluationYear: 2026 } as const;
  const act = {
    command: { ...sent, recordsHash: 'f'.repeat(64), kinds: 'I' },
    actor: first?.actor ?? SYSTEM,
    channel: 'web',
  } as const;
  const eventUnder = (table: HolidayTable) => {
    const decision = decideDossier(act, null, '2026-11-10T02:00:00.000Z', table);
    return 'events' in decision ? decision.events[0] : undefined;
  };
  expect(eventUnder(HOLIDAYS_2026_2027)).not.toHaveProperty('edition');
  expect(eventUnder(off)).toMatchObject({ edition: 2, receiveBy: '2026-11-16T10:00:00.000Z' });
});
