import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createImportLedger } from '../../api/commands/import-ledger.ts';
import { needsAnswer, type Remark } from '../../domain/intake/findings.ts';
import { countOf } from '../../domain/intake/report.ts';
import { PAST_AWARDS } from '../../domain/ledger/legacy-list.ts';
import { openedFrom } from '../support/lists.ts';
import { PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

const sample = (name: string) => readFileSync(fileURLToPath(new URL(`../../samples/ledger/${name}`, import.meta.url)));

async function importing(bytes: Buffer, dryRun = false) {
  const person = await world.registers.directory.person(PEOPLE.officer);
  if (person === undefined) throw new Error('no officer');
  const open = await openedFrom(bytes, [PAST_AWARDS]);
  const caller = { person, channel: 'cli', requestId: 'test', reason: 'Sổ cũ' } as const;
  const result = await createImportLedger(world.deps)({ ...caller, open, dryRun, skipHeld: true });
  if ('refused' in result) throw new Error(result.refused.code);
  const [entered, already, held] = (['ADDED', 'SAME', 'HELD'] as const).map((outcome) => countOf(result, outcome));
  return { ...result, rows: result.rows.length, entered, already, held };
}

/** What was planted in the sample workbook. */
const PLANTED: readonly Partial<Remark>[] = [
  { cell: 'D8', level: 'doubtful', suggestion: '079079001234' },
  { cell: 'B11', level: 'doubtful', sentence: expect.stringContaining('trùng với dòng 10') },
  { cell: 'B12', level: 'notice', sentence: expect.stringContaining('cùng tên') },
  { cell: 'B13', level: 'doubtful', suggestion: 'Phạm Thị Loan' },
  { cell: 'E14', level: 'doubtful', sentence: expect.stringContaining('mã cán bộ') },
  { cell: 'B16', level: 'doubtful', sentence: expect.stringContaining('công thức') },
  { cell: 'F17', level: 'error', sentence: expect.stringContaining('hình thức khen thưởng') },
  { cell: 'D18', level: 'doubtful', sentence: expect.stringContaining('1986') },
  { cell: 'G21', level: 'error' },
  { cell: 'I21', level: 'error' },
  { cell: 'B23', level: 'notice', code: 'FOOTER' },
];

test('every fault planted in the sample workbook is listed at its cell, and every row is accounted for', async () => {
  const report = await importing(sample('so-khen-thuong-cu.xlsx'), true);
  for (const planted of PLANTED) {
    expect(report.remarks).toContainEqual(
      expect.objectContaining({ ...planted, cell: `Sổ khen thưởng!${planted.cell}` }),
    );
  }
  expect(report).toMatchObject({ written: false, rows: 17, entered: 9, already: 0, held: 8 });
  const heldRows = new Set(report.remarks.filter(needsAnswer).map(({ row }) => row));
  expect(heldRows.size).toBe(report.held);
  for (const { sentence } of report.remarks) expect(sentence).toMatch(/\.$/);
});

test('a rehearsal writes nothing; the import enters what is certain; a second one enters nothing', async () => {
  const bytes = sample('so-khen-thuong-cu.xlsx');
  expect(await importing(bytes)).toMatchObject({ entered: 9, already: 0, held: 8 });
  expect(await importing(bytes)).toMatchObject({ entered: 0, already: 9, held: 8 });
});

test('a file put right enters the mended row only, and joins it to its person by the citizen id', async () => {
  const mended = sample('so-khen-thuong-cu.csv').toString('utf8');
  expect(await importing(Buffer.from(mended))).toMatchObject({ entered: 2, held: 0 });
  const more = `${mended}3,Phan Văn Tài,1982,079 082 007788,"Công đoàn cơ sở Công ty Cổ phần May Hoà Bình",BK TLĐ,2024,90/QĐ-TLĐ,15/03/2025,\r\n`;
  expect(await importing(Buffer.from(more))).toMatchObject({ entered: 1, already: 2, held: 0 });
  const officer = await world.as(PEOPLE.officer);
  const found = await officer.get('/so-khen-thuong?ten=phan+van+tai');
  expect(found.body).toContain('3 lần khen thưởng');
});

test('a file that is no register is refused in plain words', async () => {
  await expect(importing(Buffer.from([0x25, 0x50, 0x44, 0x46]))).rejects.toThrow('TABLE_UNKNOWN');
  const report = await importing(Buffer.from('Tên,Tuổi\nHòa,30\n'));
  expect(report.remarks[0]?.sentence).toContain('Không tìm thấy dòng tiêu đề');
});

test('the command line lists the same, and its exit code says that rows wait', async () => {
  const run = async (...more: string[]) => {
    const file = fileURLToPath(new URL('../../samples/ledger/so-khen-thuong-cu.xlsx', import.meta.url));
    const as = more.includes('--as') ? [] : ['--as', PEOPLE.officer];
    const args = ['--import', 'tsx', 'cli/main.ts', 'ledger', 'import', file, '--dry-run', ...as, ...more];
    const env = { ...process.env, DATABASE_URL: world.database.url };
    return new Promise<{ code: unknown; stdout: string }>((resolve) => {
      execFile(process.execPath, args, { env }, (error, stdout) => resolve({ code: error?.code ?? 0, stdout }));
    });
  };
  const [asJson, inWords, refused] = await Promise.all([
    run('--json'),
    run('--as', PEOPLE.officer),
    run('--as', PEOPLE.otherProposer),
  ]);
  expect(asJson.code).toBe(1);
  const cells: Remark[] = JSON.parse(asJson.stdout).remarks;
  expect(cells).toContainEqual(expect.objectContaining({ cell: 'Sổ khen thưởng!D8', suggestion: '079079001234' }));
  expect(inWords.stdout).toContain('? Sổ khen thưởng!D8: Số căn cước công dân chỉ có 11 chữ số');
  expect(inWords.stdout).toMatch(/17 mục: \d+ mới.*Chưa ghi gì vào sổ/);
  expect(refused.code).toBe(1);
  // Three programs that each load everything, on a machine that may be busy.
}, 120_000);
