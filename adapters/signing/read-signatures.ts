import { type PDF, PdfNumber } from '@libpdf/core';
import { formFields, resolverOf } from './pdf-objects.ts';
import { CmsProblem } from './verify-cms.ts';

/** One signature or archival timestamp as it stands in the file, not yet believed. */
export interface FoundSignature {
  readonly field: string;
  readonly kind: 'signature' | 'timestamp';
  /** Offset of `<` and of the byte after `>` of /Contents. */
  readonly hole: { readonly start: number; readonly end: number };
  /** Where the signed revision ends in the file. */
  readonly end: number;
  /** DER, without the padding. */
  readonly cms: Buffer;
  /** The signer's own statement of the time (/M); proof is the timestamp alone. */
  readonly claimedTime?: Date;
}

const KINDS: Readonly<Record<string, FoundSignature['kind']>> = {
  'ETSI.CAdES.detached': 'signature',
  'ETSI.RFC3161': 'timestamp',
};

/**
 * Every filled signature field, earliest revision first.
 * @throws {CmsProblem} when one of them covers the file in any other way than all of it but its own bytes.
 */
export function readSignatures(pdf: PDF, file: Buffer): FoundSignature[] {
  const resolve = resolverOf(pdf);
  const found: FoundSignature[] = [];
  for (const { name, dict } of formFields(pdf)) {
    const value = dict.getName('FT')?.value === 'Sig' ? dict.getDict('V', resolve) : undefined;
    if (!value) continue;
    const kind = KINDS[value.getName('SubFilter', resolve)?.value ?? ''];
    if (!kind) throw new CmsProblem(`Chữ ký “${name}” có định dạng không được chấp nhận.`);
    const range = (value.getArray('ByteRange', resolve)?.toArray() ?? []).map((n) =>
      n instanceof PdfNumber && Number.isSafeInteger(n.value) ? n.value : Number.NaN,
    );
    const hole = checkedHole(name, range, file);
    const hex = file.subarray(hole.start + 1, hole.end - 1).toString('latin1');
    const contents = value.getString('Contents', resolve);
    if (!/^(?:[0-9a-fA-F]{2})+$/.test(hex) || !contents || !Buffer.from(hex, 'hex').equals(contents.bytes)) {
      throw new CmsProblem(`Vùng dữ liệu của chữ ký “${name}” không hợp lệ.`);
    }
    const claimedTime = parsePdfDate(value.getString('M', resolve)?.asString());
    found.push({
      field: name,
      kind,
      hole,
      end: hole.end + (range[3] ?? 0),
      cms: withoutPadding(name, Buffer.from(hex, 'hex')),
      ...(claimedTime ? { claimedTime } : {}),
    });
  }
  found.sort((a, b) => a.end - b.end);
  checkUpdates(found, file);
  return found;
}

/**
 * Each revision, and what follows the last, must be a real update whose cross-reference section lies within it. Bytes
 * that our parser passes over could be what another reader shows.
 */
function checkUpdates(found: readonly FoundSignature[], file: Buffer): void {
  const ends = [...new Set([...found.map(({ end }) => end), file.length])];
  ends.forEach((end, index) => {
    const start = ends[index - 1] ?? 0;
    const closing = /startxref\s+(\d+)\s+%%EOF[\r\n]{0,2}$/.exec(
      file.subarray(Math.max(start, end - 64), end).toString('latin1'),
    );
    const offset = Number(closing?.[1] ?? Number.NaN);
    if (!(offset >= start && offset < end)) throw new CmsProblem('Có dữ liệu lạ được thêm vào sau khi ký.');
  });
}

/** [0, start of hole, end of hole, rest]; the hole is exactly `<…>`. */
function checkedHole(name: string, range: readonly number[], file: Buffer): { start: number; end: number } {
  const [from, start, next, length, ...more] = range;
  const wrong = new CmsProblem(`Chữ ký “${name}” không bao trùm toàn bộ văn bản.`);
  if (from !== 0 || start === undefined || next === undefined || length === undefined || more.length > 0) throw wrong;
  const end = next + length;
  if (!(start > 0 && next > start + 2 && length > 0 && end <= file.length)) throw wrong;
  if (file[start] !== 0x3c || file[next - 1] !== 0x3e) throw wrong;
  return { start, end: next };
}

/** The CMS is a DER value of known length; after it only zeros may stand, or foreign bytes could hide there. */
function withoutPadding(name: string, bytes: Buffer): Buffer {
  const first = bytes[1] ?? 0;
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
  if (bytes[0] !== 0x30 || first === 0x80 || lengthOctets > 4 || bytes.length < 2 + lengthOctets) {
    throw new CmsProblem(`Chữ ký “${name}” bị hỏng, không đọc được.`);
  }
  const size = 2 + lengthOctets + (lengthOctets === 0 ? first : bytes.readUIntBE(2, lengthOctets));
  if (size > bytes.length || bytes.subarray(size).some((byte) => byte !== 0)) {
    throw new CmsProblem(`Vùng dữ liệu của chữ ký “${name}” chứa dữ liệu lạ.`);
  }
  return bytes.subarray(0, size);
}

function parsePdfDate(value: string | undefined): Date | undefined {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'(\d\d)'?)/.exec(value ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zoneHour = '+00', zoneMinute = '00'] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zoneHour}:${zoneMinute}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
