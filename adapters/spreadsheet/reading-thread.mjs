/**
 * Reads one file after the other, away from those who serve people: reading takes the processor for a second or two.
 * Plain JavaScript that loads the rest: in a thread Node 20 does not pass a file through the loader it began with.
 */
import { parentPort } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

/** @type {typeof import('./read-bytes.ts')} */
const { readBytes } = await tsImport('./read-bytes.ts', import.meta.url);

parentPort?.on('message', async (/** @type {Uint8Array} */ bytes) => {
  try {
    const read = await readBytes(Buffer.from(bytes), (rows, of) => parentPort?.postMessage({ progress: { rows, of } }));
    parentPort?.postMessage({ read });
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});
