/** Small pieces of input that several forms share. */

import { z } from '@hono/zod-openapi';
import { tidy } from '../../domain/names/vietnamese-names.ts';
import { isDate } from '../../domain/organisations/entry.ts';

/** One line in NFC with single spaces; `empty` is said when nothing is left. */
export const line = (most: number, empty: string) =>
  z
    .string(empty)
    .transform(tidy)
    .refine((text) => text.length > 0, empty)
    .refine((text) => text.length <= most, `Nội dung dài quá ${most} ký tự. Đề nghị rút gọn.`);

/** A real day of the calendar, `YYYY-MM-DD`. */
export const day = z
  .string('Đề nghị ghi ngày.')
  .refine(isDate, 'Đề nghị ghi ngày có thật, theo thứ tự ngày, tháng, năm.')
  .openapi({ example: '2026-07-01' });
