/** What changes from one rule set to another, said so that the department sees what it would have to do differently. */

import type { AwardRule, RuleSet } from './rule-set.ts';
import { basisText } from './rule-set.ts';
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
    ...set.instruments.map(({ id, citation, from, to, certainty }): [string, string] => [
      `Văn bản ${id}`,
      `${citation} (từ ${from}${to === undefined ? '' : ` đến ${to}`}; ${CERTAINTY[certainty]})`,
    ]),
  ]);

function linesOf(set: RuleSet, award: AwardRule): Lines {
  const lines = new Map<string, string>();
  const add = (what: string, value: string | undefined) => {
    if (value !== undefined && value !== '') lines.set(what, value);
  };
  const cite = (basis: AwardRule['basis']) => `${basisText(set, basis)} (${CERTAINTY[basis.certainty]})`;
  const { deadlines, bonus, dossierSet } = award;

  add('Tên', award.title);
  add('Chữ trên bằng', award.certificateTitle);
  add('Đối tượng', award.subjectKinds.map((kind) => SUBJECT_WORDS[kind]).join(', '));
  add('Nhóm đối tượng', award.roleClasses?.map((role) => ROLE_CLASS_WORDS[role]).join('; '));
  add('Loại khen thưởng', award.commendationKinds?.map((kind) => COMMENDATION_WORDS[kind]).join(', '));
  add('Cấp', award.level && LEVEL_WORDS[award.level]);
  add('Thẩm quyền quyết định', award.decider?.title);
  add('Cấp trình', award.proposers?.map((level) => LEVEL_WORDS[level]).join('; '));
  for (const { id, text, test, appliesTo, roles = [], basis } of award.criteria) {
    const whom = [...appliesTo.map((kind) => SUBJECT_WORDS[kind]), ...roles.map((role) => ROLE_CLASS_WORDS[role])];
    add(`Tiêu chuẩn ${id}`, `${text} [${test ?? 'người thẩm định trả lời'}; ${whom.join(', ')}]; ${cite(basis)}`);
  }
  for (const limit of award.limits ?? []) {
    add(
      `Giới hạn ${limit.type}${limit.type === 'QUOTA' ? `/${limit.per}` : ''}`,
      `${limitWords(limit)}; ${cite(limit.basis)}`,
    );
  }
  add('Biểu quyết', voteWords(award.vote));
  for (const { kind, title, copies, per, roleClasses = [] } of dossierSet?.papers ?? []) {
    const whose = per === 'DOSSIER' ? 'chung' : 'từng trường hợp';
    add(
      `Giấy tờ ${kind}`,
      [`${title}: ${copies} bản, ${whose}`, ...roleClasses.map((one) => ROLE_CLASS_WORDS[one])].join('; '),
    );
  }
  add('Hồ sơ rút gọn', dossierSet?.simplified);
  add('Lấy ý kiến công khai', award.publicListing && `${award.publicListing.workingDays} ngày làm việc`);
  add(
    'Hiệp y',
    award.concurrence && `${award.concurrence.bodies.join(', ')}: ${award.concurrence.workingDays} ngày làm việc`,
  );
  for (const [key, word] of DEADLINES) add(`Thời hạn ${word}`, `${deadlines[key]} ngày làm việc`);
  for (const kind of award.subjectKinds) {
    const milli = bonus.coefficientMilli[kind];
    add(
      `Hệ số tiền thưởng ${SUBJECT_WORDS[kind]}`,
      milli === undefined ? undefined : `${milli / 1000}`.replace('.', ','),
    );
  }
  add('Nguồn chi', `${bonus.paidFrom}; ${cite(bonus.basis)}`);
  add('Căn cứ của quyết định', award.grounds.join(', '));
  add('Bảo quản', award.keptForever ? 'vĩnh viễn' : `${award.retentionYears} năm`);
  add('Căn cứ', cite(award.basis));
  return lines;
}

const CERTAINTY = { confirmed: 'đã đối chiếu', 'to-confirm': 'cần xác nhận' } as const;

const DEADLINES = [
  ['receive', 'tiếp nhận'],
  ['verify', 'thẩm định'],
  ['supplement', 'bổ sung'],
  ['vote', 'bỏ phiếu'],
  ['voteReminder', 'nhắc trước khi hết bỏ phiếu'],
  ['decide', 'quyết định'],
] as const;
