import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const tools = new URL('../../tools/', import.meta.url);

export const toolPath = (file: string): string => fileURLToPath(new URL(file, tools));

/** A module of tools/, which is plain JavaScript: the caller says what it uses of it. */
export async function loadTool<Module>(file: string): Promise<Module> {
  return (await import(new URL(file, tools).href)) as Module;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ghicong-tools-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a tool as a user does and waits for its end. */
export function runTool(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [toolPath(file), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Polls until `condition` holds; false when it does not within the time. */
export async function eventually(condition: () => boolean, milliseconds = 15_000): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return condition();
}
