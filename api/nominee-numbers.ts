/**
 * Số căn cước, mã cán bộ on their way through forms and drafts: encrypted from the first time they are typed, shown by
 * their last digits only.
 */

import type { GivenNumbers, IdentityRegister } from '../adapters/identity-ports.ts';
import { NUMBERS, type TypedNominee } from './pages/parts/nominee-fields.tsx';

export type SealNumber = (text: string) => string;
export type OpenNumber = (sealed: string) => string | undefined;

export const sealerOf =
  (identities: IdentityRegister, unitId: string): SealNumber =>
  (text) =>
    identities.seal(unitId, text);

export const openerOf =
  (identities: IdentityRegister, unitId: string): OpenNumber =>
  (sealed) =>
    identities.open(unitId, sealed);

/** The form's fields with others for each number in their place. */
const withFields = (typed: TypedNominee, fieldsOf: (number: (typeof NUMBERS)[number]) => TypedNominee): TypedNominee =>
  Object.assign({}, typed, ...NUMBERS.map(fieldsOf));

/** What was typed takes the place of what was kept, encrypted; what is to be dropped is dropped. */
export const withSealedNumbers = (typed: TypedNominee, seal: SealNumber): TypedNominee =>
  withFields(typed, (number) => {
    const text = typed[number]?.trim() ?? '';
    if (text !== '') return { [number]: '', [`${number}Kept`]: seal(text), [`${number}Drop`]: '' };
    return typed[`${number}Drop`] === 'co' ? { [`${number}Kept`]: '', [`${number}Drop`]: '' } : {};
  });

/** With the last digits of what is kept, for the page. */
export const withShownNumbers = (typed: TypedNominee, open: OpenNumber): TypedNominee =>
  withFields(typed, (number) => {
    const kept = typed[`${number}Kept`] ?? '';
    return kept === '' ? {} : { [`${number}Shown`]: masked(open(kept) ?? '') };
  });

/** What is known from elsewhere, as the form carries it. */
export const withKnownNumbers = (typed: TypedNominee, known: GivenNumbers, seal: SealNumber): TypedNominee =>
  withFields(typed, (number) => {
    const text = known[number];
    return text === null ? {} : { [`${number}Kept`]: seal(text) };
  });

/** As the submission takes them. One that cannot be opened is no number, and its box says so. */
export function numbersOf(typed: TypedNominee, open: OpenNumber): Record<keyof GivenNumbers, string> {
  const text = (kept: string) => (kept === '' ? '' : (open(kept) ?? 'không đọc được'));
  return { citizenId: text(typed.citizenIdKept ?? ''), staffId: text(typed.staffIdKept ?? '') };
}

/** `••••1234`; of a short code less, so that it is never there whole. */
const masked = (text: string): string => `••••${text.slice(text.length - Math.min(4, Math.floor(text.length / 2)))}`;
