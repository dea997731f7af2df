import { createHash } from 'node:crypto';
import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib';

/** Writes classic PDF files whose beginning is always the same: what is constant is serialised once, not per file. */

export interface Numbered {
  readonly ref: PDFRef;
  readonly object: PDFObject;
}

/** Header and constant objects, ready to be copied. */
export interface FileStart {
  readonly bytes: Buffer;
  /** Where each object begins, by its number. */
  readonly offsets: ReadonlyMap<number, number>;
  /** Lower-case hex. */
  readonly sha256: string;
}

export function writeStart(context: PDFContext): FileStart {
  const header = Buffer.alloc(context.header.sizeInBytes());
  context.header.copyBytesInto(header, 0);
  // The comment of high bytes after the first line tells transfer programs that the file is binary.
  const parts: Buffer[] = [header, Buffer.from('\n')];
  const offsets = new Map<number, number>();
  let position = header.length + 1;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const bytes = objectBytes({ ref, object });
    offsets.set(ref.objectNumber, position);
    parts.push(bytes);
    position += bytes.length;
  }
  const bytes = Buffer.concat(parts);
  return { bytes, offsets, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The whole file. Its identifier is derived from the content, so the same objects give the same bytes. */
export function writeFile(
  start: FileStart,
  objects: readonly Numbered[],
  trailer: { readonly root: PDFRef; readonly info: PDFRef },
): Buffer {
  const offsets = new Map(start.offsets);
  const parts: Buffer[] = [start.bytes];
  const identity = createHash('sha256').update(start.sha256);
  let position = start.bytes.length;
  for (const numbered of objects) {
    const bytes = objectBytes(numbered);
    offsets.set(numbered.ref.objectNumber, position);
    identity.update(bytes);
    parts.push(bytes);
    position += bytes.length;
  }
  const id = identity.digest('hex').slice(0, 32);
  const size = Math.max(...offsets.keys()) + 1;
  parts.push(
    Buffer.from(
      `${crossReferences(offsets, size)}trailer\n<< /Size ${size} /Root ${trailer.root} /Info ${trailer.info} ` +
        `/ID [<${id}> <${id}>] >>\nstartxref\n${position}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

/** Each entry takes exactly 20 bytes. */
function crossReferences(offsets: ReadonlyMap<number, number>, size: number): string {
  let table = `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let number = 1; number < size; number++) {
    const offset = offsets.get(number);
    table += offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  return table;
}

function objectBytes({ ref, object }: Numbered): Buffer {
  const head = Buffer.from(`${ref.objectNumber} 0 obj\n`, 'latin1');
  const body = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(body, 0);
  return Buffer.concat([head, body, Buffer.from('\nendobj\n', 'latin1')]);
}
