import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readInitiatives } from './read-initiatives.ts';
import { type CellValue, cellAddress } from './read-table.ts';

const sample = (file: string) => readFileSync(new URL(`../../samples/initiatives/${file}`, import.meta.url));

const HEAD = [
  'Tên sáng kiến',
  'Họ và tên tác giả',
  'Số CCCD',
  'Nơi làm việc',
  'Tỷ lệ (%)',
  'Tác giả chính',
  'Ngày áp dụng',
  'Giá trị làm lợi (đồng)',
  'Từ ngày',
  'Đến ngày',
  'Loại',
];
type Cells = readonly CellValue[];
const row = (over: Readonly<Record<number, CellValue>> = {}): Cells =>
  [
    'Đồ gá',
    'Lê Văn Bình',
    '000090000001',
    'Tổ phay',
    100,
    'x',
    '05/01/2026',
    1_000_000,
    '05/01/2026',
    '30/06/2026',
    'Giải pháp',
  ].map((cell, index) => (index in over ? (over[index] ?? null) : cell));
const workbook = async (...rows: Cells[]) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: 'DS', rows: rows.map((cells) => [...cells]) }] }));
const read = async (...rows: Cells[]) => readInitiatives(await workbook(HEAD, ...rows));

describe('a workbook of initiatives', () => {
  it('is read alike from .xlsx with dates and numbers and from .csv with text', async () => {
    const plain = ({
      content,
      recognised,
      union,
      title,
    }: Awaited<ReturnType<typeof readInitiatives>>['entries'][number]) => ({
      content,
      recognised,
      union,
      title,
    });
    const [xlsx, csv] = await Promise.all(
      ['sang-kien-2026.xlsx', 'sang-kien-2026.csv'].map((file) => readInitiatives(sample(file))),
    );
    expect(xlsx?.entries).toHaveLength(21);
    expect(xlsx?.entries.flatMap(({ faults }) => faults)).toStrictEqual([]);
    expect(xlsx?.entries.map(plain)).toStrictEqual(csv?.entries.map(plain));
    expect([xlsx?.sheet, csv?.sheet]).toStrictEqual(['Sáng kiến 2026', null]);
  });

  it('gathers co-authors from the rows below, and knows the cell of each', async () => {
    const { entries } = await read(
      row({ 4: 60 }),
      row({
        0: null,
        1: 'Mai Thị Tú',
        2: '000090000002',
        4: 40,
        5: null,
        6: null,
        7: null,
        8: null,
        9: null,
        10: null,
      }),
      row({ 0: 'Khuôn uốn' }),
    );
    expect(entries.map(({ row: at, title }) => [at, title])).toStrictEqual([
      [2, 'Đồ gá'],
      [4, 'Khuôn uốn'],
    ]);
    expect(entries[0]?.content).toMatchObject({
      kind: 'SOLUTION',
      authors: [
        { name: 'Lê Văn Bình', sharePercent: 60, main: true },
        { name: 'Mai Thị Tú', sharePercent: 40, main: false, cccd: '000090000002' },
      ],
      equalMainAuthors: false,
      value: { amount: 1_000_000, from: '2026-01-05', to: '2026-06-30' },
    });
    expect(entries[0]?.cellOf('authors.1.sharePercent')).toBe('E3');
    expect(entries[0]?.cellOf('value.to')).toBe('J2');
    expect(entries[0]?.cellOf('summary')).toBe('A2');
  });

  it('takes the only author for the main one with all of the work, as there is nobody else', async () => {
    const { entries } = await read(row({ 4: null, 5: null }));
    expect(entries[0]?.content).toMatchObject({ authors: [{ sharePercent: 100, main: true }] });
  });

  it('passes over title blocks, gaps, footers and section lines', async () => {
    const { entries } = await readInitiatives(
      await workbook(['DANH SÁCH SÁNG KIẾN NĂM 2026'], [], HEAD, ['I. Tổ phay'], row(), [], ['Người lập biểu']),
    );
    expect(entries.map(({ row: at }) => at)).toStrictEqual([5]);
  });

  it.each([
    ['a date that does not exist', 6, '31/02/2026', 'G2', '31/02/2026'],
    ['a date as its serial number', 6, 46_027, 'G2', '05/01/2026'],
    ['a year where a date belongs', 6, '2026', 'G2', 'ngày/tháng/năm'],
    ['money in words', 7, '85,5 triệu', 'H2', '85.500.000'],
    ['money with a fraction', 7, 1_000_000.5, 'H2', 'số đồng nguyên'],
    ['a share as a fraction', 4, 0.6, 'E2', 'đề nghị ghi 60'],
    ['a share in words', 4, 'một nửa', 'E2', 'phần trăm nguyên'],
    ['a citizen id that lost its zero', 2, 90_000_000_001, 'C2', '12 chữ số'],
    ['a mark that says nothing', 5, '?', 'F2', 'tác giả chính'],
    ['an unknown kind', 10, 'phát minh', 'K2', 'sáng kiến, giải pháp hoặc đề tài'],
  ])('names the cell of %s and proposes, never guesses', async (_, column, cell, address, said) => {
    const { entries } = await read(row({ [column]: cell }));
    expect(entries[0]?.faults.map((fault) => fault.cell)).toStrictEqual([address]);
    expect(entries[0]?.faults[0]?.sentence).toContain(said);
  });

  it('never repeats a citizen id in what it says', async () => {
    const { entries } = await read(row({ 2: '00009000000' }), row({ 2: '12345' }));
    const said = entries.flatMap(({ faults }) => faults.map(({ sentence }) => sentence)).join(' ');
    expect(said).toContain('Số căn cước');
    expect(said).not.toMatch(/00009|12345/);
  });

  it.each(['85000000', '85.000.000', '85,000,000', '85 000 000 đồng', 85_000_000])(
    'reads %s as money',
    async (cell) => {
      const { entries } = await read(row({ 7: cell }));
      expect(entries[0]?.content).toMatchObject({ value: { amount: 85_000_000 } });
    },
  );

  it('tells apart headings that begin alike, and reads them without diacritics or in NFD', async () => {
    const head = ['ten sang kien', 'Tác giả chính', 'Tác giả'.normalize('NFD'), 'Nơi làm việc (tổ)', 'Áp dụng từ'];
    const { entries } = await readInitiatives(
      await workbook(head, ['Đồ gá', 'x', 'Lê Văn Bình', 'Tổ phay', '05/01/2026']),
    );
    expect(entries[0]?.content).toMatchObject({ authors: [{ name: 'Lê Văn Bình', main: true, unit: 'Tổ phay' }] });
  });

  it('says in one sentence what is wrong with a file that cannot be read', async () => {
    const wrong = (bytes: Buffer) => expect(readInitiatives(bytes)).rejects;
    await wrong(await workbook(['Họ và tên'], ['An'])).toThrow('Không tìm thấy dòng tiêu đề');
    await wrong(await workbook(['Tên sáng kiến', 'Tác giả'])).toThrow('Thiếu cột: Nơi làm việc, Ngày áp dụng');
    await wrong(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1])).toThrow('.xlsx không mật khẩu');
    await wrong(Buffer.from('PK\u0003\u0004 and nothing')).toThrow('có thể bị hỏng');
    await wrong(Buffer.from([0x54, 0xea, 0x6e])).toThrow('UTF-8');
    await wrong(Buffer.from('a;"b\nc')).toThrow('dấu ngoặc kép');
    await wrong(Buffer.alloc(5_000_001)).toThrow('5 MB');
  });
});

it.each([
  [1, 0, 'A1'],
  [7, 25, 'Z7'],
  [7, 26, 'AA7'],
  [3, 701, 'ZZ3'],
  [3, 702, 'AAA3'],
])('row %i, column %i is %s', (at, column, address) => {
  expect(cellAddress(at, column)).toBe(address);
});
