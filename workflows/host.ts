import { ApplicationFailureCategory } from '@temporalio/common';
import {
  ApplicationFailure,
  condition,
  defineQuery,
  defineUpdate,
  proxySinks,
  type Sinks,
  setHandler,
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
 * and applied at once; the workflow then records what happened and follows it up.
 */
export function host<S, E extends { readonly type: string }, C extends { readonly type: string }>(
  stream: { readonly kind: StreamKind; readonly id: string },
  machine: Machine<S, E, C>,
  openToUpdates: readonly C['type'][],
) {
  let state: S | null = null;
  let seq = 0;
  let head = '';
  let unrecorded: Recorded<E>[] = [];

  const now = () => new Date(Date.now()).toISOString();

  function perform(act: Act<C>): Accepted {
    const at = now();
    const decision = machine.decide(act, state, at);
    if ('refused' in decision) throw refusal(decision.refused);
    for (const event of decision.events) {
      seq += 1;
      const recorded: Recorded<E> = { seq, at, actor: act.actor, channel: act.channel, event };
      state = machine.evolve(state, recorded);
      unrecorded.push(recorded);
      audit.recorded(stream.id, recorded);
    }
    return { at };
  }

  for (const type of openToUpdates) {
    setHandler(defineUpdate<Accepted, [Act<C>]>(type), perform, {
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

  /** Writes what happened since the last time into the registers; returns it. */
  async function record(): Promise<readonly Recorded<E>[]> {
    const batch = unrecorded;
    if (batch.length === 0) return batch;
    unrecorded = [];
    // The register takes any machine's events; which ones they are is settled by `stream.kind`.
    head = (await registers.recordEvents({ stream, events: batch as never })).head;
    return batch;
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
    /** An act of the engine itself. */
    performAsSystem: (command: C): Accepted => perform({ command, actor: SYSTEM, channel: 'engine' }),
    record,
    /** Waits until something happens, records it and returns it. */
    async next(): Promise<readonly Recorded<E>[]> {
      await condition(() => unrecorded.length > 0);
      return await record();
    },
    outcome(): Outcome<S> {
      return { state: this.state, events: seq, head };
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
