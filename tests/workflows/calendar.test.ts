import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../api/engine-port.ts';
import { SYSTEM } from '../../domain/acts.ts';
import { HOLIDAYS_2026_2027, type HolidayTable } from '../../domain/calendar/holidays.ts';
import { dateInVietnam, endOfWorkingDay } from '../../domain/calendar/working-days.ts';
import { replayHistory } from '../../worker/replay.ts';
import { decisionId, MAIN_QUEUE } from '../../workflows/messages.ts';
import { ballot, byAuthority, byOfficer, bySecretary, convene, submission } from '../support/acts.ts';
import {
  bundleForTests,
  type Call,
  openSkippingTime,
  recordedTypes,
  rememberingActivities,
  withWorkers,
} from '../support/workflow-bench.ts';

let environment: TestWorkflowEnvironment | undefined;
beforeAll(async () => {
  environment = await openSkippingTime();
}, 120_000);
afterAll(async () => await environment?.teardown());

const DAY = 86_400_000;
const MINUTE = 60_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** Weekdays after a day, as dates. */
function weekdaysAfter(start: number, count: number): readonly string[] {
  const days = Array.from({ length: count * 2 + 4 }, (_, index) => dateInVietnam(iso(start + (index + 1) * DAY)));
  return days.filter((date) => weekday(date) % 6 !== 0).slice(0, count);
}
const nextSaturday = (start: number): string => {
  const days = Array.from({ length: 7 }, (_, index) => dateInVietnam(iso(start + (index + 1) * DAY)));
  return days.find((date) => weekday(date) === 6) ?? '';
};

const PLAIN: HolidayTable = { ...HOLIDAYS_2026_2027, edition: 1 };
const adopt = (engine: Engine, id: string, holidays: HolidayTable, kind: 'dossier' | 'session' = 'dossier') => {
  const act = { command: { type: 'adoptCalendar', holidays }, actor: SYSTEM, channel: 'engine' } as const;
  const requestId = `calendar/${holidays.edition}`;
  return kind === 'dossier' ? engine.actOnDossier(id, act, requestId) : engine.actOnSession(id, act, requestId);
};

/** What survives a restart of the worker: the history so far, decided again by the same code. */
async function replays(env: TestWorkflowEnvironment, workflowId: string, types: readonly string[]): Promise<void> {
  const history = await env.client.workflow.getHandle(workflowId).fetchHistory();
  const { code } = await bundleForTests();
  const { streams } = await replayHistory(code, {}, workflowId, JSON.parse(historyToJSON(history)));
  expect(streams.get(workflowId)?.map(({ event }) => event.type)).toStrictEqual(types);
}

describe('another calendar, while deadlines run', () => {
  it('puts a deadline off, or brings it forward, and nobody is told of the old one', async (context) => {
    if (!environment) return context.skip();
    const env = environment;
    const { calls, activities } = rememberingActivities();
    await withWorkers(env.nativeConnection, env.client, activities, async (engine) => {
      const start = await env.currentTimeMs();
      for (const id of ['later', 'sooner', 'same']) {
        await engine.submitDossier(id, submission(), 's', PLAIN);
        await engine.actOnDossier(id, byOfficer({ type: 'receiveDossier' }), 'r');
      }
      const due = Date.parse(endOfWorkingDay(iso(start), 20, PLAIN));
      const off = { ...PLAIN, edition: 2, daysOff: [...PLAIN.daysOff, ...weekdaysAfter(start + DAY, 2)].toSorted() };
      const worked = { ...PLAIN, edition: 2, workedWeekends: [...PLAIN.workedWeekends, nextSaturday(start + DAY)] };
      for (const table of [off, worked]) {
        expect(endOfWorkingDay(iso(start), 20, table)).not.toBe(iso(due));
      }
      await adopt(engine, 'later', off);
      await adopt(engine, 'sooner', worked);
      // Told twice, as after a crash between telling and noting it down: once is enough.
      await adopt(engine, 'later', off);
      const before = ['dossierSubmitted', 'dossierReceived', 'calendarAdopted'];
      const paid = await lengthOf(env, 'same');
      await adopt(engine, 'same', { ...PLAIN, edition: 2 });
      await seen(env, calls, 'same', before);
      // Temporal keeps every event: an edition must not eat up the budget of a dossier.
      expect((await lengthOf(env, 'same')) - paid).toBeLessThanOrEqual(8);

      const sooner = Date.parse(endOfWorkingDay(iso(start), 20, worked));
      expect(sooner).toBeLessThan(due);
      const after = [...before, 'deadlinePassed'];
      await env.sleep(sooner - (await env.currentTimeMs()) + MINUTE);
      await seen(env, calls, 'sooner', after);
      expect(recordedTypes(calls, 'same')).toStrictEqual(before);
      await env.sleep(due - (await env.currentTimeMs()) + MINUTE);
      await seen(env, calls, 'same', after);
      expect(recordedTypes(calls, 'later')).toStrictEqual(before);
      const later = Date.parse(endOfWorkingDay(iso(start), 20, off));
      await env.sleep(later - (await env.currentTimeMs()) + MINUTE);
      await seen(env, calls, 'later', after);
      for (const id of ['later', 'sooner', 'same']) await replays(env, id, after);
    });
  }, 120_000);

  it('wakes no deadline that is over, and no older edition undoes a newer one', async (context) => {
    if (!environment) return context.skip();
    const env = environment;
    const { calls, activities } = rememberingActivities();
    await withWorkers(env.nativeConnection, env.client, activities, async (engine) => {
      const start = await env.currentTimeMs();
      await engine.submitDossier('over', submission(), 's', PLAIN);
      const due = Date.parse(endOfWorkingDay(iso(start), 3, PLAIN));
      await env.sleep(due - start + MINUTE);
      await seen(env, calls, 'over', ['dossierSubmitted', 'deadlinePassed']);
      const off = { ...PLAIN, edition: 3, daysOff: [...PLAIN.daysOff, ...weekdaysAfter(start, 3)].toSorted() };
      await adopt(engine, 'over', off);
      await adopt(engine, 'over', { ...PLAIN, edition: 2 });
      await env.sleep(30 * DAY);
      await seen(env, calls, 'over', ['dossierSubmitted', 'deadlinePassed', 'calendarAdopted']);
      expect(await engine.dossier('over')).toMatchObject({ dueAt: null, edition: 3 });
    });
  }, 120_000);

  it('puts the close of a vote off with its reminder, takes ballots until then, and never closes it sooner', async (context) => {
    if (!environment) return context.skip();
    const env = environment;
    const { calls, activities } = rememberingActivities();
    await withWorkers(env.nativeConnection, env.client, activities, async (engine) => {
      const start = await env.currentTimeMs();
      const closes = endOfWorkingDay(iso(start), 5, PLAIN);
      const times = { votingClosesAt: closes, remindAt: endOfWorkingDay(iso(start), 4, PLAIN) };
      for (const id of ['vote-later', 'vote-same']) await engine.conveneSession(id, convene(times), 'c', PLAIN);
      const off = { ...PLAIN, edition: 2, daysOff: [...PLAIN.daysOff, dateInVietnam(times.remindAt)].toSorted() };
      const worked = { ...PLAIN, edition: 2, workedWeekends: [...PLAIN.workedWeekends, nextSaturday(start)] };
      await adopt(engine, 'vote-later', off, 'session');
      await adopt(engine, 'vote-same', worked, 'session');
      await seen(env, calls, 'vote-later', ['sessionConvened', 'calendarAdopted']);
      expect(await engine.session('vote-same')).toMatchObject({ votingClosesAt: closes, edition: 2 });

      await env.sleep(Date.parse(times.remindAt) - (await env.currentTimeMs()) + MINUTE);
      await seen(env, calls, 'vote-same', ['sessionConvened', 'calendarAdopted', 'votersReminded']);
      expect(recordedTypes(calls, 'vote-later')).not.toContain('votersReminded');
      // The moment at which the vote was to close: it is reminded of instead, and ballots still come in.
      await env.sleep(Date.parse(closes) - (await env.currentTimeMs()) + MINUTE);
      await seen(env, calls, 'vote-later', ['sessionConvened', 'calendarAdopted', 'votersReminded']);
      expect(await engine.actOnSession('vote-same', ballot('m1'), 'b')).toEqual({ refused: { code: 'VOTING_CLOSED' } });
      expect(await engine.actOnSession('vote-later', ballot('m1'), 'b')).toHaveProperty('accepted');
      const early = await engine.actOnSession('vote-later', bySecretary({ type: 'closeSession' }), 'early');
      expect(early).toMatchObject({ refused: { code: 'VOTING_STILL_OPEN' } });

      const later = Date.parse(endOfWorkingDay(iso(start), 5, off));
      expect((await engine.session('vote-later'))?.votingClosesAt).toBe(iso(later));
      await env.sleep(later - (await env.currentTimeMs()) + MINUTE);
      expect(await engine.actOnSession('vote-later', ballot('m2'), 'b2')).toEqual({
        refused: { code: 'VOTING_CLOSED' },
      });
      const types = ['sessionConvened', 'calendarAdopted', 'votersReminded', 'ballotCast', 'votingTimeEnded'];
      await seen(env, calls, 'vote-later', types);
      await replays(env, 'vote-later', types);
    });
  }, 120_000);
});

describe('a draft that is out of date', () => {
  it('is drawn up again before the signature, and the second one is signed', async (context) => {
    if (!environment) return context.skip();
    const env = environment;
    const { calls, activities } = rememberingActivities();
    await withWorkers(env.nativeConnection, env.client, activities, async (engine) => {
      const workflowId = decisionId('renewed');
      const input = { dossierId: 'renewed', nos: [1, 2], barredFromSigning: [] };
      await env.client.workflow.start('issueDecision', { workflowId, taskQueue: MAIN_QUEUE, args: [input] });
      await seen(env, calls, workflowId, ['decisionOpened', 'draftPrepared']);
      await engine.actOnDecision('renewed', byAuthority({ type: 'renewDraft' }), 'again');
      const drafts = () => calls.filter(({ name }) => name === 'draftDecision').map(({ input: given }) => given.draft);
      const types = ['decisionOpened', 'draftPrepared', 'draftRenewed', 'draftPrepared'];
      await seen(env, calls, workflowId, types);
      expect(drafts()).toStrictEqual([1, 2]);
      expect(await engine.actOnDecision('renewed', byAuthority({ type: 'signDecision' }), 'sign')).toHaveProperty(
        'accepted',
      );
      await seen(env, calls, workflowId, [...types, 'decisionSigned']);
      await replays(env, workflowId, [...types, 'decisionSigned']);
    });
  }, 120_000);
});

const lengthOf = async (env: TestWorkflowEnvironment, workflowId: string): Promise<number> =>
  (await env.client.workflow.getHandle(workflowId).fetchHistory()).events?.length ?? 0;

/** The registers hear of it a moment later; time is skipped meanwhile. */
async function seen(
  env: TestWorkflowEnvironment,
  calls: readonly Call[],
  stream: string,
  types: readonly string[],
): Promise<void> {
  for (let tries = 0; tries < 50 && recordedTypes(calls, stream).length < types.length; tries += 1)
    await env.sleep(100);
  expect(recordedTypes(calls, stream)).toStrictEqual(types);
}
