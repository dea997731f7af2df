import { deflateRawSync } from 'node:zlib';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { importTemplate } from '../../api/queries/import-template.ts';
import { analysed, CATALOGUE, sampleBytes } from '../../tests/support/intake.ts';
import { createSpreadsheets } from './create-spreadsheets.ts';

const spreadsheets = createSpreadsheets();
const read = (bytes: Buffer | string) => spreadsheets.read(Buffer.from(bytes));
const sample = () => sampleBytes('danh-sach-de-nghi-2026.xlsx');

/** The sample with one part changed. */
function changed(change: (zip: PizZip) => void): Buffer {
  const zip = new PizZip(sample());
  change(zip);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
const sheet = 'xl/worksheets/sheet1.xml';
const withCell = (cell: string) =>
  changed((zip) =>
    zip.file(sheet, zip.file(sheet)?.asText().replace('</sheetData>', `<row>${cell}</row></sheetData>`) ?? ''),
  );

describe('a file that must not be read is refused before it is parsed:', () => {
  it.each([
    ['nothing in it', Buffer.alloc(0), 'TABLE_EMPTY'],
    ['11 MB', Buffer.alloc(11_000_000, 'a'), 'TABLE_TOO_LARGE'],
    ['a PDF called .xlsx', Buffer.from('%PDF-1.7 …'), 'TABLE_UNKNOWN'],
    ['binary rubbish', Buffer.from([1, 2, 0, 3, 0, 0]), 'TABLE_UNKNOWN'],
    [
      'Excel 97',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
      'TABLE_OLD_FORMAT',
    ],
    [
      'a password',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'TABLE_ENCRYPTED',
    ],
    ['a Word document', changed((zip) => zip.remove('xl/workbook.xml')), 'TABLE_UNKNOWN'],
    ['macros', changed((zip) => zip.file('xl/vbaProject.bin', 'x')), 'TABLE_WITH_MACROS'],
    ['a zip cut in half', sample().subarray(0, 6000), 'TABLE_BROKEN'],
    [
      'a DTD',
      changed((zip) => zip.file(sheet, `<!DOCTYPE a [<!ENTITY b "c">]>${zip.file(sheet)?.asText()}`)),
      'TABLE_BROKEN',
    ],
    ['a cell in the last corner', withCell('<c r="XFD1048576"><v>1</v></c>'), 'TABLE_TOO_LARGE'],
    [
      '600 parts',
      changed((zip) => Array.from({ length: 600 }, (_, index) => zip.file(`x${index}`, ''))),
      'TABLE_TOO_LARGE',
    ],
    ['21,000 lines of text', 'a;b\n'.repeat(21_000), 'TABLE_TOO_LARGE'],
  ])('%s', async (_what, bytes, code) => {
    expect(await read(bytes)).toStrictEqual({ unreadable: code });
  });

  it('a part that inflates beyond all measure, whatever size it claims', async () => {
    const zip = sample();
    // Thirty times 4 MB of zeros, each a few kB in the file and stated as one byte.
    const bomb = Buffer.concat(
      Array.from({ length: 30 }, (_, index) => entry(`x${index}`, deflateRawSync(Buffer.alloc(4_000_000)))),
    );
    const entries = Array.from({ length: 30 }, (_, index) => `x${index}`);
    expect(await read(withEntries(zip, bomb, entries))).toStrictEqual({ unreadable: 'TABLE_TOO_LARGE' });
  });

  it('but styled empty cells far away are no reason', async () => {
    expect(await read(withCell('<c r="A1048576" s="1"/>'))).toHaveProperty('sheets');
  });
});

/** A local header with its data; sizes as a liar would write them. */
function entry(name: string, data: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(1, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), data]);
}

/** A zip of these entries alone, one after the other. */
function withEntries(like: Buffer, entries: Buffer, names: readonly string[]): Buffer {
  const size = entries.length / names.length;
  let at = 0;
  const directory = names.map((name) => {
    const own = Buffer.alloc(46);
    own.writeUInt32LE(0x02014b50, 0);
    own.writeUInt16LE(8, 10);
    own.writeUInt32LE(entries.readUInt32LE(at + 18), 20);
    own.writeUInt32LE(1, 24);
    own.writeUInt16LE(name.length, 28);
    own.writeUInt32LE(at, 42);
    at += 30 + name.length + entries.readUInt32LE(at + 18);
    return Buffer.concat([own, Buffer.from(name)]);
  });
  expect(size).toBeLessThan(like.length);
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(all.length, 12);
  end.writeUInt32LE(entries.length, 16);
  return Buffer.concat([entries, all, end]);
}

describe('text files', () => {
  it.each([
    ['UTF-8 with a mark', '\ufeffTT;Họ và tên\n1;Trần An\n', ';'],
    ['commas and quotes', 'TT,Họ và tên\n1,"Trần, ""An"" Bình"\n', ','],
    ['tabs', 'TT\tHọ và tên\n1\tTrần An\n', '\t'],
  ])('%s are split as their writer meant', async (_what, text) => {
    const workbook = await read(text);
    if ('unreadable' in workbook) throw new Error(workbook.unreadable);
    expect(workbook.sheets[0]?.rows.map((cells) => cells.length)).toStrictEqual([2, 2]);
    expect(workbook.sheets[0]?.rows[0]?.[0]?.text).toBe('TT');
  });

  it('keep the place of blank lines, so that every address is right', async () => {
    const workbook = await read('a;b\n\n\nc;d\n');
    if ('unreadable' in workbook) throw new Error(workbook.unreadable);
    expect(workbook.sheets[0]?.rows[3]?.[0]?.text).toBe('c');
  });
});

describe('the template', () => {
  it('read back as it is gives no fault and nobody', async () => {
    const workbook = await spreadsheets.read(await spreadsheets.write(importTemplate(CATALOGUE)));
    if ('unreadable' in workbook) throw new Error(workbook.unreadable);
    expect(workbook.sheets.map(({ name }) => name)).toStrictEqual(['Cá nhân', 'Tập thể', 'Hướng dẫn', 'Danh mục']);
    expect(analysed(workbook)).toStrictEqual({ rows: [], findings: [] });
  });

  it('filled in with its own choices gives no fault but the dates that were typed', async () => {
    const [people, groups, ...notes] = importTemplate(CATALOGUE);
    if (people === undefined || groups === undefined) throw new Error('no template');
    const ones = [
      [
        '1',
        'Trần Văn Bình',
        '27/02/1985',
        'Nam',
        '001085012345',
        'Công nhân',
        'Xưởng May 1',
        'TT',
        'Lao động tiên tiến',
        'Hoàn thành tốt',
        '',
      ],
    ];
    const filled = [
      { ...people, rows: [...people.rows, ...ones] },
      {
        ...groups,
        rows: [
          ...groups.rows,
          ['1', 'Tổ May 5', '32', 'Xưởng May 1', 'Tập thể lao động tiên tiến', 'Vượt kế hoạch', ''],
        ],
      },
      ...notes,
    ];
    const workbook = await spreadsheets.read(await spreadsheets.write(filled));
    if ('unreadable' in workbook) throw new Error(workbook.unreadable);
    const { rows, findings } = analysed(workbook);
    expect(findings.map(({ code }) => code)).toStrictEqual(['DATE_AS_TEXT']);
    expect(rows.map(({ awardCode }) => awardCode)).toStrictEqual(['LDTT', 'TTLDTT']);
  });

  it('offers its lists in the cells, locks its headings and keeps digits as text', async () => {
    const zip = new PizZip(await spreadsheets.write(importTemplate(CATALOGUE)));
    const xml = zip.file(sheet)?.asText() ?? '';
    expect(xml).toContain('<sheetProtection');
    expect(xml.match(/<dataValidation /g)).toHaveLength(3);
    expect(xml).toContain("'Danh mục'!$C$2:$C$10");
    expect(zip.file('xl/styles.xml')?.asText()).toMatch(/locked="(0|false)"/);
  });
});
