import type { DataConverter } from '@temporalio/common';
import { type InjectedSinks, Worker } from '@temporalio/worker';
import type { Recorded } from '../domain/acts.ts';
import type { AuditSinks } from '../workflows/host.ts';

export interface Replayed {
  /** Every event the code decided again, by stream, in order. */
  readonly streams: ReadonlyMap<string, readonly Recorded<{ readonly type: string }>[]>;
}

/**
 * Re-executes a history with the code that ran it. Throws `DeterminismViolationError` when the two do not fit.
 * @param history Temporal's JSON form, or what `fetchHistory` gave
 */
export async function replayHistory(
  code: string,
  dataConverter: DataConverter,
  workflowId: string,
  history: unknown,
): Promise<Replayed> {
  const streams = new Map<string, Recorded<{ readonly type: string }>[]>();
  const sinks: InjectedSinks<AuditSinks> = {
    audit: {
      recorded: {
        callDuringReplay: true,
        fn(_info, streamId, recorded) {
          const stream = streams.get(streamId) ?? [];
          stream.push(recorded);
          streams.set(streamId, stream);
        },
      },
    },
  };
  await Worker.runReplayHistory({ workflowBundle: { code }, dataConverter, sinks }, completedPart(history), workflowId);
  return { streams };
}

/**
 * The history of a process that is still running ends in the task it is working on. Replayed to its very end it would go
 * on to do new things, which a replay cannot; so that last, unfinished task is left out.
 */
function completedPart(history: unknown): unknown {
  const { events = [] } = history as { events?: readonly { eventType?: string | number }[] };
  const unfinished = new Set(['EVENT_TYPE_WORKFLOW_TASK_SCHEDULED', 'EVENT_TYPE_WORKFLOW_TASK_STARTED']);
  let end = events.length;
  while (end > 0 && unfinished.has(String(events[end - 1]?.eventType))) end -= 1;
  return { ...(history as object), events: events.slice(0, end) };
}

/** For workers that serve: the audit sink hears nothing. */
export const DEAF_SINKS: InjectedSinks<AuditSinks> = {
  audit: { recorded: { callDuringReplay: false, fn: () => undefined } },
};
