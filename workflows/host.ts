import { ApplicationFailureCategory } from '@temporalio/common';
import {
  ApplicationFailure,
  condition,
  defineQuery,
  defineUpdate,
  isCancellation,
  proxySinks,
  type Sinks,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { StreamKind } from '../adapters/register-ports.ts';
import type { Act, Decision, Recorded } from '../domain/acts.ts';
import { SYSTEM } from '../domain/acts.ts';
import { type Refusal, sentenceOf } from '../domain/refusals.ts';
import { type Accepted, type Outcome, STATE_QUERY } from './messages.ts';
import { registers } from './options.ts';

/** Heard by the auditor's replay, which collects every event the code decides again. Nobody listens in production. */
export interface AuditSinks extends Sinks {
  audit: { recorded(streamId: string, recorded: Recorded<{ readonly type: string }>): void };
}

const { audit } = proxySinks<AuditSinks>();

interface Machine<S, E, C> {
  decide(act: Act<C>, state: S | null, at: string): Decision<E>;
  evolve(state: S | null, recorded: Recorded<E>): S;
}

/**
 * Runs a state machine of the domain inside a workflow: people act through one Update for each command, which is decided
 * and applied at once; the workflow then follows it up.
 * @param recording when events are written into the registers: `on-demand` only when the workflow says so
 */
export function host<S, E extends { readonly type: string }, C extends { readonly type: string }>(
  stream: { readonly kind: StreamKind; readonly id: string },
  machine: Machine<S, E, C>,
  openToUpdates: readonly C['type'][],
  recording: 'at-once' | 'on-demand' = 'at-once',
) {
  let state: S | null = null;
  let seq = 0;
  let head = '';
  let unrecorded: Recorded<E>[] = [];
  let unhandled: Recorded<E>[] = [];
  let writing = false;
  /** Length of the history when the event of each seq happened. */
  const happenedAt: number[] = [];

  /** When the last event happened; '' before the first. */
  let lastAt = '';

  /** Time in a stream only goes forward, whoever's clock an act was dated by. */
  const noEarlier = (at: string) => (at > lastAt ? at : lastAt);
  const now = () => noEarlier(new Date(Date.now()).toISOString());

  function perform(act: Act<C>, at: string): Accepted {
    const decision = machine.decide(act, state, at);
    if ('refused' in decision) throw refusal(decision.refused);
    for (const event of decision.events) {
      seq += 1;
      const recorded: Recorded<E> = { seq, at, actor: act.actor, channel: act.channel, event };
      state = machine.evolve(state, recorded);
      lastAt = at;
      happenedAt[seq] = workflowInfo().historyLength;
      unrecorded.push(recorded);
      unhandled.push(recorded);
      audit.recorded(stream.id, recorded);
    }
    return { at };
  }

  for (const type of openToUpdates) {
    setHandler(defineUpdate<Accepted, [Act<C>]>(type), (act) => perform(act, now()), {
      // Synchronous on purpose: the SDK does not await a validator. A rejected Update leaves nothing in the history.
      validator(act) {
        if (act?.command?.type !== type) throw refusal({ code: 'BAD_INPUT' });
        const decision = machine.decide(act, state, now());
        if ('refused' in decision) throw refusal(decision.refused);
      },
      description: `Command ${type}`,
    });
  }
  setHandler(defineQuery<S | null>(STATE_QUERY), () => state);

  /**
   * Up to which event it is certain that the history holds it: a later task has begun since. An event of the present task
   * is not: if the worker dies before the task is completed, the task is done again, at another instant, perhaps with other
   * acts. The registers may then hold what never happened, so they take the workflow's word over theirs beyond this point.
   */
  function settled(): number {
    const now = workflowInfo().historyLength;
    let last = seq;
    while (last > 0 && (happenedAt[last] ?? 0) >= now) last -= 1;
    return last;
  }

  async function write(): Promise<void> {
    const batch = unrecorded;
    if (batch.length === 0) return;
    unrecorded = [];
    writing = true;
    // The register takes any machine's events; which ones they are is settled by `stream.kind`.
    head = (await registers.recordEvents({ stream, events: batch as never, settled: settled() })).head;
    writing = false;
  }

  /** People see at once what they did, even while the workflow waits for LibreOffice or a timestamp. */
  async function writeAtOnce(): Promise<never> {
    for (;;) {
      await condition(() => unrecorded.length > 0);
      await write();
    }
  }
  if (recording === 'at-once') {
    writeAtOnce().catch((error) => {
      if (!isCancellation(error)) throw error;
    });
  }

  /** Everything that has happened is in the registers when this returns. */
  async function record(): Promise<void> {
    if (recording === 'on-demand') await write();
    else await condition(() => unrecorded.length === 0 && !writing);
  }

  return {
    get started(): boolean {
      return state !== null;
    },
    /** The present state; throws before the first event. */
    get state(): S {
      if (state === null) throw ApplicationFailure.nonRetryable('nothing has happened yet', 'NOT_STARTED');
      return state;
    },
    /**
     * An act of the engine itself.
     * @param at when its cause came about: the deadline that passed, the date of an activity's result. Never the
     *   workflow's clock: after a Query on a fresh worker it may show an earlier time than it will show in a replay.
     *   Left out when the last event is the cause.
     */
    performAsSystem: (command: C, at?: string): Accepted =>
      perform({ command, actor: SYSTEM, channel: 'engine' }, at ? noEarlier(at) : lastAt || now()),
    record,
    /** Returns when the history certainly holds everything that happened: before anything that cannot be taken back. */
    async settle(): Promise<void> {
      while (settled() < seq) await sleep(1);
    },
    /** Waits until something happens that this was not told of yet; it is recorded when this returns. */
    async next(): Promise<readonly Recorded<E>[]> {
      await condition(() => unhandled.length > 0);
      await record();
      const happened = unhandled;
      unhandled = [];
      return happened;
    },
    outcome(): Outcome<S> {
      return { state: this.state, events: seq, head, at: lastAt };
    },
  };
}

/** Only an ApplicationFailure may leave a handler: anything else would fail the workflow task again and again. */
function refusal({ code, facts }: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    message: sentenceOf(code),
    type: code,
    nonRetryable: true,
    details: facts === undefined ? [] : [facts],
    category: ApplicationFailureCategory.BENIGN,
  });
}

/** Milliseconds from the workflow's now until an instant; 0 when it is past. */
export const until = (instant: string): number => Math.max(0, Date.parse(instant) - Date.now());
