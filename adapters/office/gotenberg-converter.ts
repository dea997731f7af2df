import type { OfficeConverter } from '../ports.ts';
import {
  assertDocx,
  assertPdf,
  CONVERSION_LIMIT_MS,
  OfficeConversionError,
  SerialQueue,
  timeLimitError,
} from './conversion.ts';

/**
 * LibreOffice behind Gotenberg's HTTP interface. Its image must have a Times New Roman with Vietnamese letters;
 * the glyph check on every document finds out when it has not.
 */
export class GotenbergConverter implements OfficeConverter {
  readonly #queue = new SerialQueue();
  readonly #endpoint: URL;
  readonly #limitMs: number;

  constructor(url: string, options: { readonly limitMs?: number } = {}) {
    this.#endpoint = new URL('forms/libreoffice/convert', url.endsWith('/') ? url : `${url}/`);
    this.#limitMs = options.limitMs ?? CONVERSION_LIMIT_MS;
  }

  async toPdf(docx: Buffer): Promise<Buffer> {
    assertDocx(docx);
    return await this.#queue.run(() => this.#convert(docx));
  }

  async close(): Promise<void> {
    await this.#queue.run(async () => undefined);
  }

  async #convert(docx: Buffer): Promise<Buffer> {
    const form = new FormData();
    form.set('files', new Blob([new Uint8Array(docx)]), 'document.docx');
    form.set('pdfa', 'PDF/A-2b');
    try {
      const response = await fetch(this.#endpoint, {
        method: 'POST',
        body: form,
        signal: AbortSignal.timeout(this.#limitMs),
      });
      const body = Buffer.from(await response.arrayBuffer());
      if (response.ok) return assertPdf(body);
      throw new OfficeConversionError(`Gotenberg từ chối chuyển văn bản (mã ${response.status}).`, {
        cause: body.subarray(0, 500).toString('utf8'),
      });
    } catch (error) {
      if (error instanceof OfficeConversionError) throw error;
      if (error instanceof DOMException && error.name === 'TimeoutError') throw timeLimitError(this.#limitMs);
      throw new OfficeConversionError('Không kết nối được Gotenberg.', { cause: error });
    }
  }
}
