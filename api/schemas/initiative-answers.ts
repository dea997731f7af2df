/** What the JSON interface answers about initiatives. */

import { z } from '@hono/zod-openapi';
import { accepted } from './answers.ts';

export const registered = accepted
  .extend({ initiativeId: z.string().openapi({ example: 'initiative-2026-0001' }) })
  .openapi('InitiativeRegistered');

const count = z.number().int();
const money = count.nullable().openapi({ description: 'đồng' });

const initiativeRow = z
  .object({
    id: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    kind: z.string(),
    status: z.string(),
    title: z.string(),
    authors: z.array(z.object({ authorId: z.string(), name: z.string(), sharePercent: count })),
    scope: z.string().nullable(),
    recognisedYear: count.nullable(),
    valueClaimed: money,
    valueCertified: money,
    uses: count,
    updatedAt: z.string(),
  })
  .openapi('InitiativeRow');

export const initiativePage = z
  .object({ rows: z.array(initiativeRow), next: z.string().nullable() })
  .openapi('InitiativePage');

const writtenDecision = z.object({ number: z.string(), on: z.string(), decidedBy: z.string(), scope: z.string() });

export const initiativeDetail = z
  .object({
    id: z.string(),
    unitId: z.string(),
    kind: z.string(),
    status: z.string(),
    version: count,
    title: z.string(),
    summary: z.string(),
    appliedAt: z.string(),
    appliedFrom: z.string(),
    authors: z.array(
      z.object({
        authorId: z.string(),
        name: z.string(),
        birthYear: count.nullable(),
        unit: z.string(),
        sharePercent: count,
        main: z.boolean(),
      }),
    ),
    equalMainAuthors: z.boolean(),
    value: z
      .object({
        amount: count,
        from: z.string(),
        to: z.string(),
        method: z.string(),
        certifiedBy: z.string(),
        employerConfirmedOn: z.string().nullable(),
        counts: z.boolean().openapi({ description: 'Đã có đủ xác nhận để tính khi xét khen thưởng' }),
      })
      .nullable(),
    scope: z.string().nullable(),
    recognition: writtenDecision.nullable(),
    replicability: z.array(writtenDecision),
    proofs: z.array(z.object({ title: z.string(), sha256: z.string().nullable() })),
    uses: z.array(
      z.object({
        awardCode: z.string(),
        evaluationYear: count,
        dossierId: z.string(),
        no: count,
        authorId: z.string(),
      }),
    ),
    events: z.array(
      z.object({
        seq: count,
        at: z.string(),
        actor: z.string(),
        role: z.string(),
        channel: z.string(),
        type: z.string(),
        sentence: z.string(),
        hash: z.string(),
      }),
    ),
  })
  .openapi('Initiative');

const tally = { count, certified: count, total: count.openapi({ description: 'đồng' }) };

export const initiativeStatistics = z
  .object({
    all: z.object(tally),
    byYear: z.array(z.object({ year: count, ...tally })),
    byScope: z.array(z.object({ scope: z.string(), ...tally })),
    byUnit: z.array(z.object({ unitId: z.string(), unitName: z.string(), ...tally })),
  })
  .openapi('InitiativeStatistics');
