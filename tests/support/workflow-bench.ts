import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Dated, EverydayActivities, OfficeActivities, RegisterActivities } from '../../activities/contracts.ts';
import { createEngine } from '../../adapters/temporal/engine.ts';
import { EncryptionCodec } from '../../adapters/temporal/payload-codec.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import { datingInterceptor } from '../../worker/dating-interceptor.ts';
import { DEAF_SINKS } from '../../worker/replay.ts';
import { MAIN_QUEUE, OFFICE_QUEUE, SEARCH_ATTRIBUTES } from '../../workflows/messages.ts';
import { createNamespace, temporalAddress } from './namespace.ts';

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

type Activities = Dated<RegisterActivities & EverydayActivities & OfficeActivities>;

/** One call of an activity, as a test looks at it. */
export interface Call {
  readonly name: keyof Activities;
  readonly input: Record<string, unknown>;
}

/** Activities that do nothing but remember how they were called: what is under test is the workflow. */
export function rememberingActivities(overrides: Partial<Activities> = {}): { calls: Call[]; activities: Activities } {
  const calls: Call[] = [];
  const sha256 = 'ab'.repeat(32);
  const answers: Activities = {
    recordEvents: async () => ({ head: sha256, worker: sha256 }),
    sealBallotBox: async ({ due }) => ({
      tally: due.map((count) => ({ yes: count, no: 0, noOpinion: 0 })),
      boxHash: sha256,
    }),
    issueSubmission: async () => ({ sha256 }),
    openSession: async () => undefined,
    issueMinutes: async () => ({ sha256 }),
    draftDecision: async () => ({ sha256 }),
    deliverAgenda: async () => undefined,
    releaseAgenda: async () => undefined,
    concludeSession: async () => undefined,
    signDecision: async () => ({ sha256 }),
    publishDecision: async () => ({ number: '01/QĐ-LĐLĐ', sha256 }),
    issueCertificates: async ({ nos }) => ({ count: nos.length }),
    archiveDossier: async () => ({ bundleSha256: sha256 }),
    ...overrides,
  };
  const activities = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (input: never) => {
        calls.push({ name: name as keyof Activities, input });
        return (answer as (input: never) => Promise<unknown>)(input);
      },
    ]),
  ) as unknown as Activities;
  return { calls, activities };
}

/** Event types recorded for a stream, in order. */
export const recordedTypes = (calls: readonly Call[], streamId: string): string[] =>
  calls.flatMap(({ name, input }) => {
    const { stream, events } = input as { stream?: { id: string }; events?: { event: { type: string } }[] };
    return name === 'recordEvents' && stream?.id === streamId ? (events ?? []).map(({ event }) => event.type) : [];
  });

/** When a stream's events of a type happened, as they were recorded. */
export const recordedAt = (calls: readonly Call[], streamId: string, type: string): string[] =>
  calls.flatMap(({ name, input }) => {
    const { stream, events = [] } = input as { stream?: { id: string }; events?: Happening[] };
    if (name !== 'recordEvents' || stream?.id !== streamId) return [];
    return events.filter(({ event }) => event.type === type).map(({ at }) => at);
  });

interface Happening {
  readonly at: string;
  readonly event: { readonly type: string };
}

export const bundleForTests = () => workflowBundle(join(tmpdir(), 'ghicong-test-bundles'));

/** The product's encryption, with a key of the tests. */
export const CONVERTER: DataConverter = {
  payloadCodecs: [new EncryptionCodec({ current: 't', keys: new Map([['t', Buffer.alloc(32, 7)]]) })],
};

/** Temporal's time-skipping server: months pass in milliseconds. Undefined, with the reason printed, when it cannot be had. */
export async function openSkippingTime(): Promise<TestWorkflowEnvironment | undefined> {
  const path = process.env.TEMPORAL_TEST_SERVER_PATH;
  try {
    const environment = await TestWorkflowEnvironment.createTimeSkipping(
      path ? { server: { executable: { type: 'existing-path', path } } } : {},
    );
    // This server can add search attributes but not list them, so the product's own way is not open here.
    const searchAttributes = Object.fromEntries(SEARCH_ATTRIBUTES.map(({ name }) => [name, 2]));
    await environment.client.connection.operatorService.addSearchAttributes({ searchAttributes });
    return environment;
  } catch (error) {
    console.warn(`time-skipping tests are left out: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** The Temporal server that `npm test` started, in a namespace of this test file. */
export async function connectToTestServer(): Promise<{ client: Client; connection: NativeConnection }> {
  const address = temporalAddress();
  const namespace = await createNamespace('workflows');
  const client = new Client({ connection: await Connection.connect({ address }), namespace, dataConverter: CONVERTER });
  return { client, connection: await NativeConnection.connect({ address }) };
}

/** Both workers of the product with the activities given, for as long as `during` runs. */
export async function withWorkers<T>(
  connection: NativeConnection,
  client: Client,
  activities: Activities,
  during: (engine: ReturnType<typeof createEngine>) => Promise<T>,
): Promise<T> {
  const { code } = await bundleForTests();
  const interceptors = { activity: [datingInterceptor] };
  const dataConverter = client.options.loadedDataConverter.payloadCodecs.length > 0 ? CONVERTER : {};
  const { namespace } = client.options;
  const main = await Worker.create({
    connection,
    namespace,
    taskQueue: MAIN_QUEUE,
    workflowBundle: { code },
    activities,
    dataConverter,
    sinks: DEAF_SINKS,
    interceptors,
  });
  const office = await Worker.create({
    connection,
    namespace,
    taskQueue: OFFICE_QUEUE,
    activities,
    dataConverter,
    interceptors,
  });
  return await main.runUntil(office.runUntil(during(createEngine(client))));
}
