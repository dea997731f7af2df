/** The acts on the years of a person or a collective as forms: which boxes, which words. */

import type { OrganisationFact } from '../../domain/organisations/organisation.ts';
import type { PersonFact } from '../../domain/organisations/person.ts';
import { openMattersOn, type YearFact, yearsOf } from '../../domain/organisations/years.ts';
import type { RuleSet, SubjectKind } from '../../domain/rules/rule-set.ts';
import { type ActForm, ON, type Options, options, REASON } from './act-form-parts.ts';
import type { ActField } from './parts/act-form.tsx';
import { GRADE_WORDS, MATTER_WORDS, matterWord } from './year-words.ts';

/** What the forms offer to choose from, besides what is always the same. */
export interface YearChoices {
  readonly titles: Options;
  readonly matters: Options;
}

const NO_TITLE: Options[number] = ['NONE', 'Không đăng ký danh hiệu nào'];

/** Titles that may be registered for: those of the edition in force. */
export const titleOptions = (ruleSet: RuleSet | undefined, kind: SubjectKind): Options =>
  (ruleSet?.awards ?? [])
    .filter(({ category, subjectKinds }) => category === 'TITLE' && subjectKinds.includes(kind))
    .map(({ code, title }) => [code, title]);

export const openMatterOptions = (recorded: Parameters<typeof yearsOf>[0], today: string): Options =>
  openMattersOn(yearsOf(recorded), today).map((matter) => [matter.id, matterWord(matter)]);

const year = (prefix: string): ActField => ({ as: 'number', id: `${prefix}year`, label: 'Năm' });
const grade = (prefix: string): readonly ActField[] => [
  year(prefix),
  {
    as: 'choice',
    id: `${prefix}grade`,
    label: 'Mức độ hoàn thành nhiệm vụ',
    options: options(GRADE_WORDS),
    empty: 'Chọn mức',
  },
];
const registration = (prefix: string, titles: Options): readonly ActField[] => [
  year(prefix),
  {
    as: 'choice',
    id: `${prefix}title`,
    label: 'Danh hiệu đăng ký',
    options: [...titles, NO_TITLE],
    empty: 'Chọn danh hiệu',
  },
];
const matter = (prefix: string): readonly ActField[] => [
  {
    as: 'choice',
    id: `${prefix}matter`,
    label: 'Vụ việc',
    options: options(MATTER_WORDS),
    empty: 'Chọn vụ việc',
  },
  { as: 'text', id: `${prefix}document`, label: 'Số, ký hiệu quyết định hoặc văn bản' },
  {
    as: 'date',
    id: `${prefix}until`,
    label: 'Hết hiệu lực từ ngày',
    hint: 'Ngày đầu tiên không còn tính, nếu đã biết; nếu chưa biết thì bỏ trống.',
  },
];
const work = (prefix: string): readonly ActField[] => [
  year(prefix),
  { as: 'number', id: `${prefix}months`, label: 'Số tháng làm việc trong năm' },
  {
    as: 'number',
    id: `${prefix}daysAbsent`,
    label: 'Số ngày làm việc đã nghỉ',
    hint: 'Không kể nghỉ thai sản theo chế độ.',
  },
];
const YES_OR_NO: Options = [
  ['yes', 'Có'],
  ['no', 'Không'],
];
const UNSAID = 'Chưa có số liệu';
const figures = (prefix: string): readonly ActField[] => [
  year(prefix),
  { as: 'number', id: `${prefix}members`, label: 'Số người của tập thể', hint: 'Số liệu chưa có thì bỏ trống.' },
  { as: 'number', id: `${prefix}completedPercent`, label: 'Tỷ lệ hoàn thành nhiệm vụ (%)' },
  { as: 'number', id: `${prefix}advancedWorkerPercent`, label: 'Tỷ lệ đạt Lao động tiên tiến (%)' },
  {
    as: 'choice',
    id: `${prefix}hasGrassrootsFighter`,
    label: 'Có cá nhân đạt Chiến sĩ thi đua cơ sở',
    options: YES_OR_NO,
    empty: UNSAID,
    boolean: true,
  },
  {
    as: 'choice',
    id: `${prefix}warned`,
    label: 'Có người bị kỷ luật từ cảnh cáo trở lên',
    options: YES_OR_NO,
    empty: UNSAID,
    boolean: true,
  },
];

type Acts = Readonly<Record<string, (choices: YearChoices) => Omit<ActForm, 'typed'>>>;

/** The acts that a person's page and a collective's have in common, by the last part of their address. */
const SHARED: Acts = {
  'xep-loai': () => ({
    title: 'Ghi kết quả xếp loại của năm',
    fields: [...grade(''), { ...ON, label: 'Ngày có kết quả' }, REASON],
    fixed: { type: 'gradeYear' },
  }),
  'dang-ky': ({ titles }) => ({
    title: 'Ghi đăng ký thi đua của năm',
    fields: [...registration('', titles), { ...ON, label: 'Ngày đăng ký' }, REASON],
    fixed: { type: 'registerForYear' },
    note: 'Đăng ký nhiều danh hiệu thì ghi mỗi danh hiệu một lần.',
  }),
  'vu-viec': () => ({
    title: 'Ghi kỷ luật hoặc vụ việc đang xem xét',
    fields: [...matter(''), ON, REASON],
    fixed: { type: 'openMatter' },
    note: 'Trong thời gian vụ việc còn hiệu lực, quy định về kỷ luật được đối chiếu là không đạt ở mọi hồ sơ đề nghị.',
  }),
  'ket-thuc-vu-viec': ({ matters }) => ({
    title: 'Ghi kết thúc vụ việc, xóa kỷ luật',
    fields: [
      { as: 'choice', id: 'matterId', label: 'Vụ việc', options: matters, empty: 'Chọn vụ việc' },
      { ...ON, label: 'Kết thúc từ ngày' },
      REASON,
    ],
    fixed: { type: 'closeMatter' },
  }),
  'ra-soat': () => ({
    title: 'Xác nhận đã rà soát kỷ luật, khiếu nại, tố cáo',
    fields: [{ ...ON, label: 'Ngày rà soát' }, REASON],
    fixed: { type: 'checkRecord' },
    note: 'Xác nhận rằng vào ngày này, ngoài các mục đã ghi, không có kỷ luật hay vụ việc nào. Có giá trị cho năm xét của ngày rà soát và các năm trước đó; chưa rà soát thì hệ thống để người thẩm định kết luận.',
  }),
};

export const PERSON_YEAR_ACTS: Acts = {
  ...SHARED,
  'thoi-gian-lam-viec': () => ({
    title: 'Ghi thời gian làm việc của năm',
    fields: [...work(''), { ...ON, label: 'Số liệu tính đến ngày' }, REASON],
    fixed: { type: 'recordWork' },
  }),
  'vao-cong-doan': () => ({
    title: 'Ghi ngày vào Công đoàn',
    fields: [{ ...ON, label: 'Vào Công đoàn từ ngày' }, REASON],
    fixed: { type: 'joinUnion' },
  }),
};

export const ORGANISATION_YEAR_ACTS: Acts = {
  ...SHARED,
  'so-lieu-nam': () => ({
    title: 'Ghi số liệu của năm',
    fields: [...figures(''), { ...ON, label: 'Số liệu tính đến ngày' }, REASON],
    fixed: { type: 'reportYear' },
  }),
};

type Recorded = YearFact | Extract<PersonFact, { type: 'worked' }> | Extract<OrganisationFact, { type: 'reported' }>;

/** The boxes of a recorded fact, for its correction. */
export function yearFields(fact: Recorded, titles: Options): readonly ActField[] {
  switch (fact.type) {
    case 'graded':
      return grade('fact.');
    case 'registered':
      return registration('fact.', titles);
    case 'matterOpened':
      return matter('fact.');
    case 'matterClosed':
    case 'recordChecked':
      return [];
    case 'worked':
      return work('fact.');
    case 'reported':
      return figures('fact.');
  }
}
