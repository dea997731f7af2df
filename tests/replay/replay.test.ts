/**
 * Two proofs are needed, and each is blind where the other sees.
 *
 * Temporal's replay runs the history against the code and refuses it when the code would have given other commands: code
 * that changed, an event that is missing. It compares the kind and order of commands, never what is in them, and it takes
 * the clock from the history: a forger who is consistent gets past it.
 *
 * The hash chain of the events decided again, held against the hashes that the register (and the locked archive) has,
 * sees every changed value, person and time. It says nothing about code and history fitting together: without the replay
 * there would be nothing to chain but what the forger hands over.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainHash, NO_PREVIOUS } from '../../adapters/postgres/hash-chain.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import { replayHistory } from '../../worker/replay.ts';
import { backdated, holding, replaced, rewritten, without } from './forge.ts';
import { type HistoryEvent, type Kept, keptHistories, type TemporalHistory, testDataConverter } from './kept.ts';

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

const DAY = 86_400_000;
const cache = mkdtempSync(join(tmpdir(), 'ghicong-replay-'));
let code: string;
beforeAll(async () => {
  ({ code } = await workflowBundle(cache));
});
afterAll(() => rmSync(cache, { recursive: true }));

const kept = keptHistories();

/** The events that the present code decides when a history is run again, chained as the register chains them. */
async function decidedAgain({ workflowId }: Kept, history: TemporalHistory): Promise<Kept['events']> {
  const { streams } = await replayHistory(code, testDataConverter(), workflowId, history);
  let previous = NO_PREVIOUS;
  return (streams.get(workflowId) ?? []).map((recorded) => {
    previous = chainHash(previous, recorded);
    return { type: recorded.event.type, hash: previous };
  });
}

describe('the present code', () => {
  it('is tried on all four processes of a dossier, for every release', () => {
    const releases = new Set(kept.map(({ release }) => release));
    expect(releases.size).toBeGreaterThan(0);
    for (const release of releases) {
      const types = kept.filter((one) => one.release === release).map(({ file }) => file);
      expect(types).toStrictEqual(['dossier.json', 'session.json', 'decision.json', 'certificates.json']);
    }
    // Issuing certificates decides nothing; the other three must have something to compare.
    expect(kept.filter(({ events }) => events.length === 0).every(({ file }) => file === 'certificates.json')).toBe(
      true,
    );
  });

  it.each(kept)('replays $release/$file and decides the same events', async (one) => {
    expect(await decidedAgain(one, one.history)).toStrictEqual(one.events);
  });
});

describe.each([...new Set(kept.map(({ release }) => release))])('a history of %s', (release) => {
  const of = (file: string): Kept => {
    const found = kept.find((one) => one.release === release && one.file === file);
    if (found === undefined) throw new Error(`${release} has no ${file}`);
    return found;
  };
  /** The only event that holds something. */
  const single = async (one: Kept, wanted: Parameters<typeof holding>[1]): Promise<HistoryEvent> => {
    const [found, ...more] = await holding(one.history, wanted);
    if (found === undefined || more.length > 0) throw new Error(`${one.file} has not exactly one such event`);
    return found;
  };
  const act = (type: string) => (value: Record<string, unknown>) =>
    (value.command as { type?: string } | undefined)?.type === type;

  it('with a flipped vote passes the replay and breaks the chain', async () => {
    const session = of('session.json');
    const counted = await single(session, (value) => 'tally' in value);
    const forged = await rewritten(counted, (value) => ({ ...value, tally: (value.tally as Count[]).map(flipped) }));
    const again = await decidedAgain(session, replaced(session.history, new Map([[counted, forged]])));
    expect(typesOf(again)).toStrictEqual(typesOf(session.events));
    expect(firstDifference(again, session.events)).toBe('tallyRecorded');
  });

  it('with a flipped result told to the dossier does not come out as it did', async () => {
    const dossier = of('dossier.json');
    const told = await single(dossier, act('recordCouncilResult'));
    const forged = await rewritten(told, (value) => ({ ...value, command: failFirst(value.command as Result) }));
    const history = replaced(dossier.history, new Map([[told, forged]]));
    // The decision's own history still awards the nominee, which the dossier now refuses: so here the replay sees it too.
    await expect(decidedAgain(dossier, history)).rejects.toThrow(DeterminismViolationError);
  });

  it('with an event torn out is refused by the replay', async () => {
    const session = of('session.json');
    const counted = await single(session, (value) => 'tally' in value);
    await expect(decidedAgain(session, without(session.history, new Set([counted])))).rejects.toThrow(
      DeterminismViolationError,
    );
  });

  it('with an act carefully removed passes the replay and breaks the chain', async () => {
    // A member's declared interest is made to vanish: the two events of the act go, the member's ballot now says "no
    // interest", and the paper that was not cast on the own case is counted.
    const session = of('session.json');
    const declared = await single(session, act('declareInterest'));
    const answered = session.history.events[session.history.events.indexOf(declared) + 1];
    if (answered?.eventType !== 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED')
      throw new Error('another order of events');
    const interested = await single(session, (value) => act('castBallot')(value) && !declaresNone(value));
    const counted = await single(session, (value) => 'tally' in value);
    const papers = Math.max(...(await tallyOf(counted)).map(total));
    const history = replaced(
      session.history,
      new Map([
        [interested, await rewritten(interested, denyInterest)],
        [
          counted,
          await rewritten(counted, (value) => ({ ...value, tally: (value.tally as Count[]).map(fillUp(papers)) })),
        ],
      ]),
    );
    const again = await decidedAgain(session, without(history, new Set([declared, answered])));
    expect(typesOf(again)).toStrictEqual(typesOf(session.events).filter((type) => type !== 'interestDeclared'));
    expect(firstDifference(again, session.events)).toBe('ballotCast');
  });

  it('with an act made a day earlier passes the replay and breaks the chain', async () => {
    const dossier = of('dossier.json');
    const received = await single(dossier, act('receiveDossier'));
    const again = await decidedAgain(dossier, backdated(dossier.history, received, DAY));
    expect(typesOf(again)).toStrictEqual(typesOf(dossier.events));
    expect(firstDifference(again, dossier.events)).toBe('dossierSubmitted');
  });
});

interface Count {
  readonly yes: number;
  readonly no: number;
  readonly noOpinion: number;
}
interface Result {
  readonly passed: readonly number[];
  readonly failed: readonly number[];
}

const flipped = (count: Count): Count => ({ ...count, yes: count.no, no: count.yes });
const total = ({ yes, no, noOpinion }: Count): number => yes + no + noOpinion;
const fillUp =
  (papers: number) =>
  (count: Count): Count => ({ ...count, yes: count.yes + papers - total(count) });
const failFirst = (result: Result): Result => ({
  ...result,
  passed: result.passed.slice(1),
  failed: [...result.failed, ...result.passed.slice(0, 1)],
});

const declaresNone = (value: Record<string, unknown>): boolean =>
  (value.command as { declaredNoInterest: boolean }).declaredNoInterest;
const denyInterest = (value: Record<string, unknown>): Record<string, unknown> => ({
  ...value,
  command: { ...(value.command as object), declaredNoInterest: true },
});

async function tallyOf(counted: HistoryEvent): Promise<readonly Count[]> {
  let tally: readonly Count[] = [];
  await rewritten(counted, (value) => {
    tally = (value.tally as readonly Count[] | undefined) ?? tally;
    return value;
  });
  return tally;
}

const typesOf = (events: Kept['events']): string[] => events.map(({ type }) => type);

/** Type of the first event whose hash is not the one that was kept; undefined when the chain holds. */
const firstDifference = (again: Kept['events'], expected: Kept['events']): string | undefined =>
  again.find(({ hash }, index) => hash !== expected[index]?.hash)?.type;
