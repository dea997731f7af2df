/** What changes from one rule set to another, said so that the department sees what it would have to do differently. */

import type { Concurrence, RequiredPaper } from './award-parts.ts';
import type { RoleClass } from './facts.ts';
import { type AwardRule, basisText, type LegalBasis, type RuleSet, type SubjectKind } from './rule-set.ts';
import {
  COMMENDATION_WORDS,
  LEVEL_WORDS,
  limitWords,
  ROLE_CLASS_WORDS,
  SUBJECT_WORDS,
  voteWords,
} from './rule-set-words.ts';

export interface RuleChange {
  /** Code of the award; null for what concerns the whole set. */
  readonly award: string | null;
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** Vietnamese: `Tiêu chuẩn BA_NAM_CSTD_CS`. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function diffRuleSets(before: RuleSet, after: RuleSet): readonly RuleChange[] {
  const changes = changesOf(null, headOf(before), headOf(after));
  const codes = new Set([...before.awards, ...after.awards].map(({ code }) => code));
  for (const code of codes) {
    const [was, is] = [before, after].map((set) => set.awards.find((award) => award.code === code));
    if (was === undefined || is === undefined) {
      changes.push({
        award: code,
        change: was === undefined ? 'ADDED' : 'REMOVED',
        what: 'Danh hiệu, hình thức',
        before: was?.title ?? null,
        after: is?.title ?? null,
      });
    } else changes.push(...changesOf(code, linesOf(before, was), linesOf(after, is)));
  }
  return changes;
}

/** A rule's lines by name; what is not there has no line. */
type Lines = ReadonlyMap<string, string>;

function changesOf(award: string | null, before: Lines, after: Lines): RuleChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((what) => {
    const [was, is] = [before.get(what) ?? null, after.get(what) ?? null];
    if (was === is) return [];
    const change = was === null ? 'ADDED' : is === null ? 'REMOVED' : 'CHANGED';
    return [{ award, change, what, before: was, after: is }];
  });
}

const headOf = (set: RuleSet): Lines =>
  new Map([
    ['Tên bộ quy định', set.title],
    ['Áp dụng cho hồ sơ tiếp nhận', `từ ${set.from}${set.to === undefined ? '' : ` đến ${set.to}`}`],
    ...set.instruments.map(({ id, citation, short, from, to, certainty }): [string, string] => [
      `Văn bản ${id}`,
      `${citation}${short === undefined ? '' : ` [${short}]`} (từ ${from}${to === undefined ? '' : ` đến ${to}`}; ${CERTAINTY[certainty]})`,
    ]),
  ]);

/** Every rule of an award as a line. Nothing may be missing: a change without a line would be hidden from the reader. */
function linesOf(set: RuleSet, award: AwardRule): Lines {
  const lines = new Map<string, string>();
  const add = (what: string, ...parts: readonly (string | false | undefined)[]) => {
    const said = parts.filter(Boolean).join('; ');
    if (said !== '') lines.set(what, said);
  };
  const cite = (basis: LegalBasis | undefined) => basis && citation(set, basis);
  const { deadlines, bonus, dossierSet, decider, publicListing: listing, concurrence } = award;

  add('Tên', award.title);
  add('Chữ trên bằng', award.certificateTitle);
  add('Phân loại', award.category && CATEGORIES[award.category]);
  add('Đối tượng', ...award.subjectKinds.map((kind) => SUBJECT_WORDS[kind]));
  add('Nhóm đối tượng', ...roleWords(award.roleClasses));
  add('Loại khen thưởng', ...(award.commendationKinds ?? []).map((kind) => COMMENDATION_WORDS[kind]));
  add('Chuyên đề', ...(award.themes ?? []).map(({ code, title }) => `${code} ${title}`));
  add('Cấp', award.level && LEVEL_WORDS[award.level]);
  add('Thẩm quyền quyết định', decider && `${decider.title} (cấp ${LEVEL_WORDS[decider.level]})`, cite(decider?.basis));
  add('Cấp trình', ...(award.proposers ?? []).map((level) => LEVEL_WORDS[level]));
  for (const { id, text, test, appliesTo, roles, gaps, basis } of award.criteria) {
    const whom = [...appliesTo.map((kind) => SUBJECT_WORDS[kind]), ...roleWords(roles)];
    add(
      `Tiêu chuẩn ${id}`,
      `${text} [${test ?? 'người thẩm định trả lời'}; ${whom.join(', ')}]`,
      gaps && `năm không tính: ${JSON.stringify(gaps)}`,
      cite(basis),
    );
  }
  for (const limit of award.limits ?? []) {
    add(`Giới hạn ${limit.type}${limit.type === 'QUOTA' ? `/${limit.per}` : ''}`, limitWords(limit), cite(limit.basis));
  }
  add('Biểu quyết', voteWords(award.vote), cite(award.vote?.basis));
  add('Bộ hồ sơ', dossierSet && `${dossierSet.id} ${dossierSet.title}`, cite(dossierSet?.basis));
  add('Hồ sơ rút gọn', dossierSet?.simplified);
  for (const paper of dossierSet?.papers ?? []) add(`Giấy tờ ${paper.kind}`, ...paperWords(paper));
  add(
    'Lấy ý kiến công khai',
    listing && `${listing.required ? '' : 'không bắt buộc, '}${listing.workingDays} ngày làm việc`,
    cite(listing?.basis),
  );
  add('Hiệp y', ...concurrenceWords(concurrence), cite(concurrence?.basis));
  for (const [key, word] of DEADLINES) add(`Thời hạn ${word}`, `${deadlines[key]} ngày làm việc`);
  add('Căn cứ của thời hạn', cite(deadlines.basis));
  for (const kind of SUBJECTS) {
    const milli = bonus.coefficientMilli[kind];
    add(`Hệ số tiền thưởng ${SUBJECT_WORDS[kind]}`, milli !== undefined && `${milli / 1000}`.replace('.', ','));
  }
  add('Tiền thưởng', bonus.paidFrom, cite(bonus.basis));
  add('Mẫu bằng, hiện vật', award.certificateTemplate, ...(award.objects ?? []));
  add('Căn cứ của quyết định', ...award.grounds);
  add('Bảo quản', award.keptForever && 'vĩnh viễn', `${award.retentionYears} năm`);
  add('Căn cứ', cite(award.basis));
  return lines;
}

const roleWords = (roles: readonly RoleClass[] = []): readonly string[] => roles.map((role) => ROLE_CLASS_WORDS[role]);

function paperWords({ title, copies, per, signed, subjectKinds, organisationKinds, roleClasses }: RequiredPaper) {
  return [
    title,
    `${copies} bản`,
    { DOSSIER: 'chung', NOMINEE: 'từng trường hợp' }[per],
    signed && 'có ký',
    ...(subjectKinds ?? []).map((kind) => SUBJECT_WORDS[kind]),
    ...(organisationKinds ?? []),
    ...roleWords(roleClasses),
  ];
}

const concurrenceWords = (concurrence: Concurrence | undefined): readonly string[] =>
  concurrence === undefined
    ? []
    : [
        concurrence.bodies.join(', '),
        `${concurrence.workingDays} ngày làm việc`,
        SILENCE[concurrence.silence],
        ...(concurrence.leadersOf ?? []),
      ];

/** `Điều 24 Luật … (đã đối chiếu)` */
const citation = (set: RuleSet, basis: LegalBasis): string => {
  const { instrument, from, to, certainty } = basis;
  const span = [from && `từ ${from}`, to && `đến ${to}`].filter(Boolean).join(' ');
  return `${basisText(set, basis)} (${[instrument, span, CERTAINTY[certainty]].filter(Boolean).join(', ')})`;
};

const SUBJECTS: readonly SubjectKind[] = ['INDIVIDUAL', 'COLLECTIVE'];

const CATEGORIES = { TITLE: 'danh hiệu thi đua', FORM: 'hình thức khen thưởng' } as const;

const SILENCE = {
  ASK_AGAIN: 'không trả lời thì hỏi lại',
  AGREED: 'không trả lời được coi là đồng ý',
  PERSON_DECIDES: 'không trả lời thì người có thẩm quyền xem xét',
} as const;

const CERTAINTY = { confirmed: 'đã đối chiếu', 'to-confirm': 'cần xác nhận' } as const;

const DEADLINES = [
  ['receive', 'tiếp nhận'],
  ['verify', 'thẩm định'],
  ['supplement', 'bổ sung'],
  ['vote', 'bỏ phiếu'],
  ['voteReminder', 'nhắc trước khi hết bỏ phiếu'],
  ['decide', 'quyết định'],
] as const;
