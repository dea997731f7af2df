import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { readJson, writeJson } from './json-file.mjs';
import { userError } from './messages.mjs';

/** Below every system's range of outgoing ports even after +10000 (SeaweedFS derives gRPC ports so). */
const FIRST = 15_000;
const LAST = 21_999;
const GRPC_OFFSET = 10_000;

/** Whether a server on 127.0.0.1 could take this port now. */
function isPortFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Keeps a port from other copies of this program until its own server is started: resolves to a function that gives it
 * up, or to undefined when it is taken.
 */
export function holdPort(port) {
  return new Promise((resolve) => {
    const holder = createServer((socket) => socket.destroy());
    holder.once('error', () => resolve(undefined));
    holder.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      holder.unref();
      resolve(() => new Promise((released) => holder.close(released)));
    });
  });
}

async function isUsable(port, withGrpc) {
  return (await isPortFree(port)) && (!withGrpc || (await isPortFree(port + GRPC_OFFSET)));
}

async function randomPort(taken, withGrpc) {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (!taken.has(port) && (await isUsable(port, withGrpc))) return port;
  }
  throw userError('noFreePort');
}

/**
 * One port for each wanted name: last time's when it is still free (bookmarks keep working), else the preferred one,
 * else a free one. `wanted` is `{ name: { preferred?, withGrpc? } }`; `withGrpc` also asks for port + 10000.
 */
export async function choosePorts(wanted, remembered = {}) {
  const chosen = {};
  const taken = new Set();
  for (const [name, { preferred, withGrpc = false }] of Object.entries(wanted)) {
    let port;
    for (const candidate of [remembered[name], preferred]) {
      if (!Number.isInteger(candidate) || taken.has(candidate)) continue;
      if (await isUsable(candidate, withGrpc)) {
        port = candidate;
        break;
      }
    }
    port ??= await randomPort(taken, withGrpc);
    taken.add(port);
    chosen[name] = port;
  }
  return chosen;
}

export function rememberPorts(file, ports) {
  writeJson(file, { ...readJson(file, {}), ...ports });
}

/** Who listens on this TCP port, as `{ pid, name }`; undefined when it cannot be told (not Linux, not our process). */
export function whoListens(port) {
  if (process.platform !== 'linux') return undefined;
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readOr(table, '').split('\n')) {
      const fields = line.trim().split(/\s+/);
      if (fields[1]?.endsWith(`:${hex}`) && fields[3] === '0A') inodes.add(`socket:[${fields[9]}]`);
    }
  }
  if (inodes.size === 0) return undefined;
  for (const pid of readdirSync('/proc')) {
    if (/^\d+$/.test(pid) && holdsSocket(pid, inodes)) {
      return { pid: Number(pid), name: readOr(`/proc/${pid}/comm`, '?').trim() };
    }
  }
  return undefined;
}

function readOr(path, fallback) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fallback; // Only used to name a culprit in a message; not knowing is fine.
  }
}

function holdsSocket(pid, inodes) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return false; // Another user's process, or one that just ended.
  }
}
