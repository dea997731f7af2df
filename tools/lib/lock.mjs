import { closeSync, existsSync, linkSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, writeJson } from './json-file.mjs';
import { endProcess, identityOf, isSameProcess } from './processes.mjs';

/** Long enough for an instance whose npm was killed to notice and go (it looks every half second). */
const SETTLE_MS = 1500;
const STOPPING_MS = 30_000;

function tryCreate(path, content) {
  try {
    const file = openSync(path, 'wx', 0o644);
    writeSync(file, JSON.stringify(content));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Moves a stale lock aside. Of several processes that try, one succeeds: rename is atomic. When a faster one has put
 * its own lock there between our look and our rename, that lock is put back.
 */
function removeStale(path) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    const moved = readJson(aside);
    if (moved !== undefined && isSameProcess(moved)) linkSync(aside, path);
    rmSync(aside, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
}

/**
 * Takes the lock file at `path` for this process. Returns `{ taken: true, tookOver, announceStop, release }`, where `tookOver` says
 * that a dead process had left it behind, or `{ taken: false, holder }` when a live one holds it for longer than
 * `waitMs` (one that says it is stopping is given half a minute).
 */
export async function takeLock(path, { waitMs = SETTLE_MS } = {}) {
  const mine = { pid: process.pid, identity: identityOf(process.pid) };
  const started = Date.now();
  let tookOver = false;
  for (;;) {
    if (tryCreate(path, mine)) {
      return {
        taken: true,
        tookOver,
        /** Tells whoever waits that this process is on its way out, so that a quick restart does not fail. */
        announceStop: () => isOurs(path, mine) && writeJson(path, { ...mine, stopping: true }),
        release: () => isOurs(path, mine) && rmSync(path, { force: true }),
      };
    }
    const holder = readJson(path);
    if (holder !== undefined && isSameProcess(holder)) {
      const patience = holder.stopping ? STOPPING_MS : waitMs;
      if (Date.now() - started > patience) return { taken: false, holder };
      await sleep(100);
      continue;
    }
    if (holder === undefined && existsSync(path)) await sleep(200); // Perhaps being written this very moment.
    if (!existsSync(path) || (holder === undefined && readJson(path) !== undefined)) continue;
    removeStale(path);
    tookOver = true;
  }
}

function isOurs(path, mine) {
  const current = readJson(path);
  return current?.pid === mine.pid && current.identity === mine.identity;
}

/** The file in which one instance records the processes it started, so that whoever comes after a crash can end them. */
export function childrenFile(runDirectory, pid = process.pid) {
  return join(runDirectory, `children-${pid}.json`);
}

/** Ends what dead instances left running in this data directory; returns the names of what was still alive. */
export async function endOrphans(runDirectory) {
  const ended = [];
  for (const entry of readdirSync(runDirectory)) {
    if (!/^children-\d+\.json$/.test(entry)) continue;
    const path = join(runDirectory, entry);
    const record = readJson(path);
    if (record !== undefined) {
      if (isSameProcess(record.owner)) continue;
      ended.push(...(await endRecorded(record)));
    }
    rmSync(path, { force: true });
  }
  return ended;
}

/** Ends every process of one record in parallel; returns the names of those that ran. */
export async function endRecorded(record) {
  const alive = record.children.filter((child) => isSameProcess(child));
  await Promise.all(
    record.children.map(async (child) => {
      await endProcess(child, child);
      removeLeftovers(child);
    }),
  );
  return alive.map((child) => child.name);
}

/** Removes the files that a program of this record leaves behind when it is killed. */
export function removeLeftovers(child) {
  for (const path of child.leftovers) rmSync(path, { force: true });
}
