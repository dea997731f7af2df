/** Word and Excel files are zip archives: looked through here piece by piece, never held unpacked in memory. */

import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { CheckedUpload } from '../upload-ports.ts';
import { isCarrier, isCompoundFile } from './detect-type.ts';
import { checkRelationships, mediaTypeOf, UploadRefused } from './office-parts.ts';

const MOST_ENTRIES = 2_000;
/** Bytes after unpacking, all parts together. */
const LARGEST_TOTAL = 150 * 1024 * 1024;
/** Text shrinks ten- to thirtyfold; what shrinks further was made to. Small parts are let off. */
const STEEPEST_RATIO = 200;
const RATIO_COUNTS_FROM = 1024 * 1024;
/** The steering parts are read whole. */
const LARGEST_STEERING_PART = 1024 * 1024;

const CONTENT_TYPES = '[Content_Types].xml';
const DOCTYPE = /<!(DOCTYPE|ENTITY)/i;

/** Throws `UploadRefused`. */
export async function inspectOffice(bytes: Buffer): Promise<CheckedUpload> {
  const zip = await open(bytes);
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new UploadRefused('UPLOAD_TOO_COMPLEX');
    const entries = await entriesOf(zip);
    checkDirectory(entries);
    const contentTypes = entries.find(({ fileName }) => fileName === CONTENT_TYPES);
    // Any other archive: a plain .zip is not taken.
    if (contentTypes === undefined) throw new UploadRefused('UPLOAD_TYPE_UNKNOWN');
    const mediaType = mediaTypeOf(await textOf(zip, contentTypes));
    for (const entry of entries) await inspectPart(zip, entry);
    return { mediaType, pages: null };
  } catch (error) {
    if (error instanceof UploadRefused) throw error;
    // The library's own refusals: cut off, overlapping, longer than declared, an unknown compression.
    throw new UploadRefused('UPLOAD_DAMAGED');
  } finally {
    zip.close();
  }
}

async function open(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      // Its own check of names would come as one error with the rest; ours says what is wrong.
      decodeStrings: true,
      strictFileNames: true,
    });
  } catch {
    throw new UploadRefused('UPLOAD_DAMAGED');
  }
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) =>
      reject(/file ?name|path/i.test(error.message) ? new UploadRefused('UPLOAD_UNSAFE_PATH') : error),
    );
    zip.readEntry();
  });
}

const SYMBOLIC_LINK = 0o120000;
const FILE_TYPE = 0o170000;

/** What the directory alone tells, before a single byte is unpacked. */
function checkDirectory(entries: readonly Entry[]): void {
  const names = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const { fileName, compressedSize, uncompressedSize, externalFileAttributes } = entry;
    if (entry.isEncrypted()) throw new UploadRefused('UPLOAD_ENCRYPTED');
    const name = fileName.toLowerCase();
    const climbs = /(^|\/)\.\.?(\/|$)|^\/|\\|\0|^[a-z]:/.test(name);
    const link = ((externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK;
    // Two parts of one name: a reader and this guard might each take another one.
    if (climbs || link || names.has(name)) throw new UploadRefused('UPLOAD_UNSAFE_PATH');
    names.add(name);
    total += uncompressedSize;
    const steep = uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > compressedSize * STEEPEST_RATIO;
    if (total > LARGEST_TOTAL || steep) throw new UploadRefused('UPLOAD_TOO_COMPLEX');
    if (/vba(project|data)|\/macrosheets\//.test(name)) throw new UploadRefused('UPLOAD_MACRO');
    if (/\/(embeddings|activex)\//.test(name)) throw new UploadRefused('UPLOAD_EMBEDDED_OBJECT');
    if (/\/externallinks\//.test(name)) throw new UploadRefused('UPLOAD_EXTERNAL_LINK');
  }
}

async function inspectPart(zip: ZipFile, entry: Entry): Promise<void> {
  if (entry.fileName.endsWith('/')) return;
  if (/\.rels$/i.test(entry.fileName)) return checkRelationships(await textOf(zip, entry));
  let first = true;
  let tail = '';
  // More than declared makes the stream fail, so that nothing grows beyond what the directory admitted.
  for await (const chunk of await streamOf(zip, entry)) {
    if (first) {
      if (isCompoundFile(chunk)) throw new UploadRefused('UPLOAD_EMBEDDED_OBJECT');
      if (isCarrier(chunk)) throw new UploadRefused('UPLOAD_NESTED');
      first = false;
    }
    // Without the zero bytes UTF-16 reads like ASCII; the tail catches a word cut in two.
    const text = tail + chunk.toString('latin1').replaceAll('\0', '');
    if (DOCTYPE.test(text)) throw new UploadRefused('UPLOAD_DOCTYPE');
    tail = text.slice(-12);
  }
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > LARGEST_STEERING_PART) throw new UploadRefused('UPLOAD_TOO_COMPLEX');
  const chunks: Buffer[] = [];
  for await (const chunk of await streamOf(zip, entry)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable & AsyncIterable<Buffer>> =>
  zip.openReadStreamPromise(entry);
