import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RefusalCode } from '../../domain/refusals.ts';

export type Inspection = { readonly pages: number } | { readonly code: RefusalCode };

export interface ForeignLimits {
  /** Milliseconds, the start of the process included: a second, several on a busy machine. */
  readonly time: number;
  /** Bytes that the process may hold in all; about 150 MB of them are Node and pdfium themselves. */
  readonly memory: number;
}

export const FOREIGN_LIMITS: ForeignLimits = { time: 30_000, memory: 512 * 1024 * 1024 };

/** The process was killed, or broke off: the file asks for too much. */
export class ForeignFileTooCostly extends Error {
  override readonly name = 'ForeignFileTooCostly';
}

const CHILD = fileURLToPath(new URL('./foreign-child.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** More at a time would only wait for the processors; the others wait for their turn. */
const MOST_PROCESSES = 2;
/** A drawn page is about 100 kB. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

let running = 0;
const queue: (() => void)[] = [];

/** Runs one job on a file in a process of its own. Throws `ForeignFileTooCostly`. */
export async function inForeignProcess(
  bytes: Buffer,
  job: { readonly name: 'inspect' | 'picture'; readonly kind: 'pdf' | 'image'; readonly page?: number },
  limits: ForeignLimits = FOREIGN_LIMITS,
): Promise<Buffer> {
  if (running < MOST_PROCESSES) running += 1;
  else await new Promise<void>((resolve) => queue.push(resolve));
  try {
    return await run(bytes, [job.name, job.kind, String(job.page ?? 1), String(limits.memory)], limits);
  } finally {
    const next = queue.shift();
    // The place is handed over, so that nobody slips in between.
    if (next === undefined) running -= 1;
    else next();
  }
}

function run(bytes: Buffer, job: readonly string[], limits: ForeignLimits): Promise<Buffer> {
  const child = spawn(process.execPath, ['--max-old-space-size=256', '--import', TSX, CHILD, ...job], {
    // No secret of ours is within reach of whatever the file brings about.
    env: { PATH: process.env.PATH ?? '', TMPDIR: tmpdir(), NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.time);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_ANSWER) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    // It may end before it has read all: its exit says why.
    child.stdin.on('error', () => {});
    child.stdin.end(bytes);
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(cause);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new ForeignFileTooCostly(`the process ended with ${signal ?? `code ${code}`}`));
    });
  });
}
