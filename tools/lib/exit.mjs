import { readFileSync } from 'node:fs';
import { endCommands } from './commands.mjs';
import { describeError } from './messages.mjs';
import { identityOf, isSameProcess } from './processes.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_EVERY_MS = 500;

/**
 * Runs a tool so that `cleanUp` happens exactly once however it ends: return, error, signal, or the death of the npm
 * that started it. `main({ signal, stayUntilStopped })` returns the exit code; `signal` aborts when the tool is to end.
 * `stayUntilStopped()` is for a tool that has nothing left to do but serve: from then on a Ctrl+C is a success.
 */
export async function runTool(main, cleanUp) {
  const abort = new AbortController();
  let code;
  let isStaying = false;
  const interrupted = new Promise((resolve) =>
    abort.signal.addEventListener('abort', () =>
      resolve(isStaying && abort.signal.reason > 1 ? 0 : abort.signal.reason),
    ),
  );
  const stayUntilStopped = () => {
    isStaying = true;
    return interrupted;
  };
  const stop = (code) => abort.abort(code);
  // Handlers stay on during clean-up: npm passes on the Ctrl+C that the terminal has already sent us.
  for (const name of SIGNALS) process.on(name, () => stop(name === 'SIGINT' ? 130 : 143));
  for (const name of ['uncaughtException', 'unhandledRejection']) {
    process.on(name, (error) => {
      console.error(describeError(error));
      stop(1);
    });
  }
  // The reader of our output went away (`npm start | head`): that is a wish to end, not a defect.
  process.stdout.on('error', () => stop(1));
  watchParent(() => stop(143));
  try {
    code = await Promise.race([main({ signal: abort.signal, stayUntilStopped }), interrupted]);
  } catch (error) {
    console.error(describeError(error));
    code = error.exitCode ?? 1;
  }
  try {
    await endCommands();
    await cleanUp();
  } catch (error) {
    console.error(describeError(error));
    code = code || 1;
  }
  process.exit(code);
}

/** npm killed with SIGKILL takes nobody along; a tool that it started would run on with nobody to stop it. */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const ancestors = [process.ppid, parentOf(process.ppid)]
    .filter((pid) => pid !== undefined && pid > 1)
    .map((pid) => ({ pid, identity: identityOf(pid) }))
    .slice(0, isShell(process.ppid) ? 2 : 1);
  const timer = setInterval(() => {
    if (ancestors.every(isSameProcess)) return;
    clearInterval(timer);
    onGone();
  }, PARENT_EVERY_MS);
  timer.unref();
}

function parentOf(pid) {
  const status = readProc(pid, 'status');
  const match = status === undefined ? null : /^PPid:\s+(\d+)/m.exec(status);
  return match === null ? undefined : Number(match[1]);
}

/** npm runs a script through `sh -c`, and not every sh hands its process over to the command. */
function isShell(pid) {
  return /^(sh|dash|bash|ash|zsh|busybox)$/.test(readProc(pid, 'comm')?.trim() ?? '');
}

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined; // Not Linux: the direct parent alone is watched.
  }
}
