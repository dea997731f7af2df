import { Worker } from 'node:worker_threads';
import type { ReadingProgress, Spreadsheets } from '../intake-ports.ts';

/** Megabytes that the thread may take: a hostile file ends it, not the web. */
const MOST_MEMORY = 1024;
/** Milliseconds for one file; the largest allowed takes a few seconds. */
const MOST_TIME = 60_000;

type Outcome = Awaited<ReturnType<Spreadsheets['read']>>;
type Message = { readonly progress: ReadingProgress } | { readonly read: Outcome } | { readonly failed: string };

interface Job {
  readonly bytes: Buffer;
  readonly tell: (progress: ReadingProgress) => void;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One thread, kept warm, one file at a time. A file that ends the thread is answered for itself; those that wait behind
 * it are read in the next one.
 */
export function createReadingThread(): Pick<Spreadsheets, 'read' | 'warmUp'> {
  const waiting: Job[] = [];
  let current: { readonly job: Job; readonly timer: NodeJS.Timeout } | undefined;
  let thread: Worker | undefined;

  function start(): Worker {
    const started = new Worker(new URL('./reading-thread.mjs', import.meta.url), {
      // Not the parent's: its loader would be asked for, and is not there.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    started.on('message', (message: Message) => {
      if ('progress' in message) current?.job.tell(message.progress);
      else if ('read' in message) settle((job) => job.resolve(message.read));
      else settle((job) => job.reject(new Error(`a workbook could not be read: ${message.failed}`)));
    });
    started.on('error', (error) => {
      const full = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      lost(started, (job) =>
        full
          ? job.resolve({ unreadable: 'TABLE_TOO_LARGE' })
          : job.reject(new Error('a workbook could not be read in its thread', { cause: error })),
      );
    });
    started.on('exit', (code) =>
      lost(started, (job) => job.reject(new Error(`the reading thread ended with ${code}`))),
    );
    // Idle it keeps no program from ending.
    started.unref();
    return started;
  }

  /** `error` is followed by `exit`: only the first of them is about the file that was being read. */
  function lost(which: Worker, say: (job: Job) => void): void {
    if (thread !== which) return;
    thread = undefined;
    settle(say);
  }

  function settle(say: (job: Job) => void): void {
    if (current === undefined) return;
    const { job, timer } = current;
    clearTimeout(timer);
    current = undefined;
    thread?.unref();
    say(job);
    next();
  }

  function next(): void {
    const job = current === undefined ? waiting.shift() : undefined;
    if (job === undefined) return;
    thread ??= start();
    thread.ref();
    const slow = thread;
    const timer = setTimeout(() => {
      lost(slow, (one) => one.resolve({ unreadable: 'TABLE_TOO_LARGE' }));
      void slow.terminate();
    }, MOST_TIME);
    current = { job, timer };
    thread.postMessage(job.bytes);
  }

  return {
    warmUp: () => {
      thread ??= start();
    },
    read: (bytes, tell = () => {}) =>
      new Promise((resolve, reject) => {
        waiting.push({ bytes, tell, resolve, reject });
        next();
      }),
  };
}
