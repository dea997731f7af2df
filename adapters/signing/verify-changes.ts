import {
  type PDF,
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core';
import { acroForm, type FormFieldEntry, formFields, resolverOf } from './pdf-objects.ts';

/** What closes the later of two revisions: a signature over it, an archival timestamp, or nothing (the file's tail). */
export type Closing =
  | { readonly kind: 'signature'; readonly field: string }
  | { readonly kind: 'timestamp'; readonly field: string }
  | { readonly kind: 'none' };

/** A change that nobody who signed has agreed to. */
export interface Violation {
  /** Where in the document, for a technician: `/Root/Pages/Kids[0]/Contents`. */
  readonly path: string;
  /** A sentence in Vietnamese. */
  readonly problem: string;
}

const CONTENT = 'Nội dung văn bản đã bị thay đổi sau khi ký.';
const SIGNED_FIELD = 'Ô chữ ký đã ký bị thay đổi.';
const BLANK = 'Số, ngày của văn bản bị thay đổi mà không có chữ ký của cơ quan.';
const FOREIGN = 'Có trường lạ được thêm vào sau khi ký.';

/**
 * Compares two revisions of a document object by object and returns the first change that is not allowed. Allowed are
 * validation data (/DSS), an invisible archival timestamp, the closing signature with its picture, and, in a revision
 * that a signature closes, the first filling of an empty text field. Everything reachable from the catalogue counts,
 * not the pages alone, so that an action, an attachment or an open layer cannot slip in.
 */
export function findViolation(before: PDF, after: PDF, closing: Closing): Violation | undefined {
  const comparison = new Comparison(before, after);
  try {
    comparison.run(closing);
    return undefined;
  } catch (error) {
    if (error instanceof Difference) return { path: error.path, problem: error.problem };
    throw error;
  }
}

class Difference extends Error {
  readonly path: string;
  readonly problem: string;
  constructor(path: string, problem: string) {
    super(path);
    this.path = path;
    this.problem = problem;
  }
}

class Comparison {
  private readonly before: PDF;
  private readonly after: PDF;
  private readonly seen = new Set<string>();
  /** Object numbers of the fields, which are their own widgets: judged by `field`, so the walk through the pages passes them by. */
  private readonly ownRules = new Set<number>();

  constructor(before: PDF, after: PDF) {
    this.before = before;
    this.after = after;
  }

  run(closing: Closing): void {
    const fields = formFields(this.before);
    for (const { ref } of fields) this.ownRules.add(ref.objectNumber);
    const [older, newer] = [this.before.getCatalog(), this.after.getCatalog()];
    this.entries(older, newer, '/Root', CONTENT, new Set(['DSS', 'AcroForm']));
    const [olderForm, newerForm] = [acroForm(this.before), acroForm(this.after)];
    if (!olderForm || !newerForm) throw new Difference('/Root/AcroForm', SIGNED_FIELD);
    this.entries(olderForm, newerForm, '/Root/AcroForm', CONTENT, new Set(['Fields']));
    this.fields(fields, formFields(this.after), closing);
    this.equal(this.info(this.before), this.info(this.after), '/Info', CONTENT);
  }

  private fields(older: readonly FormFieldEntry[], newer: readonly FormFieldEntry[], closing: Closing): void {
    for (const [index, field] of older.entries()) {
      const later = newer[index];
      const path = `/Root/AcroForm/Fields[${index}]`;
      if (!later || later.ref.objectNumber !== field.ref.objectNumber) throw new Difference(path, SIGNED_FIELD);
      this.field(field, later, closing, path);
    }
    for (const added of newer.slice(older.length)) {
      if (closing.kind === 'timestamp' && added.name === closing.field && this.isInvisible(added.dict)) continue;
      throw new Difference(`/Root/AcroForm/Fields/${added.name}`, FOREIGN);
    }
  }

  private field(older: FormFieldEntry, newer: FormFieldEntry, closing: Closing, path: string): void {
    const filledNow = !older.dict.has('V') && newer.dict.has('V');
    const isSignature = older.dict.getName('FT')?.value === 'Sig';
    const problem = isSignature ? SIGNED_FIELD : BLANK;
    if (filledNow) {
      const allowed = isSignature
        ? closing.kind !== 'none' && closing.field === older.name
        : closing.kind === 'signature' && older.dict.getName('FT')?.value === 'Tx';
      if (!allowed) throw new Difference(path, problem);
    }
    this.entries(older.dict, newer.dict, path, problem, new Set(filledNow ? ['V', 'AP'] : []));
  }

  private entries(older: PdfDict, newer: PdfDict, path: string, problem: string, free: ReadonlySet<string>): void {
    const keys = new Set([...older.keys(), ...newer.keys()].map((key) => key.value));
    for (const key of keys) {
      if (!free.has(key)) this.equal(older.get(key), newer.get(key), `${path}/${key}`, problem);
    }
  }

  private equal(a: PdfObject | undefined, b: PdfObject | undefined, path: string, problem: string): void {
    if (a instanceof PdfRef && b instanceof PdfRef) {
      if (a.objectNumber === b.objectNumber && this.ownRules.has(a.objectNumber)) return;
      const pair = `${a.objectNumber} ${b.objectNumber}`;
      if (this.seen.has(pair)) return;
      this.seen.add(pair);
    }
    const older = this.resolve(this.before, a);
    const newer = this.resolve(this.after, b);
    if (older === newer || (isNothing(older) && isNothing(newer))) return;
    const differ = () => new Difference(path, problem);
    if (older === undefined || newer === undefined || older.type !== newer.type) throw differ();
    if (older instanceof PdfStream && newer instanceof PdfStream) {
      this.entries(older, newer, path, problem, new Set(['Length']));
      if (!sameBytes(older.data, newer.data)) throw differ();
    } else if (older instanceof PdfDict && newer instanceof PdfDict) {
      this.entries(older, newer, path, problem, new Set());
    } else if (older instanceof PdfArray && newer instanceof PdfArray) {
      if (older.length !== newer.length) throw differ();
      for (let i = 0; i < older.length; i++) this.equal(older.at(i), newer.at(i), `${path}[${i}]`, problem);
    } else if (!sameScalar(older, newer)) {
      throw differ();
    }
  }

  private resolve(pdf: PDF, value: PdfObject | undefined): PdfObject | undefined {
    return value instanceof PdfRef ? (resolverOf(pdf)(value) ?? undefined) : value;
  }

  private isInvisible(field: PdfDict): boolean {
    const rect = field.getArray('Rect', resolverOf(this.after))?.toArray() ?? [];
    return !field.has('AP') && rect.every((edge) => edge instanceof PdfNumber && edge.value === 0);
  }

  private info(pdf: PDF): PdfObject | undefined {
    return pdf.context.info.trailer.getRef('Info');
  }
}

function isNothing(value: PdfObject | undefined): boolean {
  return value === undefined || value.type === 'null';
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function sameScalar(a: PdfObject, b: PdfObject): boolean {
  if (a instanceof PdfString && b instanceof PdfString) return sameBytes(a.bytes, b.bytes);
  if (a instanceof PdfName && b instanceof PdfName) return a.value === b.value;
  if (a instanceof PdfNumber && b instanceof PdfNumber) return a.value === b.value;
  if (a instanceof PdfBool && b instanceof PdfBool) return a.value === b.value;
  return false;
}
