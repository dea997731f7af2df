import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../../../tests/support/intake.ts';
import { opened, type Written, workbookOf } from '../../../tests/support/lists.ts';
import type { Workbook } from '../../intake/workbook.ts';
import { INITIATIVES } from './columns.ts';
import { initiativeEntries } from './entries.ts';

const sample = (file: string) => readSpreadsheet(`initiatives/${file}`);

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
type Cells = readonly Written[];
const row = (over: Readonly<Record<number, Written>> = {}): Cells =>
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
const entriesOf = (workbook: Workbook) => {
  const { lists, remarks } = opened(workbook, [INITIATIVES]);
  return { lists, remarks, entries: lists.flatMap(({ rows }) => initiativeEntries(rows)) };
};
const readRows = (...rows: readonly Cells[]) => entriesOf(workbookOf('DS', ...rows));
const read = (...rows: readonly Cells[]) => readRows(HEAD, ...rows);
const asText = { level: 'error', sentence: 'x' } as const;

describe('a workbook of initiatives', () => {
  it('is read alike from .xlsx with dates and numbers and from .csv with text', async () => {
    const [xlsx, csv] = (await Promise.all(['sang-kien-2026.xlsx', 'sang-kien-2026.csv'].map(sample))).map(entriesOf);
    expect(xlsx?.entries).toHaveLength(21);
    expect(xlsx?.entries.flatMap(({ faults }) => faults)).toStrictEqual([]);
    const plain = (one: typeof xlsx) =>
      one?.entries.map(({ content, recognised, union, title }) => ({ content, recognised, union, title }));
    expect(plain(xlsx)).toStrictEqual(plain(csv));
  });

  it('gathers co-authors from the rows below, and knows the cell of each', () => {
    const { entries } = read(
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
      [1, 'Đồ gá'],
      [3, 'Khuôn uốn'],
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
    expect(entries[0]?.remark('authors.1.sharePercent', asText).cell).toBe('DS!E3');
    expect(entries[0]?.remark('value.to', asText).cell).toBe('DS!J2');
    expect(entries[0]?.remark('summary', asText).cell).toBe('DS!A2');
  });

  it('takes the only author for the main one with all of the work, as there is nobody else', () => {
    const { entries } = read(row({ 4: null, 5: null }));
    expect(entries[0]?.content).toMatchObject({ authors: [{ sharePercent: 100, main: true }] });
  });

  it('passes over title blocks, gaps, footers and section lines, and says so', () => {
    const { entries, lists } = readRows(
      ['DANH SÁCH SÁNG KIẾN NĂM 2026'],
      [],
      HEAD,
      ['I. Tổ phay'],
      row(),
      [],
      ['Người lập biểu'],
    );
    expect(entries.map(({ row: at }) => at)).toStrictEqual([4]);
    expect(lists[0]?.remarks.map(({ cell, code }) => [cell, code])).toStrictEqual([
      ['DS!A4', 'SECTION'],
      ['DS!A7', 'FOOTER'],
    ]);
  });

  it('whose title is merged over its authors is one initiative', () => {
    const workbook = workbookOf('DS', HEAD, row({ 4: 60 }), row({ 0: null, 1: 'Mai Thị Tú', 4: 40, 5: null }));
    const [sheet] = workbook.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const merged = { ...sheet, merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] };
    const { entries } = entriesOf({ ...workbook, sheets: [merged] });
    expect(entries.map(({ content }) => content)).toMatchObject([{ title: 'Đồ gá', authors: [{}, {}] }]);
  });

  it.each([
    ['a date that does not exist', 6, '31/02/2026', 'G2', '31/02/2026'],
    ['a date as its serial number', 6, 46_027, 'G2', '05/01/2026'],
    ['a year where a date belongs', 6, '2026', 'G2', 'ngày/tháng/năm'],
    ['money in words', 7, '85,5 triệu', 'H2', '85.500.000'],
    ['money with a fraction', 7, 1_000_000.5, 'H2', 'số đồng nguyên'],
    ['a share as a fraction', 4, 0.6, 'E2', '60'],
    ['a share in words', 4, 'một nửa', 'E2', 'phần trăm nguyên'],
    ['a citizen id that lost its zero', 2, 90_000_000_001, 'C2', '090000000001'],
    ['a mark that says nothing', 5, '?', 'F2', 'tác giả chính'],
    ['an unknown kind', 10, 'phát minh', 'K2', 'sáng kiến, giải pháp hoặc đề tài'],
  ])('names the cell of %s and proposes, never guesses', (_, column, cell, address, said) => {
    const { entries } = read(row({ [column]: cell }));
    const [fault, ...others] = entries[0]?.faults ?? [];
    expect([fault?.cell, others]).toStrictEqual([`DS!${address}`, []]);
    expect(`${fault?.sentence} ${fault?.suggestion}`).toContain(said);
  });

  it('never repeats a citizen id in what it says', () => {
    const { entries } = read(row({ 2: '00009000000' }), row({ 2: '12345' }));
    const said = entries.flatMap(({ faults }) => faults.map(({ sentence }) => sentence)).join(' ');
    expect(said).toContain('Số căn cước');
    expect(said).not.toMatch(/00009|12345/);
  });

  it.each(['85000000', '85.000.000', '85,000,000', '85 000 000 đồng', 85_000_000])('reads %s as money', (cell) => {
    const { entries } = read(row({ 7: cell }));
    expect(entries[0]?.content).toMatchObject({ value: { amount: 85_000_000 } });
  });

  it('tells apart headings that begin alike, and reads them without diacritics or in NFD', () => {
    const head = ['ten sang kien', 'Tác giả chính', 'Tác giả'.normalize('NFD'), 'Nơi làm việc (tổ)', 'Áp dụng từ'];
    const { entries } = readRows(head, ['Đồ gá', 'x', 'Lê Văn Bình', 'Tổ phay', '05/01/2026']);
    expect(entries[0]?.content).toMatchObject({ authors: [{ name: 'Lê Văn Bình', main: true, unit: 'Tổ phay' }] });
  });

  it('without its columns says once which are missing', () => {
    expect(readRows(['Họ và tên'], ['An']).remarks.map(({ code }) => code)).toStrictEqual(['NO_LIST']);
    const { lists } = readRows(['Tên sáng kiến', 'Tác giả'], ['Đồ gá', 'An']);
    expect(lists[0]?.remarks[0]?.sentence).toContain('“Nơi làm việc”, “Ngày áp dụng”');
  });
});
