/** What may be recorded of the years of a person or a collective. */

import { z } from '@hono/zod-openapi';
import { day, line } from './text.ts';

const NO_YEAR = 'Đề nghị ghi năm gồm bốn chữ số.';
const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'FAILED'] as const;
const MATTERS = [
  'DISCIPLINE_REVIEW',
  'INSPECTION',
  'COMPLAINT',
  'PROSECUTION',
  'REPRIMAND',
  'RAISE_DEFERRED',
  'WARNING',
  'PAY_CUT',
  'DEMOTION',
  'REMOVAL',
  'DISMISSAL',
] as const;

const year = z.number(NO_YEAR).int(NO_YEAR).min(1990, NO_YEAR).max(2100, NO_YEAR);
const reason = line(500, 'Đề nghị ghi căn cứ: số, ngày của văn bản, hoặc lý do đính chính.');
const whole = (most: number, wrong: string) => z.number(wrong).int(wrong).min(0, wrong).max(most, wrong);
const percent = whole(100, 'Tỷ lệ là số nguyên từ 0 đến 100.').nullable().default(null);

const grade = { year, grade: z.enum(GRADES, 'Đề nghị chọn mức độ hoàn thành nhiệm vụ.') };
const registration = {
  year,
  title: z
    .string('Đề nghị chọn danh hiệu, hoặc chọn không đăng ký.')
    .regex(/^[A-Z0-9_]{1,40}$/, 'Đề nghị chọn danh hiệu, hoặc chọn không đăng ký.')
    .transform((code) => (code === 'NONE' ? null : code))
    .openapi({ description: 'Mã danh hiệu; NONE: không đăng ký danh hiệu nào', example: 'CSTD_CS' }),
};
const matter = {
  matter: z.enum(MATTERS, 'Đề nghị chọn vụ việc.'),
  document: line(200, 'Đề nghị ghi số, ký hiệu quyết định hoặc văn bản.'),
  until: z
    .union([z.literal('').transform(() => null), day])
    .nullable()
    .default(null)
    .openapi({ description: 'Ngày đầu tiên không còn tính; bỏ trống nếu chưa biết' }),
};
const matterId = z.string('Đề nghị chọn vụ việc.').min(1, 'Đề nghị chọn vụ việc.');
const work = {
  year,
  months: whole(12, 'Số tháng là số nguyên từ 0 đến 12.'),
  daysAbsent: whole(366, 'Số ngày nghỉ là số nguyên từ 0 đến 366.'),
};
const figures = {
  year,
  members: whole(10_000_000, 'Số người là số nguyên.').nullable().default(null),
  completedPercent: percent,
  advancedWorkerPercent: percent,
  hasGrassrootsFighter: z.boolean().nullable().default(null),
  warned: z.boolean().nullable().default(null),
};

/** Facts, for corrections. */
export const yearFacts = [
  z.object({ type: z.literal('graded'), ...grade }),
  z.object({ type: z.literal('registered'), ...registration }),
  z.object({ type: z.literal('matterOpened'), ...matter }),
  z.object({ type: z.literal('matterClosed'), matterId }),
  z.object({ type: z.literal('recordChecked') }),
] as const;
export const workedFact = z.object({ type: z.literal('worked'), ...work });
export const reportedFact = z.object({ type: z.literal('reported'), ...figures });

/** Changes, as an act records them. */
export const yearChanges = [
  z.object({ type: z.literal('gradeYear'), on: day, ...grade, reason }),
  z.object({ type: z.literal('registerForYear'), on: day, ...registration, reason }),
  z.object({ type: z.literal('openMatter'), on: day, ...matter, reason }),
  z.object({ type: z.literal('closeMatter'), on: day, matterId, reason }),
  z.object({ type: z.literal('checkRecord'), on: day, reason }),
] as const;
export const workChange = z.object({ type: z.literal('recordWork'), on: day, ...work, reason });
export const figuresChange = z.object({ type: z.literal('reportYear'), on: day, ...figures, reason });
