/**
 * Số căn cước công dân: twelve digits. The first three name the province of birth registration, the fourth century and
 * sex, the fifth and sixth the year of birth (Thông tư 59/2021/TT-BCA, Điều 4, to be confirmed for the 2023 law).
 */

export type CitizenIdReading =
  | { readonly certain: string }
  /** `suggestion` is what was probably meant; nobody but a person may put it in. */
  | { readonly doubtful: string; readonly suggestion?: string };

export function readCitizenId(written: string, birthYear: number | null): CitizenIdReading {
  // "79079001234.0" is how programs write a column of numbers with a gap in it.
  const digits = written.replace(/\.0$/, '').replace(/[\s.\-']/g, '');
  if (!/^\d+$/.test(digits)) return { doubtful: 'Số căn cước công dân chỉ gồm chữ số. Đề nghị kiểm tra lại.' };
  if (digits.length === 9) {
    return {
      doubtful: 'Số gồm 9 chữ số, có thể là chứng minh nhân dân cũ. Đề nghị ghi số căn cước công dân 12 chữ số.',
    };
  }
  if (digits.length === 10 || digits.length === 11) {
    return {
      doubtful: `Số căn cước công dân chỉ có ${digits.length} chữ số, có thể đã mất số 0 ở đầu. Đề nghị đối chiếu giấy tờ.`,
      suggestion: digits.padStart(12, '0'),
    };
  }
  if (digits.length !== 12) {
    return { doubtful: `Số căn cước công dân gồm 12 chữ số; ô này có ${digits.length} chữ số. Đề nghị kiểm tra lại.` };
  }
  const born = birthYearIn(digits);
  if (birthYear !== null && born !== birthYear) {
    return {
      doubtful: `Năm sinh theo số căn cước công dân là ${born}, khác năm sinh ${birthYear} đã ghi. Đề nghị kiểm tra lại.`,
    };
  }
  return { certain: digits };
}

/** Fourth digit: 0, 1 for the 20th century, 2, 3 for the 21st, and so on. */
const birthYearIn = (digits: string): number =>
  1900 + Math.floor(Number(digits[3]) / 2) * 100 + Number(digits.slice(4, 6));

/** `079*******34`: enough to compare with a paper in hand. */
export const maskIdentity = (written: string): string =>
  written.length < 8
    ? `${written.slice(0, 1)}${'*'.repeat(Math.max(0, written.length - 1))}`
    : `${written.slice(0, 3)}${'*'.repeat(written.length - 5)}${written.slice(-2)}`;
