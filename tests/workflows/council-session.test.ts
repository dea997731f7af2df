/** A session that takes longer: extended by its chair, with somebody away, and voted on twice. */

import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SessionCommand } from '../../domain/council/decide.ts';
import { replayHistory } from '../../worker/replay.ts';
import { ballot, byMember, bySecretary, convene } from '../support/acts.ts';
import {
  bundleForTests,
  CONVERTER,
  openSkippingTime,
  recordedAt,
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
const ID = 'session-long';
const NOTE = 'ef'.repeat(32);

it('reminds again after an extension, goes on without those away, and counts a second round from a box of its own', async (context) => {
  if (!environment) return context.skip();
  const env = environment;
  const start = await env.currentTimeMs();
  const at = (days: number) => new Date(start + days * DAY).toISOString();
  const reach = async (days: number) => await env.sleep(start + days * DAY - (await env.currentTimeMs()));
  const { calls, activities } = rememberingActivities({
    // All alike at first; in the second round the third case falls behind.
    sealBallotBox: async ({ due, boxId }) => ({
      tally: due.map((count, index) => {
        const no = boxId !== undefined && index === 2 ? 1 : 0;
        return { yes: count - no, no, noOpinion: 0 };
      }),
      boxHash: 'ab'.repeat(32),
    }),
  });
  await withWorkers(env.nativeConnection, env.client, activities, async (engine) => {
    const contests = [{ parts: [0], places: 2, merits: [] }];
    const accepted = async (act: Parameters<typeof engine.actOnSession>[1], id: string) =>
      expect(await engine.actOnSession(ID, act, id)).toHaveProperty('accepted');
    const until = async (type: string) =>
      await expect.poll(() => recordedTypes(calls, ID).includes(type), { timeout: 20_000, interval: 50 }).toBe(true);

    await engine.conveneSession(ID, convene({ votingClosesAt: at(7), remindAt: at(6), contests }), 'c');
    await reach(6.5);
    const extension = { votingClosesAt: at(10), remindAt: at(9), noteHash: NOTE } as const;
    await accepted(byMember('m1')({ type: 'extendVoting', ...extension } satisfies SessionCommand), 'e');
    await until('votingExtended');
    await reach(9.1);
    expect(recordedAt(calls, ID, 'votersReminded')).toEqual([at(6), at(9)]);
    expect(recordedTypes(calls, ID)).not.toContain('votingTimeEnded');

    for (const id of ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8']) await accepted(ballot(id), id);
    await accepted(bySecretary({ type: 'recordAbsence', memberId: 'm9', noteHash: NOTE } as const), 'a');
    await until('votingTimeEnded');
    await accepted(bySecretary({ type: 'closeSession' }), 'close-1');
    await until('tallyRecorded');
    expect(recordedTypes(calls, ID)).not.toContain('minutesPrepared');

    const again = { votingClosesAt: at(14), remindAt: at(13) };
    await accepted(bySecretary({ type: 'openSecondRound', ...again } as const), 'second');
    await until('secondRoundOpened');
    for (const id of ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9']) {
      const { command, ...by } = ballot(id);
      // Whoever declared in the first round has declared; the ninth member comes for the first time.
      await accepted({ ...by, command: { ...command, declaredNoInterest: id === 'm9' } }, `${id}-2`);
    }
    await accepted(bySecretary({ type: 'closeSession' }), 'close-2');
    await until('minutesPrepared');
    await accepted(byMember('m1')({ type: 'confirmMinutes' }), 'confirm');
    const { state } = await env.client.workflow.getHandle(ID).result();
    const outcomes = (results: readonly { outcome: string }[]) => results.map(({ outcome }) => outcome);
    expect(outcomes(state.firstRound.results)).toEqual(['TIED', 'TIED', 'TIED']);
    expect(outcomes(state.results)).toEqual(['PASSED', 'PASSED', 'NOT_CHOSEN']);
  });
  const boxes = calls.filter(({ name }) => name === 'sealBallotBox').map(({ input }) => [input.boxId, input.due]);
  expect(boxes).toEqual([
    [undefined, [8, 8, 8]],
    [`${ID}-2`, [9, 9, 9]],
  ]);
  await replays(env.client);
}, 90_000);

/** Such a session must replay like any other, or it would not survive a restart of the worker. */
async function replays(client: Client): Promise<void> {
  const history = await client.workflow.getHandle(ID).fetchHistory();
  const { code } = await bundleForTests();
  const { streams } = await replayHistory(code, CONVERTER, ID, JSON.parse(historyToJSON(history)));
  expect(streams.get(ID)?.filter(({ event }) => event.type === 'tallyRecorded')).toHaveLength(2);
}
