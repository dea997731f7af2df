/** The other end of `reading-process.ts`: reads one file after the other, away from those who serve people. */

import { readBytes } from './read-bytes.ts';
import type { ChildMessage } from './reading-process.ts';

const tell = (message: ChildMessage): void => {
  process.send?.(message);
};

process.on('message', async (bytes: Uint8Array) => {
  try {
    const read = await readBytes(Buffer.from(bytes), (rows, of) => tell({ progress: { rows, of } }));
    tell({ read });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
  }
});
