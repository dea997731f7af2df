/**
 * The sRGB colour space as an ICC profile, version 4 (ICC.1:2004-10, which PDF/A-2 allows), made of its published
 * constants, so that no file with somebody's licence has to be shipped.
 */
export function srgbProfile(): Buffer {
  const red = curve();
  const tags: readonly (readonly [name: string, data: Buffer])[] = [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright')],
    ['wtpt', xyz(D50)],
    ['chad', Buffer.concat([type('sf32'), ...D65_TO_D50.map(fixed)])],
    ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
    ['rTRC', red],
    ['gTRC', red],
    ['bTRC', red],
  ];
  return assemble(tags);
}

const HEADER_SIZE = 128;
const ENTRY_SIZE = 12;
const D50 = [0.9642, 1, 0.8249] as const;
/** Bradford adaptation, as ICC gives it for sRGB. */
const D65_TO_D50 = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168] as const;

function assemble(tags: readonly (readonly [string, Buffer])[]): Buffer {
  const table = Buffer.alloc(4 + tags.length * ENTRY_SIZE);
  table.writeUInt32BE(tags.length);
  const placed = new Map<Buffer, number>();
  const data: Buffer[] = [];
  let end = HEADER_SIZE + table.length;
  tags.forEach(([name, bytes], index) => {
    let offset = placed.get(bytes);
    if (offset === undefined) {
      offset = end;
      placed.set(bytes, offset);
      // Each tag starts on a multiple of four.
      const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
      data.push(padded);
      end += padded.length;
    }
    const entry = 4 + index * ENTRY_SIZE;
    table.write(name, entry, 'latin1');
    table.writeUInt32BE(offset, entry + 4);
    table.writeUInt32BE(bytes.length, entry + 8);
  });
  return Buffer.concat([header(end), table, ...data]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER_SIZE);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // A date is required; a fixed one keeps the bytes the same.
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => {
    bytes.writeUInt16BE(part, 24 + index * 2);
  });
  bytes.write('acsp', 36, 'latin1');
  Buffer.concat(D50.map(fixed)).copy(bytes, 68);
  return bytes;
}

const type = (name: string): Buffer => Buffer.from(`${name}\0\0\0\0`, 'latin1');
const xyz = (values: readonly number[]): Buffer => Buffer.concat([type('XYZ '), ...values.map(fixed)]);

/** s15Fixed16. */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return bytes;
}

/** IEC 61966-2-1: a power of 2.4 with a straight piece near black. */
function curve(): Buffer {
  const kind = Buffer.from([0, 3, 0, 0]);
  return Buffer.concat([type('para'), kind, ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed)]);
}

function text(value: string): Buffer {
  const utf16 = Buffer.from(value, 'utf16le').swap16();
  const head = Buffer.alloc(20);
  head.writeUInt32BE(1, 0);
  head.writeUInt32BE(12, 4);
  head.write('enUS', 8, 'latin1');
  head.writeUInt32BE(utf16.length, 12);
  head.writeUInt32BE(28, 16);
  return Buffer.concat([type('mluc'), head, utf16]);
}
