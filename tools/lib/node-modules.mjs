import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath, lastLines, runCommand } from './commands.mjs';
import { readJson } from './json-file.mjs';
import { takeLock } from './lock.mjs';
import { userError } from './messages.mjs';
import { projectRoot } from './paths.mjs';

const TEN_MINUTES = 600_000;

/**
 * Installs the packages with `npm ci` unless node_modules already holds what package-lock.json asks for. Safe when
 * several programs of one clone start at the same time. Throws a UserError when npm fails.
 */
export async function ensureNodeModules(progress, root = projectRoot) {
  if (isUpToDate(root)) return;
  const lockFile = join(root, '.ghicong', 'install-lock.json');
  const lock = await takeInstallLock(lockFile);
  if (!lock.taken) throw userError('installBusy', { pid: lock.holder.pid });
  try {
    if (!isUpToDate(root)) await install(progress, root);
  } finally {
    lock.release();
  }
}

async function takeInstallLock(file) {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return await takeLock(file, { waitMs: TEN_MINUTES });
  } catch (error) {
    throw userError('npmFailed', { detail: `    ${error.message}` }, error);
  }
}

/** Whether node_modules matches package-lock.json; remembers a positive answer in a stamp file. */
export function isUpToDate(root = projectRoot) {
  const hash = lockHash(root);
  if (readStamp(root) === hash) return true;
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined || !satisfies(readJson(join(root, 'package-lock.json')), installed)) return false;
  writeStamp(root, hash);
  return true;
}

/**
 * Whether an installed tree (npm's hidden lock file) has every package of the lock that is not optional.
 * @public for the tests
 */
export function satisfies(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = installed.packages[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.version === entry.version;
  });
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

const stampFile = (root) => join(root, 'node_modules', '.ghicong-lock');

function readStamp(root) {
  try {
    return readFileSync(stampFile(root), 'utf8').trim();
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function writeStamp(root, hash) {
  try {
    writeFileSync(stampFile(root), `${hash}\n`);
  } catch (error) {
    // A read-only installation is fine; it is only compared again next time.
    if (error.code !== 'EACCES' && error.code !== 'EROFS' && error.code !== 'EPERM') throw error;
  }
}

async function install(progress, root) {
  const step = progress.step('Cài các gói của dự án, lần đầu mất vài phút');
  // NODE_ENV=production would leave out what the tests and the type check need.
  const common = ['--include=dev', '--no-audit', '--no-fund'];
  let result = await runNpm(['ci', ...common], root);
  if (!result.ok && isLockIncomplete(result.output)) {
    step.update('npm install thay cho npm ci, vì package-lock.json thiếu gói của hệ máy khác');
    // The versions of the lock still count; nothing is written back to the project.
    result = await runNpm(['install', '--no-save', ...common], root);
  }
  if (!result.ok) {
    step.drop();
    throw userError('npmFailed', { detail: describeNpmFailure(result.output) });
  }
  writeStamp(root, lockHash(root));
  step.done('Đã cài các gói của dự án');
}

/**
 * A registry mirror may lack the packages of other platforms; a lock written behind it lacks them too, and `npm ci`
 * refuses such a lock although nothing that this machine needs is missing.
 * @public for the tests
 */
export function isLockIncomplete(output) {
  const missing = output.split('\n').filter((line) => /npm error (Missing|Invalid):/.test(line));
  return (
    missing.length > 0 &&
    missing.every((line) => /Missing: \S+-(?:android|darwin|freebsd|linux|openharmony|win32)-/.test(line))
  );
}

/** npm's own error lines without its manual and its log file's address. */
function describeNpmFailure(output) {
  const lines = output.split('\n').filter((line) => line.startsWith('npm error ') && !line.includes('complete log'));
  return lines.length > 0 ? lastLines(lines.slice(0, 8).join('\n')) : lastLines(output);
}

function runNpm(args, root) {
  const [command, first] = npmCommand();
  return runCommand(command, [...first, ...args], { cwd: root });
}

/** The npm that started us when there is one, so that a second npm on PATH of another version is not mixed in. */
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return [process.execPath, [running]];
  return [findOnPath('npm') ?? 'npm', []];
}
