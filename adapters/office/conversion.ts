/** What the three converters share: the guard before, the queue and the limit during, the guard after. */

/** A conversion that failed; `message` is a Vietnamese sentence for the operator, the technical reason is in `cause`. */
export class OfficeConversionError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OfficeConversionError';
  }
}

/** Start and conversion together take about 5 s on a quiet machine with two cores, over a minute on a crowded one. */
export const CONVERSION_LIMIT_MS = 240_000;

/** PDF/A-2b, tagged for screen readers. Keys are LibreOffice's. */
export const PDF_EXPORT = {
  SelectPdfVersion: { type: 'long', value: '2' },
  UseTaggedPDF: { type: 'boolean', value: 'true' },
};

/** Throws unless the bytes begin as a zip: LibreOffice turns any other bytes into a PDF of plain text. */
export function assertDocx(bytes: Buffer): void {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') {
    throw new OfficeConversionError('Tệp cần chuyển sang PDF không phải là văn bản Word (.docx).');
  }
}

/** Throws unless the bytes begin and end as a PDF. */
export function assertPdf(bytes: Buffer): Buffer {
  const whole = bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-32).includes('%%EOF');
  if (!whole) throw new OfficeConversionError('Bộ chuyển đổi trả về tệp PDF không trọn vẹn.');
  return bytes;
}

export const timeLimitError = (milliseconds: number): OfficeConversionError =>
  new OfficeConversionError(`Chuyển văn bản sang PDF quá thời hạn ${Math.round(milliseconds / 1000)} giây.`);

/** Runs tasks one after another, in the order of the calls; a failed task does not stop the next. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
