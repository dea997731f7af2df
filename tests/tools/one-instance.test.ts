import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventually, loadTool, temporaryFolder, toolPath } from './load-tool.ts';

interface Recorded {
  readonly pid: number;
  readonly identity: string | undefined;
}
type Lock =
  | { readonly taken: true; readonly tookOver: boolean; release(): void }
  | { readonly taken: false; readonly holder: Recorded };

const { takeLock } = await loadTool<{ takeLock(path: string, options?: { waitMs: number }): Promise<Lock> }>(
  'lib/lock.mjs',
);
const { endProcess, identityOf, isGroupAlive } = await loadTool<{
  endProcess(recorded: Recorded, options?: { graceMs: number }): Promise<void>;
  identityOf(pid: number): string | undefined;
  isGroupAlive(pgid: number): boolean;
}>('lib/processes.mjs');

const FOREVER = 'setInterval(() => {}, 1000)';

function startForever(script = FOREVER): ChildProcess & { readonly pid: number } {
  const child = spawn(process.execPath, ['-e', script], { detached: true, stdio: 'ignore' });
  const { pid } = child;
  if (pid === undefined) throw new Error('the child did not start');
  onTestFinished(() => {
    if (isGroupAlive(pid)) process.kill(-pid, 'SIGKILL');
  });
  return Object.assign(child, { pid });
}

describe('the lock of a data directory', () => {
  const lockFile = () => join(temporaryFolder(), 'lock.json');

  test('is refused while another process lives, which is named', async () => {
    const path = lockFile();
    const other = startForever();
    writeFileSync(path, JSON.stringify({ pid: other.pid, identity: identityOf(other.pid) }));
    expect(await takeLock(path, { waitMs: 0 })).toMatchObject({ taken: false, holder: { pid: other.pid } });
  });

  test('is taken over from a process that was killed', async () => {
    const path = lockFile();
    const other = startForever();
    writeFileSync(path, JSON.stringify({ pid: other.pid, identity: identityOf(other.pid) }));
    other.kill('SIGKILL');
    await eventually(() => identityOf(other.pid) === undefined);
    expect(await takeLock(path, { waitMs: 0 })).toMatchObject({ taken: true, tookOver: true });
  });

  test('is taken over when its pid now belongs to a process that started later', async () => {
    const path = lockFile();
    writeFileSync(path, JSON.stringify({ pid: startForever().pid, identity: 'another-boot:1' }));
    expect(await takeLock(path, { waitMs: 0 })).toMatchObject({ taken: true });
  });

  test('is free after release, and half-written content does not block for ever', async () => {
    const path = lockFile();
    const first = await takeLock(path);
    if (first.taken) first.release();
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, '{"pid":');
    expect(await takeLock(path, { waitMs: 0 })).toMatchObject({ taken: true });
  });
});

describe('ending a recorded process', () => {
  test('takes its helpers along, even when it ignores the polite signal', async () => {
    const stubborn = `process.on('SIGTERM', () => {});
      require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(FOREVER)}]); ${FOREVER}`;
    const { pid } = startForever(stubborn);
    const recorded = { pid, identity: identityOf(pid) };
    await new Promise((resolve) => setTimeout(resolve, 300));
    await endProcess(recorded, { graceMs: 200 });
    expect(isGroupAlive(pid)).toBe(false);
  });

  test('leaves alone a process that merely has the same pid', async () => {
    const { pid } = startForever();
    await endProcess({ pid, identity: 'another-boot:1' }, { graceMs: 100 });
    expect(isGroupAlive(pid)).toBe(true);
  });
});

describe('an instance that is killed', () => {
  /** An instance with one service that never ends by itself; says `up` when it serves. */
  const script = (data: string) => `
    import { openInstance } from ${JSON.stringify(toolPath('lib/instance.mjs'))};
    const progress = { line: console.log, step: () => ({ done() {}, fail() {}, drop() {}, update() {} }) };
    const { supervisor } = await openInstance({ data: ${JSON.stringify(data)}, progress });
    await supervisor.start({ name: 'service', label: 'Dịch vụ', command: process.execPath,
      args: ['-e', ${JSON.stringify(FOREVER)}], ready: async () => true });
    console.log('up');`;

  async function startInstance(data: string): Promise<{ instance: ChildProcess; said: () => string }> {
    const instance = spawn(process.execPath, ['--input-type=module', '-e', script(data)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    instance.stdout.on('data', (chunk) => {
      text += String(chunk);
    });
    onTestFinished(() => {
      instance.kill('SIGKILL');
    });
    expect(await eventually(() => text.includes('up'))).toBe(true);
    return { instance, said: () => text };
  }

  function servicePid(data: string): number {
    const file = readdirSync(join(data, 'run')).find((name) => name.startsWith('children-')) ?? '';
    const record = JSON.parse(readFileSync(join(data, 'run', file), 'utf8')) as { children: Recorded[] };
    return record.children[0]?.pid ?? 0;
  }

  test('leaves no service behind, although nobody starts again', async () => {
    const data = join(temporaryFolder(), 'dữ liệu');
    const { instance } = await startInstance(data);
    const pid = servicePid(data);
    expect(isGroupAlive(pid)).toBe(true);
    instance.kill('SIGKILL');
    expect(await eventually(() => !isGroupAlive(pid))).toBe(true);
  });

  test('does not stand in the way of the next start', async () => {
    const data = join(temporaryFolder(), 'dữ liệu');
    const first = await startInstance(data);
    const pid = servicePid(data);
    first.instance.kill('SIGKILL');
    await startInstance(data);
    expect(isGroupAlive(pid)).toBe(false);
    expect(servicePid(data)).not.toBe(pid);
  });

  test('a service that dies is started again', async () => {
    const data = join(temporaryFolder(), 'dữ liệu');
    const { said } = await startInstance(data);
    const pid = servicePid(data);
    process.kill(pid, 'SIGKILL');
    expect(await eventually(() => said().includes('Dịch vụ đã chạy lại'))).toBe(true);
    expect(said()).toContain('Dịch vụ dừng bất ngờ (bị dừng bởi SIGKILL)');
    expect(isGroupAlive(servicePid(data))).toBe(true);
  });
});
