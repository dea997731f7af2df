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
 * The history of a process that is still running ends in the middle: something happened that the code has not answered
 * yet. Replayed to its very end the code would answer now, which a replay must not; so the part after the last completed
 * task and its commands is left out.
 */
function completedPart(history: unknown): unknown {
  const { events = [] } = history as { events?: readonly HistoryEvent[] };
  const completed = events.findLastIndex(({ eventType }) => String(eventType).endsWith('WORKFLOW_TASK_COMPLETED'));
  let end = completed + 1;
  for (let event = events[end]; event !== undefined && isAnswer(event); event = events[end]) end += 1;
  return { ...(history as object), events: events.slice(0, end) };
}

interface HistoryEvent extends Readonly<Record<string, unknown>> {
  readonly eventType?: string | number;
}

/** Written by the completion of a task: a command, or the answer to an Update. */
function isAnswer(event: HistoryEvent): boolean {
  if (/UPDATE_(ACCEPTED|COMPLETED)$/.test(String(event.eventType))) return true;
  return Object.entries(event).some(
    ([name, attributes]) =>
      name.endsWith('EventAttributes') && Object.hasOwn(attributes as object, 'workflowTaskCompletedEventId'),
  );
}

/** For workers that serve: the audit sink hears nothing. */
export const DEAF_SINKS: InjectedSinks<AuditSinks> = {
  audit: { recorded: { callDuringReplay: false, fn: () => undefined } },
};
