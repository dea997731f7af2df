import { z } from '@hono/zod-openapi';

const count = z.number().int().nonnegative();
const year = z.number().int();

export const sessionInstruments = z
  .object({
    hash: z.string().openapi({ description: 'SHA-256 của số liệu gốc đã chốt, có trong sự kiện triệu tập' }),
    year,
    years: count.openapi({ description: 'Số năm trước được tính đến' }),
    shares: z.array(
      z.object({
        award: z.string().nullable().openapi({ description: 'null: cả danh sách' }),
        collectives: count,
        individuals: count,
        direct: count.openapi({ description: 'Người lao động trực tiếp' }),
        required: count.openapi({ description: 'Mức tối thiểu theo Nghị quyết 07/NQ-TLĐ' }),
        missing: count,
        women: count,
      }),
    ),
    units: z.array(z.object({ unit: z.string(), listed: count, past: z.array(z.object({ year, count })) })),
    rotations: z.array(
      z.object({
        kind: z.enum(['CLUSTER', 'BLOC']),
        group: z.string(),
        award: z.string(),
        units: count,
        had: count.openapi({ description: 'Số đơn vị đã được tặng ít nhất một lần' }),
        fewest: count,
        most: count,
        perYear: z.array(z.object({ year, units: count, had: count, registered: z.boolean() })),
        again: count.openapi({ description: 'Số lượt tặng lại ở năm liền sau' }),
        chances: count,
        expectedTenths: count.openapi({ description: 'Trung bình khi chọn không nhìn năm trước, tính bằng phần mười' }),
        even: z.boolean().openapi({ description: 'Có dấu hiệu cào bằng' }),
        inTurns: z.boolean().openapi({ description: 'Có dấu hiệu luân phiên' }),
      }),
    ),
    quotas: z.array(
      z.object({
        award: z.string(),
        unit: z.string(),
        year,
        theme: z.string(),
        limit: count,
        awarded: count,
        elsewhere: count,
        listed: count,
        left: z.number().int().openapi({ description: 'Âm: danh sách vượt chỉ tiêu' }),
      }),
    ),
  })
  .openapi('SessionInstruments');
