import { deflateSync } from 'node:zlib';
import {
  PDF,
  PdfArray,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  type PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core';

export const POINTS_PER_MM = 72 / 25.4;
const HANOI_OFFSET_MS = 7 * 3_600_000;

/** A form field at the top of the field tree; ours have no parents, since no name of ours has a dot. */
export interface FormFieldEntry {
  readonly name: string;
  readonly ref: PdfRef;
  readonly dict: PdfDict;
}

/** Opens a PDF that may be written incrementally; a file that had to be repaired to be read is refused. */
export async function loadPdf(bytes: Uint8Array): Promise<PDF> {
  const pdf = await PDF.load(bytes);
  const blocker = pdf.canSaveIncrementally();
  if (blocker !== null) throw new Error(`The PDF cannot be extended safely: ${blocker}`);
  return pdf;
}

export function resolverOf(pdf: PDF): (ref: PdfRef) => PdfObject | null {
  const { registry } = pdf.context;
  return (ref) => registry.resolve(ref);
}

/** The interactive form of the document, or `undefined` when it has none. */
export function acroForm(pdf: PDF): PdfDict | undefined {
  return pdf.getCatalog().getDict('AcroForm', resolverOf(pdf));
}

export function formFields(pdf: PDF): FormFieldEntry[] {
  const resolve = resolverOf(pdf);
  const fields = acroForm(pdf)?.getArray('Fields', resolve);
  const entries: FormFieldEntry[] = [];
  for (const item of fields ?? []) {
    if (item.type !== 'ref') continue;
    const ref = item as PdfRef;
    const dict = resolve(ref);
    if (!(dict instanceof PdfDict)) continue;
    entries.push({ name: dict.getString('T', resolve)?.asString() ?? '', ref, dict });
  }
  return entries;
}

export function name(value: string): PdfName {
  return PdfName.of(value);
}

export function number(value: number): PdfNumber {
  return PdfNumber.of(value);
}

/** Four decimals are a 36,000th of a millimetre; without rounding, floats of 17 digits swell the file. */
export function numbers(values: readonly number[]): PdfArray {
  return new PdfArray(values.map((value) => PdfNumber.of(Number(value.toFixed(4)))));
}

/** UTF-16BE with its mark: the one form of Vietnamese text that every PDF reader shows rightly. */
export function text(value: string): PdfString {
  const body = Buffer.from(value.normalize('NFC'), 'utf16le').swap16();
  return PdfString.fromHex(Buffer.concat([Buffer.from([0xfe, 0xff]), body]).toString('hex'));
}

/** A PDF date on the clock of Hà Nội. */
export function pdfDate(at: Date): PdfString {
  const digits = new Date(at.getTime() + HANOI_OFFSET_MS).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return PdfString.fromString(`D:${digits}+07'00'`);
}

/** A form XObject that draws nothing. Same keys as a filled one, or EU DSS reports undefined changes when it is filled. */
export function emptyAppearance(width: number, height: number): PdfStream {
  return PdfStream.fromDict(
    {
      Type: name('XObject'),
      Subtype: name('Form'),
      FormType: number(1),
      Filter: name('FlateDecode'),
      BBox: numbers([0, 0, width, height]),
      Resources: new PdfDict(),
    },
    new Uint8Array(deflateSync(Buffer.from('q Q'))),
  );
}

/** Width and height in points of a widget's rectangle. */
export function sizeOf(pdf: PDF, widget: PdfDict): { readonly width: number; readonly height: number } {
  const rect = widget.getArray('Rect', resolverOf(pdf))?.toArray() ?? [];
  const [left = 0, bottom = 0, right = 0, top = 0] = rect.map((edge) => (edge instanceof PdfNumber ? edge.value : 0));
  return { width: right - left, height: top - bottom };
}
