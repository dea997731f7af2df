import type { Spreadsheets } from '../intake-ports.ts';
import { createReadingProcess } from './reading-process.ts';
import { writeXlsx } from './write-xlsx.ts';

/** The first file starts the process that reads, which then stays. */
export const createSpreadsheets = (): Spreadsheets => ({ ...createReadingProcess(), write: writeXlsx });
