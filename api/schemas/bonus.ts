import { z } from '@hono/zod-openapi';

/** A calendar date as it is asked for; undefined for anything else. */
export const dateFrom = (text: string | undefined): string | undefined => {
  const date = z.iso.date().safeParse(text);
  return date.success ? date.data : undefined;
};

export const bonusAnswer = z
  .object({
    date: z.iso.date(),
    ruleSet: z.string(),
    baseSalary: z.object({ amount: z.number().int(), from: z.iso.date(), source: z.string() }),
    rows: z.array(
      z.object({
        awardCode: z.string(),
        title: z.string(),
        kind: z.enum(['INDIVIDUAL', 'COLLECTIVE']),
        coefficientMilli: z.number().int().openapi({ description: 'Hệ số nhân 1.000' }),
        amount: z.number().int().openapi({ description: 'Đồng, bội số của 10.000' }),
        amountInWords: z.string(),
        paidFrom: z.string(),
        certainty: z.enum(['confirmed', 'to-confirm']),
      }),
    ),
    findings: z.array(z.string()).openapi({ description: 'Điểm cần xem lại trong bộ quy định' }),
  })
  .openapi('BonusTable');
