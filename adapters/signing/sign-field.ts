import { createHash } from 'node:crypto';
import { type PDF, PdfArray, PdfDict, PdfNumber, PdfString } from '@libpdf/core';
import type { SignRequest } from '../ports.ts';
import { signaturePage } from './appearance.ts';
import { fillBlanks } from './fill-blanks.ts';
import { formFields, loadPdf, name, pdfDate, resolverOf, sizeOf, text } from './pdf-objects.ts';
import { placeAppearance } from './place-appearance.ts';

/** A document that is complete but for the signature's own bytes. */
export interface PreparedSignature {
  readonly bytes: Buffer;
  /** Offset of the `<` of /Contents, and of the byte after its `>`. */
  readonly hole: { readonly start: number; readonly end: number };
  /** SHA-256 of everything outside the hole. */
  readonly digest: Buffer;
}

/** Ten digits, as wide as any offset can become, so that the real numbers fit where this stands. */
const BIG = 9_999_999_999;

/**
 * Writes the incremental update that fills the blanks and one signature field, with room for a CMS of `reserve` bytes.
 * @throws when the field is missing or signed, or the update would change a byte of the file before.
 */
export async function prepareSignature(
  bytes: Buffer,
  request: SignRequest,
  signerName: string,
  reserve: number,
): Promise<PreparedSignature> {
  const pdf = await loadPdf(bytes);
  const field = formFields(pdf).find((entry) => entry.name === request.field)?.dict;
  if (field?.getName('FT')?.value !== 'Sig') throw new Error(`The document has no field ${request.field}`);
  if (field.has('V')) throw new Error(`The field ${request.field} is signed already`);
  if (request.fill) await fillBlanks(pdf, request.fill);
  field.set('V', pdf.context.registry.register(signatureDict(pdf, field, request, signerName, reserve)));
  const page = await signaturePage(sizeOf(pdf, field), request.appearance);
  await placeAppearance(pdf, field, page);

  const out = Buffer.from(await pdf.save({ incremental: true }));
  // The one thing that may never happen: an update that alters what others have signed.
  if (out.length <= bytes.length || !out.subarray(0, bytes.length).equals(bytes)) {
    throw new Error('The update would change bytes that are signed already');
  }
  return closeByteRange(out, bytes.length, reserve);
}

/** Puts the finished CMS into its hole. @throws when it does not fit. */
export function embedSignature(prepared: PreparedSignature, cms: Buffer): Buffer {
  const { start, end } = prepared.hole;
  if (cms.length * 2 > end - start - 2) throw new Error(`The signature needs ${cms.length} bytes, more than reserved`);
  prepared.bytes.write(cms.toString('hex'), start + 1, 'latin1');
  return prepared.bytes;
}

function signatureDict(pdf: PDF, field: PdfDict, request: SignRequest, signerName: string, reserve: number): PdfDict {
  const signature = PdfDict.of({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    ByteRange: new PdfArray([0, BIG, BIG, BIG].map((value) => PdfNumber.of(value))),
    Contents: PdfString.fromHex('00'.repeat(reserve)),
    M: pdfDate(request.at),
    Name: text(signerName),
    Reason: text(request.reason),
    Location: text(request.location),
  });
  const lock = field.getDict('Lock', resolverOf(pdf));
  const fields = lock?.getArray('Fields', resolverOf(pdf));
  if (fields) {
    const parameters = PdfDict.of({
      Type: name('TransformParams'),
      V: name('1.2'),
      Action: name('Include'),
      Fields: fields,
    });
    signature.set(
      'Reference',
      new PdfArray([
        PdfDict.of({ Type: name('SigRef'), TransformMethod: name('FieldMDP'), TransformParams: parameters }),
      ]),
    );
  }
  return signature;
}

function closeByteRange(out: Buffer, from: number, reserve: number): PreparedSignature {
  const zeros = Buffer.from(`<${'0'.repeat(reserve * 2)}>`, 'latin1');
  const start = out.indexOf(zeros, from);
  if (start < 0 || out.indexOf(zeros, start + 1) >= 0) throw new Error('The place of the signature is not unique');
  const end = start + zeros.length;
  const marker = /\[\s*0 9999999999 9999999999 9999999999\s*\]/.exec(out.subarray(from).toString('latin1'));
  if (!marker) throw new Error('The byte range is missing');
  const range = `[0 ${start} ${end} ${out.length - end}]`.padEnd(marker[0].length, ' ');
  out.write(range, from + marker.index, 'latin1');
  const digest = createHash('sha256').update(out.subarray(0, start)).update(out.subarray(end)).digest();
  return { bytes: out, hole: { start, end }, digest };
}
