/** What is filled in about the award ledger: checked here once for the form, the API and the command line. */

import { z } from '@hono/zod-openapi';
import { tidy } from '../../domain/names/vietnamese-names.ts';

const text = (most: number, empty: string) =>
  z
    .string()
    .transform(tidy)
    .refine((one) => one !== '', empty)
    .refine((one) => one.length <= most, `Nội dung dài quá ${most} ký tự. Đề nghị rút gọn.`);

const YEAR = 'Năm gồm bốn chữ số, ví dụ 2024.';
const year = z.coerce.number(YEAR).int(YEAR).min(1945, YEAR).max(2200, YEAR);
const reason = text(2000, 'Đề nghị ghi rõ lý do.');

export const annulmentInput = z
  .object({
    awardId: z.string().min(1).openapi({ example: 'dossier-2026-0001/3' }),
    decisionNumber: text(100, 'Đề nghị ghi số quyết định hủy bỏ.'),
    decidedOn: z.iso.date('Đề nghị ghi ngày quyết định hủy bỏ.'),
    reason,
  })
  .openapi('AnnulmentInput');

export const mergeInput = z
  .object({ absorbed: z.array(z.string()).min(1, 'Đề nghị chọn ít nhất một hồ sơ để gộp.').max(50), reason })
  .openapi('MergeInput');

export const separationInput = z
  .object({ mergeId: z.coerce.number().int().positive(), reason })
  .openapi('SeparationInput');

export const gapYearInput = z
  .object({
    year,
    reason: z
      .enum(['MATERNITY', 'STUDY', 'ARMY', 'OTHER'], 'Đề nghị chọn lý do.')
      .nullable()
      .openapi({ description: 'null: bỏ ghi nhận trước đó' }),
  })
  .openapi('GapYearInput');

export const identityInput = z
  .object({
    no: z.coerce.number().int().positive(),
    fileId: z.string().optional().openapi({ description: 'Hồ sơ trong sổ; bỏ trống thì nhận theo số dưới đây' }),
    citizenId: z
      .string()
      .transform((one) => one.replace(/[\s.-]/g, ''))
      .pipe(z.string().regex(/^\d{12}$/, 'Số căn cước công dân gồm 12 chữ số. Đề nghị kiểm tra lại.'))
      .optional(),
    staffId: text(60, 'Đề nghị ghi mã cán bộ.').optional(),
  })
  .openapi('IdentityInput');

const PLACES = 'Chỉ tiêu là số nguyên từ 0 đến 100000.';
export const quotaInput = z
  .object({
    awardCode: z.string().min(1, 'Đề nghị chọn hình thức khen thưởng.'),
    organisationId: z.string().min(1, 'Đề nghị chọn đơn vị.'),
    year,
    theme: z.string().transform(tidy).default(''),
    places: z.coerce.number(PLACES).int(PLACES).min(0, PLACES).max(100_000, PLACES),
  })
  .openapi('QuotaInput');

const row = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  birthYear: z.number().int().nullable(),
  unitName: z.string(),
  awards: z.number().int(),
  annulled: z.number().int(),
  lastYear: z.number().int().nullable(),
});

export const ledgerPage = z.object({ rows: z.array(row), next: z.string().nullable() }).openapi('LedgerPage');

const mark = z.object({ reason: z.string(), by: z.string(), at: z.string() });

export const ledgerFile = z
  .object({
    id: z.string(),
    kind: z.string(),
    name: z.string(),
    birthYear: z.number().int().nullable(),
    unitName: z.string(),
    identities: z.array(z.object({ kind: z.string(), masked: z.string() })),
    awards: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        kind: z.string(),
        level: z.string(),
        year: z.number().int(),
        decisionNumber: z.string(),
        decidedOn: z.string().nullable(),
        unitName: z.string(),
        annulment: mark
          .extend({
            decisionNumber: z.string(),
            decidedOn: z.string(),
            affected: z.array(z.object({ id: z.string(), certainty: z.string() })),
          })
          .nullable(),
      }),
    ),
    gapYears: z.array(z.object({ year: z.number().int(), reason: z.string() })),
    merges: z.array(mark.extend({ id: z.number().int(), absorbedId: z.string(), undone: mark.nullable() })),
    suggestions: z.array(row.extend({ likeness: z.string() })),
  })
  .openapi('LedgerFile');

export const quotaCounts = z
  .object({
    quotas: z.array(
      z.object({
        awardCode: z.string(),
        organisationId: z.string(),
        year: z.number().int(),
        theme: z.string(),
        limit: z.number().int(),
        reserved: z.number().int(),
        confirmed: z.number().int(),
        left: z.number().int(),
      }),
    ),
  })
  .openapi('QuotaCounts');

export const nomineeFacts = z
  .object({
    nominees: z.array(
      z.object({
        no: z.number().int(),
        name: z.string(),
        fileId: z.string().nullable(),
        identityCertain: z.boolean(),
        pastAwards: z.number().int(),
        nominatedElsewhere: z.array(z.string()),
        duplicates: z.array(
          z.object({ kind: z.string(), severity: z.string(), year: z.number().int(), code: z.string() }),
        ),
      }),
    ),
  })
  .openapi('NomineeFacts');
