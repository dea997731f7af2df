/** One person of an invented union, as tests tell it. */

import type { PersonCommand } from '../../domain/organisations/decide-person.ts';
import { LONG_AGO } from '../../domain/organisations/entry.ts';
import type { OrganisationEntry, OrganisationFact } from '../../domain/organisations/organisation.ts';
import { treeOf } from '../../domain/organisations/tree.ts';

export const TREE = treeOf([
  said('may', LONG_AGO, { type: 'founded', name: 'Công đoàn May', parentId: null }),
  said('may', LONG_AGO, { type: 'classified', kind: 'PRIVATE', level: 'GRASSROOTS' }),
  said('det', LONG_AGO, { type: 'founded', name: 'Công đoàn Dệt', parentId: null }),
  said('det', LONG_AGO, { type: 'classified', kind: 'FDI', level: 'GRASSROOTS' }),
  said('cu', '2010-01-01', { type: 'founded', name: 'Công đoàn Cũ', parentId: null }),
  said('cu', '2020-01-01', { type: 'dissolved' }),
]);

function said(subjectId: string, on: string, fact: OrganisationFact): OrganisationEntry {
  return { id: `${subjectId}-${fact.type}`, subjectId, on, fact, corrects: null };
}

export const post = (title: string, organisationId = 'may', unionWork = true) => ({ title, organisationId, unionWork });

export const add: Extract<PersonCommand, { type: 'addPerson' }> = {
  type: 'addPerson',
  personId: 'an',
  on: '2010-03-01',
  name: 'Nguyễn Thị An',
  woman: true,
  birthYear: 1985,
  post: post('Ủy viên'),
};
export const change = (on: string, to: ReturnType<typeof post>, leaves: string | null = null): PersonCommand => ({
  type: 'changePost',
  personId: 'an',
  on,
  post: to,
  leaves,
});
export const end = (on: string, postId: string): PersonCommand => ({ type: 'endPost', personId: 'an', on, postId });
export const classed = (on: string, roleClass: 'DIRECT' | 'LEADER', source = 'Hợp đồng lao động'): PersonCommand => ({
  type: 'setRoleClass',
  personId: 'an',
  on,
  roleClass,
  source,
});
