/** What the JSON interface answers about organisations and people. */

import { z } from '@hono/zod-openapi';
import { accepted } from './answers.ts';

const named = z.object({ id: z.string(), name: z.string() });

const recording = {
  id: z.string(),
  on: z.string().openapi({ description: 'Có hiệu lực từ ngày; 0001-01-01: không rõ ngày' }),
  corrects: z.string().nullable(),
  corrected: z.boolean().openapi({ description: 'Đã có mục khác đính chính' }),
  at: z.string().openapi({ description: 'Thời điểm ghi' }),
  by: z.string(),
  channel: z.string(),
  reason: z.string(),
  fact: z.record(z.string(), z.unknown()).nullable(),
};

const organisationAt = z
  .object({
    id: z.string(),
    name: z.string(),
    parentId: z.string().nullable(),
    kind: z.string().nullable(),
    level: z.string().nullable(),
    living: z.boolean(),
  })
  .openapi('OrganisationAt');

export const organisationList = z
  .object({ on: z.string(), organisations: z.array(organisationAt) })
  .openapi('OrganisationList');

export const organisationDetail = organisationAt
  .extend({
    on: z.string(),
    founded: z.string(),
    ended: z.string().nullable(),
    above: z.array(named),
    children: z.array(named),
    successors: z.array(named),
    people: z.array(named.extend({ titles: z.array(z.string()) })),
    groups: z.array(
      z.object({
        year: z.number().int(),
        kind: z.string(),
        name: z.string(),
        hostId: z.string(),
        leads: z.boolean(),
        members: z.array(named.extend({ leads: z.boolean() })),
      }),
    ),
    history: z.array(z.object(recording)),
  })
  .openapi('Organisation');

export const personDetail = z
  .object({
    id: z.string(),
    name: z.string(),
    woman: z.boolean(),
    birthYear: z.number().int().nullable(),
    on: z.string(),
    roleClass: z.string().nullable(),
    unionYears: z.number().int().nullable(),
    memberSince: z.string().nullable().openapi({ description: 'Ngày vào Công đoàn' }),
    organisations: z.array(named),
    posts: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        organisation: named,
        unionWork: z.boolean(),
        from: z.string(),
        to: z.string().nullable(),
        held: z.boolean(),
      }),
    ),
    staffCode: z.string().nullable(),
    hasCitizenId: z.boolean(),
    history: z.array(z.object(recording)),
  })
  .openapi('PersonOverTime');

export const personList = z
  .object({ people: z.array(named.extend({ birthYear: z.number().int().nullable(), titles: z.array(z.string()) })) })
  .openapi('PersonList');

export const organisationChanged = accepted.extend({ organisationId: z.string() }).openapi('OrganisationChanged');
export const personChanged = accepted.extend({ personId: z.string() }).openapi('PersonChanged');
