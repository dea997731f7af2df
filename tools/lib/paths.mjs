import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path the user typed: npm moves to the project folder first, so the folder they stand in is in INIT_CWD. */
export function resolveUserPath(path, env = process.env) {
  const base = env.npm_lifecycle_event === 'start' && env.INIT_CWD ? env.INIT_CWD : process.cwd();
  return resolve(base, path);
}

/** Where a data directory keeps its things. */
export function dataLayout(data) {
  return {
    data,
    logs: join(data, 'logs'),
    keys: join(data, 'keys'),
    run: join(data, 'run'),
    postgres: join(data, 'postgres'),
    objects: join(data, 'objects'),
    temporal: join(data, 'temporal'),
    mail: join(data, 'mail'),
    pki: join(data, 'pki'),
    issuer: join(data, 'issuer'),
    runFile: join(data, 'run.json'),
    portsFile: join(data, 'ports.json'),
    environmentFile: join(data, 'env.sh'),
  };
}

/**
 * The folder of fetched servers, shared by every copy on the machine: `GHICONG_CACHE`, else the user's cache,
 * else inside the data directory when the home folder cannot be written.
 */
export function cacheDirectory(data, env = process.env) {
  if (env.GHICONG_CACHE) return resolve(env.GHICONG_CACHE);
  const candidate = join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ghicong');
  try {
    mkdirSync(candidate, { recursive: true });
    accessSync(candidate, constants.W_OK);
    return candidate;
  } catch {
    // A service account often has no writable home; the data directory is writable by then.
    return join(data, 'cache');
  }
}
