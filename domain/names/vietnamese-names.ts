/** How Vietnamese names are stored, compared and sorted. */

/** One form for storing, comparing and drawing: NFC, single spaces, no invisible direction marks. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** For searching: no diacritics, lower case; đ has no decomposition, so it is mapped by hand. */
export const fold = (text: string): string =>
  tidy(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** A name in capitals or small letters only, as it would be written; undefined for one that is written properly. */
export function properCase(name: string): { readonly written: 'hoa' | 'thường'; readonly proper: string } | undefined {
  const letters = name.replace(/[^\p{L}]/gu, '');
  // A word of one letter may well be all of it.
  if (letters.length < 3) return undefined;
  const upper = letters === letters.toUpperCase();
  if (!upper && letters !== letters.toLowerCase()) return undefined;
  const proper = name
    .toLowerCase()
    .replace(/(^|[\s.'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
  return { written: upper ? 'hoa' : 'thường', proper };
}

const collator = new Intl.Collator('vi');

/** By given name (the last word), then the whole name, as Vietnamese lists are sorted. */
export function compareNames(a: string, b: string): number {
  const given = (name: string) => tidy(name).split(' ').at(-1) ?? '';
  return collator.compare(given(a), given(b)) || collator.compare(tidy(a), tidy(b));
}
