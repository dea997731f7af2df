/**
 * Ends the recorded children of a tool that died without cleaning up (kill -9, a crash). Its standard input is a pipe
 * whose other end only the tool holds, so end-of-file means that the tool is gone.
 * Arguments: the file of recorded children, and optionally a temporary folder to remove afterwards.
 */
import { rmSync } from 'node:fs';
import { readJson } from './json-file.mjs';
import { endRecorded } from './lock.mjs';

const [recordFile, temporaryFolder] = process.argv.slice(2);

// A terminal's Ctrl+C or a closed window must not end the one process that cleans up.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => undefined);

process.stdin.resume();
process.stdin.on('end', async () => {
  const record = readJson(recordFile);
  if (record !== undefined) await endRecorded(record);
  rmSync(recordFile, { force: true });
  if (temporaryFolder !== undefined) rmSync(temporaryFolder, { recursive: true, force: true });
  process.exit(0);
});
