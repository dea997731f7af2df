import type { PDF, PdfDict } from '@libpdf/core';
import { blankPage, type FontStyle } from './appearance.ts';
import { formFields, sizeOf, text } from './pdf-objects.ts';
import { placeAppearance } from './place-appearance.ts';

/** The form field of a blank's box number `index`, counted from 0. */
export function blankFieldName(blank: string, index: number): string {
  return index === 0 ? blank : `${blank}__${index + 1}`;
}

/**
 * Gives blanks their text (số, ngày, tháng) in all their boxes: value and appearance, in the update that the caller is
 * about to sign.
 * @throws when a blank is unknown, or was filled before: a registered number is never written over.
 */
export async function fillBlanks(pdf: PDF, fill: Readonly<Record<string, string>>): Promise<void> {
  const fields = new Map(formFields(pdf).map((field) => [field.name, field.dict]));
  for (const [blank, content] of Object.entries(fill)) {
    if (!fields.has(blank)) throw new Error(`The document has no blank ${blank}`);
    for (let index = 0; ; index++) {
      const field = fields.get(blankFieldName(blank, index));
      if (!field) break;
      await fillOne(pdf, blank, field, content);
    }
  }
}

async function fillOne(pdf: PDF, blank: string, field: PdfDict, content: string): Promise<void> {
  if (field.getName('FT')?.value !== 'Tx') throw new Error(`${blank} is not a blank`);
  if (field.has('V')) throw new Error(`The blank ${blank} is filled already`);
  const page = await blankPage(sizeOf(pdf, field), content, readStyle(field));
  field.set('V', text(content));
  await placeAppearance(pdf, field, page);
}

function readStyle(field: PdfDict): { fontSize: number; font: FontStyle; centred: boolean } {
  const match = /^\/(TinosI?) ([\d.]+) Tf/.exec(field.getString('DA')?.asString() ?? '');
  if (!match) throw new Error('The blank was not made by this program');
  return {
    fontSize: Number(match[2]),
    font: match[1] === 'TinosI' ? 'italic' : 'regular',
    centred: field.getNumber('Q')?.value === 1,
  };
}
