import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { rulesCommand } from './rules-command.ts';

const DRAFT = 'samples/rules/du-thao-2027.json';
const folder = mkdtempSync(join(tmpdir(), 'ghicong-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** What the command prints, and whether it says that it failed. */
async function run(...args: readonly string[]): Promise<{ text: string; failed: boolean }> {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  await rulesCommand().parseAsync([...args], { from: 'user' });
  return { text: lines.join('\n'), failed: process.exitCode === 1 };
}

function draftWith(name: string, ...changes: readonly [from: string, to: string][]): string {
  const text = changes.reduce(
    (draft, [from, to]) => {
      expect(draft).toContain(from);
      return draft.replace(from, to);
    },
    readFileSync(DRAFT, 'utf8'),
  );
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('ghicong rules check', () => {
  it('finds nothing amiss in the sample draft', async () => {
    expect(await run('check', DRAFT)).toStrictEqual({ text: `✓ ${DRAFT}: không thấy lỗi.`, failed: false });
  });

  it('names the rule, the place in the file and the place in the expression', async () => {
    const path = draftWith('test.json', [
      'initiativesSince(\\"GRASSROOTS\\", year)',
      'initiativesSince(\\"CO_SO\\", year)',
    ]);
    const { text, failed } = await run('check', path);
    expect(failed).toBe(true);
    expect(text).toContain('✗ CSTD_CS / SANG_KIEN_CO_SO  awards[1].criteria[3].test');
    expect(text).toContain('“CO_SO” không phải là một trong các từ: GRASSROOTS, PROVINCE, CONFEDERATION, NATION.');
    expect(text).toContain('ký tự thứ 18');
  });

  it('says in Vietnamese what is wrong with the shape, and of which award', async () => {
    const path = draftWith(
      'shape.json',
      ['"2027-01-01"', '"1/1/2027"'],
      ['"retentionYears": 20', '"retentionYears": "20"'],
    );
    const { text, failed } = await run('check', path, '--json');
    expect(failed).toBe(true);
    expect(JSON.parse(text).findings).toMatchObject([
      { path: 'from', message: 'Ngày phải viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2027-01-01.' },
      { path: 'awards[2].retentionYears', rule: 'BK_LDLD' },
    ]);
  });

  it.each([
    ['no-such-file.json', /^Không đọc được tệp/],
    [join(folder, 'broken.json'), /không phải là JSON/],
  ])('says so when %s cannot be read', async (path, said) => {
    writeFileSync(join(folder, 'broken.json'), '{');
    await expect(run('check', path)).rejects.toThrow(said);
  });
});

describe('ghicong rules diff', () => {
  it('shows what a draft changes against a published set', async () => {
    const { text } = await run('diff', 'TLD-2026-11', DRAFT);
    expect(text).toContain('+ Tiêu chuẩn SANG_KIEN_HOAC_CSTD');
    expect(text).toContain('sau:   mỗi đơn vị trình: không quá 10 trường hợp một năm');
    expect(text).toContain('− Danh hiệu, hình thức');
  });

  it('gives the same as JSON', async () => {
    const changes: unknown = JSON.parse((await run('diff', 'TLD-2025-08', 'TLD-2026-11', '--json')).text);
    expect(changes).toContainEqual(
      expect.objectContaining({ award: null, change: 'CHANGED', what: 'Áp dụng cho hồ sơ tiếp nhận' }),
    );
  });

  it('says when nothing changes, and refuses a file that is no rule set', async () => {
    expect((await run('diff', DRAFT, DRAFT)).text).toBe('Hai bộ quy định như nhau.');
    const path = draftWith('shape2.json', ['"2027-01-01"', '"1/1/2027"']);
    await expect(run('diff', DRAFT, path)).rejects.toThrow('ghicong rules check');
  });
});

describe('ghicong rules list', () => {
  it('counts what still needs to be confirmed', async () => {
    const rows: { id: string; awards: number; toConfirm: number }[] = JSON.parse((await run('list', '--json')).text);
    expect(rows.find(({ id }) => id === 'TLD-2026-11')).toMatchObject({ awards: 29, supersedes: 'TLD-2026-10' });
    expect(rows.every(({ toConfirm }) => toConfirm > 0)).toBe(true);
  });
});
