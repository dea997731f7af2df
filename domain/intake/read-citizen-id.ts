/**
 * Số căn cước công dân: twelve digits (NĐ 137/2015/NĐ-CP Điều 13): three for the place of birth's registration, one for
 * century and sex, two for the year of birth, six at random. So it can be compared with what stands beside it.
 */

import { doubt } from './findings.ts';
import { type Kept, type Reading, readText } from './read-text.ts';
import type { Cell } from './workbook.ts';

export interface IdBeside {
  readonly birthYear: number | null;
  readonly woman: boolean | null;
}

/** Codes of the 63 provinces and cities of birth, up to 2025; numbers given before the merger keep theirs. */
const PROVINCES = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 ' +
    '045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 ' +
    '092 093 094 095 096'
  ).split(' '),
);

const LENGTH = 12;
/** What a spreadsheet leaves of twelve digits that begin with one to three zeros. */
const LEAST = 9;

interface Encoded {
  readonly birthYear: number;
  readonly woman: boolean;
}

/** Century and sex are one digit: 0, 1 for the 1900s; 2, 3 for the 2000s; odd for women. */
function encodedIn(id: string): Encoded {
  const digit = Number(id[3]);
  return { birthYear: 1900 + Math.floor(digit / 2) * 100 + Number(id.slice(4, 6)), woman: digit % 2 === 1 };
}

const agrees = (id: string, beside: IdBeside): boolean => {
  const { birthYear, woman } = encodedIn(id);
  return (
    PROVINCES.has(id.slice(0, 3)) &&
    (beside.birthYear === null || beside.birthYear === birthYear) &&
    (beside.woman === null || beside.woman === woman)
  );
};

export function readCitizenId(cell: Cell | null, beside: IdBeside, kept: Kept): Reading<string | null> {
  const { value: text, doubts } = readText(cell, kept);
  const standing = doubts.filter(({ code }) => code !== 'EXTRA_SPACES');
  if (text === '') {
    const missing = kept.has('ID_MISSING') || standing.length > 0 ? [] : [doubt('ID_MISSING')];
    return { value: null, doubts: [...standing, ...missing] };
  }
  // "1085012301.0" is how programs write a column of numbers with a gap in it.
  const digits = text.replace(/\.0$/, '').replace(/[\s.,'’-]/g, '');
  const isNumber = cell?.kind === 'number' || text.endsWith('.0');
  if (!/^\d+$/.test(digits)) return { value: null, doubts: [...standing, doubt('ID_NOT_DIGITS')] };
  if (digits.length === LENGTH) {
    const spaced = digits === cell?.text ? [] : [doubt('ID_SPACED', [], digits)];
    return { value: digits, doubts: [...standing, ...spaced, ...against(digits, beside, kept)] };
  }
  return { ...shortened(digits, isNumber, beside, kept, standing.length === 0) };
}

/** Fewer than twelve digits: zeros that a number lost, an old identity card, or a slip. */
function shortened(
  digits: string,
  isNumber: boolean,
  beside: IdBeside,
  kept: Kept,
  plain: boolean,
): Reading<string | null> {
  const padded = digits.padStart(LENGTH, '0');
  const fits = digits.length >= LEAST && digits.length < LENGTH && agrees(padded, beside);
  if (plain && (fits || (isNumber && digits.length > LEAST && digits.length < LENGTH))) {
    return { value: padded, doubts: [doubt('ID_LOST_ZERO', [], padded)] };
  }
  if (digits.length === LEAST) return { value: null, doubts: kept.has('ID_OLD') ? [] : [doubt('ID_OLD')] };
  return { value: null, doubts: [doubt('ID_WRONG_LENGTH', [String(digits.length)])] };
}

function against(id: string, beside: IdBeside, kept: Kept) {
  const { birthYear, woman } = encodedIn(id);
  const words = (isWoman: boolean) => (isWoman ? 'Nữ' : 'Nam');
  return [
    ...(PROVINCES.has(id.slice(0, 3)) ? [] : [doubt('ID_PROVINCE', [id.slice(0, 3)])]),
    ...(beside.birthYear === null || beside.birthYear === birthYear
      ? []
      : [doubt('ID_AGAINST_BIRTH', [String(birthYear), String(beside.birthYear)])]),
    ...(beside.woman === null || beside.woman === woman
      ? []
      : [doubt('ID_AGAINST_GENDER', [words(woman), words(beside.woman)])]),
  ].filter(({ code }) => !kept.has(code));
}
