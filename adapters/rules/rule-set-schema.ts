import { z } from 'zod';
import type { RuleSetFile } from '../../domain/rules/rule-set-file.ts';

/**
 * The shape of a rule-set file. `domain/rulesets/rule-set.schema.json` is made from it, for editors; what a shape cannot
 * say is in `lintRuleSet`.
 */

const date = z.iso
  .date('Ngày phải viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2027-01-01')
  .describe('Ngày, viết theo dạng NĂM-THÁNG-NGÀY');
const id = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'Mã chỉ gồm chữ hoa không dấu, chữ số, gạch dưới')
  .describe('Mã: chữ hoa không dấu, chữ số, gạch dưới');
const text = z.string().min(1).max(500);
const percent = z.int().min(1).max(100);
const workingDays = z.int().min(1).max(250).describe('Số ngày làm việc');

const certainty = z
  .enum(['confirmed', 'to-confirm'])
  .describe('confirmed: đã đối chiếu với văn bản; to-confirm: còn phải đối chiếu');
const subjectKind = z.enum(['INDIVIDUAL', 'COLLECTIVE']);
const roleClass = z.enum(['DIRECT', 'NON_LEADER', 'LEADER', 'SENIOR_LEADER']);
const organisationKind = z.enum(['STATE', 'PUBLIC_SERVICE', 'STATE_OWNED', 'PRIVATE', 'FDI']);
const level = z.enum(['GRASSROOTS', 'DIRECT_UPPER', 'PROVINCE', 'CONFEDERATION', 'STATE']);
const commendationKind = z.enum(['MERIT', 'AD_HOC', 'THEMATIC', 'DEVOTION', 'SENIORITY', 'EXTERNAL']);
const gapMeaning = z.enum(['NEUTRAL', 'COUNTS', 'BREAKS', 'ASK']);

const basis = z
  .strictObject({
    instrument: z.string().min(1).describe('Mã văn bản, có trong “instruments”'),
    article: z
      .string()
      .regex(/^Điều \d+\p{L}?$/u, 'Điều phải viết như “Điều 24”')
      .exactOptional(),
    clause: z
      .string()
      .regex(/^khoản \d+\p{L}?$/u, 'Khoản phải viết như “khoản 1”')
      .exactOptional(),
    point: z
      .string()
      .regex(/^điểm \p{L}+$/u, 'Điểm phải viết như “điểm a”')
      .exactOptional(),
    from: date.exactOptional(),
    to: date.exactOptional(),
    certainty,
  })
  .describe('Căn cứ. Không rõ điều, khoản thì để trống, không đoán');

const criterion = z.strictObject({
  id,
  text,
  appliesTo: z.array(subjectKind).min(1),
  roles: z.array(roleClass).min(1).exactOptional(),
  test: z.string().min(1).max(500).describe('Biểu thức; bỏ trống thì người thẩm định trả lời').exactOptional(),
  gaps: z
    .strictObject({
      MATERNITY: gapMeaning.exactOptional(),
      STUDY: gapMeaning.exactOptional(),
      ARMY: gapMeaning.exactOptional(),
      OTHER: gapMeaning.exactOptional(),
    })
    .exactOptional(),
  basis,
});

const instrument = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9-]*$/, 'Mã chỉ gồm chữ hoa không dấu, chữ số, gạch nối'),
  citation: text,
  short: text.exactOptional(),
  from: date,
  to: date.exactOptional(),
  certainty,
});

const voteRule = z.strictObject({
  secret: z.boolean(),
  passPercent: percent,
  denominator: z.enum(['ALL_MEMBERS', 'ALL_MINUS_RECUSED', 'PRESENT']),
  quorum: z.strictObject({ part: z.int().min(1), of: z.int().min(1) }),
  mustIncludeChair: z.boolean().exactOptional(),
  writtenPoll: z.boolean().exactOptional(),
  nomineeRecused: z.boolean().exactOptional(),
  delegation: z.boolean().exactOptional(),
  tieBreakers: z
    .array(z.enum(['YES_SHARE', 'FEWER_NO', 'DIRECT_WORKER', 'LONGEST_WITHOUT_AWARD']))
    .min(1)
    .exactOptional(),
  basis,
});

const deadlines = z.strictObject({
  receive: workingDays,
  verify: workingDays,
  supplement: workingDays,
  vote: workingDays,
  voteReminder: workingDays,
  decide: workingDays,
  basis,
});

const dossierSet = z.strictObject({
  id,
  title: text,
  simplified: text.exactOptional(),
  papers: z.array(
    z.strictObject({
      kind: id,
      title: text,
      copies: z.int().min(1).max(20),
      signed: z.boolean(),
      per: z.enum(['NOMINEE', 'DOSSIER']),
      subjectKinds: z.array(subjectKind).min(1).exactOptional(),
      organisationKinds: z.array(organisationKind).min(1).exactOptional(),
      roleClasses: z.array(roleClass).min(1).exactOptional(),
    }),
  ),
  basis,
});

const limit = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ONCE_IN_LIFETIME'), basis }),
  z.strictObject({ type: z.literal('ONCE_A_YEAR'), basis }),
  z.strictObject({
    type: z.literal('QUOTA'),
    per: z.enum(['PROPOSER', 'THEME', 'YEAR']),
    value: z.int().min(1).nullable(),
    basis,
  }),
  z.strictObject({ type: z.literal('MAX_SHARE'), of: id, percent: percent.nullable(), basis }),
]);

const award = z.strictObject({
  code: id,
  title: text,
  certificateTitle: text,
  category: z.enum(['TITLE', 'FORM']).exactOptional(),
  subjectKinds: z.array(subjectKind).min(1),
  commendationKinds: z.array(commendationKind).min(1).exactOptional(),
  level: level.exactOptional(),
  decider: z.strictObject({ level, title: text, basis }).exactOptional(),
  proposers: z.array(level).min(1).exactOptional(),
  roleClasses: z.array(roleClass).min(1).exactOptional(),
  themes: z
    .array(z.strictObject({ code: id, title: text }))
    .min(1)
    .exactOptional(),
  criteria: z.array(z.union([id, criterion])).min(1),
  limits: z.array(limit).exactOptional(),
  vote: z.string().min(1).nullable(),
  deadlines: z.string().min(1),
  dossierSet: z.string().min(1),
  publicListing: z.strictObject({ required: z.boolean(), workingDays, basis }).exactOptional(),
  concurrence: z
    .strictObject({
      bodies: z.array(text).min(1),
      workingDays,
      silence: z.enum(['ASK_AGAIN', 'AGREED', 'PERSON_DECIDES']),
      leadersOf: z.array(organisationKind).min(1).exactOptional(),
      basis,
    })
    .exactOptional(),
  bonus: z.strictObject({
    coefficientMilli: z
      .strictObject({
        INDIVIDUAL: z.int().min(1).max(100_000).exactOptional(),
        COLLECTIVE: z.int().min(1).max(100_000).exactOptional(),
      })
      .describe('Hệ số nhân 1.000, tính trên mức lương cơ sở'),
    paidFrom: text,
    basis,
  }),
  certificateTemplate: z.string().min(1).exactOptional(),
  objects: z.array(id).exactOptional(),
  grounds: z.array(z.string().min(1)).min(1),
  retentionYears: z.int().min(1).max(100),
  keptForever: z.boolean().exactOptional(),
  basis,
});

export const ruleSetFileSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  id: z.string().regex(/^[A-Z][A-Z0-9-]*$/, 'Mã chỉ gồm chữ hoa không dấu, chữ số, gạch nối'),
  title: text,
  from: date,
  to: date.exactOptional(),
  publishedOn: date,
  supersedes: z.string().exactOptional(),
  instruments: z.array(instrument).min(1),
  shared: z.strictObject({
    criteria: z.array(criterion),
    votes: z.record(z.string(), voteRule),
    deadlines: z.record(z.string(), deadlines),
    dossierSets: z.array(dossierSet),
  }),
  awards: z.array(award).min(1),
}) satisfies z.ZodType<RuleSetFile>;

/** For editors: completion, and red lines while a draft is written. */
export const ruleSetJsonSchema = (): unknown => ({
  ...z.toJSONSchema(ruleSetFileSchema, { reused: 'ref' }),
  title: 'Bộ quy định khen thưởng',
});
