import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../api/support/world.ts';
import { projectRoot } from '../support/imports.ts';

const ROOT = projectRoot();
const SAMPLE = join(ROOT, 'samples/initiatives/sang-kien-2026.xlsx');
/** Each run starts a program from source; a busy machine takes its time over that. */
const PATIENCE = 240_000;

const OFFICER = 'nguyen.thi.hong.ngu@laodong.example';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'initiatives-'));
  await writeFile(join(folder, 'secret'), 'a secret of the tests, long enough for a key');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world?.close();
});

/** Runs `ghicong initiatives …` as an operator does, against the database of this test. */
function ghicong(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: world.database.url,
    APP_SECRET_FILE: join(folder, 'secret'),
    APP_URL: 'http://127.0.0.1:8080',
    APP_PORT: '8080',
    ISSUER_URL: 'http://127.0.0.1:8082',
    PAYLOAD_KEYS_FILE: join(folder, 'unused'),
  };
  const program = ['--import', 'tsx', 'cli/main.ts', 'initiatives', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, program, { cwd: ROOT, env, timeout: 100_000 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

test(
  'checks, registers once, and says what it did',
  async () => {
    const tried = await ghicong('import', SAMPLE, '--as', OFFICER, '--dry-run');
    expect([tried.err, tried.code]).toStrictEqual(['', 0]);
    expect(tried.out).toContain('21 mục: 21 mới, 0 thay đổi, 0 đã có, 0 cần xem lại. Chưa ghi gì vào sổ.');
    const done = await ghicong('import', SAMPLE, '--as', OFFICER, '--json');
    expect(done.code).toBe(0);
    const report = JSON.parse(done.out);
    expect([report.written, report.rows[0].sheet, report.rows.length]).toStrictEqual([true, 'Sáng kiến 2026', 21]);
    const view = await world.registers.initiatives.view(report.rows[0].ref);
    expect(view?.chain.map(({ recorded }) => [recorded.channel, recorded.actor.role])).toStrictEqual([
      ['cli', 'officer'],
      ['cli', 'officer'],
    ]);
    expect((await ghicong('import', SAMPLE, '--as', OFFICER)).out).toContain('21 đã có');
    const verified = await ghicong('verify');
    expect([verified.code, verified.out]).toStrictEqual([
      0,
      'Đã kiểm tra 21 sáng kiến, 37 sự kiện: không có sai lệch.\n',
    ]);
  },
  PATIENCE,
);

test(
  'ends with 1 and the cell where a row is wrong, or with a sentence where nothing can be read',
  async () => {
    const file = join(folder, 'wrong.csv');
    await writeFile(
      file,
      'Tên sáng kiến;Tác giả;Nơi làm việc;Ngày áp dụng;Tóm tắt;CĐCS\nKệ;An;Tổ 1;mai;Gọn;Nơi khác\n',
    );
    const wrong = await ghicong('import', file, '--as', OFFICER);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toContain('✗ Danh sách!D2: “mai” không phải một ngày.');
    expect(wrong.out).toContain('✗ Danh sách!F2: Không có công đoàn cơ sở nào tên “Nơi khác”');
    const nobody = await ghicong('import', SAMPLE, '--as', 'ai.do@laodong.example');
    expect([nobody.code, nobody.err]).toStrictEqual([
      1,
      '✗ Không có ai trong danh bạ mang mã hoặc thư điện tử ai.do@laodong.example.\n',
    ]);
    const missing = await ghicong('import', SAMPLE);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain("✗ Thiếu tùy chọn '--as");
  },
  PATIENCE,
);
