import { CsvError, parse } from 'csv-parse/sync';
import { legacyEncodingOf } from '../../domain/intake/legacy-encodings.ts';
import { isVietnameseSyllable } from '../../domain/intake/vietnamese-syllables.ts';
import type { Cell, Workbook } from '../../domain/intake/workbook.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { MOST_COLUMNS, MOST_ROWS, withoutEmptyEnd } from './read-xlsx.ts';

/** A text file with one list. What separates its cells, and in what its letters are written, is found out. */
export function readCsv(bytes: Buffer): Workbook | { readonly unreadable: RefusalCode } {
  const { text, encoding } = decode(bytes);
  if (text.includes('\0')) return { unreadable: 'TABLE_UNKNOWN' };
  // Some programs call a web page, or the XML of 2003, an .xls file.
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text)) return { unreadable: 'TABLE_OLD_FORMAT' };
  let records: readonly (readonly string[])[];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      // Blank lines keep their place, or every address below them would be wrong.
      skip_empty_lines: false,
      to: MOST_ROWS + 1,
    });
  } catch (error) {
    if (error instanceof CsvError) return { unreadable: 'TABLE_BROKEN' };
    throw error;
  }
  if (records.length > MOST_ROWS || records.some((record) => record.length > MOST_COLUMNS)) {
    return { unreadable: 'TABLE_TOO_LARGE' };
  }
  const rows = records.map((record) =>
    record.map((value): Cell | null => (value === '' ? null : { text: value, kind: 'text' })),
  );
  return { sheets: [{ name: 'Danh sách', rows: withoutEmptyEnd(rows), merges: [] }], encoding };
}

function decode(bytes: Buffer): { readonly text: string; readonly encoding: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as(bytes, 'UTF-16LE');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as(bytes, 'UTF-16BE');
  // Text of Western letters has a zero in every second byte when its marks were cut off.
  const zeros = (from: number) => bytes.subarray(0, 400).filter((byte, at) => at % 2 === from && byte === 0).length;
  if (zeros(1) > 20 && zeros(0) < zeros(1)) return as(bytes, 'UTF-16LE');
  if (zeros(0) > 20 && zeros(1) < zeros(0)) return as(bytes, 'UTF-16BE');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return eightBit(bytes);
  }
}

const as = (bytes: Buffer, encoding: string) => ({ text: new TextDecoder(encoding).decode(bytes), encoding });

/** windows-1258 where its words are Vietnamese; else Western letters, under which text of the old fonts hides. */
function eightBit(bytes: Buffer) {
  const vietnamese = as(bytes, 'windows-1258');
  const western = as(bytes, 'windows-1252');
  const composed = { ...vietnamese, text: vietnamese.text.normalize('NFC') };
  const sense = (text: string) =>
    text.split(/[\s\d.,;:()"/-]+/).filter((word) => /[^\0-\x7f]/.test(word) && isVietnameseSyllable(word)).length;
  const legacy = western.text.split(/[\n;,\t]/).filter((cell) => legacyEncodingOf(cell) !== undefined).length;
  return legacy > sense(composed.text) / 4 ? western : composed;
}

const DELIMITERS = [';', ',', '\t', '|'];
const LOOKED_AT = 50;

/** The sign that splits the first lines into the most cells, counted outside of quotes. */
function delimiterOf(text: string): string {
  const bare = text.slice(0, 100_000).replace(/"(?:[^"]|"")*"/g, '""');
  const lines = bare.split(/\r?\n/, LOOKED_AT);
  const count = (delimiter: string) => lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0);
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}
