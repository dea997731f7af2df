import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The programs of `runCommand` and `runForeground` that run at this moment. */
const running = new Set();
let isEnding = false;

/**
 * Ends every program still running, politely and after three seconds not, and starts no other: for a tool that ends
 * before they do, and whose work would otherwise go on to its next command.
 */
export async function endCommands() {
  isEnding = true;
  const ends = [...running].map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of running) child.kill('SIGTERM');
  await Promise.race([Promise.all(ends), sleep(3000, undefined, { ref: false })]);
  for (const child of running) child.kill('SIGKILL');
}

function track(child) {
  running.add(child);
  for (const event of ['exit', 'error']) child.once(event, () => running.delete(child));
}

/** The absolute path of a program on PATH, or undefined. */
export function findOnPath(name, env = process.env) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder !== '' && isExecutable(path)) return path;
    }
  }
  return undefined;
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a program to its end. Never throws for its failure: `{ ok, code, signal, output }`, where `output` is both
 * streams together (its last 64 KB) or the reason why it could not be started. `onOutput` sees text as it comes.
 */
export function runCommand(command, args, { cwd, env, uid, gid, timeoutMs, onOutput } = {}) {
  if (isEnding) return Promise.resolve({ ok: false, code: null, signal: null, output: 'đang dừng' });
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      ...(uid === undefined ? {} : { uid, gid }),
    });
    track(child);
    const collect = (chunk) => {
      output = (output + chunk).slice(-65_536);
      onOutput?.(String(chunk));
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ ok: false, code: null, signal: null, output: error.message }));
    child.once('close', (code, signal) => resolve({ ok: code === 0, code, signal, output }));
  });
}

/** Runs a program with our own terminal and gives back its exit code: 130 after Ctrl+C, 1 after another signal. */
export function runForeground(command, args, { cwd, env } = {}) {
  if (isEnding) return Promise.resolve(1);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: 'inherit' });
    track(child);
    child.once('error', reject);
    child.once('exit', (code, endedBy) => resolve(code ?? (endedBy === 'SIGINT' ? 130 : 1)));
  });
}

/** The last lines of a text, indented, for an error message. */
export function lastLines(text, count = 8) {
  return text
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map((line) => `    ${line.slice(0, 240)}`)
    .join('\n');
}
