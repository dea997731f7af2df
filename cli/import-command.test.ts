import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { importCommand } from './import-command.ts';

const sample = (name: string) => fileURLToPath(new URL(`../samples/intake/${name}`, import.meta.url));

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** What the command prints, and the code it ends with. */
async function run(...words: readonly string[]): Promise<{ printed: string; code: unknown }> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await importCommand().parseAsync(['node', 'import', ...words]);
  return { printed: print.mock.calls.map(([line]) => String(line)).join('\n'), code: process.exitCode };
}

it('a dry run without a server tells every cell as JSON, and ends with 1 when one is wrong', async () => {
  const { printed, code } = await run(sample('danh-sach-de-nghi-2026.xlsx'), '--dry-run', '--json');
  const { counts, findings } = JSON.parse(printed);
  expect(code).toBe(1);
  expect(counts.rows).toBe(64);
  expect(findings).toContainEqual(expect.objectContaining({ cell: 'Cá nhân!E31', suggestion: '008086107119' }));
});

it('ends with 2 when cells only wait for an answer, with 0 when nothing does', async () => {
  const doubtful = await run(sample('phong-chu-vni.csv'), '--dry-run');
  expect(doubtful.code).toBe(2);
  expect(doubtful.printed).toMatch(/Danh sách!B2 +chưa rõ +Chữ gõ bằng bảng mã cũ VNI/);
  const clean = await run(sample('windows-1258.csv'), '--dry-run');
  expect(clean.code).toBe(0);
  expect(clean.printed).toContain('BK_LDLD: 10 trường hợp');
});

it('a file that is no table is an error with its sentence; nothing is taken in without being told for whom', async () => {
  const refused = await run(sample('../../docs/images/dossier-and-ballot.webp'), '--dry-run', '--json');
  expect([refused.code, JSON.parse(refused.printed).refused]).toStrictEqual([1, 'TABLE_UNKNOWN']);
  await expect(run(sample('windows-1258.csv'))).rejects.toThrow('--dry-run');
});
