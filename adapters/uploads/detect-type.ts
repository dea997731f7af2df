import type { RefusalCode } from '../../domain/refusals.ts';

export type Container = 'pdf' | 'zip' | 'jpeg' | 'png';

const beginsWith = (bytes: Buffer, ...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);

/** The kind of a file by its first bytes. Nothing may stand before them: a file of two kinds at once is no honest scan. */
export function containerOf(bytes: Buffer): Container | { readonly code: RefusalCode } {
  if (beginsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (beginsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (beginsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (isCompoundFile(bytes)) {
    // A password turns a .docx into a compound file with this stream; its name is kept in UTF-16.
    const locked = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return { code: locked ? 'UPLOAD_ENCRYPTED' : 'UPLOAD_OLD_OFFICE' };
  }
  return { code: 'UPLOAD_TYPE_UNKNOWN' };
}

/** OLE compound file: .doc, .xls, .msg, embedded objects. */
export const isCompoundFile = (bytes: Buffer): boolean =>
  beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** Archives and programs, as they begin: ZIP, RAR, 7z, gzip, Windows and Linux executables. */
const CARRIERS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b, 0x08],
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
];

export const isCarrier = (head: Buffer): boolean => CARRIERS.some((magic) => beginsWith(head, ...magic));
