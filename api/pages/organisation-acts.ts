/** The acts on organisations and people as forms: which boxes, which words. What they mean is in the deciders. */

import { LONG_AGO } from '../../domain/organisations/entry.ts';
import type { OrganisationFact } from '../../domain/organisations/organisation.ts';
import type { PersonFact, PersonLife } from '../../domain/organisations/person.ts';
import { type ActForm, ON, type Options, options, REASON } from './act-form-parts.ts';
import { GROUP_WORDS, KIND_WORDS, LEVEL_WORDS, ROLE_CLASS_WORDS } from './organisation-words.ts';
import type { ActField, Typed } from './parts/act-form.tsx';
import { ORGANISATION_YEAR_ACTS, PERSON_YEAR_ACTS, type YearChoices, yearFields } from './year-acts.ts';

const name = (id: string): ActField => ({ as: 'text', id, label: 'Tên tổ chức' });
const kind = (id: string): ActField => ({
  as: 'choice',
  id,
  label: 'Loại hình',
  options: options(KIND_WORDS),
  empty: 'Chưa xác định',
});
const level = (id: string): ActField => ({
  as: 'choice',
  id,
  label: 'Cấp',
  options: options(LEVEL_WORDS),
  empty: 'Chưa xác định',
});
const organisation = (id: string, label: string, choices: Options): ActField => ({
  as: 'choice',
  id,
  label,
  options: choices,
  empty: 'Chọn tổ chức',
});
const group = (prefix: string, choices: Options): readonly ActField[] => [
  { as: 'number', id: `${prefix}group.year`, label: 'Năm' },
  { as: 'choice', id: `${prefix}group.kind`, label: 'Cụm hay khối', options: options(GROUP_WORDS) },
  { as: 'text', id: `${prefix}group.name`, label: 'Tên cụm, khối' },
  organisation(`${prefix}group.hostId`, 'Do tổ chức nào chia', choices),
  { as: 'check', id: `${prefix}leads`, label: 'Là đơn vị trưởng cụm, trưởng khối của năm' },
];
const post = (prefix: string, choices: Options): readonly ActField[] => [
  { as: 'text', id: `${prefix}title`, label: 'Chức vụ, công việc' },
  organisation(`${prefix}organisationId`, 'Tại tổ chức', choices),
  { as: 'check', id: `${prefix}unionWork`, label: 'Là công tác công đoàn, tính vào thời gian công tác' },
];
const identity = (prefix: string): readonly ActField[] => [
  { as: 'text', id: `${prefix}name`, label: 'Họ và tên' },
  {
    as: 'choice',
    id: `${prefix}woman`,
    label: 'Giới tính',
    options: [
      ['no', 'Nam'],
      ['yes', 'Nữ'],
    ],
    empty: 'Chọn',
    boolean: true,
  },
  { as: 'number', id: `${prefix}birthYear`, label: 'Năm sinh', hint: 'Bỏ trống nếu chưa rõ.' },
];
const roleClass = (prefix: string): readonly ActField[] => [
  {
    as: 'choice',
    id: `${prefix}roleClass`,
    label: 'Nhóm đối tượng',
    options: options(ROLE_CLASS_WORDS),
    empty: 'Chọn nhóm',
  },
  { as: 'text', id: `${prefix}source`, label: 'Văn bản làm căn cứ xếp nhóm' },
];

/** What the forms of an organisation or a person offer to choose from. */
export interface ActChoices extends YearChoices {
  readonly organisations: Options;
  readonly posts: Options;
}

export const NO_CHOICES: ActChoices = { organisations: [], posts: [], titles: [], matters: [] };

type Acts = Readonly<Record<string, (choices: ActChoices) => Omit<ActForm, 'typed'>>>;

/** The acts on an organisation by the last part of their address. */
export const ORGANISATION_ACTS: Acts = {
  'doi-ten': () => ({
    title: 'Đổi tên',
    fields: [name('name'), ON, REASON],
    fixed: { type: 'renameOrganisation' },
    note: 'Tên cũ vẫn được dùng cho mọi việc trước ngày đổi tên.',
  }),
  chuyen: ({ organisations: choices }) => ({
    title: 'Chuyển đơn vị cấp trên',
    fields: [organisation('parentId', 'Đơn vị cấp trên mới', choices), ON, REASON],
    fixed: { type: 'moveOrganisation' },
  }),
  'phan-loai': () => ({
    title: 'Xếp cấp và loại hình',
    fields: [level('level'), kind('kind'), ON, REASON],
    fixed: { type: 'classifyOrganisation' },
  }),
  'cum-khoi': ({ organisations: choices }) => ({
    title: 'Xếp cụm, khối thi đua',
    fields: [...group('', choices), REASON],
    fixed: { type: 'groupOrganisation' },
  }),
  'sap-nhap': ({ organisations: choices }) => ({
    title: 'Sáp nhập vào tổ chức khác',
    fields: [organisation('intoId', 'Sáp nhập vào', choices), ON, REASON],
    fixed: { type: 'mergeOrganisation' },
    note: 'Từ ngày này tổ chức không còn được đề nghị khen thưởng; đơn vị trực thuộc và con người về đơn vị nhận.',
  }),
  chia: ({ organisations: choices }) => ({
    title: 'Chia thành các tổ chức mới',
    fields: [{ as: 'several', id: 'partIds', label: 'Các tổ chức mới', options: choices }, ON, REASON],
    fixed: { type: 'splitOrganisation' },
    note: 'Đề nghị thêm các tổ chức mới trước. Đơn vị trực thuộc phải được chuyển đi trước ngày chia.',
  }),
  'giai-the': () => ({
    title: 'Giải thể',
    fields: [ON, REASON],
    fixed: { type: 'dissolveOrganisation' },
    note: 'Tổ chức đã giải thể không thuộc diện đề nghị khen thưởng (Thông tư 15/2025/TT-BNV). Đề nghị chuyển các đơn vị trực thuộc trước.',
  }),
  ...ORGANISATION_YEAR_ACTS,
};

export const foundForm = (choices: Options, parentId: string): ActForm => ({
  title: 'Thêm tổ chức',
  fields: [
    name('name'),
    organisation('parentId', 'Trực thuộc', choices),
    level('level'),
    kind('kind'),
    { ...ON, label: 'Thành lập từ ngày' },
    REASON,
  ],
  typed: { parentId: [parentId], level: ['GRASSROOTS'] },
  fixed: {},
});

const SINCE_LONG_AGO: ActField = {
  as: 'date',
  id: 'on',
  label: 'Có hiệu lực từ ngày',
  hint: 'Đang ghi là không rõ ngày (01/01/0001).',
};
const WITHDRAW: ActField = {
  as: 'check',
  id: 'withdraw',
  label: 'Bỏ hẳn mục này vì ghi nhầm, không thay bằng mục khác',
};

/** Changing what was recorded wrongly: the same boxes as the fact has, filled with what it says. */
function correction(
  type: string,
  entry: { readonly id: string; readonly on: string },
  fact: OrganisationFact | PersonFact,
  fields: readonly ActField[],
): ActForm {
  return {
    title: 'Đính chính mục đã ghi',
    fields: [...fields, entry.on === LONG_AGO ? SINCE_LONG_AGO : ON, WITHDRAW, REASON],
    typed: { on: [entry.on], ...typedFrom('fact', fact) },
    fixed: {
      type,
      entryId: entry.id,
      fact: { type: fact.type, ...untyped(fact) },
    },
    note: 'Mục cũ được giữ lại và đánh dấu là đã đính chính.',
  };
}

/** What a fact refers to, which no box shows. */
function untyped(fact: OrganisationFact | PersonFact): Readonly<Record<string, string>> {
  if (fact.type === 'leftPost') return { postId: fact.postId };
  return fact.type === 'matterClosed' ? { matterId: fact.matterId } : {};
}

export const organisationCorrection = (
  entry: { readonly id: string; readonly on: string },
  fact: OrganisationFact,
  choices: ActChoices,
): ActForm => correction('correctOrganisation', entry, fact, organisationFields(fact, choices));

function organisationFields(fact: OrganisationFact, choices: ActChoices): readonly ActField[] {
  const { organisations, titles } = choices;
  switch (fact.type) {
    case 'founded':
      return [name('fact.name'), organisation('fact.parentId', 'Trực thuộc', organisations)];
    case 'renamed':
      return [name('fact.name')];
    case 'moved':
      return [organisation('fact.parentId', 'Đơn vị cấp trên', organisations)];
    case 'classified':
      return [level('fact.level'), kind('fact.kind')];
    case 'merged':
      return [organisation('fact.intoId', 'Sáp nhập vào', organisations)];
    case 'split':
      return [{ as: 'several', id: 'fact.partIds', label: 'Các tổ chức mới', options: organisations }];
    case 'dissolved':
      return [];
    case 'grouped':
      return group('fact.', organisations);
    default:
      return yearFields(fact, titles);
  }
}

/** The acts on a person by the last part of their address. */
export const PERSON_ACTS: Acts = {
  'chuc-vu': ({ organisations: choices, posts }) => ({
    title: 'Giữ chức vụ, công việc mới',
    fields: [
      ...post('post.', choices),
      { as: 'choice', id: 'leaves', label: 'Thôi giữ cùng ngày', options: posts, empty: 'Không thôi chức vụ nào' },
      ON,
      REASON,
    ],
    fixed: { type: 'changePost' },
  }),
  thoi: ({ posts }) => ({
    title: 'Thôi giữ chức vụ, công việc',
    fields: [
      { as: 'choice', id: 'postId', label: 'Chức vụ', options: posts, empty: 'Chọn chức vụ' },
      { ...ON, label: 'Thôi giữ từ ngày' },
      REASON,
    ],
    fixed: { type: 'endPost' },
  }),
  'doi-tuong': () => ({
    title: 'Xếp nhóm đối tượng',
    fields: [...roleClass(''), ON, REASON],
    fixed: { type: 'setRoleClass' },
  }),
  ...PERSON_YEAR_ACTS,
};

export const addPersonForm = (choices: Options, organisationId: string): ActForm => ({
  title: 'Thêm người',
  fields: [
    ...identity(''),
    ...post('post.', choices),
    { ...ON, label: 'Giữ chức vụ, công việc này từ ngày' },
    {
      as: 'text',
      id: 'citizenId',
      label: 'Số căn cước',
      hint: '12 chữ số; được mã hóa ngay khi lưu. Có thể bỏ trống.',
    },
    { as: 'text', id: 'staffCode', label: 'Mã cán bộ, mã nhân viên', hint: 'Có thể bỏ trống.' },
    REASON,
  ],
  typed: { 'post.organisationId': [organisationId] },
  fixed: {},
});

export const personCorrection = (
  entry: { readonly id: string; readonly on: string },
  fact: PersonFact,
  choices: ActChoices,
): ActForm => correction('correctPerson', entry, fact, personFields(fact, choices));

function personFields(fact: PersonFact, { organisations, titles }: ActChoices): readonly ActField[] {
  switch (fact.type) {
    case 'entered':
      return identity('fact.');
    case 'tookPost':
      return post('fact.', organisations);
    case 'leftPost':
      return [];
    case 'classed':
      return roleClass('fact.');
    case 'joinedUnion':
      return [];
    default:
      return yearFields(fact, titles);
  }
}

export const postOptions = (person: PersonLife): Options =>
  person.posts.filter(({ to }) => to === null).map(({ id, title }) => [id, title]);

function typedFrom(path: string, value: unknown): Typed {
  if (value === null || value === undefined) return { [path]: [''] };
  if (typeof value === 'boolean') return { [path]: [value ? 'yes' : 'no'] };
  if (Array.isArray(value)) return { [path]: value.map(String) };
  if (typeof value !== 'object') return { [path]: [String(value)] };
  return Object.assign({}, ...Object.entries(value).map(([key, below]) => typedFrom(`${path}.${key}`, below)));
}
