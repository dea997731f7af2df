/** Councils and their sessions as forms and the JSON interface give them. */

import { z } from '@hono/zod-openapi';
import type { Composition } from '../../domain/council/composition.ts';
import { INTEREST_KINDS } from '../../domain/council/interests.ts';
import type { VoteRule } from '../../domain/rules/rule-set.ts';
import { day, line } from './text.ts';

const id = z.string().min(1).max(100);
const SHARE = 'Đề nghị ghi phần nào trên phần nào, ví dụ 2/3.';
const share = z.int(SHARE).min(1, SHARE).max(100, SHARE);

const member = z.object({
  id: id.openapi({ description: 'Mã người trong danh bạ' }),
  office: z.enum(['CHAIR', 'DEPUTY_CHAIR', 'SECRETARY', 'MEMBER']),
  votes: z.boolean(),
  teller: z.boolean().optional().openapi({ description: 'Người kiểm phiếu' }),
});

const councilRule = z.object({
  secret: z.boolean(),
  passPercent: z
    .int('Đề nghị ghi tỷ lệ, từ 1 đến 100.')
    .min(1, 'Đề nghị ghi tỷ lệ, từ 1 đến 100.')
    .max(100, 'Đề nghị ghi tỷ lệ, từ 1 đến 100.'),
  denominator: z.enum(['ALL_MEMBERS', 'ALL_MINUS_RECUSED', 'PRESENT']),
  quorum: z.object({ part: share, of: share }),
  mustIncludeChair: z.boolean().optional(),
  writtenPoll: z.boolean().optional(),
  delegation: z.boolean().optional(),
});

/** Thành phần Hội đồng theo một quyết định. */
export const compositionInput = z
  .object({
    type: z.enum(['FOUNDING', 'RENEWAL']).openapi({ description: 'Quyết định thành lập, kiện toàn' }),
    number: line(60, 'Đề nghị ghi số quyết định.'),
    decidedOn: day,
    from: day,
    until: day.nullable(),
    meetingPlace: line(300, 'Đề nghị ghi địa điểm họp thường dùng.'),
    members: z.array(member).min(1, 'Đề nghị chọn thành viên.').max(60),
    rule: councilRule
      .nullable()
      .openapi({ description: 'Quy tắc biểu quyết của Hội đồng sáng kiến; null với Hội đồng thi đua' }),
  })
  .openapi('CompositionInput');

export type CompositionInput = z.infer<typeof compositionInput>;

/** The council's own regulation is the basis of its rule: nobody has confirmed its text here. */
const OWN_REGULATION: VoteRule['basis'] = { instrument: 'QUY-CHE-DON-VI', certainty: 'to-confirm' };

export function asComposition({ type, number, decidedOn, from, until, ...rest }: CompositionInput): Composition {
  const members = rest.members.map(({ id: personId, office, votes, teller }) => {
    return { id: personId, office, votes, ...(teller ? { teller } : {}) };
  });
  return {
    decision: { type, number, on: decidedOn },
    from,
    until,
    meetingPlace: rest.meetingPlace,
    members,
    rule: rest.rule === null ? null : asRule(rest.rule),
  };
}

function asRule({ mustIncludeChair, writtenPoll, delegation, ...rule }: z.infer<typeof councilRule>): VoteRule {
  return {
    ...rule,
    nomineeRecused: true,
    ...(mustIncludeChair ? { mustIncludeChair } : {}),
    ...(writtenPoll ? { writtenPoll } : {}),
    ...(delegation ? { delegation } : {}),
    basis: OWN_REGULATION,
  };
}

const version = z
  .object({
    version: z.int(),
    decision: z.object({ type: z.string(), number: z.string(), on: z.string() }),
    from: z.string(),
    until: z.string().nullable(),
    founding: z.string(),
    meetingPlace: z.string(),
    members: z.array(member),
  })
  .openapi('Composition');

export const councilList = z
  .object({
    councils: z.array(
      z.object({ id: z.string(), name: z.string(), kind: z.string(), versions: z.array(version) }).openapi('Council'),
    ),
  })
  .openapi('CouncilList');

export const recordedVersion = z.object({ at: z.iso.datetime(), version: z.int() }).openapi('RecordedComposition');

const interestKind = z.enum(INTEREST_KINDS);

export const sessionPlan = z
  .object({
    councilId: z.string().optional().openapi({ description: 'Mặc định: Hội đồng thi đua, khen thưởng' }),
    dossierIds: z.array(z.string()).optional(),
    initiativeIds: z.array(z.string()).optional(),
    votingClosesAt: z.iso.datetime().optional().openapi({ description: 'Mặc định theo quy định' }),
    form: z.enum(['IN_PERSON', 'BY_LINK', 'WRITTEN_POLL']).optional(),
    meetsAt: z.iso.datetime().optional(),
    place: z.string().max(300).optional(),
    permission: z
      .string()
      .max(300)
      .optional()
      .openapi({ description: 'Văn bản Chủ tịch đồng ý lấy ý kiến bằng văn bản' }),
    tellers: z.array(z.string()).max(20).optional(),
    places: z
      .record(z.string(), z.int().min(1))
      .optional()
      .openapi({ description: 'Số lượng tối đa, theo mã hình thức' }),
    pins: z
      .array(
        z.object({
          memberId: z.string(),
          dossierId: z.string(),
          no: z.int().min(1),
          kind: interestKind,
          source: z.enum(['SECRETARIAT', 'DATA']),
        }),
      )
      .max(2000)
      .optional(),
  })
  .openapi('ConveneInput');

export const interestKinds = z.array(interestKind);

const memberId = z.string().min(1);
const why = z.string().trim().min(1).max(1000);

export const conflictsInput = z
  .object({
    pins: z
      .array(
        z.object({
          memberId,
          items: z.array(z.int().min(1)).min(1),
          kind: interestKind,
          source: z.enum(['SECRETARIAT', 'DATA']),
        }),
      )
      .min(1)
      .max(2000),
  })
  .openapi('ConflictsInput');

export const absenceInput = z.object({ memberId, reason: why }).openapi('AbsenceInput');

export const mandateInput = z
  .object({
    memberId,
    delegateId: memberId,
    document: z.base64().openapi({ description: 'Giấy ủy quyền (PDF, Word, ảnh), mã hóa base64' }),
  })
  .openapi('MandateInput');

export const extensionInput = z.object({ workingDays: z.int().min(1).max(60), reason: why }).openapi('ExtensionInput');

export const callingOffInput = z.object({ reason: why }).openapi('CallingOffInput');

export const remarkInput = z
  .object({
    kind: z.enum(['DISCUSSION', 'DISSENT']).openapi({ description: 'Ý kiến thảo luận; ý kiến khác, bảo lưu' }),
    item: z.int().min(1).nullable().openapi({ description: 'Số thứ tự trường hợp; null: về cả danh sách' }),
    text: z.string().trim().min(1).max(2000),
  })
  .openapi('RemarkInput');

export const secondRoundInput = z.object({ votingClosesAt: z.iso.datetime() }).openapi('SecondRoundInput');
