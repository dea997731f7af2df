import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import type { Cell, Sheet } from '../../domain/organisations/import/sheet.ts';

/** The file is neither a workbook nor comma-separated text that can be read. */
export class SheetUnreadable extends Error {
  override readonly name = 'SheetUnreadable';
}

/** A workbook is a ZIP, whatever its name ends in. */
const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

/** All sheets of a workbook, or the one table of a CSV file, cell by cell and nothing left out. */
export async function readSheets(bytes: Buffer): Promise<readonly Sheet[]> {
  try {
    if (!isWorkbook(bytes)) return [{ name: 'CSV', rows: readCsv(bytes) }];
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(cellOf)) }));
  } catch (cause) {
    throw new SheetUnreadable('the file cannot be read as a workbook or as CSV', { cause });
  }
}

function readCsv(bytes: Buffer): string[][] {
  const delimiter = delimiterOf(bytes.toString('utf8'));
  // Empty lines stay: a fault is reported by the number of its row.
  return parse(bytes, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false });
}

/** Excel in Vietnamese writes semicolons. The commonest of the three on the first line that has any. */
function delimiterOf(text: string): string {
  const line = text.split(/\r?\n/).find((one) => /[,;\t]/.test(one)) ?? '';
  const count = (delimiter: string) => line.split(delimiter).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
