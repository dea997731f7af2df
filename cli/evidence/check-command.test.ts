import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import * as made from '../../tests/support/uploads.ts';
import { checkEvidenceCommand } from './check-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  await writeFile(join(folder, 'báo cáo.pdf'), await made.saved(made.pdf(2)));
  // Told by its content, not by its name.
  await writeFile(join(folder, 'mẫu.pdf'), await made.docx({ 'word/vbaProject.bin': 'x' }));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

async function run(...words: readonly string[]): Promise<{ printed: string; code: unknown }> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  await checkEvidenceCommand().parseAsync(['node', 'check', ...words]);
  return { printed: print.mock.calls.map(([line]) => String(line)).join('\n'), code: process.exitCode };
}

it('says of each file what the gate says, and ends with 1 when one is refused', async () => {
  const { printed, code } = await run(join(folder, 'báo cáo.pdf'), join(folder, 'mẫu.pdf'));
  expect(printed).toMatch(/✓ .*báo cáo\.pdf: application\/pdf, 2 trang, SHA-256 [0-9a-f]{64}/);
  expect(printed).toMatch(/✗ .*mẫu\.pdf: Tệp chứa macro.*\(UPLOAD_MACRO\)/);
  expect(code).toBe(1);
});

it('gives the same as JSON, and ends well when every file is taken', async () => {
  const { printed, code } = await run(join(folder, 'báo cáo.pdf'), '--json');
  expect(JSON.parse(printed)).toMatchObject([{ accepted: true, mediaType: 'application/pdf', pages: 2 }]);
  expect(code).toBeUndefined();
});
