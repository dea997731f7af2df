/** A session that is called off, and one whose count a teller confirms: each ends, and replays. */

import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Outcome } from '../../api/engine-port.ts';
import type { SessionEvent } from '../../domain/council/session.ts';
import { replayHistory } from '../../worker/replay.ts';
import { ballot, byMember, bySecretary, convene, council } from '../support/acts.ts';
import {
  bundleForTests,
  CONVERTER,
  connectToTestServer,
  recordedTypes,
  rememberingActivities,
  withWorkers,
} from '../support/workflow-bench.ts';

let client: Client;
let connection: NativeConnection;
beforeAll(async () => {
  ({ client, connection } = await connectToTestServer());
});
afterAll(async () => {
  await connection.close();
  await client.connection.close();
});

const run = Date.now().toString(36);
const accepted = (outcome: Outcome) => expect(outcome).toHaveProperty('accepted');
const DAY = 86_400_000;
const NOTE = 'ef'.repeat(32);
const times = () => ({
  votingClosesAt: new Date(Date.now() + 7 * DAY).toISOString(),
  remindAt: new Date(Date.now() + 6 * DAY).toISOString(),
});

async function replayed(sessionId: string): Promise<readonly SessionEvent['type'][]> {
  const history = await client.workflow.getHandle(sessionId).fetchHistory();
  const { code } = await bundleForTests();
  const { streams } = await replayHistory(code, CONVERTER, sessionId, JSON.parse(historyToJSON(history)));
  return (streams.get(sessionId) ?? []).map(({ event }) => event.type as SessionEvent['type']);
}

it('a session called off lets its dossiers go, counts nothing and ends', async () => {
  const sessionId = `called-off-${run}`;
  let openings = 0;
  const { calls, activities } = rememberingActivities({
    // The dossiers are still being told of the session when it is called off: they hear of both in this order.
    openSession: async () => {
      openings += 1;
      if (openings < 3) throw new Error('LibreOffice is away');
    },
  });
  await withWorkers(connection, client, activities, async (engine) => {
    accepted(await engine.conveneSession(sessionId, convene({ ...times(), invitation: true }), 'c'));
    accepted(await engine.actOnSession(sessionId, bySecretary({ type: 'callOffSession', noteHash: NOTE }), 'off'));
    const late = await engine.actOnSession(sessionId, ballot('m2'), 'late');
    if (!('refused' in late)) throw new Error('a ballot was taken');
    const { state } = await client.workflow.getHandle(sessionId).result();
    expect(state).toMatchObject({ calledOff: { by: 'ngoc', noteHash: NOTE }, results: null, minutesReady: false });
  });
  const names = calls.map(({ name }) => name);
  expect(names).not.toContain('sealBallotBox');
  expect(names).not.toContain('issueMinutes');
  expect(names.filter((name) => name === 'releaseAgenda')).toHaveLength(1);
  expect(names.indexOf('releaseAgenda')).toBeGreaterThan(names.lastIndexOf('openSession'));
  expect(recordedTypes(calls, sessionId)).toEqual(['sessionConvened', 'sessionCalledOff']);
  expect(await replayed(sessionId)).toEqual(['sessionConvened', 'sessionCalledOff']);
}, 60_000);

it('minutes are drawn up when a teller has confirmed the count, and not before', async () => {
  const sessionId = `told-${run}`;
  const { calls, activities } = rememberingActivities();
  const drawnUp = () => calls.some(({ name }) => name === 'issueMinutes');
  const sitting = { form: 'BY_LINK', composition: 1, meetsAt: null, placeHash: NOTE, tellers: ['m3'] } as const;
  await withWorkers(connection, client, activities, async (engine) => {
    const command = convene({
      ...times(),
      sitting: { ...sitting, meetsAt: new Date().toISOString() },
      tellersConfirm: true,
    });
    accepted(await engine.conveneSession(sessionId, command, 'c'));
    for (const { id } of council(9)) accepted(await engine.actOnSession(sessionId, ballot(id), id));
    accepted(await engine.actOnSession(sessionId, bySecretary({ type: 'closeSession' }), 'close'));
    await expect.poll(() => recordedTypes(calls, sessionId).includes('tallyRecorded'), { timeout: 20_000 }).toBe(true);
    const remark = { type: 'recordRemark', kind: 'DISSENT', item: 1, noteHash: NOTE } as const;
    accepted(await engine.actOnSession(sessionId, bySecretary(remark), 'said'));
    expect(drawnUp()).toBe(false);
    accepted(await engine.actOnSession(sessionId, byMember('m3')({ type: 'confirmCount' as const }), 'told'));
    await expect
      .poll(() => recordedTypes(calls, sessionId).includes('minutesPrepared'), { timeout: 20_000 })
      .toBe(true);
    accepted(await engine.actOnSession(sessionId, byMember('m1')({ type: 'confirmMinutes' as const }), 'confirm'));
    const { state } = await client.workflow.getHandle(sessionId).result();
    expect(state).toMatchObject({ countConfirmedBy: 'm3', confirmedBy: 'm1' });
  });
  // What was said and the teller's word are in the registers before the minutes are drawn up from them.
  const order = calls.map(({ name, input }) => (name === 'recordEvents' ? JSON.stringify(input) : name));
  const written = order.findIndex((one) => one.includes('countConfirmed'));
  expect(written).toBeGreaterThan(-1);
  expect(written).toBeLessThan(order.indexOf('issueMinutes'));
  expect((await replayed(sessionId)).slice(-4)).toEqual([
    'remarkRecorded',
    'countConfirmed',
    'minutesPrepared',
    'minutesConfirmed',
  ]);
}, 60_000);
