/** Name, gender, role class and note: cells that hold one of a few words, or a name that should hold nothing else. */

import { fold, properCase } from '../names/vietnamese-names.ts';
import type { RoleClass } from '../rules/facts.ts';
import { type Doubt, doubt } from './findings.ts';
import { type Kept, type Reading, readText, type SheetEncoding } from './read-text.ts';
import type { Cell } from './workbook.ts';

export type Honorific = 'Ông' | 'Bà';

export interface PersonName {
  readonly name: string;
  /** The word found before the name, kept as a hint for the gender. */
  readonly honorific: Honorific | null;
}

/** Ông is a family name too (Ông Ích Khiêm), so the word is never taken away without asking. */
const PREFIX = /^(ông|bà|đ\/c|đồng chí|anh|chị)[.:]?\s+(?=\p{Lu})/iu;
const ODD_IN_NAME = /[^\p{L}\p{M}\s.'’-]/u;

export function readName(cell: Cell | null, kept: Kept, encoding: SheetEncoding): Reading<PersonName> {
  const { value, doubts } = readText(cell, kept, encoding);
  const prefix = PREFIX.exec(value);
  const word = prefix?.[1] ?? '';
  const honorific = /^(ông|anh)$/i.test(word) ? 'Ông' : /^(bà|chị)$/i.test(word) ? 'Bà' : null;
  if (prefix !== null && !kept.has('HONORIFIC')) {
    const name = value.slice(prefix[0].length).trim();
    return { value: { name, honorific }, doubts: [...doubts, doubt('HONORIFIC', [word], name), ...odd(name, kept)] };
  }
  return { value: { name: value, honorific: null }, doubts: [...doubts, ...odd(value, kept)] };
}

function odd(name: string, kept: Kept): readonly Doubt[] {
  const cased = kept.has('NAME_CASE') ? undefined : properCase(name);
  return [
    ...(ODD_IN_NAME.test(name) && !kept.has('NAME_ODD') ? [doubt('NAME_ODD')] : []),
    ...(cased === undefined ? [] : [doubt('NAME_CASE', [cased.written], cased.proper)]),
  ];
}

const WOMEN = new Set(['nữ', 'nu', 'bà', 'ba', 'f', 'female', 'gái']);
const MEN = new Set(['nam', 'ông', 'ong', 'm', 'male', 'trai']);

/** True for a woman. A missing gender is suggested from the word before the name, never taken from it. */
export function readGender(
  cell: Cell | null,
  honorific: Honorific | null,
  kept: Kept,
  encoding: SheetEncoding,
): Reading<boolean | null> {
  const { value: text, doubts } = readText(cell, kept, encoding);
  if (text === '') {
    if (doubts.length > 0) return { value: null, doubts };
    if (honorific === null) return { value: null, doubts: [doubt('GENDER_MISSING')] };
    const meant = honorific === 'Bà' ? 'Nữ' : 'Nam';
    return { value: honorific === 'Bà', doubts: [doubt('GENDER_SPELLING', ['', meant], meant)] };
  }
  const word = text.toLowerCase();
  const woman = WOMEN.has(word);
  if (!woman && !MEN.has(word)) return { value: null, doubts: [...doubts, doubt('GENDER_UNKNOWN', [text])] };
  const meant = woman ? 'Nữ' : 'Nam';
  if (word !== meant.toLowerCase()) {
    return { value: woman, doubts: [...doubts, doubt('GENDER_SPELLING', [text, meant], meant)] };
  }
  const contradicts = honorific !== null && (honorific === 'Bà') !== woman && !kept.has('GENDER_AGAINST_HONORIFIC');
  return {
    value: woman,
    doubts: [...doubts, ...(contradicts ? [doubt('GENDER_AGAINST_HONORIFIC', [meant, honorific])] : [])],
  };
}

/** The abbreviations of the samples, and what else people write for them. */
const ROLE_WORDS: Readonly<Record<RoleClass, readonly [short: string, ...others: string[]]>> = {
  DIRECT: [
    'TT',
    'truc tiep',
    'lao dong truc tiep',
    'cong nhan',
    'cong nhan, lao dong truc tiep',
    'nld truc tiep',
    'cn',
  ],
  NON_LEADER: ['KLD', 'khong lanh dao', 'khong giu chuc vu', 'khong giu chuc vu lanh dao', 'nhan vien'],
  LEADER: ['LD', 'lanh dao', 'lanh dao, quan ly', 'quan ly', 'ldql'],
  SENIOR_LEADER: ['LDC', 'lanh dao cap cao', 'lanh dao chu chot'],
};

const ROLES: ReadonlyMap<string, RoleClass> = new Map(
  (Object.entries(ROLE_WORDS) as [RoleClass, readonly string[]][]).flatMap(([role, words]) =>
    words.map((word) => [fold(word), role] as const),
  ),
);

const LEADS =
  /^(pho |quyen )?(truong (phong|ban|khoa|tram|bo phan)|giam doc|tong giam doc|chu tich|bi thu|hieu truong|vu truong|cuc truong)/;

export function readRole(cell: Cell | null, position: string, kept: Kept): Reading<RoleClass | null> {
  const { value: text, doubts } = readText(cell, kept);
  if (text === '') return { value: null, doubts };
  // "LĐ" may be lãnh đạo or lao động; folding would make it the first without a word.
  if (/^lđ$/i.test(text)) {
    return { value: null, doubts: [...doubts, { ...doubt('ROLE_AMBIGUOUS', [text]), options: ['LD', 'TT'] }] };
  }
  const role = ROLES.get(fold(text).replace(/[.]/g, ''));
  if (role === undefined) return { value: null, doubts: [...doubts, doubt('ROLE_UNKNOWN', [text])] };
  const [short] = ROLE_WORDS[role];
  if (text.toUpperCase() !== short) {
    return { value: role, doubts: [...doubts, doubt('ROLE_SPELLING', [text, short], short)] };
  }
  const leads = LEADS.test(fold(position)) && (role === 'DIRECT' || role === 'NON_LEADER');
  const contradicts = leads && !kept.has('ROLE_AGAINST_POSITION');
  return {
    value: role,
    doubts: [...doubts, ...(contradicts ? [doubt('ROLE_AGAINST_POSITION', [position, short])] : [])],
  };
}

export interface Note {
  readonly text: string;
  readonly sanction: boolean;
  readonly posthumous: boolean;
}

const SANCTION_WORDS =
  '(?:ky luat|khieu nai|to cao|khoi to|dieu tra|thanh tra|kiem diem|canh cao|khien trach|dang xac minh|dang xem xet|vi pham)';
const SANCTION = new RegExp(SANCTION_WORDS);
/** "không vi phạm kỷ luật, không có khiếu nại, tố cáo": a denial covers what is listed after it. */
const DENIED = new RegExp(
  `(?:khong|chua)(?: (?:co|bi|hinh thuc|don|thu|su))* ${SANCTION_WORDS}(?:(?:,| va| hoac| hay)? (?:bi |don |thu )?${SANCTION_WORDS})*`,
  'g',
);
const POSTHUMOUS = /(truy tang|truy phong|da mat|da tu tran|hy sinh|qua doi)/;

export function readNote(cell: Cell | null, kept: Kept, encoding: SheetEncoding): Reading<Note> {
  const { value: text, doubts } = readText(cell, kept, encoding);
  const folded = fold(text);
  const sanction = SANCTION.test(folded.replace(DENIED, ''));
  const posthumous = POSTHUMOUS.test(folded);
  return {
    value: { text, sanction, posthumous },
    doubts: [
      ...doubts,
      ...(sanction && !kept.has('SANCTION_NOTE') ? [doubt('SANCTION_NOTE', [text])] : []),
      ...(posthumous && !kept.has('POSTHUMOUS') ? [doubt('POSTHUMOUS')] : []),
    ],
  };
}
