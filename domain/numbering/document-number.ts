/** Số và ký hiệu văn bản (QĐ 933/QĐ-TLĐ on the ground of NĐ 30/2020). */

/** Numbers below 10 are written with a leading zero: `05/QĐ-LĐLĐ`. */
export const documentNumber = (number: number, symbol: string): string => `${twoDigits(number)}/${symbol}`;

/** Days below 10 and months 1 and 2 take a leading zero; other months do not: `ngày 05 tháng 3 năm 2026`. */
export const dayInWords = (date: string): string => twoDigits(Number(date.slice(8, 10)));

export function monthInWords(date: string): string {
  const month = Number(date.slice(5, 7));
  return month < 3 ? twoDigits(month) : String(month);
}

export const dateInWords = (date: string): string =>
  `ngày ${dayInWords(date)} tháng ${monthInWords(date)} năm ${date.slice(0, 4)}`;

const twoDigits = (n: number): string => String(n).padStart(2, '0');
