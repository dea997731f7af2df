import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ReadingProgress, Spreadsheets } from '../intake-ports.ts';

export interface ReadingLimits {
  /** Megabytes of objects. A thread would do but for this: one that runs out of memory can take its program with it. */
  readonly memory: number;
  /** Milliseconds for one file; the largest allowed takes a few seconds. */
  readonly time: number;
}

const LIMITS: ReadingLimits = { memory: 1024, time: 60_000 };

const CHILD = fileURLToPath(new URL('./reading-child.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

type Outcome = Awaited<ReturnType<Spreadsheets['read']>>;
export type ChildMessage =
  | { readonly progress: ReadingProgress }
  | { readonly read: Outcome }
  | { readonly failed: string };

interface Job {
  readonly bytes: Buffer;
  readonly tell: (progress: ReadingProgress) => void;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One process, kept warm, one file at a time. A file that ends it is answered for itself; those that wait behind it are
 * read in the next one.
 */
export function createReadingProcess(limits = LIMITS): Pick<Spreadsheets, 'read' | 'warmUp'> {
  const waiting: Job[] = [];
  let current: { readonly job: Job; readonly timer: NodeJS.Timeout } | undefined;
  let child: ChildProcess | undefined;

  function start(): ChildProcess {
    const started = fork(CHILD, {
      execArgv: [`--max-old-space-size=${limits.memory}`, '--import', TSX],
      // No secret of ours is within reach of whatever the file brings about.
      env: { PATH: process.env.PATH ?? '', TMPDIR: tmpdir(), NODE_ENV: 'production' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.on('message', (message: ChildMessage) => {
      if ('progress' in message) current?.job.tell(message.progress);
      else if ('read' in message) settle((job) => job.resolve(message.read));
      else settle((job) => job.reject(new Error(`a workbook could not be read: ${message.failed}`)));
    });
    started.on('error', (cause) => lost(started, (job) => job.reject(new Error('no process to read in', { cause }))));
    started.on('exit', (code, signal) => {
      // Out of memory Node aborts; the system's own killer leaves no code either.
      const tooMuch = signal !== null || code === 134;
      const ended = new Error(`the reading process ended with ${signal ?? `code ${code}`}`);
      lost(started, (job) => (tooMuch ? job.resolve({ unreadable: 'TABLE_TOO_LARGE' }) : job.reject(ended)));
    });
    hold(started, false);
    return started;
  }

  /** Only the first sign of the end is about the file that was being read. */
  function lost(which: ChildProcess, say: (job: Job) => void): void {
    if (child !== which) return;
    child = undefined;
    settle(say);
  }

  function settle(say: (job: Job) => void): void {
    if (current === undefined) return;
    const { job, timer } = current;
    clearTimeout(timer);
    current = undefined;
    if (child !== undefined) hold(child, false);
    say(job);
    next();
  }

  function next(): void {
    const job = current === undefined ? waiting.shift() : undefined;
    if (job === undefined) return;
    child ??= start();
    hold(child, true);
    const reader = child;
    const timer = setTimeout(() => reader.kill('SIGKILL'), limits.time);
    current = { job, timer };
    reader.send(job.bytes, (error) => {
      if (error !== null) reader.kill('SIGKILL');
    });
  }

  return {
    warmUp: () => {
      child ??= start();
    },
    read: (bytes, tell = () => {}) =>
      new Promise((resolve, reject) => {
        waiting.push({ bytes, tell, resolve, reject });
        next();
      }),
  };
}

/** An idle reader keeps no program from ending; one at work does. */
function hold(child: ChildProcess, held: boolean): void {
  if (held) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
