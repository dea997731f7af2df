/** What the two kinds of steering parts in an Office file (content types, relationships) may and may not say. */

import { SaxesParser } from 'saxes';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { UploadMediaType } from '../upload-ports.ts';

/** A file is refused; thrown inside the guard only, which turns it into a refusal. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** The main part decides what a file is. Templates (.dotx, .xltx) and macro files have other main parts. */
const MAIN_PARTS: Readonly<Record<string, UploadMediaType>> = {
  [`${OFFICE}wordprocessingml.document.main+xml`]: `${OFFICE}wordprocessingml.document`,
  [`${OFFICE}spreadsheetml.sheet.main+xml`]: `${OFFICE}spreadsheetml.sheet`,
};

const FORBIDDEN_TYPES: readonly (readonly [RegExp, RefusalCode])[] = [
  [/macroenabled|vbaproject|vbadata|macrosheet|intlmacrosheet|dialogsheet/i, 'UPLOAD_MACRO'],
  [/oleobject|activex|\.package$|ms-office\.control/i, 'UPLOAD_EMBEDDED_OBJECT'],
  [/externallink|connections\+xml|querytable/i, 'UPLOAD_EXTERNAL_LINK'],
];

/** Reads `[Content_Types].xml`. */
export function mediaTypeOf(contentTypes: string): UploadMediaType {
  const types: string[] = [];
  eachElement(contentTypes, (_, attributes) => types.push(attributes.ContentType ?? ''));
  for (const [pattern, code] of FORBIDDEN_TYPES)
    if (types.some((type) => pattern.test(type))) throw new UploadRefused(code);
  const found = types.flatMap((type) => MAIN_PARTS[type] ?? []);
  if (new Set(found).size !== 1 || found[0] === undefined) throw new UploadRefused('UPLOAD_TYPE_UNKNOWN');
  return found[0];
}

const EMBEDDED = /\/(oleObject|package|control|activeXControlBinary|vbaProject|attachedToolbars)$/i;

/** Reads a `.rels` part. Outside the file only links for the reader to press are allowed, to places a browser opens. */
export function checkRelationships(text: string): void {
  eachElement(text, (name, { Type = '', Target = '', TargetMode }) => {
    if (name !== 'Relationship') return;
    if (/vbaProject$/i.test(Type)) throw new UploadRefused('UPLOAD_MACRO');
    if (TargetMode?.toLowerCase() === 'external') {
      const link = /\/hyperlink$/.test(Type) && /^(https?:\/\/|mailto:|#)/i.test(Target);
      if (!link) throw new UploadRefused('UPLOAD_EXTERNAL_LINK');
    }
    if (EMBEDDED.test(Type)) throw new UploadRefused('UPLOAD_EMBEDDED_OBJECT');
  });
}

type Attributes = Readonly<Record<string, string>>;

/** A real parser, because `Ext&#101;rnal` means `External`. Names without their prefix. */
function eachElement(text: string, visit: (name: string, attributes: Attributes) => void): void {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new UploadRefused('UPLOAD_DOCTYPE');
  });
  parser.on('error', () => {
    throw new UploadRefused('UPLOAD_DAMAGED');
  });
  parser.on('opentag', ({ name, attributes }) => visit(name.replace(/^.*:/, ''), attributes));
  parser.write(text.replace(/^\uFEFF/, '')).close();
}
