#!/usr/bin/env node
/**
 * The `ghicong` command. `doctor` needs no package. Everything else goes to the command line in cli/, with the addresses
 * of the instance that runs on the data directory, unless the environment already names them.
 */
import { join } from 'node:path';
import { runForeground } from './lib/commands.mjs';
import { readJson } from './lib/json-file.mjs';
import { describeError } from './lib/messages.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { requireNode } from './lib/node-version.mjs';
import { dataLayout, projectRoot, resolveUserPath } from './lib/paths.mjs';
import { isSameProcess } from './lib/processes.mjs';
import { createProgress } from './lib/progress.mjs';

const [name, ...rest] = process.argv.slice(2);

try {
  requireNode();
  if (name === 'doctor') {
    const { runDoctor } = await import('./doctor.mjs');
    process.exitCode = await runDoctor(rest);
  } else {
    // Progress on standard error: the output of a command may be JSON for another program.
    await ensureNodeModules(createProgress(process.stderr));
    process.exitCode = await runCli(process.argv.slice(2));
  }
} catch (error) {
  console.error(describeError(error));
  process.exitCode = error.exitCode ?? 1;
}

function runCli(args) {
  const program = join(projectRoot, 'cli', 'main.ts');
  const tsx = import.meta.resolve('tsx');
  const env = { ...runningInstance(), ...process.env };
  return runForeground(process.execPath, ['--import', tsx, program, ...args], { env });
}

/** The environment of the instance on GHICONG_DATA (else .ghicong of this clone); empty when none runs there. */
function runningInstance() {
  const data = process.env.GHICONG_DATA ? resolveUserPath(process.env.GHICONG_DATA) : join(projectRoot, '.ghicong');
  const run = readJson(dataLayout(data).runFile);
  if (run === undefined || !isSameProcess(run)) return {};
  return { ...run.environment, ...readJson(run.secretsFile, {}) };
}
