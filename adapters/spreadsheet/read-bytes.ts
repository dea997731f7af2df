import type { Workbook } from '../../domain/intake/workbook.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** The largest file that is looked at; 7,000 rows are about 1 MB. */
const MOST_BYTES = 10_000_000;

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Beginnings of what people pick by mistake: PDF, JPEG, PNG, GIF, RAR, 7z, gzip. */
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
];

/** Rows that have been read, of those that the file holds. */
export type TellRows = (rows: number, of: number) => void;

/** Decides by what the bytes are, whatever the file is called. */
export async function readBytes(
  bytes: Buffer,
  tell: TellRows = () => {},
): Promise<Workbook | { readonly unreadable: RefusalCode }> {
  if (bytes.length === 0) return { unreadable: 'TABLE_EMPTY' };
  if (bytes.length > MOST_BYTES) return { unreadable: 'TABLE_TOO_LARGE' };
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return readXlsx(bytes, tell);
  if (bytes.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    // Excel wraps an encrypted workbook into the container that .xls files were, and names the stream so.
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return { unreadable: encrypted ? 'TABLE_ENCRYPTED' : 'TABLE_OLD_FORMAT' };
  }
  if (OTHERS.some((start) => bytes.subarray(0, start.length).equals(Buffer.from(start)))) {
    return { unreadable: 'TABLE_UNKNOWN' };
  }
  return readCsv(bytes);
}
