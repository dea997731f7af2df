/** Values that lists of every kind hold: days, đồng, percent, one of a few words. What is no such value is said, not guessed. */

import { fold, tidy } from '../names/vietnamese-names.ts';
import { doubtful, type Saying, wrong } from './lists.ts';

export type Value<T> = { readonly value: T } | { readonly saying: Saying };

const DAY = 86_400_000;

/** A whole date as people write it, `05/01/2020` or `2020-01-05`, as `YYYY-MM-DD`; undefined for anything less. */
export function dateFrom(text: string): string | undefined {
  const parts = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text);
  const iso = parts === null ? text : [parts[3], parts[2]?.padStart(2, '0'), parts[1]?.padStart(2, '0')].join('-');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : undefined;
}

/** `05/01/2020`, for a day that a spreadsheet shows as its number; undefined for numbers that are hardly meant so. */
export function dateOfSerial(text: string): string | undefined {
  if (!/^\d{5}$/.test(text) || Number(text) < 20_000 || Number(text) > 80_000) return undefined;
  // The 1900 date system counts 30/12/1899 as day 0.
  return shownDay(new Date(Date.UTC(1899, 11, 30) + Number(text) * DAY).toISOString().slice(0, 10));
}

const shownDay = (iso: string): string => iso.split('-').toReversed().join('/');

/** Null for an empty cell. */
export function readDay(text: string): Value<string | null> {
  if (text === '') return { value: null };
  const iso = dateFrom(text);
  if (iso !== undefined) return { value: iso };
  const serial = dateOfSerial(text);
  return {
    saying:
      serial === undefined
        ? wrong(`“${text}” không phải một ngày. Đề nghị ghi ngày/tháng/năm, ví dụ 05/10/2026.`)
        : doubtful(`Ngày ghi thành số ${text} của bảng tính. Đề nghị xác nhận ngày.`, serial),
  };
}

/** Whole đồng; null for an empty cell. */
export function readMoney(text: string): Value<number | null> {
  if (text === '') return { value: null };
  const folded = fold(text);
  const plain = /^(\d{1,3}(?:[.,\s]\d{3})+|\d+)\s*(?:d|dong|vnd)?$/.exec(folded)?.[1];
  const amount = Number(plain?.replace(/\D/g, ''));
  if (plain !== undefined && Number.isSafeInteger(amount)) return { value: amount };
  const spoken = /^(\d+(?:,\d{1,3})?)\s*(trieu|ty|ti)\b/.exec(folded);
  if (spoken === null) {
    return { saying: wrong(`“${text}” không phải số đồng nguyên. Đề nghị ghi đủ chữ số, ví dụ 85000000.`) };
  }
  const [whole = '', part = ''] = (spoken[1] ?? '').split(',');
  const meant = Number(`${whole}${part.padEnd(spoken[2] === 'trieu' ? 6 : 9, '0')}`).toLocaleString('vi-VN');
  return { saying: doubtful(`Số tiền ghi bằng chữ “${text}”. Đề nghị xác nhận số đồng.`, meant) };
}

/** Whole percent; null for an empty cell. */
export function readPercent(text: string): Value<number | null> {
  if (text === '') return { value: null };
  const whole = /^(\d{1,3})\s*%?$/.exec(text)?.[1];
  if (whole !== undefined) return { value: Number(whole) };
  const share = /^0[.,]\d+$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 100) : 0;
  return {
    saying:
      share > 0
        ? doubtful(`Tỷ lệ ghi là ${text.replace('.', ',')}. Đề nghị xác nhận tỷ lệ phần trăm.`, String(share))
        : wrong(`“${text}” không phải tỷ lệ phần trăm nguyên. Đề nghị ghi số từ 1 đến 100.`),
  };
}

/** A year of four digits from 1900 on, alone or at the end of a whole date; null for an empty cell. */
export function yearFrom(text: string, last: number): number | null | undefined {
  if (text === '') return null;
  const year = Number(/^\d{4}$/.test(text) ? text : dateFrom(text)?.slice(0, 4));
  return year >= 1900 && year <= last ? year : undefined;
}

/** Words of a closed list, folded. */
export type Words<V extends string> = Readonly<Record<V, readonly string[]>>;

/** The value whose words are these, with or without diacritics; undefined for words nobody knows. */
export function wordFrom<V extends string>(text: string, words: Words<V>): V | undefined {
  const folded = fold(tidy(text));
  return (Object.keys(words) as V[]).find((value) => value === text || words[value].includes(folded));
}
