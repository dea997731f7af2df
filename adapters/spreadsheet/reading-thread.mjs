/**
 * Runs in a thread of its own: reading takes the processor for a second or two, and nobody else should wait for it.
 * Plain JavaScript that loads the rest: in a thread Node 20 does not pass a file through the loader it began with.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

/** @type {typeof import('./read-bytes.ts')} */
const { readBytes } = await tsImport('./read-bytes.ts', import.meta.url);
parentPort?.postMessage(await readBytes(Buffer.from(workerData)));
