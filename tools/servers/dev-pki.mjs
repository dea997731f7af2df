import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { userError } from '../lib/messages.mjs';
import { projectRoot } from '../lib/paths.mjs';

const PROGRAM = join('adapters', 'signing', 'dev-pki', 'main.ts');

/** The service of the development certificate authority, time-stamping and revocation server. */
export function devPkiService({ layout, ports }) {
  if (!existsSync(join(projectRoot, PROGRAM))) throw userError('partMissing', { file: PROGRAM });
  return {
    name: 'pki',
    label: 'Chứng thư thử nghiệm',
    command: process.execPath,
    args: ['--import', 'tsx', PROGRAM, '--dir', layout.pki, '--port', String(ports.pki)],
    cwd: projectRoot,
    readySeconds: 90,
    ready: async ({ logSince }) => /^ready\b/m.test(logSince()),
    environment: { PKI_URL: `http://127.0.0.1:${ports.pki}`, PKI_DIR: layout.pki },
  };
}
