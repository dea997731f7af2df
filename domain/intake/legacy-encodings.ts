/**
 * Text typed before Unicode: TCVN3 (fonts `.VnTime`, "ABC"; TCVN 5712:1993) and VNI for Windows (fonts `VNI-Times`).
 * Both put Vietnamese letters on the places of Western ones, so a workbook shows `C«ng ®oµn` or `Coâng ñoaøn`.
 * Detected and offered converted, never converted by itself.
 */

import { isVietnameseSyllable } from './vietnamese-syllables.ts';

/** `TCVN3` or `VNI`. */
export type LegacyEncoding = 'TCVN3' | 'VNI';

// Letter by letter; the capitals with a tone have no place of their own, their fonts draw the small ones larger.
const TCVN3_CODES = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦';
const TCVN3_LETTERS = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ';

// A base letter and a sign: the same five signs for the tones, others where the letter changes too (ă, â with a tone).
const VNI_SIGNS: Readonly<Record<string, readonly [signs: string, letters: string]>> = {
  a: ['ùøûõïâáàåãäêéèúüë', 'áàảãạâấầẩẫậăắằẳẵặ'],
  e: ['ùøûõïâáàåãä', 'éèẻẽẹêếềểễệ'],
  o: ['ùøûõïâáàåãä', 'óòỏõọôốồổỗộ'],
  u: ['ùøûõï', 'úùủũụ'],
  y: ['ùøûõ', 'ýỳỷỹ'],
  ô: ['ùøûõï', 'ớờởỡợ'],
  ö: ['ùøûõï', 'ứừửữự'],
};
const VNI_SINGLE: readonly [codes: string, letters: string] = ['ñôöíìæóòî', 'đơưíìỉĩịỵ'];

const TCVN3: ReadonlyMap<string, string> = pairs(TCVN3_CODES, TCVN3_LETTERS);
const VNI: ReadonlyMap<string, string> = vniTable();

function pairs(codes: string, letters: string): Map<string, string> {
  const to = [...letters];
  return new Map([...codes].map((code, index) => [code, to[index] ?? code]));
}

function vniTable(): Map<string, string> {
  const table = pairs(...VNI_SINGLE);
  for (const [base, [signs, letters]] of Object.entries(VNI_SIGNS)) {
    for (const [sign, letter] of pairs(signs, letters)) {
      table.set(base + sign, letter);
      // People wrote capitals with the sign in either case.
      table.set(base.toUpperCase() + sign, letter.toUpperCase());
      table.set(base.toUpperCase() + sign.toUpperCase(), letter.toUpperCase());
    }
  }
  for (const [code, letter] of pairs(...VNI_SINGLE)) table.set(code.toUpperCase(), letter.toUpperCase());
  return table;
}

/** Text read with the table of an encoding, whether or not it was written in it. */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  if (encoding === 'TCVN3') return [...text].map((letter) => TCVN3.get(letter) ?? letter).join('');
  let decoded = '';
  for (let at = 0; at < text.length; ) {
    const pair = VNI.get(text.slice(at, at + 2));
    const single = text.charAt(at);
    decoded += pair ?? VNI.get(single) ?? single;
    at += pair === undefined ? 1 : 2;
  }
  return decoded;
}

const WESTERN = /[\u00a1-\u00ff]/;
/** Letters that only Unicode has, and combining marks: their writer used no old font. */
const UNICODE_ONLY = /[\u0100-\u024f\u1e00-\u1eff]|\p{M}/u;
const BETWEEN_WORDS = /[\s\d.,;:()/\\\-–—"'“”‘’!?%&+*=_[\]{}<>|#@]+/;

const words = (text: string): string[] => text.split(BETWEEN_WORDS).filter((word) => word !== '');

/**
 * The encoding in which a text makes sense while it makes none as it stands. Undefined for plain ASCII, for anything
 * with a letter of Unicode's own, and for text whose words are all Vietnamese already.
 */
export function legacyEncodingOf(text: string): LegacyEncoding | undefined {
  if (!mayBeLegacy(text) || words(text).every((word) => !WESTERN.test(word) || isVietnameseSyllable(word))) {
    return undefined;
  }
  return (['TCVN3', 'VNI'] as const).find((encoding) => readsAs(text, encoding));
}

export const mayBeLegacy = (text: string): boolean => WESTERN.test(text) && !UNICODE_ONLY.test(text);

/** Whether every word that the table changes becomes a Vietnamese one. */
export const readsAs = (text: string, encoding: LegacyEncoding): boolean =>
  words(text)
    .filter((word) => WESTERN.test(word))
    .every((word) => isVietnameseSyllable(decodeLegacy(word, encoding)));
