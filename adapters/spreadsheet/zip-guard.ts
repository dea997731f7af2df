/**
 * Looks into a zip before a parser does: how many entries, how large they become, what is forbidden among them. Sizes
 * that an archive states about itself are not believed; each entry is inflated up to the limit and no further.
 */

import { inflateRawSync } from 'node:zlib';
import type { RefusalCode } from '../../domain/refusals.ts';

const MOST_ENTRIES = 500;
/** Bytes after inflating, all entries together. A list of 20,000 rows is about 15 MB. */
const MOST_INFLATED = 100_000_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

export interface Entry {
  readonly name: string;
  readonly bytes: Buffer;
}

export function readZip(zip: Buffer): readonly Entry[] | { readonly unreadable: RefusalCode } {
  try {
    return entriesOf(zip);
  } catch (error) {
    // Offsets that point outside the file, data that do not inflate: all of it is a broken file to the user.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) {
      const tooLarge = 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return { unreadable: tooLarge ? 'TABLE_TOO_LARGE' : 'TABLE_BROKEN' };
    }
    throw error;
  }
}

function entriesOf(zip: Buffer): readonly Entry[] | { readonly unreadable: RefusalCode } {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) return { unreadable: 'TABLE_BROKEN' };
  const count = zip.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return { unreadable: 'TABLE_TOO_LARGE' };
  const entries: Entry[] = [];
  let left = MOST_INFLATED;
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return { unreadable: 'TABLE_BROKEN' };
    if ((zip.readUInt16LE(at + 8) & 1) === 1) return { unreadable: 'TABLE_ENCRYPTED' };
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const bytes = inflate(zip, at, left);
    if (bytes === undefined) return { unreadable: 'TABLE_BROKEN' };
    left -= bytes.length;
    entries.push({ name, bytes });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function inflate(zip: Buffer, directory: number, most: number): Buffer | undefined {
  const method = zip.readUInt16LE(directory + 10);
  const size = zip.readUInt32LE(directory + 20);
  const local = zip.readUInt32LE(directory + 42);
  if (zip.readUInt32LE(local) !== LOCAL_HEADER) return undefined;
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const data = zip.subarray(from, from + size);
  if (method === STORED) return data;
  // Zero would mean "no limit" here.
  return method === DEFLATED ? inflateRawSync(data, { maxOutputLength: Math.max(most, 1) }) : undefined;
}
