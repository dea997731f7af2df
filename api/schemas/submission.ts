/** What a union fills in when it proposes: checked here once for the form, the API and the command line. */

import { z } from '@hono/zod-openapi';
import { MOST_NOMINEES } from '../../domain/intake/drafts.ts';
import { tidy } from '../../domain/names/vietnamese-names.ts';
import type { RoleClass } from '../../domain/rules/facts.ts';

export const line = (most: number, empty: string) =>
  z
    .string()
    .transform(tidy)
    .refine((text) => text.length > 0, empty)
    .refine((text) => text.length <= most, `Nội dung dài quá ${most} ký tự. Đề nghị rút gọn.`);

/** As `line`, but paragraphs stay apart. */
export const paragraphs = (most: number, empty: string) =>
  z
    .string()
    .transform((text) =>
      text
        .split(/\r?\n/)
        .map(tidy)
        .filter((one) => one !== '')
        .join('\n'),
    )
    .refine((text) => text.length > 0, empty)
    .refine((text) => text.length <= most, `Nội dung dài quá ${most} ký tự. Đề nghị rút gọn.`);

export const wholeNumber = (least: number, most: number, wrong: string) =>
  z.coerce.number(wrong).int(wrong).min(least, wrong).max(most, wrong);

const common = {
  unit: line(200, 'Đề nghị ghi nơi làm việc.'),
  achievement: paragraphs(2000, 'Đề nghị tóm tắt thành tích.'),
};

const CITIZEN_ID = 'Số căn cước công dân gồm 12 chữ số. Đề nghị kiểm tra lại.';
const numbers = {
  citizenId: z
    .string()
    .transform((text) => text.replace(/[\s.-]/g, ''))
    .pipe(z.string().regex(/^(\d{12})?$/, CITIZEN_ID))
    .transform((text) => text || null)
    .nullable()
    .default(null)
    .openapi({ description: 'Số căn cước công dân; lưu dưới dạng mã hóa, không trả lại' }),
  staffId: z
    .string()
    .transform((text) => tidy(text) || null)
    .refine((text) => (text?.length ?? 0) <= 60, 'Mã cán bộ dài quá 60 ký tự.')
    .nullable()
    .default(null)
    .openapi({ description: 'Mã cán bộ, mã nhân viên trong đơn vị đề nghị' }),
};

/** Each says whether somebody is a direct worker: either alone, or both the same. */
const sameClass = ({ roleClass, directWorker }: { roleClass?: RoleClass | undefined; directWorker: boolean }) =>
  roleClass === undefined || !directWorker || roleClass === 'DIRECT';

const individual = z
  .object({
    kind: z.literal('INDIVIDUAL'),
    name: line(120, 'Đề nghị ghi họ và tên.'),
    honorific: z.enum(['Ông', 'Bà'], 'Đề nghị chọn cách xưng hô Ông hoặc Bà.'),
    birthYear: wholeNumber(1920, 2015, 'Năm sinh gồm bốn chữ số, ví dụ 1985.').nullable().default(null),
    position: line(160, 'Đề nghị ghi chức vụ hoặc công việc.'),
    roleClass: z
      .enum(['DIRECT', 'NON_LEADER', 'LEADER', 'SENIOR_LEADER'], 'Đề nghị chọn nhóm đối tượng.')
      .optional()
      .openapi({ description: 'Nhóm đối tượng: trực tiếp, không lãnh đạo, lãnh đạo, từ phó vụ trưởng trở lên' }),
    directWorker: z.boolean().default(false).openapi({ description: 'Suy ra từ roleClass khi có' }),
    woman: z.boolean().default(false),
    ...numbers,
    initiatives: z
      .array(line(40, 'Đề nghị ghi mã sáng kiến.'))
      .max(20, 'Mỗi người được đề nghị dựa trên tối đa 20 sáng kiến.')
      .optional()
      .openapi({ description: 'Mã các sáng kiến đã được công nhận làm căn cứ đề nghị' }),
    ...common,
  })
  .refine(sameClass, { path: ['roleClass'], message: 'Nhóm đối tượng và lựa chọn lao động trực tiếp mâu thuẫn nhau.' });

const collective = z.object({
  kind: z.literal('COLLECTIVE'),
  name: line(200, 'Đề nghị ghi tên tập thể.'),
  honorific: z.null().default(null),
  birthYear: z.null().default(null),
  position: z.string().transform(tidy).default(''),
  directWorker: z.literal(false).default(false),
  woman: z.literal(false).default(false),
  ...common,
});

const nomineeInput = z.discriminatedUnion('kind', [individual, collective], 'Đề nghị chọn cá nhân hoặc tập thể.');

export const submissionInput = z
  .object({
    awardCode: z.string().min(1, 'Đề nghị chọn hình thức khen thưởng.'),
    evaluationYear: wholeNumber(2020, 2100, 'Năm xét khen thưởng gồm bốn chữ số, ví dụ 2026.'),
    summary: paragraphs(4000, 'Đề nghị nêu khái quát phong trào và kết quả.'),
    meeting: z
      .object({
        date: z.iso.date('Đề nghị ghi ngày họp.'),
        present: wholeNumber(1, 100000, 'Đề nghị ghi số người dự họp.'),
        total: wholeNumber(1, 100000, 'Đề nghị ghi tổng số người được triệu tập.'),
      })
      .refine((meeting) => meeting.present <= meeting.total, {
        path: ['present'],
        message: 'Số người dự họp không thể lớn hơn số người được triệu tập.',
      }),
    nominees: z
      .array(nomineeInput)
      .min(1, 'Danh sách đề nghị chưa có cá nhân hoặc tập thể nào.')
      .max(MOST_NOMINEES, `Mỗi hồ sơ gồm tối đa ${MOST_NOMINEES} trường hợp.`),
  })
  .openapi('SubmissionInput');

/** Vietnamese sentences by dotted path (`nominees.0.name`), the first one of each field. */
export function problemsOf(error: z.ZodError): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const issue of error.issues) problems[issue.path.join('.')] ??= issue.message;
  return problems;
}
