import type { Spreadsheets } from '../intake-ports.ts';
import { createReadingThread } from './reading-thread.ts';
import { writeXlsx } from './write-xlsx.ts';

/** The first file starts the reading thread, which then stays. */
export function createSpreadsheets(): Spreadsheets {
  const thread = createReadingThread();
  return { read: thread.read, warmUp: thread.warmUp, write: writeXlsx };
}
