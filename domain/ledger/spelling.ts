import { tidy } from '../names/vietnamese-names.ts';

/** Dấu huyền, sắc, ngã, hỏi, nặng as combining marks; those of â, ê, ô, ơ, ư, ă belong to the letter and stay. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * One key for what Vietnamese writes in two ways: `hoà` and `hòa`, composed and decomposed, upper and lower case. Unlike
 * folding it keeps `Hoa`, `Hòa` and `Hóa` apart: they are different people.
 */
export const spellingKey = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .split(' ')
    .map((word) => {
      const parts = word.normalize('NFD');
      return (parts.replace(TONES, '') + (parts.match(TONES) ?? []).join('')).normalize('NFC');
    })
    .join(' ');
