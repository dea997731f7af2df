/** What the JSON interface answers, for the description and for its readers' generators. */

import { z } from '@hono/zod-openapi';

export const accepted = z
  .object({ at: z.iso.datetime().openapi({ description: 'Thời điểm hệ thống chấp nhận việc này' }) })
  .openapi('Accepted');

export const submitted = accepted
  .extend({ dossierId: z.string().openapi({ example: 'dossier-2026-0001' }), version: z.number().int() })
  .openapi('Submitted');

export const convened = accepted.extend({ sessionId: z.string() }).openapi('Convened');

export const receipt = accepted
  .extend({ receipt: z.string().openapi({ example: 'K7QM-2XPD' }) })
  .openapi('BallotReceipt');

export const paperClass = z
  .object({
    boxId: z
      .string()
      .openapi({ description: 'Hòm phiếu của vòng bỏ phiếu này; có trong số phiếu và trong phần gửi vào hòm' }),
    classId: z.string(),
    items: z.array(z.number().int()),
    publicKey: z.string().openapi({ description: 'SPKI, DER, base64; RSASSA-PSS, SHA-384, muối 48 byte' }),
  })
  .openapi('PaperClass');

export const blindSignature = accepted
  .extend({ boxId: z.string(), blindSignature: z.string() })
  .openapi('BlindSignature');

/** RFC 9457. */
export const problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().openapi({ description: 'Câu giải thích bằng tiếng Việt' }),
    code: z.string().openapi({ description: 'Mã từ chối, ổn định giữa các phiên bản', example: 'WRONG_STAGE' }),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    problems: z.record(z.string(), z.string()).optional().openapi({ description: 'Lỗi theo từng trường' }),
  })
  .openapi('Problem');

const dossierRow = z
  .object({
    id: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    awardCode: z.string(),
    evaluationYear: z.number().int(),
    stage: z.string(),
    nominees: z.number().int(),
    live: z.number().int(),
    dueAt: z.string().nullable(),
    updatedAt: z.string(),
    decisionNumber: z.string().nullable(),
    needsAttention: z.boolean(),
  })
  .openapi('DossierRow');

export const dossierPage = z.object({ rows: z.array(dossierRow), next: z.string().nullable() }).openapi('DossierPage');

const documentRecord = z
  .object({
    subjectId: z.string(),
    kind: z.string(),
    stage: z.string(),
    title: z.string(),
    sha256: z.string(),
    size: z.number().int(),
    mediaType: z.string(),
    createdAt: z.string(),
    href: z.string(),
  })
  .openapi('Document');

export const dossierDetail = dossierRow
  .extend({
    step: z.string(),
    waitsFor: z.string().nullable(),
    ruleSet: z.string().nullable(),
    recordsHash: z.string(),
    version: z.number().int(),
    nomineeList: z.array(
      z.object({ no: z.number().int(), kind: z.string(), name: z.string(), unit: z.string(), status: z.string() }),
    ),
    documents: z.array(documentRecord),
    events: z.array(
      z.object({
        stream: z.string(),
        seq: z.number().int(),
        at: z.string(),
        actor: z.string(),
        role: z.string(),
        channel: z.string(),
        type: z.string(),
        sentence: z.string(),
        hash: z.string(),
      }),
    ),
    chainHead: z.string().nullable(),
  })
  .openapi('Dossier');

export const sessionDetail = z
  .object({
    id: z.string(),
    councilId: z.string(),
    stage: z.enum(['OPEN', 'CLOSED', 'COUNTED', 'CALLED_OFF']),
    awaitsTeller: z.boolean().openapi({ description: 'Kết quả chờ tổ kiểm phiếu xác nhận' }),
    votingClosesAt: z.string(),
    closedAt: z.string().nullable(),
    roll: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        votes: z.boolean(),
        voted: z.boolean(),
        recusedFrom: z.array(z.number().int()),
      }),
    ),
    items: z.array(
      z.object({
        item: z.number().int(),
        dossierId: z.string(),
        no: z.number().int(),
        name: z.string(),
        result: z
          .object({
            yes: z.number().int(),
            no: z.number().int(),
            noOpinion: z.number().int(),
            base: z.number().int(),
            outcome: z.string(),
          })
          .nullable(),
      }),
    ),
    boxHash: z.string().nullable(),
  })
  .openapi('Session');

export const person = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    unitId: z.string(),
    roles: z.array(z.string()),
  })
  .openapi('Person');

const outcome = z.enum(['MET', 'NOT_MET', 'NEEDS_PERSON']);

const finding = z
  .object({
    rule: z.string(),
    text: z.string(),
    outcome,
    facts: z.array(z.string()),
    missing: z.array(z.string()),
    counterexample: z.string().nullable(),
    basis: z.string().openapi({ description: 'Điều khoản áp dụng' }),
    certainty: z.enum(['confirmed', 'to-confirm']),
  })
  .openapi('Finding');

export const eligibilityReport = z
  .object({
    ruleSet: z.string(),
    award: z.string(),
    list: z.array(finding).optional().openapi({ description: 'Của cả danh sách: cấp trình, giấy tờ, chỉ tiêu, tỷ lệ' }),
    nominees: z.array(z.object({ no: z.number().int(), outcome, findings: z.array(finding) })),
  })
  .openapi('EligibilityReport');
