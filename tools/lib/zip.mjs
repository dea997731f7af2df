// Not by name: on a Node too old to have `crc32` that import would fail before we can say that it is too old.
import zlib from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const DEFLATED = 8;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

/**
 * The names in a zip archive and how to read one: `{ names, read(name) → Buffer }`. Enough for a Python wheel: stored
 * and deflated entries, no encryption, no zip64. Throws on anything else, and when an entry's checksum is wrong.
 */
export function openZip(archive) {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let position = archive.readUInt32LE(end + 16);
  const entries = new Map();
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(position) !== DIRECTORY_ENTRY) throw new Error('zip: broken central directory');
    const nameLength = archive.readUInt16LE(position + 28);
    entries.set(archive.toString('utf8', position + 46, position + 46 + nameLength), {
      method: archive.readUInt16LE(position + 10),
      crc: archive.readUInt32LE(position + 16),
      compressedSize: archive.readUInt32LE(position + 20),
      size: archive.readUInt32LE(position + 24),
      localOffset: archive.readUInt32LE(position + 42),
    });
    position += 46 + nameLength + archive.readUInt16LE(position + 30) + archive.readUInt16LE(position + 32);
  }
  return { names: [...entries.keys()], read: (name) => readEntry(archive, name, entries.get(name)) };
}

function findEnd(archive) {
  const earliest = Math.max(0, archive.length - END_SIZE - LONGEST_COMMENT);
  for (let position = archive.length - END_SIZE; position >= earliest; position -= 1) {
    if (archive.readUInt32LE(position) === END_OF_DIRECTORY) return position;
  }
  throw new Error('zip: no end of central directory');
}

function readEntry(archive, name, entry) {
  if (entry === undefined) throw new Error(`zip: no entry ${name}`);
  const { localOffset, method, compressedSize, size, crc } = entry;
  if (archive.readUInt32LE(localOffset) !== LOCAL_ENTRY) throw new Error(`zip: broken entry ${name}`);
  const start = localOffset + 30 + archive.readUInt16LE(localOffset + 26) + archive.readUInt16LE(localOffset + 28);
  const raw = archive.subarray(start, start + compressedSize);
  if (method !== 0 && method !== DEFLATED) throw new Error(`zip: method ${method} of ${name} is not supported`);
  const content = method === DEFLATED ? zlib.inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) }) : raw;
  if (content.length !== size || zlib.crc32(content) !== crc) throw new Error(`zip: ${name} is damaged`);
  return content;
}
