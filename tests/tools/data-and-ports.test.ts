import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadTool, runTool, temporaryFolder } from './load-tool.ts';

interface Secrets {
  readonly s3: { readonly secretKey: string };
  readonly payloadKeysFile: string;
  readonly appSecretFile: string;
}
type Ports = Record<string, number>;
type Environment = Record<string, string>;

const { inspectDataDirectory } = await loadTool<{ inspectDataDirectory(path: string): Error | undefined }>(
  'lib/data-directory.mjs',
);
const { loadSecrets } = await loadTool<{ loadSecrets(folder: string): Secrets }>('lib/secrets.mjs');
const { choosePorts, whoListens } = await loadTool<{
  choosePorts(wanted: Record<string, object>, remembered?: Ports): Promise<Ports>;
  whoListens(port: number): { pid: number; name: string } | undefined;
}>('lib/ports.mjs');
const { splitSecrets, toShell } = await loadTool<{
  splitSecrets(environment: Environment): { open: Environment; secret: Environment };
  toShell(environment: Environment): string;
}>('lib/environment.mjs');

/** A port that somebody listens on until the test ends. */
async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe('npm start refuses, in Vietnamese and with the fix', () => {
  const withoutData = { ...process.env, GHICONG_DATA: '' };

  test.each([
    ['an unknown option', ['--prot', '8080'], 2, 'Không có tùy chọn --prot', '--data THƯ_MỤC'],
    ['an option without its value', ['--data', '--once'], 2, 'Tùy chọn --data cần một giá trị', '--once'],
    ['a word it does not know', ['empty'], 2, 'Không hiểu “empty”', '--empty'],
    ['a port that is no port', ['--port', '99999'], 2, 'Cổng “99999” không hợp lệ', '--port 8080'],
  ])('%s', async (_, args, code, what, fix) => {
    const result = await runTool('start.mjs', args, withoutData);
    expect(result.code).toBe(code);
    expect(result.output).toContain(what);
    expect(result.output).toContain(fix);
  });

  test('a file where the data directory should be', async () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, '');
    const result = await runTool('start.mjs', ['--data', file], withoutData);
    expect(result.code).toBe(1);
    expect(result.output).toContain(`${file} là một tệp, không phải thư mục dữ liệu`);
    expect(result.output).toContain('--data THƯ_MỤC');
  });

  test('a port that is taken, naming who has it', async () => {
    const port = await takenPort();
    const result = await runTool(
      'start.mjs',
      ['--data', join(temporaryFolder(), 'data'), '--port', String(port)],
      withoutData,
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain(`Cổng ${port} đang bị`);
    if (process.platform === 'linux') expect(result.output).toContain(`tiến trình ${process.pid}`);
  });
});

describe('the data directory', () => {
  test('may not exist yet, and looking at it does not make it', () => {
    const folder = temporaryFolder();
    expect(inspectDataDirectory(join(folder, 'a', 'b'))).toBeUndefined();
    expect(() => statSync(join(folder, 'a'))).toThrow();
  });

  // Permission bits do not bind root; the kernel's own folders refuse even root.
  test.skipIf(process.platform !== 'linux')('that cannot be written is refused with the fix', () => {
    expect(inspectDataDirectory('/sys/kernel/ghicong')).toMatchObject({
      name: 'UserError',
      fix: expect.stringContaining('Cấp quyền ghi'),
    });
  });
});

describe('the secrets of a data directory', () => {
  test('stay the same at the second start and are readable by their owner only', () => {
    const folder = temporaryFolder();
    const first = loadSecrets(folder);
    const ring = JSON.parse(readFileSync(first.payloadKeysFile, 'utf8')) as { current: string; keys: Environment };
    expect(Buffer.from(ring.keys[ring.current] ?? '', 'base64')).toHaveLength(32);
    expect(readFileSync(first.appSecretFile, 'utf8').trim()).toMatch(/^[0-9a-f]{64}$/);
    for (const file of [
      first.payloadKeysFile,
      first.appSecretFile,
      join(folder, 's3.json'),
      join(folder, 'postgres.json'),
    ]) {
      expect(statSync(file).mode & 0o077).toBe(0);
    }
    expect(loadSecrets(folder)).toEqual(first);
  });

  test('are never replaced when damaged: what they encrypted would be lost', () => {
    const folder = temporaryFolder();
    const { payloadKeysFile } = loadSecrets(folder);
    writeFileSync(payloadKeysFile, '{"current":');
    expect(() => loadSecrets(folder)).toThrow(/bị hỏng/);
    expect(readFileSync(payloadKeysFile, 'utf8')).toBe('{"current":');
  });
});

describe('ports', () => {
  test('last time’s are used again when free, others are replaced, and no two are the same', async () => {
    const taken = await takenPort();
    const { web: free = 0 } = await choosePorts({ web: {} });
    const wanted = { web: { preferred: taken }, mail: {}, files: { withGrpc: true } };
    const chosen = await choosePorts(wanted, { web: free, mail: taken });
    expect(chosen.web).toBe(free);
    expect(chosen.mail).not.toBe(taken);
    expect(new Set(Object.values(chosen)).size).toBe(3);
    expect((await choosePorts({ web: { preferred: taken } })).web).not.toBe(taken);
  });

  test.skipIf(process.platform !== 'linux')('the holder of a port can be named', async () => {
    expect(whoListens(await takenPort())).toMatchObject({ pid: process.pid });
  });
});

describe('the environment of the programs', () => {
  test('run.json holds no password', () => {
    const environment = {
      DATABASE_URL: 'postgres://u:mật@h/d',
      S3_SECRET_KEY: 'khóa',
      APP_URL: 'http://127.0.0.1:8080',
    };
    const { open, secret } = splitSecrets(environment);
    expect(open).toEqual({ APP_URL: 'http://127.0.0.1:8080' });
    expect(Object.keys(secret)).toEqual(['DATABASE_URL', 'S3_SECRET_KEY']);
  });

  test('env.sh survives quotes and spaces in a path', () => {
    expect(toShell({ GHICONG_DATA: "/tmp/Hồ sơ 'mới' $HOME" })).toBe(
      "export GHICONG_DATA='/tmp/Hồ sơ '\\''mới'\\'' $HOME'\n",
    );
  });
});

describe('ghicong doctor', () => {
  test('judges a machine for a program and exits with its verdict', async () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, '');
    const bad = await runTool('ghicong.mjs', ['doctor', '--json', '--data', file]);
    expect(bad.code).toBe(1);
    const folder = join(temporaryFolder(), 'data');
    mkdirSync(folder);
    const good = await runTool('ghicong.mjs', ['doctor', '--json', '--data', folder]);
    expect(JSON.parse(good.output)).toMatchObject({ isReady: good.code === 0 });
    expect(JSON.parse(bad.output)).toMatchObject({
      isReady: false,
      findings: expect.arrayContaining([expect.objectContaining({ name: 'Thư mục dữ liệu', isFound: false })]),
    });
  });
});
