import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { formatBytes, userError } from './messages.mjs';
import { dataLayout } from './paths.mjs';

/** A first start takes some 50 MB; a season's signed files and the servers' journals several times that. */
const NEEDED_BYTES = 400 * 1024 ** 2;

/**
 * Makes the data directory usable and returns its layout; throws a UserError that names the fix when it is a file,
 * read-only, or on a full disk.
 */
export function prepareDataDirectory(path) {
  // Looked at before anything is made: on a read-only mount Node's recursive mkdir reports a missing folder instead.
  const problem = inspectDataDirectory(path);
  if (problem !== undefined) throw problem;
  const layout = dataLayout(path);
  try {
    for (const folder of [layout.logs, layout.run]) mkdirSync(folder, { recursive: true });
    for (const folder of [layout.keys, layout.objects, layout.mail, layout.temporal, layout.issuer]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    // 0711: PostgreSQL, which runs as another user when we are root, must pass through, and nobody may list.
    chmodSync(path, 0o711);
    return layout;
  } catch (error) {
    throw describeDataError(path, error);
  }
}

/** Undefined when the directory can be used (or made), else the UserError that says why not. Leaves no trace. */
export function inspectDataDirectory(path) {
  try {
    const existing = nearestExisting(path);
    if (!statSync(existing).isDirectory()) return userError('dataIsFile', { path: existing });
    probe(existing);
    const free = freeBytes(existing);
    if (free >= NEEDED_BYTES) return undefined;
    return userError('dataFull', { path, free: formatBytes(free), needed: formatBytes(NEEDED_BYTES) });
  } catch (error) {
    return describeDataError(path, error);
  }
}

function nearestExisting(path) {
  let existing = path;
  while (!existsSync(existing)) existing = dirname(existing);
  return existing;
}

export function freeBytes(path) {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

/** Permission bits say little on a read-only mount or a full disk, so really write and flush something. */
function probe(path) {
  const file = join(path, `.probe-${process.pid}`);
  try {
    const handle = openSync(file, 'w');
    try {
      writeSync(handle, Buffer.alloc(65_536, 1));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } finally {
    removeQuietly(file);
  }
}

function removeQuietly(file) {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    // On a read-only mount the probe was never made; the error that matters is already on its way.
    if (error.code !== 'EROFS') throw error;
  }
}

function describeDataError(path, error) {
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return userError('dataReadOnly', { path, code: error.code }, error);
    case 'ENOSPC':
    case 'EDQUOT':
      return userError('dataFull', { path, free: formatBytes(0), needed: formatBytes(NEEDED_BYTES) }, error);
    case 'EEXIST':
    case 'ENOTDIR':
      return userError('dataIsFile', { path }, error);
    case undefined:
      return error;
    default:
      return userError('dataUnusable', { path, detail: error.message }, error);
  }
}
