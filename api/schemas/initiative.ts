/** What is filled in about an initiative: checked here once for the form, the API and the workbook. */

import { z } from '@hono/zod-openapi';
import { MOST_VALUE } from '../../domain/initiatives/claim.ts';
import { line, paragraphs, wholeNumber } from './submission.ts';

export const MOST_AUTHORS = 6;
export const MOST_PROOFS = 6;

const day = (wrong: string) => z.iso.date(wrong);
const scope = z.enum(['GRASSROOTS', 'PROVINCE', 'CONFEDERATION', 'NATION'], 'Đề nghị chọn phạm vi.');

const authorInput = z
  .object({
    authorId: z.string().max(64).nullable().default(null).openapi({ description: 'Mã tác giả ở lần đăng ký trước' }),
    personId: z.string().max(64).nullable().default(null).openapi({ description: 'Mã trong danh bạ, nếu có' }),
    name: line(120, 'Đề nghị ghi họ và tên tác giả.'),
    birthYear: wholeNumber(1920, 2015, 'Năm sinh gồm bốn chữ số, ví dụ 1985.').nullable().default(null),
    unit: line(200, 'Đề nghị ghi nơi làm việc của tác giả.'),
    cccd: z
      .string()
      .transform((text) => text.replace(/[\s.]/g, ''))
      .refine((text) => /^\d{12}$/.test(text), 'Số căn cước gồm đúng 12 chữ số, kể cả số 0 ở đầu.')
      .nullable()
      .default(null)
      .openapi({ description: 'Số căn cước; chỉ lưu ở dạng mã hóa, không trả lại' }),
    sharePercent: wholeNumber(1, 100, 'Tỷ lệ đóng góp là số nguyên từ 1 đến 100.'),
    main: z.boolean().default(false),
  })
  .openapi('InitiativeAuthorInput');

const valueInput = z
  .object({
    amount: wholeNumber(1, MOST_VALUE, 'Giá trị làm lợi là số đồng nguyên, ví dụ 85000000.'),
    from: day('Đề nghị ghi ngày bắt đầu tính giá trị làm lợi.'),
    to: day('Đề nghị ghi ngày kết thúc tính giá trị làm lợi.'),
    method: paragraphs(3000, 'Đề nghị ghi cách tính giá trị làm lợi.'),
    certifiedBy: z.string().trim().max(300, 'Nội dung dài quá 300 ký tự. Đề nghị rút gọn.').default(''),
    employerConfirmedOn: day('Ngày xác nhận chưa đúng.').nullable().default(null),
  })
  .refine((value) => value.from <= value.to, {
    path: ['to'],
    message: 'Ngày kết thúc không thể ở trước ngày bắt đầu.',
  });

export const initiativeInput = z
  .object({
    kind: z.enum(['INITIATIVE', 'SOLUTION', 'RESEARCH'], 'Đề nghị chọn loại: sáng kiến, giải pháp hoặc đề tài.'),
    title: line(300, 'Đề nghị ghi tên sáng kiến.'),
    summary: paragraphs(6000, 'Đề nghị tóm tắt nội dung và hiệu quả.'),
    appliedAt: line(200, 'Đề nghị ghi nơi áp dụng.'),
    appliedFrom: day('Đề nghị ghi ngày bắt đầu áp dụng.'),
    authors: z
      .array(authorInput)
      .min(1, 'Đề nghị ghi ít nhất một tác giả.')
      .max(MOST_AUTHORS, `Mỗi sáng kiến ghi tối đa ${MOST_AUTHORS} tác giả.`),
    equalMainAuthors: z.boolean().default(false),
    value: valueInput.nullable().default(null),
    proofs: z
      .array(
        z.object({
          title: line(200, 'Đề nghị ghi tên tài liệu minh chứng.'),
          sha256: z
            .string()
            .regex(/^[0-9a-f]{64}$/, 'Mã SHA-256 gồm 64 ký tự 0–9, a–f.')
            .nullable()
            .default(null),
        }),
      )
      .max(MOST_PROOFS, `Ghi tối đa ${MOST_PROOFS} tài liệu minh chứng.`)
      .default([]),
  })
  .openapi('InitiativeInput');

export type InitiativeInput = z.output<typeof initiativeInput>;

const written = {
  number: line(60, 'Đề nghị ghi số văn bản.'),
  on: day('Đề nghị ghi ngày văn bản.'),
  decidedBy: line(200, 'Đề nghị ghi cơ quan, người ban hành văn bản.'),
};

/** Quyết định công nhận, or the confirmation of replicability. */
export const recognitionInput = z.object({ scope, ...written }).openapi('RecognitionInput');

export type RecognitionInput = z.output<typeof recognitionInput>;

export const withdrawalInput = z
  .object({ ...written, reason: paragraphs(4000, 'Đề nghị ghi rõ lý do.') })
  .openapi('RecognitionWithdrawalInput');
