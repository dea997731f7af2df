import { createHash } from 'node:crypto';
import { type PDF, PdfArray, PdfDict, type PdfRef, PdfString } from '@libpdf/core';
import type { BlankField, PageBox, SignatureField } from '../ports.ts';
import { blankFieldName } from './fill-blanks.ts';
import {
  acroForm,
  emptyAppearance,
  formFields,
  loadPdf,
  name,
  number,
  numbers,
  POINTS_PER_MM,
  resolverOf,
} from './pdf-objects.ts';

/** Print, and Locked: no reader lets a user move or delete the field. PDF/A wants Print set and Hidden clear. */
const WIDGET_FLAGS = 4 | 128;
const READ_ONLY = 1;
/** SignaturesExist and AppendOnly, set before the first signature because later they would be a change. */
const SIGNATURE_FLAGS = 3;

/**
 * Adds the empty signature fields and blanks, so that signing and filling later only give them values. Rewrites the
 * file, hence refuses one that is signed. The same input gives the same bytes, and PDF/A conformance is kept.
 * @throws when a name is taken, has a dot or repeats, or a box lies outside its page.
 */
export async function prepareFields(
  bytes: Buffer,
  fields: readonly SignatureField[],
  blanks: readonly BlankField[],
): Promise<Buffer> {
  const pdf = await loadPdf(bytes);
  const present = formFields(pdf);
  if (present.some(({ dict }) => dict.has('V') && dict.getName('FT')?.value === 'Sig')) {
    throw new Error('The PDF is signed already: fields must be prepared before the first signature');
  }
  checkNames([...fields, ...blanks], new Set(present.map((field) => field.name)));
  const list = fieldList(pdf);
  for (const field of fields) list.push(addSignatureField(pdf, field));
  for (const blank of blanks) for (const ref of addBlank(pdf, blank)) list.push(ref);
  giveIdentifier(pdf, bytes);
  return Buffer.from(await pdf.save({ incremental: false }));
}

/** PDF/A wants a file identifier; one made at random would give the same document other bytes each time. */
function giveIdentifier(pdf: PDF, bytes: Buffer): void {
  const { trailer } = pdf.context.info;
  if (trailer.has('ID')) return;
  const id = PdfString.fromHex(createHash('sha256').update(bytes).digest('hex').slice(0, 32));
  trailer.set('ID', new PdfArray([id, id]));
}

function checkNames(fields: readonly { readonly name: string }[], taken: Set<string>): void {
  for (const field of fields) {
    // A dot separates levels of the field tree, and validators refuse it within a partial name; `__` is ours.
    if (!/^[A-Za-z](?:[A-Za-z0-9-]|_(?!_)){0,63}$/.test(field.name)) throw new Error(`Not a field name: ${field.name}`);
    if (taken.has(field.name)) throw new Error(`The field ${field.name} exists already`);
    taken.add(field.name);
  }
}

/** No default font and no NeedAppearances: every field carries its own appearance, which PDF/A demands. */
function fieldList(pdf: PDF): PdfArray {
  const existing = acroForm(pdf);
  const form = existing ?? new PdfDict();
  if (!existing) pdf.getCatalog().set('AcroForm', pdf.context.registry.register(form));
  form.delete('NeedAppearances');
  form.set('SigFlags', number(SIGNATURE_FLAGS));
  const fields = form.getArray('Fields', resolverOf(pdf)) ?? new PdfArray();
  form.set('Fields', fields);
  return fields;
}

function addSignatureField(pdf: PDF, field: SignatureField): PdfRef {
  const { registry } = pdf.context;
  // The lock covers this field alone: a wider one would forbid the second signature and the archival timestamp.
  const lock = PdfDict.of({
    Type: name('SigFieldLock'),
    Action: name('Include'),
    Fields: new PdfArray([PdfString.fromString(field.name)]),
  });
  const widget = widgetOn(pdf, field.box);
  widget.set('FT', name('Sig'));
  widget.set('T', PdfString.fromString(field.name));
  widget.set('Lock', registry.register(lock));
  return placeOn(pdf, field.box.page, widget);
}

/**
 * A blank with several boxes becomes as many fields, `so`, `so__2`, …: one field with several widgets would be tidier, but
 * pyHanko takes a change of its widgets for tampering.
 */
function addBlank(pdf: PDF, blank: BlankField): PdfRef[] {
  return blank.boxes.map((box, index) => {
    const field = widgetOn(pdf, box);
    field.set('FT', name('Tx'));
    field.set('T', PdfString.fromString(blankFieldName(blank.name, index)));
    field.set('Ff', number(READ_ONLY));
    field.set('Q', number(blank.align === 'centre' ? 1 : 0));
    // Required of text fields; with the field read-only no reader draws with it. It carries the style for `fillBlanks`.
    field.set('DA', PdfString.fromString(`/${box.style === 'italic' ? 'TinosI' : 'Tinos'} ${box.fontSize} Tf 0 g`));
    return placeOn(pdf, box.page, field);
  });
}

function widgetOn(pdf: PDF, box: PageBox): PdfDict {
  const page = pdf.getPage(box.page);
  if (!page) throw new Error(`The document has no page ${box.page}`);
  const [left, bottom, right, top] = pageRectangle(pdf, box);
  return PdfDict.of({
    Type: name('Annot'),
    Subtype: name('Widget'),
    F: number(WIDGET_FLAGS),
    P: page.ref,
    Rect: numbers([left, bottom, right, top]),
    AP: PdfDict.of({ N: pdf.context.registry.register(emptyAppearance(right - left, top - bottom)) }),
  });
}

function placeOn(pdf: PDF, pageIndex: number, widget: PdfDict): PdfRef {
  const ref = pdf.context.registry.register(widget);
  const page = pdf.getPage(pageIndex);
  const annotations = page?.dict.getArray('Annots', resolverOf(pdf));
  if (annotations) annotations.push(ref);
  else page?.dict.set('Annots', new PdfArray([ref]));
  return ref;
}

/** Millimetres from the top-left corner to PDF points from the bottom-left one. */
function pageRectangle(pdf: PDF, box: PageBox): [number, number, number, number] {
  const page = pdf.getPage(box.page);
  if (!page) throw new Error(`The document has no page ${box.page}`);
  if (page.rotation !== 0) throw new Error(`Page ${box.page} is rotated, its boxes would be ambiguous`);
  const media = page.getMediaBox();
  const left = media.x + box.x * POINTS_PER_MM;
  const top = media.y + media.height - box.y * POINTS_PER_MM;
  const right = left + box.width * POINTS_PER_MM;
  const bottom = top - box.height * POINTS_PER_MM;
  const tolerance = 1;
  const inside =
    left >= media.x - tolerance &&
    bottom >= media.y - tolerance &&
    right <= media.x + media.width + tolerance &&
    top <= media.y + media.height + tolerance;
  if (!inside || box.width <= 0 || box.height <= 0) throw new Error(`A box lies outside page ${box.page}`);
  return [left, bottom, right, top];
}
