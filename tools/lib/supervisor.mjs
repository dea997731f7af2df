import { spawn } from 'node:child_process';
import { closeSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lastLines } from './commands.mjs';
import { freeBytes } from './data-directory.mjs';
import { writeJson } from './json-file.mjs';
import { childrenFile, removeLeftovers } from './lock.mjs';
import { formatBytes, userError } from './messages.mjs';
import { endProcess, identityOf } from './processes.mjs';

const LOG_LIMIT_BYTES = 20 * 1024 ** 2;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** A service that ran this long was healthy: its next fall starts the back-off anew. */
const HEALTHY_MS = 60_000;
const LOW_SPACE_BYTES = 50 * 1024 ** 2;

/**
 * Starts child programs, restarts the ones that die, and ends them all. Each child leads its own process group (so
 * that Ctrl+C reaches only us and we end them in order), writes to `<data>/logs/<name>.log`, and is recorded on disk
 * with its start time, so that a later start, or the watchdog, can end it when we are killed.
 *
 * A service is `{ name, label, command, args, env?, cwd?, uid?, gid?, ready, readySeconds?, stopSignal?, wholeGroup?,
 * graceMs?, beforeStart?, leftovers? }`; `leftovers` are files to remove after its end; `ready({ logSince })` resolves to true once it serves and is asked until then.
 */
export function createSupervisor({ layout, progress, temporaryFolder }) {
  const recordFile = childrenFile(layout.run);
  const owner = { pid: process.pid, identity: identityOf(process.pid) };
  const services = new Map();
  let watchdog;
  let closed = false;

  const record = () => {
    const children = [...services.values()].flatMap((service) => (service.recorded ? [service.recorded] : []));
    writeJson(recordFile, { owner, children });
  };

  function watchOver() {
    if (watchdog !== undefined) return;
    const script = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
    const args = [script, recordFile, ...(temporaryFolder === undefined ? [] : [temporaryFolder])];
    watchdog = spawn(process.execPath, args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: layout.data });
    watchdog.on('error', () => progress.line('! Không mở được tiến trình canh dọn dẹp.'));
    watchdog.unref();
    watchdog.stdin.unref();
  }

  function launch(service) {
    const { spec } = service;
    const log = openLog(service.logFile);
    service.logStart = statSync(service.logFile).size;
    service.startedAt = Date.now();
    const child = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: spec.env ?? process.env,
      detached: true,
      stdio: ['ignore', log, log],
      windowsHide: true,
      ...(spec.uid === undefined ? {} : { uid: spec.uid, gid: spec.gid }),
    });
    closeSync(log);
    service.child = child;
    service.exited = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ? `bị dừng bởi ${signal}` : `mã thoát ${code}`));
    });
    if (child.pid !== undefined) {
      service.recorded = {
        name: spec.name,
        pid: child.pid,
        identity: identityOf(child.pid),
        signal: spec.stopSignal ?? 'SIGTERM',
        wholeGroup: spec.wholeGroup ?? true,
        graceMs: spec.graceMs ?? 8000,
        leftovers: spec.leftovers ?? [],
      };
      record();
    }
  }

  async function untilReady(service) {
    const { spec } = service;
    const seconds = spec.readySeconds ?? 120;
    const deadline = Date.now() + seconds * 1000;
    let how;
    service.exited.then((reason) => {
      how = reason;
    });
    const details = () => ({
      label: spec.label,
      logFile: service.logFile,
      tail: lastLines(readFrom(service.logFile, service.logStart)),
    });
    while (!(await spec.ready({ logSince: () => readFrom(service.logFile, service.logStart) }))) {
      if (how !== undefined) throw userError('serviceDied', { ...details(), how });
      if (Date.now() > deadline) throw userError('serviceSilent', { ...details(), seconds });
      await Promise.race([sleep(100), service.exited]);
    }
    // Another program may have answered on the port of a child that could not bind it.
    await Promise.race([sleep(20), service.exited]);
    if (how !== undefined) throw userError('serviceDied', { ...details(), how });
  }

  async function endChild(service) {
    if (service.recorded === undefined) return;
    const { recorded } = service;
    await endProcess(recorded, recorded);
    await Promise.race([service.exited, sleep(2000)]);
    service.recorded = undefined;
    removeLeftovers(recorded);
  }

  async function keepAlive(service) {
    let delay = FIRST_DELAY_MS;
    while (!service.stopping) {
      const how = await service.exited;
      if (service.stopping) return;
      if (Date.now() - service.startedAt > HEALTHY_MS) delay = FIRST_DELAY_MS;
      // Its helpers may have outlived it and would hold its files and ports.
      await endChild(service);
      progress.line(
        `! ${service.spec.label} dừng bất ngờ (${how})${spaceWarning()}, khởi động lại sau ${String(delay / 1000).replace('.', ',')} giây`,
      );
      await Promise.race([sleep(delay, undefined, { ref: false }), service.stopRequested]);
      if (service.stopping) return;
      delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      await relaunch(service);
    }
  }

  async function relaunch(service) {
    try {
      await service.spec.beforeStart?.();
      if (service.stopping) return;
      launch(service);
      await untilReady(service);
      if (!service.stopping) progress.line(`✓ ${service.spec.label} đã chạy lại`);
    } catch (error) {
      if (service.stopping) return;
      progress.line(`! ${error.message}`);
      await endChild(service);
      service.exited = Promise.resolve('chưa khởi động lại được');
    }
  }

  function spaceWarning() {
    const free = freeBytes(layout.data);
    return free < LOW_SPACE_BYTES ? `; ổ đĩa sắp đầy, còn ${formatBytes(free)}` : '';
  }

  async function start(spec) {
    const service = { spec, logFile: join(layout.logs, `${spec.name}.log`), stopping: false };
    service.stopRequested = new Promise((resolve) => {
      service.requestStop = resolve;
    });
    watchOver();
    await spec.beforeStart?.();
    // Everything was stopped while this one was being fetched or prepared.
    if (closed) throw new Error('stopped before it was started');
    services.set(spec.name, service);
    launch(service);
    try {
      await untilReady(service);
    } catch (error) {
      service.stopping = true;
      await endChild(service);
      throw error;
    }
    service.supervision = keepAlive(service);
  }

  async function stop(name) {
    const service = services.get(name);
    if (service === undefined) return;
    service.stopping = true;
    service.requestStop();
    await endChild(service);
    await service.supervision;
    // A restart may have been under way when the stop was asked for.
    await endChild(service);
    services.delete(name);
  }

  return {
    start,
    stop,
    isIdle: () => services.size === 0,
    isClosed: () => closed,
    /** Ends everything, the groups of names in `order` one after the other, then all the rest together. */
    async stopAll(order = []) {
      closed = true;
      for (const names of order) await Promise.all(names.map(stop));
      await Promise.all([...services.keys()].map(stop));
      rmSync(recordFile, { force: true });
      // SIGKILL: it ignores the polite signals, and there is nothing left for it to do.
      watchdog?.kill('SIGKILL');
    },
  };
}

function openLog(path) {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

/** What a log holds from this offset on, at most its last 64 KB. */
function readFrom(path, offset) {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const from = Math.max(offset, size - 65_536);
  if (size <= from) return '';
  const buffer = Buffer.alloc(size - from);
  const file = openSync(path, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, from));
  } finally {
    closeSync(file);
  }
}
