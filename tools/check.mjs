/** `npm run check`: types, lint and format, dead code, architecture. Runs all of them and fails when one does. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './lib/commands.mjs';
import { runTool } from './lib/exit.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { requireNode } from './lib/node-version.mjs';
import { projectRoot } from './lib/paths.mjs';
import { createProgress } from './lib/progress.mjs';

const ARCHITECTURE_TEST = 'tests/architecture.test.ts';

const CHECKS = [
  ['Kiểu (tsc)', 'tsc', ['-p', '.']],
  ['Định dạng và quy tắc viết (biome)', 'biome', ['check', '.']],
  ['Mã thừa (knip)', 'knip', []],
  ['Kiến trúc', 'vitest', ['run', ARCHITECTURE_TEST]],
];

const progress = createProgress();

async function main() {
  requireNode();
  await ensureNodeModules(progress);
  let failures = 0;
  for (const [label, program, args] of CHECKS) {
    const step = progress.step(label);
    const result = await runCheck(program, args);
    if (result.ok) {
      step.done();
      continue;
    }
    failures += 1;
    step.fail();
    console.error(result.output.trimEnd());
  }
  progress.line(failures === 0 ? 'Mọi kiểm tra đều đạt.' : `${failures} trên ${CHECKS.length} kiểm tra chưa đạt.`);
  return failures === 0 ? 0 : 1;
}

function runCheck(program, args) {
  if (args.includes(ARCHITECTURE_TEST) && !existsSync(join(projectRoot, ARCHITECTURE_TEST))) {
    return { ok: false, output: `Thiếu tệp ${ARCHITECTURE_TEST}.` };
  }
  return runCommand(join(projectRoot, 'node_modules', '.bin', program), args, { cwd: projectRoot });
}

await runTool(main, async () => undefined);
