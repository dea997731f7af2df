import { Worker } from 'node:worker_threads';
import type { Spreadsheets } from '../intake-ports.ts';
import { readBytes } from './read-bytes.ts';
import { writeXlsx } from './write-xlsx.ts';

/** Bytes above which a file is read in a thread of its own. Starting one costs more than reading a small file. */
const LARGE = 200_000;
/** Megabytes that the thread may take: a hostile file ends it, not the web. */
const MOST_MEMORY = 1024;

export function createSpreadsheets(): Spreadsheets {
  return { read: (bytes) => (bytes.length > LARGE ? readApart(bytes) : readBytes(bytes)), write: writeXlsx };
}

function readApart(bytes: Buffer): ReturnType<Spreadsheets['read']> {
  const thread = new Worker(new URL('./reading-thread.mjs', import.meta.url), {
    workerData: bytes,
    // Not the parent's: its loader would be asked for, and is not there.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ unreadable: 'TABLE_TOO_LARGE' });
      else reject(new Error('a workbook could not be read in its thread', { cause: error }));
    });
    // Settled already, unless the thread ended without a word.
    thread.once('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)));
  });
}
