import { join } from 'node:path';
import { prepareDataDirectory } from './data-directory.mjs';
import { readJson } from './json-file.mjs';
import { endOrphans, takeLock } from './lock.mjs';
import { userError } from './messages.mjs';
import { loadSecrets } from './secrets.mjs';
import { createSupervisor } from './supervisor.mjs';

/**
 * Makes this process the one instance on a data directory: checks the directory, takes its lock, ends what a killed
 * instance left running. Returns `{ layout, secrets, supervisor, close(order) }`; `close` ends every child and gives the
 * lock back. Throws a UserError when the directory cannot be used or another instance lives in it.
 */
export async function openInstance({ data, progress, temporaryFolder }) {
  const layout = prepareDataDirectory(data);
  const lock = await takeLock(join(layout.run, 'lock.json'));
  if (!lock.taken) {
    const url = readJson(layout.runFile)?.addresses?.app;
    throw userError('alreadyRunning', { path: data, pid: lock.holder.pid, url });
  }
  try {
    const ended = await endOrphans(layout.run);
    if (ended.length > 0) progress.line(`✓ Đã dọn phần còn sót của lần chạy bị ngắt trước: ${ended.join(', ')}`);
    const secrets = loadSecrets(layout.keys);
    const supervisor = createSupervisor({ layout, progress, temporaryFolder });
    return {
      layout,
      secrets,
      supervisor,
      async close(order) {
        announce(lock);
        await supervisor.stopAll(order);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A full disk, perhaps the very reason for stopping, must not keep us from ending the children. */
function announce(lock) {
  try {
    lock.announceStop();
  } catch (error) {
    if (error.code !== 'ENOSPC' && error.code !== 'EROFS') throw error;
  }
}
