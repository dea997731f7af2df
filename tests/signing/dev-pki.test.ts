import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, createPublicKey, randomBytes, verify, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parsed, serialHex } from '../../adapters/signing/asn1.ts';
import { revoke } from '../../adapters/signing/dev-pki/authority.ts';
import { requestDevIdentity } from '../../adapters/signing/dev-pki/client.ts';
import { startDevPki } from '../../adapters/signing/dev-pki/server.ts';
import { createPdfSigning } from '../../adapters/signing/pdf-signing.ts';
import { revocationProvider } from '../../adapters/signing/revocation-provider.ts';
import { pkcs12KeyStore } from '../../adapters/signing/signers/key-store.ts';
import { pkcs12Signer } from '../../adapters/signing/signers/pkcs12-signer.ts';
import { requestTimestamp } from '../../adapters/signing/timestamp-client.ts';
import {
  byChairman,
  CHAIRMAN,
  FEDERATION,
  FIELDS,
  prepared,
  startTestPki,
  type TestPki,
  unsignedDecision,
} from './support.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const MAIN = 'adapters/signing/dev-pki/main.ts';

// Keys are made and pages rendered here; on a busy machine the default of 5 s is too short.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let pki: TestPki;
beforeAll(async () => {
  pki = await startTestPki();
});
afterAll(() => pki.close());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function launch(dir: string, port: number): { readonly child: ChildProcess; readonly ready: Promise<void> } {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--dir', dir, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { child, ready };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

describe('the server as a program', () => {
  test('two processes on one empty directory end with one PKI and one key per identity, and stop on SIGTERM', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'ghicong-pki-'));
    const ports = [await freePort(), await freePort()];
    const programs = ports.map((port) => launch(dir, port));
    try {
      await Promise.all(programs.map(({ ready }) => ready));
      const roots = await Promise.all(
        ports.map(async (port) => Buffer.from(await (await fetch(`http://127.0.0.1:${port}/root.crt`)).arrayBuffer())),
      );
      expect(roots[0]).toEqual(roots[1]);
      const subject = { commonName: 'Lê Thị Hoa', organisation: 'Công đoàn cơ sở An Phú' };
      const ask = (port: number) => requestDevIdentity(`http://127.0.0.1:${port}`, 'staff:le-thi-hoa', subject);
      await Promise.all([...ports, ...ports].map(ask));
      const files = (await readdir(join(dir, 'identities'))).filter((name) => name !== 'password');
      expect(files).toHaveLength(1);
      const before = await readFile(join(dir, 'identities', files[0] ?? ''));
      await ask(ports[1] ?? 0);
      expect((await readFile(join(dir, 'identities', files[0] ?? ''))).equals(before)).toBe(true);
      const signer = await pkcs12KeyStore(dir).signerFor('staff:le-thi-hoa');
      expect(new X509Certificate(signer.certificate).subject).toContain('Lê Thị Hoa');
    } finally {
      const codes = programs.map(({ child }) => ended(child));
      for (const { child } of programs) child.kill('SIGTERM');
      expect(await Promise.all(codes)).toEqual([0, 0]);
      await rm(dir, { recursive: true, force: true });
    }
  });
});

describe('files and access', () => {
  test('keys are readable by their owner alone', async () => {
    const mode = async (...path: string[]) => (await stat(join(pki.dir, ...path))).mode & 0o777;
    expect(await mode('authority')).toBe(0o700);
    expect(await mode('identities')).toBe(0o700);
    for (const name of await readdir(join(pki.dir, 'authority'))) expect(await mode('authority', name)).toBe(0o600);
    for (const name of await readdir(join(pki.dir, 'identities'))) expect(await mode('identities', name)).toBe(0o600);
  });

  test('a browser page cannot ask for keys, and nonsense is refused', async () => {
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${pki.server.url}/issue`, { method: 'POST', headers, body }).then((response) => response.status);
    const good = JSON.stringify({ identity: 'staff:x', commonName: 'X', organisation: 'Y' });
    expect(await post({ 'content-type': 'application/json', origin: 'http://a.example' }, good)).toBe(403);
    expect(await post({ 'content-type': 'text/plain' }, good)).toBe(403);
    expect(await post({ 'content-type': 'application/json' }, '{')).toBe(400);
    const outside = JSON.stringify({ identity: 'staff:../../x', commonName: 'X', organisation: 'Y' });
    expect(await post({ 'content-type': 'application/json' }, outside)).toBe(400);
  });
});

describe('PKCS#12', () => {
  test.skipIf(!hasOpenssl)(
    'ours opens in openssl, and one that openssl made with AES-256 signs (skipped without openssl)',
    async () => {
      const password = (await readFile(join(pki.dir, 'identities', 'password'), 'utf8')).trim();
      for (const identity of [CHAIRMAN, FEDERATION]) {
        const id = createHash('sha256').update(identity).digest('hex').slice(0, 32);
        const pem = execFileSync(
          'openssl',
          ['pkcs12', '-in', join(pki.dir, 'identities', `${id}.p12`), '-passin', 'stdin', '-nodes'],
          { input: `${password}\n`, stdio: ['pipe', 'pipe', 'ignore'] },
        );
        const again = execFileSync(
          'openssl',
          ['pkcs12', '-export', '-passout', 'pass:mậtkhẩu1', '-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC'],
          {
            input: pem,
            stdio: ['pipe', 'pipe', 'ignore'],
          },
        );
        const signer = await pkcs12Signer(again, 'mậtkhẩu1');
        const attributes = randomBytes(100);
        const signature = await signer.sign({ attributes, digest: createHash('sha256').update(attributes).digest() });
        const key = createPublicKey(
          new X509Certificate(signer.certificate).publicKey.export({ type: 'spki', format: 'pem' }),
        );
        expect(verify('sha256', attributes, key, signature)).toBe(true);
        expect(signer.chain.at(-1)?.equals(pki.server.authority.root.der)).toBe(true);
      }
    },
  );

  test('a wrong password is refused', async () => {
    const id = createHash('sha256').update(CHAIRMAN).digest('hex').slice(0, 32);
    const file = await readFile(join(pki.dir, 'identities', `${id}.p12`));
    await expect(pkcs12Signer(file, 'sai')).rejects.toThrow();
  });
});

describe('timestamps', () => {
  test('are accepted by our own client', async () => {
    const imprint = createHash('sha256').update('x').digest();
    const { time } = await requestTimestamp({ url: `${pki.server.url}/tsa` }, imprint);
    expect(Math.abs(Date.now() - time.getTime())).toBeLessThan(3000);
  });

  test.skipIf(!hasOpenssl)(
    'are accepted by openssl for SHA-256, 384 and 512, and SHA-1 is rejected (skipped without openssl)',
    async () => {
      const dir = await mkdtemp(join(tmpdir(), 'ghicong-tsa-'));
      try {
        const { root, issuing } = pki.server.authority;
        const file = (name: string) => join(dir, name);
        await writeFile(file('data'), 'dữ liệu');
        for (const [name, der] of [
          ['root', root.der],
          ['issuing', issuing.der],
        ] as const) {
          await writeFile(file(`${name}.pem`), new X509Certificate(der).toString());
        }
        for (const hash of ['sha256', 'sha384', 'sha512', 'sha1']) {
          execFileSync('openssl', ['ts', '-query', '-data', file('data'), `-${hash}`, '-cert', '-out', file('q')], {
            stdio: 'ignore',
          });
          const response = await fetch(`${pki.server.url}/tsa`, {
            method: 'POST',
            body: new Uint8Array(await readFile(file('q'))),
          });
          await writeFile(file('r'), Buffer.from(await response.arrayBuffer()));
          const check = spawnSync('openssl', [
            'ts',
            '-verify',
            '-queryfile',
            file('q'),
            '-in',
            file('r'),
            '-CAfile',
            file('root.pem'),
            '-untrusted',
            file('issuing.pem'),
          ]);
          expect([hash, check.status]).toEqual([hash, hash === 'sha1' ? 1 : 0]);
        }
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    },
  );
});

describe('revocation', () => {
  test('a revoked certificate can no longer be archived, by OCSP or by CRL', async () => {
    const identity = 'staff:bi-thu-hoi';
    await requestDevIdentity(pki.server.url, identity, { commonName: 'Người bị thu hồi', organisation: 'Thử' });
    const signer = await pkcs12KeyStore(pki.dir).signerFor(identity);
    const { root, issuing } = pki.server.authority;
    const ask = () => revocationProvider({ authorities: [issuing.der, root.der], baseUrl: pki.server.url });
    const before = ask();
    expect(await before.getOCSP?.(signer.certificate, issuing.der)).not.toBeNull();
    expect(await before.getCRL?.(signer.certificate)).not.toBeNull();
    expect(before.problems()).toHaveLength(0);

    await revoke(pki.dir, serialHex(parsed(new X509Certificate(signer.certificate)).serialNumber), new Date());
    const after = ask();
    expect(await after.getOCSP?.(signer.certificate, issuing.der)).toBeNull();
    expect(await after.getCRL?.(signer.certificate)).toBeNull();
    expect(after.problems()).toHaveLength(1);
    const pdf = await prepared(pki.signing, await unsignedDecision());
    await expect(pki.signing.sign(pdf, byChairman({ identity, level: 'B-LTA' }))).rejects.toThrow(
      'tình trạng chứng thư số',
    );
  });
});

test('a PKI that starts on another port later still archives and verifies, and comes back to its port when free', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'ghicong-pki-'));
  const first = await startDevPki(dir, 0);
  await requestDevIdentity(first.url, CHAIRMAN, { commonName: 'Trần Văn Hùng', organisation: 'LĐLĐ tỉnh An Phú' });
  await first.close();
  const squatter = createServer((_, response) => response.writeHead(500).end());
  await new Promise<void>((resolve) => squatter.listen(Number(new URL(first.url).port), '127.0.0.1', resolve));
  const second = await startDevPki(dir, 0);
  try {
    expect(second.url).not.toBe(first.url);
    const signing = createPdfSigning({
      keys: pkcs12KeyStore(dir),
      roots: [second.authority.root.der],
      timestamp: { url: `${second.url}/tsa` },
      revocation: { baseUrl: second.url },
    });
    const signed = await signing.sign(
      await prepared(signing, await unsignedDecision()),
      byChairman({ level: 'B-LTA' }),
    );
    expect(await signing.verify(signed, [FIELDS[0]])).toMatchObject({ valid: true });
  } finally {
    await second.close();
    squatter.closeAllConnections();
    await new Promise((resolve) => squatter.close(resolve));
  }
  const third = await startDevPki(dir, 0);
  expect(third.url).toBe(first.url);
  await third.close();
  await rm(dir, { recursive: true, force: true });
});
