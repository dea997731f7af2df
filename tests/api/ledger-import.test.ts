import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLegacyRegister } from '../../adapters/spreadsheet/read-legacy.ts';
import { createImportLedger, type ListedCell } from '../../api/commands/import-ledger.ts';
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
  return createImportLedger(world.deps)({ person, sheets: await readLegacyRegister(bytes), dryRun });
}

/** What was planted in the sample workbook. */
const PLANTED: readonly Partial<ListedCell>[] = [
  { cell: 'D8', severity: 'DOUBTFUL', suggestion: '079079001234' },
  { cell: 'B11', severity: 'DOUBTFUL', sentence: expect.stringContaining('trùng với dòng 10') },
  { cell: 'B12', severity: 'NOTE', sentence: expect.stringContaining('cùng tên') },
  { cell: 'B13', severity: 'DOUBTFUL', suggestion: 'Phạm Thị Loan' },
  { cell: 'E14', severity: 'DOUBTFUL', sentence: expect.stringContaining('mã cán bộ') },
  { cell: 'B16', severity: 'WRONG', sentence: expect.stringContaining('công thức') },
  { cell: 'F17', severity: 'WRONG', sentence: expect.stringContaining('hình thức khen thưởng') },
  { cell: 'D18', severity: 'DOUBTFUL', sentence: expect.stringContaining('1986') },
  { cell: 'G21', severity: 'WRONG' },
  { cell: 'I21', severity: 'WRONG' },
  { cell: 'F23', severity: 'WRONG' },
];

test('every fault planted in the sample workbook is listed at its cell, and every row is accounted for', async () => {
  const report = await importing(sample('so-khen-thuong-cu.xlsx'), true);
  for (const planted of PLANTED) {
    expect(report.cells).toContainEqual(expect.objectContaining({ sheet: 'Sổ khen thưởng', ...planted }));
  }
  expect(report).toMatchObject({ dryRun: true, rows: 18, entered: 9, already: 0, held: 9 });
  const heldRows = new Set(
    report.cells.filter(({ severity }) => severity !== 'NOTE').map(({ cell }) => cell.replace(/\D/g, '')),
  );
  expect(heldRows.size).toBe(report.held);
  for (const { sentence } of report.cells) expect(sentence).toMatch(/\.$/);
});

test('a rehearsal writes nothing; the import enters what is certain; a second one enters nothing', async () => {
  const bytes = sample('so-khen-thuong-cu.xlsx');
  expect(await importing(bytes)).toMatchObject({ entered: 9, already: 0, held: 9 });
  expect(await importing(bytes)).toMatchObject({ entered: 0, already: 9, held: 9 });
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
  await expect(importing(Buffer.from([0xff, 0xfe, 0x00]))).rejects.toThrow('Đề nghị dùng tệp .xlsx');
  const report = await importing(Buffer.from('Tên,Tuổi\nHòa,30\n'));
  expect(report.cells[0]?.sentence).toContain('Không tìm thấy dòng tiêu đề');
});

test('the command line lists the same, and its exit code says that rows wait', async () => {
  const run = async (...more: string[]) => {
    const file = fileURLToPath(new URL('../../samples/ledger/so-khen-thuong-cu.xlsx', import.meta.url));
    const args = ['--import', 'tsx', 'cli/main.ts', 'ledger', 'import', file, '--dry-run', ...more];
    const env = { ...process.env, DATABASE_URL: world.database.url };
    return new Promise<{ code: unknown; stdout: string }>((resolve) => {
      execFile(process.execPath, args, { env }, (error, stdout) => resolve({ code: error?.code ?? 0, stdout }));
    });
  };
  const [asJson, inWords, refused] = await Promise.all([
    run('--json'),
    run('--by', PEOPLE.officer),
    run('--by', PEOPLE.otherProposer),
  ]);
  expect(asJson.code).toBe(2);
  const cells: ListedCell[] = JSON.parse(asJson.stdout).cells;
  expect(cells).toContainEqual(expect.objectContaining({ cell: 'D8', suggestion: '079079001234' }));
  expect(inWords.stdout).toContain('? Sổ khen thưởng D8: Số căn cước công dân chỉ có 11 chữ số');
  expect(inWords.stdout).toMatch(/18 dòng: \d+ dòng sẽ được ghi/);
  expect(refused.code).toBe(1);
  // Three programs that each load everything, on a machine that may be busy.
}, 120_000);
