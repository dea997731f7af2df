import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const onLinux = process.platform === 'linux';

/** The fields of /proc/<pid>/stat after the command name (which may itself hold spaces and brackets). */
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch (error) {
    // ESRCH: the process ended between open and read.
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
    throw error;
  }
}

function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown-boot'; // Some containers hide it; start ticks alone still tell processes of one boot apart.
  }
}

/**
 * What tells a process from a later one that was given the same pid: its boot and its start time.
 * Undefined when no such process runs (a zombie does not).
 */
export function identityOf(pid) {
  if (onLinux) {
    const fields = statFields(pid);
    return fields === undefined || fields[0] === 'Z' ? undefined : `${bootId()}:${fields[19]}`;
  }
  if (process.platform === 'win32') return isSignalable(pid) ? 'running' : undefined;
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined; // ps ends with 1 when there is no such process.
  }
}

function isSignalable(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export function isSameProcess({ pid, identity }) {
  return identity !== undefined && identityOf(pid) === identity;
}

/**
 * Whether any process (zombies aside: nobody may reap them in a container) is left in the group.
 * @public for the tests
 */
export function isGroupAlive(pgid) {
  if (!onLinux) return process.platform !== 'win32' && isSignalable(-pgid);
  return readdirSync('/proc').some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    const fields = statFields(entry);
    return fields !== undefined && Number(fields[2]) === pgid && fields[0] !== 'Z';
  });
}

function send(target, signal) {
  try {
    process.kill(target, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function signalProcess(pid, signal, wholeGroup) {
  if (process.platform === 'win32') {
    try {
      execFileSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    } catch {
      // taskkill fails when the process has already ended.
    }
    return;
  }
  send(wholeGroup ? -pid : pid, signal);
}

/** Nothing of this recorded process group runs any more. */
function hasEnded({ pid, identity }) {
  return !isSameProcess({ pid, identity }) && !isGroupAlive(pid);
}

/**
 * Ends a process that leads its own group, and the group with it: `signal` first, SIGKILL after `graceMs`.
 * Does nothing when the pid now belongs to somebody else. Resolves when nothing of it is left.
 * `wholeGroup: false` sends the polite signal to the leader only (PostgreSQL must end its backends itself).
 */
export async function endProcess(recorded, { signal = 'SIGTERM', graceMs = 8000, wholeGroup = true } = {}) {
  const current = identityOf(recorded.pid);
  if (current !== undefined && current !== recorded.identity) return;
  if (hasEnded(recorded)) return;
  signalProcess(recorded.pid, signal, wholeGroup);
  if (await endsWithin(recorded, graceMs)) return;
  signalProcess(recorded.pid, 'SIGKILL', true);
  await endsWithin(recorded, 3000);
}

async function endsWithin(recorded, milliseconds) {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    if (hasEnded(recorded)) return true;
    await sleep(50);
  }
  return hasEnded(recorded);
}
