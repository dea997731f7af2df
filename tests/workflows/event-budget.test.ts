import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../api/engine-port.ts';
import { replayHistory } from '../../worker/replay.ts';
import { certificatesId, decisionId } from '../../workflows/messages.ts';
import {
  ballot,
  byAuthority,
  byClerk,
  byMember,
  byOfficer,
  bySecretary,
  convene,
  council,
  submission,
} from '../support/acts.ts';
import {
  bundleForTests,
  type Call,
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

/** Ids of this run: the server keeps histories of earlier runs. */
const run = Date.now().toString(36);
const accepted = (outcome: Outcome) => expect(outcome).toHaveProperty('accepted');

async function sizeOf(workflowId: string): Promise<{ events: number; bytes: number }> {
  const handle = client.workflow.getHandle(workflowId);
  const { historyLength, historySize } = await handle.describe();
  return { events: historyLength, bytes: historySize ?? 0 };
}

/** Every process of the product must replay from its own history, or it cannot survive a restart of the worker. */
async function replays(workflowId: string): Promise<void> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const { code } = await bundleForTests();
  const { streams } = await replayHistory(code, CONVERTER, workflowId, JSON.parse(historyToJSON(history)));
  if (!workflowId.endsWith('/certificates')) expect(streams.get(workflowId)?.length).toBeGreaterThan(0);
}

async function straightRoad(dossierId: string, kinds: string) {
  const { calls, activities } = rememberingActivities();
  await withWorkers(connection, client, activities, async (engine) => {
    const nos = [...kinds].map((_, index) => index + 1);
    const system = <C>(command: C) => ({
      command,
      actor: { id: 'ghi-cong', role: 'system' as const },
      channel: 'engine' as const,
    });
    accepted(await engine.submitDossier(dossierId, submission(kinds), 's'));
    accepted(await engine.actOnDossier(dossierId, byOfficer({ type: 'receiveDossier' }), 'r'));
    accepted(await engine.actOnDossier(dossierId, byOfficer({ type: 'completeVerification', rejected: [] }), 'v'));
    const votingClosesAt = new Date(Date.now() + 86_400_000).toISOString();
    accepted(
      await engine.actOnDossier(dossierId, system({ type: 'placeOnAgenda', sessionId: 's', nos, votingClosesAt }), 'a'),
    );
    const result = { type: 'recordCouncilResult' as const, sessionId: 's', passed: nos, failed: [], notConsidered: [] };
    accepted(await engine.actOnDossier(dossierId, system(result), 'c'));
    accepted(await engine.actOnDossier(dossierId, byAuthority({ type: 'decideAward', refused: [] }), 'd'));
    await untilSeen(() => recordedTypes(calls, decisionId(dossierId)).includes('draftPrepared'));
    accepted(await engine.actOnDecision(dossierId, byAuthority({ type: 'signDecision' }), 'sign'));
    accepted(await engine.actOnDecision(dossierId, byClerk({ type: 'issueDecision' }), 'issue'));
    const { state } = await client.workflow.getHandle(dossierId).result();
    expect(state.archivedAt).not.toBeNull();
  });
}

describe('the price of a dossier in events of Temporal', () => {
  for (const kinds of ['CIIIII', 'I'.repeat(500)]) {
    it(`keeps a straight road of ${kinds.length} nominees within 60 events and 20 KB`, async () => {
      const dossierId = `budget-${run}-${kinds.length}`;
      await straightRoad(dossierId, kinds);
      const { events, bytes } = await sizeOf(dossierId);
      console.info(`dossier of ${kinds.length}: ${events} events, ${bytes} bytes`, await sizeOf(decisionId(dossierId)));
      expect(events).toBeLessThanOrEqual(60);
      expect(bytes).toBeLessThanOrEqual(20 * 1024);
      const certificates = await sizeOf(certificatesId(dossierId));
      if (kinds.length >= 500) expect(certificates.events / kinds.length).toBeLessThanOrEqual(0.15);
      for (const id of [dossierId, decisionId(dossierId), certificatesId(dossierId)]) await replays(id);
    }, 60_000);
  }

  it('takes one Update a member, and at most half an event a dossier for 9 members and 200 dossiers', async () => {
    const sessionId = `budget-session-${run}`;
    const { calls, activities } = rememberingActivities();
    const agenda = Array.from({ length: 200 }, (_, index) => ({ dossierId: `dossier-2026-${index}`, nos: [1, 2, 3] }));
    const day = 86_400_000;
    const times = {
      votingClosesAt: new Date(Date.now() + 7 * day).toISOString(),
      remindAt: new Date(Date.now() + 6 * day).toISOString(),
    };
    await withWorkers(connection, client, activities, async (engine) => {
      accepted(
        await engine.conveneSession(
          sessionId,
          convene({ ...times, agenda, invitation: true, instrumentsHash: 'ab'.repeat(32) }),
          'c',
        ),
      );
      for (const { id } of council(9)) accepted(await engine.actOnSession(sessionId, ballot(id), id));
      accepted(await engine.actOnSession(sessionId, bySecretary({ type: 'closeSession' }), 'close'));
      await untilSeen(() => recordedTypes(calls, sessionId).includes('minutesPrepared'));
      accepted(await engine.actOnSession(sessionId, byMember('m1')({ type: 'confirmMinutes' }), 'confirm'));
      await client.workflow.getHandle(sessionId).result();
    });
    const { events } = await sizeOf(sessionId);
    const history = await client.workflow.getHandle(sessionId).fetchHistory();
    const updates = history.events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length;
    console.info(`session of 200 dossiers: ${events} events`);
    expect(updates).toBe(1 + 9 + 2);
    expect(events / 200).toBeLessThanOrEqual(0.5);
    await replays(sessionId);
  }, 60_000);

  it('draws up a new draft when somebody withdraws before the signature, and issues to the rest', async () => {
    const dossierId = `redraft-${run}`;
    const { calls, activities } = rememberingActivities();
    const input = { dossierId, nos: [1, 2], barredFromSigning: ['an', 'ngu'] };
    await withWorkers(connection, client, activities, async (engine) => {
      await client.workflow.start('issueDecision', {
        workflowId: decisionId(dossierId),
        taskQueue: 'ghicong',
        args: [input],
      });
      await untilSeen(() => prepared(calls, dossierId) === 1);
      accepted(await engine.actOnDecision(dossierId, byOfficer({ type: 'dropNominee', no: 2, noteHash: 'n' }), 'drop'));
      await untilSeen(() => prepared(calls, dossierId) === 2);
      accepted(await engine.actOnDecision(dossierId, byAuthority({ type: 'signDecision' }), 'sign'));
      accepted(await engine.actOnDecision(dossierId, byClerk({ type: 'issueDecision' }), 'issue'));
      const outcome = await client.workflow.getHandle(decisionId(dossierId)).result();
      expect(outcome.state).toMatchObject({ nos: [1], dropped: [2], draft: 2, number: '01/QĐ-LĐLĐ' });
    });
    expect(calls.filter(({ name }) => name === 'issueCertificates').map(({ input: given }) => given.nos)).toEqual([
      [1],
    ]);
    await replays(decisionId(dossierId));
  }, 60_000);
});

const prepared = (calls: readonly Call[], dossierId: string): number =>
  recordedTypes(calls, decisionId(dossierId)).filter((type) => type === 'draftPrepared').length;

async function untilSeen(seen: () => boolean): Promise<void> {
  await expect.poll(seen, { timeout: 20_000, interval: 50 }).toBe(true);
}
