import type { BlankBox, BlankField, PageBox, SignatureField } from '../ports.ts';
import { boundsOf, matchesIn, readPageText, type TextChar, type TextSegment } from './page-text.ts';

/** Finds, on a page made by LibreOffice, where people sign and where the clerk writes number, day and month. */

/** The page lacks what a field is placed by. `message` is Vietnamese and names it. */
class AnchorNotFoundError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AnchorNotFoundError';
  }
}

/** Who signs where: the title stands above the space, the name below it. */
export interface SignaturePlace {
  readonly field: string;
  readonly title: string;
  readonly name: string;
  /** The organisation's seal beside this signature. */
  readonly sealField?: string;
}

const blankPatterns = [
  { name: 'SoVanBan', pattern: /[Ss]ố:?(\s{4,})\//u, reads: '“Số: … /” ở đầu văn bản' },
  { name: 'NgayBanHanh', pattern: /ngày(\s{3,})tháng/u, reads: '“ngày … tháng”' },
  { name: 'ThangBanHanh', pattern: /tháng(\s{3,})năm/u, reads: '“tháng … năm”' },
] as const;

/**
 * The blanks of a decision, each with every place where it occurs (first page and annex). A box reaches from the word
 * before to the word after; it is as tall as the font, so its text's baseline lies 0.216 × font size above its bottom.
 * Throws `AnchorNotFoundError` when one is missing or the places do not agree.
 */
export async function locateBlanks(pdf: Buffer): Promise<readonly BlankField[]> {
  const segments = (await readPageText(pdf)).flat();
  const blanks = blankPatterns.map(({ name, pattern, reads }) => {
    const boxes = segments.flatMap((segment) => matchesIn(segment, pattern)).map(blankBox);
    if (boxes.length === 0) throw new AnchorNotFoundError(`Không tìm thấy chỗ trống ${reads} trên văn bản.`);
    return { name, boxes, align: 'centre' as const };
  });
  // The number, the day and the month come together, once at the top and once above the annex.
  const counts = new Set(blanks.map((blank) => blank.boxes.length));
  if (counts.size > 1) throw new AnchorNotFoundError('Các chỗ trống số, ngày, tháng trên văn bản không khớp nhau.');
  return blanks;
}

function blankBox(chars: readonly TextChar[]): BlankBox {
  const fontSize = chars[0]?.fontSize ?? 0;
  const style = /italic|oblique/i.test(chars[0]?.fontName ?? '') ? 'italic' : 'regular';
  return { ...boundsOf(chars), fontSize, style };
}

const SIGNATURE_WIDTH_MM = 60;
/** The diameter of an organisation's round seal. */
const SEAL_MM = 36;
const GAP_MM = { least: 15, most: 60 };
const COLUMN_TOLERANCE_MM = 12;

/**
 * The empty fields for the given signatures, in the order given, each seal right after its signature. A signature
 * fills the space between title and name; a seal, in its real size, covers the signature's left third.
 * Throws `AnchorNotFoundError` when a title and name do not stand above each other anywhere.
 */
export async function locateSignatures(
  pdf: Buffer,
  places: readonly SignaturePlace[],
): Promise<readonly SignatureField[]> {
  const segments = (await readPageText(pdf)).flat();
  return places.flatMap((place) => {
    const box = signatureBox(segments, place);
    const signature = { name: place.field, box };
    return place.sealField ? [signature, { name: place.sealField, box: sealBeside(box) }] : [signature];
  });
}

function signatureBox(segments: readonly TextSegment[], { title, name }: SignaturePlace): PageBox {
  const reading = (text: string) => segments.filter((segment) => sameText(segment.text, text));
  const gaps = reading(title).flatMap((above) => reading(name).flatMap((below) => gapBetween(above.box, below.box)));
  const gap = gaps.sort((a, b) => a.height - b.height)[0];
  if (!gap) {
    throw new AnchorNotFoundError(`Không tìm thấy chỗ ký giữa chức danh “${title}” và họ tên “${name}” trên văn bản.`);
  }
  return gap;
}

function gapBetween(above: PageBox, below: PageBox): PageBox[] {
  const top = above.y + above.height;
  const height = below.y - top;
  const centre = (box: PageBox) => box.x + box.width / 2;
  const sameColumn = Math.abs(centre(above) - centre(below)) <= COLUMN_TOLERANCE_MM;
  if (above.page !== below.page || !sameColumn || height < GAP_MM.least || height > GAP_MM.most) return [];
  return [{ page: above.page, x: centre(below) - SIGNATURE_WIDTH_MM / 2, y: top, width: SIGNATURE_WIDTH_MM, height }];
}

function sealBeside(signature: PageBox): PageBox {
  return {
    page: signature.page,
    x: signature.x + signature.width / 3 - SEAL_MM,
    y: signature.y + signature.height / 2 - SEAL_MM / 2,
    width: SEAL_MM,
    height: SEAL_MM,
  };
}

const sameText = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
