/**
 * Text as it may enter a document: one code point per Vietnamese letter (NFC), and none of the characters that print
 * nothing but change what a reader sees (bidirectional overrides, zero-width marks) or that XML forbids.
 * Line breaks and tabs stay.
 */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '');
}

/** Applies `cleanText` to every string inside plain data, whatever its depth. */
export function cleanData(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanData);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanData(inner)]));
  }
  return value;
}

// C0 (but \t and \n), DEL and C1, soft hyphen, zero-width and bidirectional marks, lone surrogates, non-characters.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]|\p{Cs}/gu;
