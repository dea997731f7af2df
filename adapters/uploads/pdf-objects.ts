/** Second look at a PDF: every object, unpacked, as a reader would understand it. Runs in the child process. */

import { PDFArray, type PDFContext, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from 'pdf-lib';
import type { RefusalCode } from '../../domain/refusals.ts';

const ACTIONS = new Set([
  'Launch',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'Rendition',
  'Movie',
  'Sound',
  'RichMediaExecute',
  'GoTo3DView',
]);
const ACTING_ANNOTATIONS = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D']);

export async function forbiddenObject(pdf: Buffer): Promise<RefusalCode | undefined> {
  const document = await PDFDocument.load(pdf, {
    updateMetadata: false,
    throwOnInvalidObject: false,
    // Asked below: the library's own error cannot be told from its others.
    ignoreEncryption: true,
  }).catch(() => undefined);
  if (document === undefined) return 'UPLOAD_DAMAGED';
  if (document.isEncrypted) return 'UPLOAD_ENCRYPTED';
  const { context } = document;
  // Objects inside objects, without following references: each indirect object is visited once, from the list.
  const waiting: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    const dictionary = object instanceof PDFStream ? object.dict : object;
    if (dictionary instanceof PDFArray) for (const one of dictionary.asArray()) waiting.push(one);
    if (!(dictionary instanceof PDFDict)) continue;
    const code = inDictionary(dictionary, context);
    if (code !== undefined) return code;
    for (const one of dictionary.values()) waiting.push(one);
  }
  return undefined;
}

function inDictionary(dictionary: PDFDict, context: PDFContext): RefusalCode | undefined {
  const value = (key: string): PDFObject | undefined => context.lookup(dictionary.get(PDFName.of(key)));
  const name = (key: string): string => {
    const found = value(key);
    return found instanceof PDFName ? found.decodeText() : '';
  };
  const has = (key: string): boolean => dictionary.has(PDFName.of(key));

  if (has('JS') || has('JavaScript') || name('S') === 'JavaScript') return 'UPLOAD_PDF_SCRIPT';
  if (has('XFA')) return 'UPLOAD_PDF_XFA';
  const attached = has('EmbeddedFiles') || name('Type') === 'EmbeddedFile' || has('Collection');
  if (attached || value('EF') instanceof PDFDict || name('Subtype') === 'FileAttachment')
    return 'UPLOAD_PDF_ATTACHMENT';
  if (ACTIONS.has(name('S')) || ACTING_ANNOTATIONS.has(name('Subtype'))) return 'UPLOAD_PDF_ACTION';
  // By itself, on opening: a page to begin with is usual (LibreOffice writes one), anything else is not.
  const opening = value('OpenAction');
  if (opening instanceof PDFDict && !['GoTo', 'Named'].includes(actionOf(opening, context))) return 'UPLOAD_PDF_ACTION';
  const additional = value('AA');
  if (additional instanceof PDFDict) {
    const actions = additional.values().map((one) => context.lookup(one));
    // A resource may be called AA as well: only a dictionary of actions counts.
    if (actions.some((one) => one instanceof PDFDict && actionOf(one, context) !== '')) return 'UPLOAD_PDF_ACTION';
  }
  return undefined;
}

function actionOf(action: PDFDict, context: PDFContext): string {
  const found = context.lookup(action.get(PDFName.of('S')));
  return found instanceof PDFName ? found.decodeText() : '';
}
