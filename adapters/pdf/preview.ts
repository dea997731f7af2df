import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

/** Pages as pictures, by pdfium (the renderer of Chromium). */

export interface GreyPage {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, 0 black to 255 white, row by row. */
  readonly grey: Uint8Array;
}

type Document = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>;

let starting: Promise<PDFiumLibrary> | undefined;

async function withDocument<Result>(pdf: Buffer, use: (document: Document) => Promise<Result>): Promise<Result> {
  starting ??= PDFiumLibrary.init();
  const library = await starting;
  const document = await library.loadDocument(pdf);
  try {
    return await use(document);
  } finally {
    document.destroy();
  }
}

function pageOf(document: Document, page: number) {
  if (page < 0 || page >= document.getPageCount()) throw new RangeError(`the document has no page ${page}`);
  return document.getPage(page);
}

export const pageCount = (pdf: Buffer): Promise<number> =>
  withDocument(pdf, async (document) => document.getPageCount());

/** One page as an image; `page` counts from 0. At 96 dpi an A4 page is 794 × 1123 pixels. */
export function previewPage(
  pdf: Buffer,
  page: number,
  options: { readonly dpi?: number; readonly format?: 'png' | 'webp' } = {},
): Promise<Buffer> {
  const { dpi = 96, format = 'webp' } = options;
  return withDocument(pdf, async (document) => {
    const { data } = await pageOf(document, page).render({
      scale: dpi / 72,
      render: async ({ data: rgba, width, height }) => {
        const image = sharp(rgba, { raw: { width, height, channels: 4 } }).flatten({ background: '#fff' });
        return await (format === 'png' ? image.png() : image.webp({ quality: 80 })).toBuffer();
      },
    });
    return Buffer.from(data);
  });
}

/** One page in grey, to look for ink on it. */
export function greyPage(pdf: Buffer, page: number, dpi: number): Promise<GreyPage> {
  return withDocument(pdf, async (document) => {
    const { data, width, height } = await pageOf(document, page).render({
      scale: dpi / 72,
      colorSpace: 'Gray',
      render: 'bitmap',
    });
    return { width, height, grey: data };
  });
}
