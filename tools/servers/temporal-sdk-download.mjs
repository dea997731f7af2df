import { readdirSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lastLines, runCommand } from '../lib/commands.mjs';
import { projectRoot } from '../lib/paths.mjs';

/**
 * A way of last resort: the Temporal SDK's own download. It has no call that only downloads, so a server is started
 * and ended once, in a process of its own; afterwards the program lies in the folder named.
 */
export function fromTemporalSdk(program) {
  return {
    name: 'bản tải của Temporal SDK',
    async fetch(work) {
      const testing = createRequire(join(projectRoot, 'package.json')).resolve('@temporalio/testing');
      const script = `
        import testing from ${JSON.stringify(pathToFileURL(testing).href)};
        const environment = await testing.TestWorkflowEnvironment.createLocal({
          server: { executable: { type: 'cached-download', downloadDir: process.argv[1] } },
        });
        await environment.teardown();
        process.exit(0);`;
      const result = await runCommand(process.execPath, ['--input-type=module', '-e', script, work], {
        cwd: projectRoot,
        timeoutMs: 300_000,
      });
      if (!result.ok) throw new Error(lastLines(result.output, 2).trim());
      const downloaded = readdirSync(work).find(
        (name) => name.startsWith(program) && statSync(join(work, name)).isFile(),
      );
      if (downloaded === undefined) throw new Error('không thấy tệp chương trình sau khi tải');
      renameSync(join(work, downloaded), join(work, program));
      return { sdk: '@temporalio/testing' };
    },
  };
}
