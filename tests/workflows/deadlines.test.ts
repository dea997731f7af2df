import type { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOLIDAYS_2026_2027 } from '../../domain/calendar/holidays.ts';
import { endOfWorkingDay } from '../../domain/calendar/working-days.ts';
import { ballot, byMember, byOfficer, bySecretary, convene, submission } from '../support/acts.ts';
import {
  type Call,
  connectToTestServer,
  openSkippingTime,
  recordedAt,
  recordedTypes,
  rememberingActivities,
  withWorkers,
} from '../support/workflow-bench.ts';

let environment: TestWorkflowEnvironment | undefined;
let session: SessionServer;
beforeAll(async () => {
  environment = await openSkippingTime();
  session = environment ? skippingServer(environment) : await ordinaryServer();
}, 120_000);
afterAll(async () => await environment?.teardown());

const DAY = 86_400_000;

describe('deadlines and reminders, months in milliseconds', () => {
  it('tells the officer once when a dossier is not received in time, and nobody when it is', async (context) => {
    if (!environment) return context.skip();
    const { calls, activities } = rememberingActivities();
    await withWorkers(environment.nativeConnection, environment.client, activities, async (engine) => {
      const env = environment as TestWorkflowEnvironment;
      await engine.submitDossier('late', submission(), 'r1');
      await engine.submitDossier('in-time', submission(), 'r1');
      await engine.actOnDossier('in-time', byOfficer({ type: 'receiveDossier' }), 'r2');
      const start = await env.currentTimeMs();
      const due = Date.parse(endOfWorkingDay(new Date(start).toISOString(), 3, HOLIDAYS_2026_2027));
      await env.sleep(due - start - 60_000);
      expect(recordedTypes(calls, 'late')).toEqual(['dossierSubmitted']);
      await env.sleep(3 * DAY);
      expect(recordedTypes(calls, 'late')).toEqual(['dossierSubmitted', 'deadlinePassed']);
      expect(recordedAt(calls, 'late', 'deadlinePassed')).toEqual([new Date(due).toISOString()]);
      expect(recordedTypes(calls, 'in-time')).toEqual(['dossierSubmitted', 'dossierReceived']);
      // The clock of verification runs on from the receipt.
      await env.sleep(45 * DAY);
      expect(recordedTypes(calls, 'in-time')).toEqual(['dossierSubmitted', 'dossierReceived', 'deadlinePassed']);
      expect(recordedTypes(calls, 'late')).toHaveLength(2);
    });
  }, 60_000);

  it('measures the supplement from the return, not from the submission', async (context) => {
    if (!environment) return context.skip();
    const { calls, activities } = rememberingActivities();
    await withWorkers(environment.nativeConnection, environment.client, activities, async (engine) => {
      const env = environment as TestWorkflowEnvironment;
      await engine.submitDossier('returned', submission(), 'r1');
      await engine.actOnDossier('returned', byOfficer({ type: 'returnDossier', noteHash: 'n' }), 'r2');
      await env.sleep(5 * DAY);
      expect(recordedTypes(calls, 'returned')).toEqual(['dossierSubmitted', 'dossierReturned']);
      await env.sleep(30 * DAY);
      expect(recordedTypes(calls, 'returned').filter((type) => type === 'deadlinePassed')).toHaveLength(1);
    });
  }, 60_000);

  it('reminds only those who have not voted, ends the voting time, and takes no ballot afterwards', async () => {
    const { client, connection, day } = session;
    let start = 0;
    const at = (days: number) => new Date(start + days * day).toISOString();
    const reach = async (days: number) => await session.sleep(start + days * day - (await session.now()));
    const { calls, activities } = rememberingActivities({
      sealBallotBox: async ({ due }) => ({
        tally: due.map((count) => ({ yes: count, no: 0, noOpinion: 0 })),
        boxHash: 'ab'.repeat(32),
        at: at(30),
      }),
    });
    await withWorkers(connection, client, activities, async (engine) => {
      start = await session.now();
      await engine.conveneSession('session-1', convene({ votingClosesAt: at(7), remindAt: at(6) }), 'r1');
      for (const id of ['m1', 'm2', 'm3']) await engine.actOnSession('session-1', ballot(id), id);
      const early = await engine.actOnSession('session-1', bySecretary({ type: 'closeSession' }), 'close-early');
      expect(early).toEqual({ refused: { code: 'VOTING_STILL_OPEN', facts: { missing: 6 } } });

      await reach(6.1);
      expect(reminded(calls)).toEqual([['m4', 'm5', 'm6', 'm7', 'm8', 'm9']]);
      for (const id of ['m4', 'm5', 'm6', 'm7']) await engine.actOnSession('session-1', ballot(id), id);
      await reach(7.1);
      const late = await engine.actOnSession('session-1', ballot('m8'), 'm8');
      expect(late).toEqual({ refused: { code: 'VOTING_CLOSED' } });
      expect(recordedTypes(calls, 'session-1')).toContain('votingTimeEnded');

      await engine.actOnSession('session-1', bySecretary({ type: 'closeSession' }), 'close');
      await untilRecorded(calls, 'session-1', 'minutesPrepared');
      await engine.actOnSession('session-1', byMember('m1')({ type: 'confirmMinutes' }), 'confirm');
      const outcome = await client.workflow.getHandle('session-1').result();
      expect(outcome.state.results.map((one: { outcome: string }) => one.outcome)).toEqual([
        'PASSED',
        'PASSED',
        'PASSED',
      ]);
      expect(reminded(calls)).toHaveLength(1);
      // The engine's own acts are dated by their causes, not by the workflow's clock.
      expect(recordedAt(calls, 'session-1', 'votersReminded')).toEqual([at(6)]);
      expect(recordedAt(calls, 'session-1', 'votingTimeEnded')).toEqual([at(7)]);
      expect(recordedAt(calls, 'session-1', 'tallyRecorded')).toEqual([at(30)]);
      // Time in a stream only goes forward.
      expect(recordedAt(calls, 'session-1', 'minutesConfirmed')).toEqual([at(30)]);
    });
  }, 60_000);
});

const reminded = (calls: readonly Call[]): unknown[] =>
  calls.flatMap(({ name, input }) =>
    name !== 'recordEvents'
      ? []
      : (input.events as { event: { type: string; memberIds?: string[] } }[])
          .filter(({ event }) => event.type === 'votersReminded')
          .map(({ event }) => event.memberIds),
  );

async function untilRecorded(calls: readonly Call[], stream: string, type: string) {
  for (let tries = 0; tries < 50 && !recordedTypes(calls, stream).includes(type); tries += 1) await session.sleep(100);
  expect(recordedTypes(calls, stream)).toContain(type);
}

/** Where a council session is held, and how long a day is there. A dossier's deadlines are counted in real days. */
interface SessionServer {
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly day: number;
  now(): Promise<number>;
  sleep(milliseconds: number): Promise<void>;
}

const skippingServer = (env: TestWorkflowEnvironment): SessionServer => ({
  client: env.client,
  connection: env.nativeConnection,
  day: DAY,
  now: async () => await env.currentTimeMs(),
  sleep: async (milliseconds) => await env.sleep(milliseconds),
});

async function ordinaryServer(): Promise<SessionServer> {
  console.warn('no time-skipping server: a council session is held with days of three seconds');
  const { client, connection } = await connectToTestServer();
  return {
    client,
    connection,
    day: 3_000,
    now: async () => Date.now(),
    sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
  };
}
