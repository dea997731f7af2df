/** What programs send and get where lists are taken in. */

import { z } from '@hono/zod-openapi';
import { isDoubtCode } from '../../domain/intake/lists.ts';

const code = z.string().refine(isDoubtCode, 'Không có loại ghi nhận này.').openapi({ example: 'ID_LOST_ZERO' });
const kind = z.string().nullable().openapi({ example: 'INDIVIDUAL' });
const area = z
  .enum(['NOMINEES', 'LEDGER', 'PEOPLE', 'INITIATIVES'])
  .openapi({ description: 'Danh sách đề nghị, sổ khen thưởng cũ, tổ chức và con người, sáng kiến' });

export const importInput = z
  .object({
    area: area.default('NOMINEES'),
    fileName: z.string().min(1).max(200),
    content: z.base64('Nội dung tệp ở dạng base64.').openapi({ description: 'Tệp .xlsx hoặc .csv, base64' }),
  })
  .openapi('ImportInput');

export const importBegun = z.object({ at: z.string(), importId: z.string() }).openapi('ImportBegun');

const finding = z.object({
  cell: z.string().openapi({ example: 'Cá nhân!E31' }),
  level: z.enum(['notice', 'repaired', 'doubtful', 'error']),
  code: z.string(),
  found: z.string(),
  sentence: z.string(),
  suggestion: z.string().optional(),
  options: z.array(z.string()).optional(),
});

export const importDetail = z
  .object({
    id: z.string(),
    fileName: z.string(),
    fileHash: z.string(),
    stage: z.enum(['OPEN', 'APPLIED', 'UNDONE']),
    version: z.number().int(),
    ready: z.boolean(),
    rows: z.number().int(),
    sheets: z.array(
      z.object({
        name: z.string(),
        kind,
        headerRow: z.number().int().openapi({ description: 'Đếm từ 0' }),
        awardCode: z.string().nullable(),
        columns: z.array(
          z.object({
            column: z.number().int(),
            heading: z.string(),
            field: z.string().nullable(),
            confidence: z.enum(['sure', 'likely']).nullable(),
          }),
        ),
      }),
    ),
    findings: z.array(finding),
    lists: z.array(z.object({ awardCode: z.string(), nominees: z.number().int() })),
    drafts: z.array(
      z.object({ id: z.string(), awardCode: z.string(), nominees: z.number().int(), dossierId: z.string().nullable() }),
    ),
    changes: z
      .object({
        against: z.string(),
        added: z.number().int(),
        removed: z.number().int(),
        changed: z.number().int(),
        same: z.number().int(),
      })
      .nullable(),
  })
  .openapi('ImportDetail');

export const importAnswers = z
  .object({
    version: z.number().int().positive(),
    sheets: z
      .array(
        z.object({
          name: z.string(),
          kind,
          headerRow: z.number().int().nonnegative(),
          fields: z.record(z.coerce.number().int().nonnegative(), z.string()),
          awardCode: z.string().nullable(),
        }),
      )
      .optional(),
    cells: z
      .array(z.object({ cell: z.string(), text: z.string().max(4000).optional(), keep: z.array(code) }))
      .max(20_000)
      .optional(),
    leftOut: z.array(z.string()).max(20_000).optional(),
    acceptAll: z.array(code).optional(),
    keepAll: z.array(code).optional(),
    askAgain: z.array(z.string()).max(20_000).optional().openapi({ description: 'Ô được hỏi lại' }),
  })
  .openapi('ImportAnswers');

export const importVersion = z.object({ version: z.number().int().positive() }).openapi('ImportVersion');

export const importAnswered = z.object({ at: z.string(), version: z.number().int() }).openapi('ImportAnswered');

export const importApplied = z.object({ at: z.string(), drafts: z.number().int() }).openapi('ImportApplied');

export const listDetail = z
  .object({
    id: z.string(),
    area,
    fileName: z.string(),
    stage: z.enum(['OPEN', 'APPLIED', 'UNDONE']),
    version: z.number().int(),
    written: z.boolean(),
    rows: z.array(
      z.object({
        sheet: z.string(),
        row: z.number().int().openapi({ description: 'Đếm từ 1' }),
        name: z.string(),
        outcome: z.enum(['ADDED', 'CHANGED', 'SAME', 'HELD', 'LEFT_OUT']),
        ref: z.string().nullable(),
        differences: z.array(z.string()),
      }),
    ),
    remarks: z.array(finding),
  })
  .openapi('ListDetail');

export const listApplication = z
  .object({ version: z.number().int().positive(), reason: z.string().min(1).max(500) })
  .openapi('ListApplication');

export const listApplied = z
  .object({ at: z.string(), added: z.number().int(), changed: z.number().int() })
  .openapi('ListApplied');
