import { parse } from 'csv-parse/sync';
import { type CellValue, readXlsx } from 'hucre/xlsx';
import type { LegacySheet } from '../../domain/ledger/legacy-columns.ts';

/** The file is no workbook and no text that this program can read. The message says so in Vietnamese. */
class UnreadableRegister extends Error {
  override readonly name = 'UnreadableRegister';
}

const ZIP = Buffer.from('PK');

/** An old award register, `.xlsx` or `.csv` in UTF-8, as sheets of text. What is in it is told by its bytes, not its name. */
export async function readLegacyRegister(bytes: Buffer): Promise<readonly LegacySheet[]> {
  try {
    if (!bytes.subarray(0, 2).equals(ZIP)) return [{ name: 'CSV', rows: readCsv(bytes) }];
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(textOf)) }));
  } catch (cause) {
    throw new UnreadableRegister('Không đọc được tệp này. Đề nghị dùng tệp .xlsx, hoặc .csv mã UTF-8.', { cause });
  }
}

function readCsv(bytes: Buffer): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const delimiter = (text.split('\n', 40).join('').match(/;/g)?.length ?? 0) > 20 ? ';' : ',';
  return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false });
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  // A workbook's dates have no zone; the library gives them as UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'number' ? value.toLocaleString('en', { useGrouping: false }) : String(value);
}
