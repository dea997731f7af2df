import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { chainHash, NO_PREVIOUS } from '../adapters/postgres/hash-chain.ts';
import type { Recorded } from '../domain/acts.ts';
import { evolveSession, type RecordedSessionEvent } from '../domain/council/session.ts';
import { evolveDecision, type RecordedDecisionEvent } from '../domain/decision/decision.ts';
import { evolveDossier, type RecordedDossierEvent } from '../domain/dossier/dossier.ts';
import { type Kept, keptHistories, testDataConverter } from '../tests/replay/kept.ts';
import { workflowBundle } from '../worker/bundle.ts';
import { DEAF_SINKS, replayHistory } from '../worker/replay.ts';
import { largeDossier } from './large-dossier.ts';
import { figure, machineLine, ratiosTable, sidesTable } from './report.ts';
import { interleave } from './rounds.ts';

const ROUNDS = 5;
const FOLDS = 3000;
const CHAINS = 300;
const BATCH = 5;

const FOLD = 'gấp sự kiện thành trạng thái';
const CHAIN = 'tính lại chuỗi băm';
const REPLAY = 'chạy lại từng lịch sử';
const REPLAY_BATCH = 'chạy lại, chung một worker';

type Stream = readonly Recorded<{ readonly type: string }>[];

/**
 * What proving one dossier costs: its kept histories (dossier, session, decision, certificates) run again by Temporal's
 * replayer, the events chained, the events folded. And whether deciding a dossier grows with its list and no faster.
 */
export async function benchDomain(): Promise<void> {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) },
    },
  });
  const cache = process.env.GHICONG_DATA ?? mkdtempSync(join(tmpdir(), 'ghicong-bench-'));
  const { code } = await workflowBundle(join(cache, 'cache'));
  if (process.env.GHICONG_DATA === undefined) rmSync(cache, { recursive: true });

  const kept = newestRelease();
  const replay = (one: Kept) => replayHistory(code, testDataConverter(), one.workflowId, one.history);
  const streams = new Map<string, Stream>();
  for (const one of kept) streams.set(one.workflowId, (await replay(one)).streams.get(one.workflowId) ?? []);
  const [all, events] = [[...streams.values()], [...streams.values()].reduce((sum, { length }) => sum + length, 0)];
  const historyEvents = kept.reduce((sum, { history }) => sum + history.events.length, 0);

  const proof = await interleave(
    [
      { name: FOLD, units: FOLDS, turn: () => times(FOLDS, () => all.forEach(fold)) },
      { name: CHAIN, units: CHAINS, turn: () => times(CHAINS, () => all.forEach(chain)) },
      {
        name: REPLAY,
        units: 1,
        async turn() {
          for (const process of kept) await replay(process);
        },
      },
      {
        name: REPLAY_BATCH,
        units: BATCH,
        turn: () => replayTogether(code, Array<readonly Kept[]>(BATCH).fill(kept).flat()),
      },
    ],
    ROUNDS,
  );
  console.log(
    `  Một hồ sơ mẫu, bản ${kept[0]?.release}: ${kept.length} lịch sử, ${historyEvents} sự kiện Temporal, ${events} sự kiện nghiệp vụ; “chung một worker”: ${BATCH} hồ sơ một lượt`,
  );
  console.log(sidesTable(proof, 'hồ sơ'));
  const rate = (name: string, units: number) => figure(proof.perSecond(name).median * units);
  console.log(
    `  Mỗi giây: ${rate(FOLD, events)} sự kiện gấp lại; ${rate(CHAIN, events)} sự kiện vào chuỗi băm; ${rate(REPLAY, kept.length)} lịch sử chạy lại từng cái, ${rate(REPLAY_BATCH, kept.length)} chung một worker`,
  );
  console.log(
    ratiosTable([
      [`${FOLD} / ${REPLAY_BATCH}`, proof.ratio(FOLD, REPLAY_BATCH)],
      [`${CHAIN} / ${REPLAY_BATCH}`, proof.ratio(CHAIN, REPLAY_BATCH)],
      [`${REPLAY_BATCH} / ${REPLAY}`, proof.ratio(REPLAY_BATCH, REPLAY)],
    ]),
  );

  const [few, many] = ['quyết định trọn hồ sơ 50 người', 'quyết định trọn hồ sơ 500 người'];
  const growth = await interleave(
    [
      { name: few, units: 400, turn: () => times(400, () => largeDossier(50)) },
      { name: many, units: 40, turn: () => times(40, () => largeDossier(500)) },
    ],
    ROUNDS,
  );
  console.log(sidesTable(growth, 'hồ sơ'));
  console.log(
    ratiosTable([
      ['thời gian của 500 người / 50 người (tuyến tính: 10)', growth.ratio(few, many)],
      ['CPU của 500 người / 50 người', growth.cpuRatio(few, many)],
    ]),
  );
  console.log(`  ${machineLine(['@temporalio/worker', 'canonicalize'])}`);
}

/** The SDK's way for many histories: worker and code are loaded once, which is most of what a single replay costs. */
async function replayTogether(code: string, all: readonly Kept[]): Promise<void> {
  const histories = all.map(({ workflowId, history }) => ({ workflowId, history }));
  const dataConverter = testDataConverter();
  const results = Worker.runReplayHistories({ workflowBundle: { code }, dataConverter, sinks: DEAF_SINKS }, histories);
  for await (const { error } of results) if (error) throw error;
}

/** The histories of the last release recorded. */
function newestRelease(): readonly Kept[] {
  const all = keptHistories();
  return all.filter(({ release }) => release === all.at(-1)?.release);
}

/** As the read model does it: from nothing to the state, by the machine the stream belongs to. */
function fold(stream: Stream): unknown {
  switch (stream[0]?.event.type) {
    case 'dossierSubmitted':
      return (stream as readonly RecordedDossierEvent[]).reduce<ReturnType<typeof evolveDossier> | null>(
        evolveDossier,
        null,
      );
    case 'sessionConvened':
      return (stream as readonly RecordedSessionEvent[]).reduce<ReturnType<typeof evolveSession> | null>(
        evolveSession,
        null,
      );
    case 'decisionOpened':
      return (stream as readonly RecordedDecisionEvent[]).reduce<ReturnType<typeof evolveDecision> | null>(
        evolveDecision,
        null,
      );
    case undefined:
      return null;
    default:
      throw new Error(`no machine begins with ${stream[0]?.event.type}`);
  }
}

const chain = (stream: Stream): string => stream.reduce(chainHash, NO_PREVIOUS);

function times(count: number, work: () => unknown): void {
  for (let one = 0; one < count; one += 1) work();
}
