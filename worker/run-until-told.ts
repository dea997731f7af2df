import type { Worker } from '@temporalio/worker';
import type { Logger } from 'pino';

/** Runs a worker until SIGTERM or SIGINT, then lets running activities finish within the worker's grace time. */
export async function runUntilTold(worker: Worker, log: Logger): Promise<void> {
  const stop = () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const running = worker.run();
  log.info({ taskQueue: worker.options.taskQueue }, 'ready');
  await running;
}
