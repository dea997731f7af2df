/**
 * One cell to one value, or a sentence on what is wrong with it. Nothing is guessed: where a cell could mean something,
 * the sentence proposes it and the person decides.
 */

import { fold, tidy } from '../../domain/names/vietnamese-names.ts';
import type { CellValue } from './read-table.ts';

export type Reading<T> = { readonly value: T } | { readonly fault: string };

const DAY = 86_400_000;

export function readText(cell: CellValue): Reading<string> {
  if (cell === null) return { value: '' };
  if (cell instanceof Date) return { value: isoDay(cell) };
  return { value: typeof cell === 'string' ? tidy(cell) : String(cell) };
}

/** `2026-10-05`; null for an empty cell. */
export function readDay(cell: CellValue): Reading<string | null> {
  if (cell === null) return { value: null };
  if (cell instanceof Date) return { value: isoDay(cell) };
  if (typeof cell === 'number' && Number.isInteger(cell) && cell > 20_000 && cell < 80_000) {
    // The 1900 date system counts 30/12/1899 as day 0.
    const day = isoDay(new Date(Date.UTC(1899, 11, 30) + cell * DAY));
    return { fault: `Ngày ghi thành số ${cell}. Nếu là ${vietnameseDay(day)}, đề nghị định dạng lại ô thành ngày.` };
  }
  const text = tidy(String(cell));
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = parts ? `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}` : text;
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso) && exists(iso)) return { value: iso };
  return { fault: `“${text}” không phải một ngày. Đề nghị ghi ngày/tháng/năm, ví dụ 05/10/2026.` };
}

/** Whole đồng; null for an empty cell. */
export function readMoney(cell: CellValue): Reading<number | null> {
  if (cell === null) return { value: null };
  if (typeof cell === 'number' && Number.isSafeInteger(cell)) return { value: cell };
  const text = fold(String(cell));
  const plain = /^(\d{1,3}(?:[.,\s]\d{3})+|\d+)\s*(?:d|dong|vnd)?$/.exec(text)?.[1];
  if (plain !== undefined) return { value: Number(plain.replace(/\D/g, '')) };
  const spoken = /^(\d+(?:,\d{1,3})?)\s*(trieu|ty|ti)\b/.exec(text);
  if (spoken !== null) {
    const [whole = '', part = ''] = (spoken[1] ?? '').split(',');
    const meant = Number(`${whole}${part.padEnd(spoken[2] === 'trieu' ? 6 : 9, '0')}`);
    return {
      fault: `Đề nghị ghi đủ số đồng. Nếu là ${meant.toLocaleString('vi-VN')} đồng, đề nghị ghi ${meant}.`,
    };
  }
  return { fault: `“${tidy(String(cell))}” không phải số đồng nguyên. Đề nghị ghi đủ chữ số, ví dụ 85000000.` };
}

/** Whole percent; null for an empty cell. */
export function readPercent(cell: CellValue): Reading<number | null> {
  if (cell === null) return { value: null };
  if (typeof cell === 'number' && cell > 0 && cell < 1) {
    const meant = Math.round(cell * 100);
    return { fault: `Tỷ lệ ghi là ${String(cell).replace('.', ',')}. Nếu là ${meant} %, đề nghị ghi ${meant}.` };
  }
  const whole = /^(\d{1,3})\s*%?$/.exec(tidy(String(cell)))?.[1];
  return whole === undefined
    ? { fault: `“${tidy(String(cell))}” không phải tỷ lệ phần trăm nguyên. Đề nghị ghi số từ 1 đến 100.` }
    : { value: Number(whole) };
}

/** Twelve digits; null for an empty cell. */
export function readCitizenId(cell: CellValue): Reading<string | null> {
  if (cell === null) return { value: null };
  const digits = tidy(String(cell)).replace(/[\s.']/g, '');
  if (/^\d{12}$/.test(digits)) return { value: digits };
  // The number itself is not repeated: what is printed may be read by anybody.
  return /^\d{11}$/.test(digits)
    ? {
        fault:
          'Số căn cước chỉ có 11 chữ số; có thể đã mất số 0 ở đầu. Đề nghị định dạng ô thành văn bản và ghi đủ 12 chữ số.',
      }
    : { fault: 'Số căn cước gồm đúng 12 chữ số. Đề nghị kiểm tra lại ô này.' };
}

export function readMark(cell: CellValue): Reading<boolean | null> {
  if (cell === null) return { value: null };
  if (typeof cell === 'boolean') return { value: cell };
  const text = fold(String(cell));
  if (['x', 'co', 'chinh', 'tac gia chinh', '1'].includes(text)) return { value: true };
  if (['', 'khong', 'dong tac gia', '0'].includes(text)) return { value: false };
  return { fault: `“${tidy(String(cell))}” chưa rõ. Đề nghị ghi “x” với tác giả chính, để trống với người khác.` };
}

/** A word of a closed list, with or without diacritics; null for an empty cell. */
export const readWord =
  <T extends string>(words: Readonly<Record<T, readonly string[]>>, example: string) =>
  (cell: CellValue): Reading<T | null> => {
    if (cell === null) return { value: null };
    const text = fold(String(cell));
    for (const [value, said] of Object.entries(words) as [T, readonly string[]][]) {
      if (said.includes(text)) return { value };
    }
    return { fault: `“${tidy(String(cell))}” không có trong danh mục. Đề nghị ghi ${example}.` };
  };

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

const vietnameseDay = (iso: string): string => iso.split('-').reverse().join('/');

const exists = (iso: string): boolean => {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && isoDay(date) === iso;
};
