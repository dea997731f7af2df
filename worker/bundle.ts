import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const root = fileURLToPath(new URL('../', import.meta.url));

export interface WorkflowBundle {
  readonly code: string;
  /** Names the code for good: a history says which bundle ran it, and the bundle is archived beside it. */
  readonly sha256: string;
}

/** Bundles the workflow code, or takes it from `cacheDir` when the sources have not changed since. */
export async function workflowBundle(cacheDir: string): Promise<WorkflowBundle> {
  const cached = join(cacheDir, `workflows-${sourcesHash()}.js`);
  if (!existsSync(cached)) {
    const quiet = () => undefined;
    const { code } = await bundleWorkflowCode({
      workflowsPath: join(root, 'workflows/index.ts'),
      logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: console.warn, error: console.error },
    });
    mkdirSync(cacheDir, { recursive: true });
    // Several processes may build at once: each writes its own file, the last rename wins, all are alike.
    const mine = `${cached}.${process.pid}`;
    writeFileSync(mine, code);
    renameSync(mine, cached);
  }
  const code = readFileSync(cached, 'utf8');
  return { code, sha256: createHash('sha256').update(code).digest('hex') };
}

/** Over everything that goes into the bundle: our sandbox code and the locked versions of the packages. */
function sourcesHash(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of ['domain', 'workflows']) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(ts|json)$/.test(path)) hash.update(`${folder}/${path}\n`).update(readFileSync(join(root, folder, path)));
    }
  }
  return hash.digest('hex').slice(0, 24);
}
