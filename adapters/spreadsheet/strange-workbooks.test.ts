import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { needsAnswer } from '../../domain/intake/findings.ts';
import { analysed, readSample, said, sampleBytes } from '../../tests/support/intake.ts';
import { readBytes } from './read-bytes.ts';

/** What a file of another writer becomes: who is in it, and what is asked. */
async function look(file: string) {
  const { rows, findings } = analysed(await readSample(`strange/${file}`));
  return {
    names: rows.map(({ name }) => name),
    rows,
    asked: said(findings.filter(needsAnswer)),
    told: said(findings.filter(({ level }) => level === 'notice')),
  };
}

describe('workbooks that nobody made for us (openpyxl, XlsxWriter, pandas):', () => {
  it('hidden rows are asked about, hidden sheets are told of', async () => {
    const { names, asked, told } = await look('hidden.xlsx');
    expect(names).toStrictEqual(['Trần Văn An', 'Lê Văn Bốn', 'Vũ Văn Cao']);
    expect([asked, told]).toStrictEqual([['DS!A3 HIDDEN_ROW'], ['Cũ!A1 HIDDEN_SHEET']]);
  });

  it('dates counted from 1904 are the days they show, and a bare number is asked about', async () => {
    const { rows, asked } = await look('d1904.xlsx');
    expect(rows[0]?.birth?.date).toBe('1985-02-27');
    expect(asked).toStrictEqual(['DS!C3 DATE_AS_SERIAL']);
    expect(rows[1]?.birth?.date).toBe('1985-02-27');
  });

  it('headings of three lines, merged across and down, are read together', async () => {
    const { rows, asked } = await look('header3.xlsx');
    expect(rows.map(({ name, woman, birth }) => [name, woman, birth?.year])).toStrictEqual([
      ['Trần Văn An', false, 1985],
      ['Lê Thị Ba', true, 1986],
    ]);
    expect(asked).toStrictEqual([]);
  });

  it('a second list on the sheet is not read under the headings of the first', async () => {
    const { names, asked } = await look('two-lists.xlsx');
    expect(names).toStrictEqual(['Trần Văn An', 'Lê Văn Bốn']);
    expect(asked).toStrictEqual(['DS!A6 SECOND_LIST']);
  });

  it('totals in the middle and headings repeated after a page end nothing', async () => {
    const { names, asked, told } = await look('totals.xlsx');
    expect(names).toStrictEqual(['Trần Văn An', 'Lê Văn Bốn', 'Vũ Văn Cao']);
    expect(asked).toStrictEqual([]);
    expect(told).toStrictEqual(['DS!A4 FOOTER', 'DS!A5 SECTION', 'DS!A7 FOOTER']);
  });

  it('formulas are shown with the value saved beside them, and never computed', async () => {
    expect((await look('formulas-cached.xlsx')).asked).toStrictEqual(['DS!B2 FORMULA', 'DS!E2 FORMULA']);
    expect((await look('formulas-bare.xlsx')).asked).toStrictEqual(['DS!B2 FORMULA_EMPTY']);
  });

  it('text in several fonts is one text; a merged name is the name of every row it covers', async () => {
    expect((await look('rich.xlsx')).names).toStrictEqual(['Trần Văn An']);
    const { names, asked } = await look('merged.xlsx');
    expect([names, asked]).toStrictEqual([['Trần Văn An', 'Trần Văn An'], ['DS!E3 SAME_PERSON']]);
  });

  it('numbers in every disguise are the number, or are asked about; odd names are asked about', async () => {
    const { rows, asked } = await look('ids.xlsx');
    expect(rows.slice(0, 5).map(({ citizenId }) => citizenId?.slice(-2))).toStrictEqual(['01', '02', '03', '04', '05']);
    expect(asked).toStrictEqual([
      'DS!B2 NAME_CASE',
      'DS!B3 NAME_CASE',
      'DS!B4 NAME_ODD',
      'DS!E6 ID_LOST_ZERO',
      'DS!E7 ID_NOT_DIGITS',
      'DS!E8 ID_NOT_DIGITS',
    ]);
  });

  it('a table that a program wrote out keeps its people, and its missing values are asked about', async () => {
    const { rows, asked } = await look('pandas.csv');
    expect(rows.map(({ name, citizenId }) => [name, citizenId])).toStrictEqual([
      ['Trần Văn An', '001085012301'],
      ['Lê Văn Bốn', null],
    ]);
    expect(asked).toStrictEqual([
      'Danh sách!F2 ID_LOST_ZERO',
      'Danh sách!D3 DATE_IMPOSSIBLE',
      'Danh sách!F3 ID_MISSING',
    ]);
  });

  it('ten thousand styled and empty rows are nobody', async () => {
    const zip = new PizZip(sampleBytes('strange/rich.xlsx'));
    const sheet = 'xl/worksheets/sheet1.xml';
    const empty = Array.from({ length: 10_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`).join(
      '',
    );
    zip.file(sheet, zip.file(sheet)?.asText().replace('</sheetData>', `${empty}</sheetData>`) ?? '');
    const workbook = await readBytes(zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
    if ('unreadable' in workbook) throw new Error(workbook.unreadable);
    expect(analysed(workbook).rows).toHaveLength(1);
  });

  it('what is no workbook of ours is refused by its own name', async () => {
    const ods = new PizZip();
    ods.file('mimetype', 'application/vnd.oasis.opendocument.spreadsheet');
    ods.file('content.xml', '<office:document-content/>');
    expect(await readBytes(ods.generate({ type: 'nodebuffer' }))).toStrictEqual({ unreadable: 'TABLE_OPEN_DOCUMENT' });
    const page = Buffer.from('<html><table><tr><td>Họ và tên</td></tr></table></html>');
    expect(await readBytes(page)).toStrictEqual({ unreadable: 'TABLE_OLD_FORMAT' });
  });
});
