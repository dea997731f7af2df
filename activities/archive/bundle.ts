import { createHash } from 'node:crypto';
import { ZipFile } from 'yazl';

export interface BundleEntry {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Entries carry one fixed date, so that the same content gives the same archive. */
const ENTRY_DATE = new Date('2020-01-01T00:00:00Z');

/**
 * A zip with `manifest.json` in front: the facts given, and the SHA-256 and size of every other entry, so that one
 * signature or one hash over the archive covers all of it.
 */
export async function packBundle(
  entries: readonly BundleEntry[],
  facts: Readonly<Record<string, unknown>>,
): Promise<Buffer> {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files = sorted.map(({ path, bytes }) => ({
    path,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const manifest = Buffer.from(`${JSON.stringify({ format: 'ghicong-bundle/1', ...facts, files }, null, 2)}\n`);

  const zip = new ZipFile();
  for (const { path, bytes } of [{ path: 'manifest.json', bytes: manifest }, ...sorted]) {
    zip.addBuffer(bytes, path, { mtime: ENTRY_DATE, forceDosTimestamp: true });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
