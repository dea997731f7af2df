import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';

export type CellValue = string | number | boolean | Date | null;

/** One sheet as rows of values; `rows[0][0]` is A1. */
export interface Table {
  /** Null for a CSV file, which has no sheets. */
  readonly sheet: string | null;
  readonly rows: readonly (readonly CellValue[])[];
}

/** The file cannot be read as a table. The message is a Vietnamese sentence for whoever sent it. */
export class TableUnreadable extends Error {
  override readonly name = 'TableUnreadable';
}

const LARGEST_FILE = 5_000_000;
const MOST_ROWS = 5_000;
/** `PK\x03\x04`: an .xlsx is a zip, whatever its name says. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** An .xls of before 2007, or an .xlsx under a password. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Every visible sheet of a workbook, or the one table of a CSV file. Throws `TableUnreadable`. */
export async function readTables(bytes: Buffer): Promise<readonly Table[]> {
  if (bytes.length > LARGEST_FILE) throw new TableUnreadable('Tệp lớn hơn 5 MB. Đề nghị tách thành nhiều tệp.');
  const start = bytes.subarray(0, ZIP.length);
  if (start.equals(OLE)) {
    throw new TableUnreadable('Tệp .xls kiểu cũ hoặc có mật khẩu. Đề nghị lưu lại dạng .xlsx không mật khẩu.');
  }
  const tables = start.equals(ZIP) ? await fromWorkbook(bytes) : [fromCsv(bytes)];
  if (tables.some(({ rows }) => rows.length > MOST_ROWS)) {
    throw new TableUnreadable(`Tệp có hơn ${MOST_ROWS} dòng. Đề nghị tách thành nhiều tệp.`);
  }
  return tables;
}

async function fromWorkbook(bytes: Buffer): Promise<readonly Table[]> {
  try {
    const workbook = await readXlsx(bytes, {
      sheets: (info) => !info.hidden && !info.veryHidden,
      maxRows: MOST_ROWS + 1,
    });
    return workbook.sheets.map(({ name, rows }) => ({ sheet: name, rows }));
  } catch (cause) {
    throw new TableUnreadable('Không đọc được tệp bảng tính; tệp có thể bị hỏng. Đề nghị lưu lại dạng .xlsx.', {
      cause,
    });
  }
}

function fromCsv(bytes: Buffer): Table {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TableUnreadable('Tệp CSV không ở bảng mã UTF-8. Đề nghị lưu lại dạng “CSV UTF-8”.', { cause });
  }
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
    });
    return { sheet: null, rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))) };
  } catch (cause) {
    throw new TableUnreadable('Không đọc được tệp CSV: dấu ngoặc kép không khớp. Đề nghị kiểm tra lại tệp.', { cause });
  }
}

/** Vietnamese Excel writes semicolons, others commas; the first line decides. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return [';', '\t', ','].find((mark) => line.includes(mark)) ?? ',';
}

/** `B7` from a row counted from 1 and a column counted from 0. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters + row;
}
