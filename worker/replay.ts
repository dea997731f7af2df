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
  await Worker.runReplayHistory({ workflowBundle: { code }, dataConverter, sinks }, history, workflowId);
  return { streams };
}

/** For workers that serve: the audit sink hears nothing. */
export const DEAF_SINKS: InjectedSinks<AuditSinks> = {
  audit: { recorded: { callDuringReplay: false, fn: () => undefined } },
};
