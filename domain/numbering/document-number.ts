/** Số và ký hiệu văn bản (QĐ 933/QĐ-TLĐ on the ground of NĐ 30/2020). */

/** Numbers below 10 are written with a leading zero: `05/QĐ-LĐLĐ`. */
export const documentNumber = (number: number, symbol: string): string => `${twoDigits(number)}/${symbol}`;

const twoDigits = (n: number): string => String(n).padStart(2, '0');
