import { deflateSync } from 'node:zlib';
import { type PDF, PdfDict, PdfStream } from '@libpdf/core';
import { name, resolverOf } from './pdf-objects.ts';

/**
 * Makes a one-page PDF the picture of a field. The new picture has exactly the keys and the box of the empty one it
 * replaces: EU DSS calls any other difference an undefined modification of what was signed before.
 */
export async function placeAppearance(pdf: PDF, widget: PdfDict, page: PDF): Promise<void> {
  const resolve = resolverOf(pdf);
  const empty = widget.getDict('AP', resolve)?.get('N', resolve);
  const { ref } = await pdf.embedPage(page, 0);
  const picture = resolve(ref);
  if (!(empty instanceof PdfStream) || !(picture instanceof PdfStream)) throw new Error('The field has no appearance');
  const box = empty.getArray('BBox', resolve);
  if (!box) throw new Error('The appearance has no box');
  picture.set('BBox', box);
  // libpdf leaves short streams uncompressed, which would drop the /Filter key.
  picture.setData(new Uint8Array(deflateSync(picture.getDecodedData())));
  picture.set('Filter', name('FlateDecode'));
  widget.set('AP', PdfDict.of({ N: ref }));
}
