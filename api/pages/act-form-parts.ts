/** What the forms of all acts on organisations and people share. */

import type { ActField, Typed } from './parts/act-form.tsx';

/** Value and words of a choice. */
export type Options = readonly (readonly [string, string])[];

export interface ActForm {
  readonly title: string;
  readonly fields: readonly ActField[];
  readonly typed: Typed;
  /** Parts of the command that nobody types. */
  readonly fixed: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

export const options = (words: Readonly<Record<string, string>>): Options => Object.entries(words);

export const ON: ActField = { as: 'date', id: 'on', label: 'Có hiệu lực từ ngày' };
export const REASON: ActField = {
  as: 'long',
  id: 'reason',
  label: 'Căn cứ',
  hint: 'Số, ký hiệu, ngày của văn bản; hoặc lý do đính chính.',
};
