import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { signedDecision, startTestPki, type TestPki, temporaryFile } from './support.ts';

const PYHANKO = process.env.PYHANKO;
const hasPdfsig = spawnSync('pdfsig', ['-v']).error === undefined;
const hasCertutil = spawnSync('certutil', ['-H']).error === undefined;

// Keys are made and pages rendered here; on a busy machine the default of 5 s is too short.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let pki: TestPki;
let file: string;
let root: string;

beforeAll(async () => {
  pki = await startTestPki();
  const { second } = await signedDecision(pki.signing, 'B-LTA');
  file = await temporaryFile(pki.dir, 'signed.pdf', second);
  root = await temporaryFile(
    pki.dir,
    'root.pem',
    Buffer.from(new X509Certificate(pki.server.authority.root.der).toString()),
  );
});
afterAll(() => pki.close());

/** Not in a blocking way: the validators ask the PKI of this very process for the certificates' status. */
function run(
  command: string,
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

test.skipIf(!hasPdfsig)(
  'pdfsig calls both signatures valid (skipped where poppler-utils is not installed)',
  async () => {
    const nss = join(pki.dir, 'nss');
    if (hasCertutil) {
      await mkdir(nss);
      execFileSync('certutil', ['-N', '-d', nss, '--empty-password']);
      execFileSync('certutil', ['-A', '-d', nss, '-n', 'root', '-t', 'CT,C,C', '-i', root]);
    }
    const { output } = await run('pdfsig', hasCertutil ? ['-nssdir', nss, file] : [file]);
    expect(output.match(/Signature is Valid/g)).toHaveLength(2);
    if (hasCertutil) expect(output.match(/Certificate is Trusted/g)).toHaveLength(2);
  },
);

test.skipIf(!PYHANKO)(
  'pyHanko accepts both signatures and the filling between them (skipped without PYHANKO)',
  async () => {
    const { status, output } = await run(PYHANKO ?? '', ['sign', 'validate', '--pretty-print', '--trust', root, file]);
    expect(output.match(/judged VALID/g)).toHaveLength(2);
    expect(output).toContain('signing and form filling operations');
    expect(status).toBe(0);
  },
  30_000,
);
