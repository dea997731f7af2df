/** What may be recorded about organisations and people: checked here once for the pages, the API and the command line. */

import { z } from '@hono/zod-openapi';
import type { OrganisationCommand } from '../../domain/organisations/decide-organisation.ts';
import type { PersonCommand } from '../../domain/organisations/decide-person.ts';
import { day, line } from './text.ts';
import { figuresChange, reportedFact, workChange, workedFact, yearChanges, yearFacts } from './years.ts';

const ORGANISATION_KINDS = ['STATE', 'PUBLIC_SERVICE', 'STATE_OWNED', 'PRIVATE', 'FDI'] as const;
const ORGANISATION_LEVELS = ['GRASSROOTS', 'DIRECT_UPPER', 'PROVINCE', 'CONFEDERATION'] as const;
const ROLE_CLASSES = ['DIRECT', 'NON_LEADER', 'LEADER', 'SENIOR_LEADER'] as const;

const NAME = line(200, 'Đề nghị ghi tên tổ chức.');
const reason = line(500, 'Đề nghị ghi căn cứ: số, ngày của văn bản, hoặc lý do đính chính.');
const organisationId = z.string('Đề nghị chọn tổ chức.').min(1, 'Đề nghị chọn tổ chức.');
const kind = z.enum(ORGANISATION_KINDS, 'Đề nghị chọn loại hình.').nullable().default(null);
const level = z.enum(ORGANISATION_LEVELS, 'Đề nghị chọn cấp.').nullable().default(null);
const year = z.number('Đề nghị ghi năm.').int().min(2000, 'Năm gồm bốn chữ số.').max(2100, 'Năm gồm bốn chữ số.');
const group = z.object({
  year,
  hostId: organisationId,
  kind: z.enum(['CLUSTER', 'BLOC'], 'Đề nghị chọn cụm hoặc khối.'),
  name: line(120, 'Đề nghị ghi tên cụm, khối thi đua.'),
});
const parts = z.array(organisationId).min(2, 'Đề nghị chọn ít nhất hai tổ chức mới.');

export const organisationInput = z
  .object({
    organisationId: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Mã gồm chữ thường không dấu, chữ số và dấu nối, ví dụ cdcs-may-hoa-binh.')
      .max(80)
      .optional()
      .openapi({ description: 'Bỏ trống thì đặt theo tên' }),
    on: day,
    name: NAME,
    parentId: organisationId.nullable(),
    kind,
    level,
    reason,
  })
  .openapi('OrganisationInput');

const organisationFact = z.discriminatedUnion('type', [
  z.object({ type: z.literal('founded'), name: NAME, parentId: organisationId.nullable() }),
  z.object({ type: z.literal('renamed'), name: NAME }),
  z.object({ type: z.literal('moved'), parentId: organisationId }),
  z.object({ type: z.literal('classified'), kind, level }),
  z.object({ type: z.literal('merged'), intoId: organisationId }),
  z.object({ type: z.literal('split'), partIds: parts }),
  z.object({ type: z.literal('dissolved') }),
  z.object({ type: z.literal('grouped'), group, leads: z.boolean().default(false) }),
  reportedFact,
  ...yearFacts,
]);

const entryId = z.string().min(1);

export const organisationChange = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('renameOrganisation'), on: day, name: NAME, reason }),
    z.object({ type: z.literal('moveOrganisation'), on: day, parentId: organisationId, reason }),
    z.object({ type: z.literal('mergeOrganisation'), on: day, intoId: organisationId, reason }),
    z.object({ type: z.literal('splitOrganisation'), on: day, partIds: parts, reason }),
    z.object({ type: z.literal('dissolveOrganisation'), on: day, reason }),
    z.object({ type: z.literal('classifyOrganisation'), on: day, kind, level, reason }),
    z.object({ type: z.literal('groupOrganisation'), group, leads: z.boolean().default(false), reason }),
    figuresChange,
    ...yearChanges,
    z.object({
      type: z.literal('correctOrganisation'),
      entryId,
      on: day,
      fact: organisationFact.nullable().openapi({ description: 'null: bỏ mục đã ghi nhầm' }),
      reason,
    }),
  ])
  .openapi('OrganisationChange');

const post = z.object({
  title: line(160, 'Đề nghị ghi chức vụ hoặc công việc.'),
  organisationId,
  unionWork: z.boolean().default(false).openapi({ description: 'Công tác công đoàn, tính vào thời gian công tác' }),
});
const personName = line(120, 'Đề nghị ghi họ và tên.');
const woman = z.boolean('Đề nghị chọn nam hoặc nữ.');
const birthYear = z
  .number('Năm sinh gồm bốn chữ số, ví dụ 1985.')
  .int()
  .min(1900, 'Năm sinh gồm bốn chữ số, ví dụ 1985.')
  .max(2020, 'Năm sinh gồm bốn chữ số, ví dụ 1985.')
  .nullable()
  .default(null);
const roleClass = z.enum(ROLE_CLASSES, 'Đề nghị chọn nhóm đối tượng.');
const source = line(300, 'Đề nghị ghi văn bản làm căn cứ xếp nhóm.');

export const personInput = z
  .object({
    on: day,
    name: personName,
    woman,
    birthYear,
    post,
    citizenId: z
      .string()
      .regex(/^\d{12}$/, 'Số căn cước gồm 12 chữ số.')
      .nullable()
      .default(null),
    staffCode: z.string().max(40).nullable().default(null),
    reason,
  })
  .openapi('PersonInput');

const personFact = z.discriminatedUnion('type', [
  z.object({ type: z.literal('entered'), name: personName, woman, birthYear }),
  z.object({ type: z.literal('tookPost'), ...post.shape }),
  z.object({ type: z.literal('leftPost'), postId: z.string().min(1) }),
  z.object({ type: z.literal('classed'), roleClass, source }),
  z.object({ type: z.literal('joinedUnion') }),
  workedFact,
  ...yearFacts,
]);

export const personChange = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('changePost'),
      on: day,
      post,
      leaves: z.string().min(1).nullable().default(null).openapi({ description: 'Mã chức vụ thôi giữ cùng ngày' }),
      reason,
    }),
    z.object({ type: z.literal('endPost'), on: day, postId: z.string('Đề nghị chọn chức vụ.').min(1), reason }),
    z.object({ type: z.literal('setRoleClass'), on: day, roleClass, source, reason }),
    z.object({ type: z.literal('joinUnion'), on: day, reason }),
    workChange,
    ...yearChanges,
    z.object({ type: z.literal('correctPerson'), entryId, on: day, fact: personFact.nullable(), reason }),
  ])
  .openapi('PersonChange');

/** What the schemas let through is what the deciders take: the compiler compares the two. */
export const asOrganisationCommand = (
  organisationId: string,
  { reason: _, ...change }: z.output<typeof organisationChange>,
): OrganisationCommand => ({ ...change, organisationId });

export const asPersonCommand = (
  personId: string,
  { reason: _, ...change }: z.output<typeof personChange>,
): PersonCommand => ({ ...change, personId });
