/** Runs in a thread of its own: reading takes the processor for a second or two, and nobody else should wait for it. */

import { parentPort, workerData } from 'node:worker_threads';
import { readBytes } from './read-bytes.ts';

parentPort?.postMessage(await readBytes(Buffer.from(workerData as Uint8Array)));
