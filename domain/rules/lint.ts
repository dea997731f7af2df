/** What a shape cannot say: a rule-set file must be whole, its expressions must compile, its bases must be in force. */

import type { CriteriaLanguage } from './criteria.ts';
import { type Criterion, isInForce, type LegalBasis } from './rule-set.ts';
import type { AwardFile, RuleSetFile } from './rule-set-file.ts';

export interface LintFinding {
  /** Where in the file: `awards[3].criteria[1].test`. */
  readonly path: string;
  /** The rule, as a person names it: `CSTD_TLD / BA_NAM_CSTD_CS`. */
  readonly rule: string;
  /** Vietnamese. */
  readonly message: string;
}

type Say = (path: string, rule: string, message: string) => void;

export function lintRuleSet(file: RuleSetFile, language: CriteriaLanguage): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  const say: Say = (path, rule, message) => findings.push({ path, rule, message });

  if (file.to !== undefined && file.to < file.from)
    say('to', file.id, 'Ngày hết hiệu lực đứng trước ngày có hiệu lực.');
  unique(file.instruments, ({ id }) => id, 'instruments', say);
  unique(file.awards, ({ code }) => code, 'awards', say);
  unique(file.shared.criteria, ({ id }) => id, 'shared.criteria', say);
  unique(file.shared.dossierSets, ({ id }) => id, 'shared.dossierSets', say);
  for (const [path, owner, basis] of basesIn(file, '', file.id)) lintBasis(file, path, owner, basis, say);
  lintShared(file, language, say);
  for (const [index, award] of file.awards.entries()) lintAward(file, award, `awards[${index}]`, language, say);
  return findings;
}

function unique<T>(items: readonly T[], idOf: (item: T) => string, path: string, say: Say): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const id = idOf(item);
    if (seen.has(id)) say(`${path}[${index}]`, id, `Mã “${id}” bị dùng hai lần.`);
    seen.add(id);
  }
}

function lintBasis(file: RuleSetFile, path: string, rule: string, basis: LegalBasis, say: Say): void {
  const instrument = file.instruments.find(({ id }) => id === basis.instrument);
  if (instrument === undefined) {
    say(path, rule, `Căn cứ “${basis.instrument}” chưa được khai báo trong danh mục văn bản.`);
    return;
  }
  for (const span of [instrument, { from: basis.from ?? instrument.from, ...(basis.to && { to: basis.to }) }]) {
    const whole =
      isInForce(span, file.from) && (span.to === undefined || (file.to !== undefined && file.to <= span.to));
    if (whole) continue;
    const until = span.to === undefined ? '' : ` đến ${span.to}`;
    say(
      path,
      rule,
      `Căn cứ “${instrument.short ?? instrument.citation}” có hiệu lực từ ${span.from}${until}, không bao trùm thời gian áp dụng của bộ quy định.`,
    );
    return;
  }
}

/** Every legal basis of the file, with its path and the nearest rule that has a name. */
function* basesIn(value: unknown, path: string, owner: string): Iterable<[string, string, LegalBasis]> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* basesIn(item, `${path}[${index}]`, owner);
    return;
  }
  const named = 'code' in value ? value.code : 'id' in value ? value.id : undefined;
  const within = typeof named === 'string' ? named : owner;
  for (const [key, part] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (key === 'basis') yield [at, within, part as LegalBasis];
    else yield* basesIn(part, at, within);
  }
}

function lintShared({ shared, awards }: RuleSetFile, language: CriteriaLanguage, say: Say): void {
  const codes = awards.map(({ code }) => code);
  for (const [index, criterion] of shared.criteria.entries()) {
    lintTest(criterion, `shared.criteria[${index}]`, criterion.id, codes, language, say);
    if (!awards.some(({ criteria }) => criteria.includes(criterion.id))) {
      say(`shared.criteria[${index}]`, criterion.id, 'Tiêu chuẩn dùng chung này không được hình thức nào dùng.');
    }
  }
  for (const [name, { vote, voteReminder }] of Object.entries(shared.deadlines)) {
    if (voteReminder >= vote) {
      say(`shared.deadlines.${name}.voteReminder`, name, 'Việc nhắc phải diễn ra trước khi hết thời gian bỏ phiếu.');
    }
  }
  for (const [name, { quorum }] of Object.entries(shared.votes)) {
    if (quorum.part > quorum.of) say(`shared.votes.${name}.quorum`, name, 'Tỷ lệ dự họp tối thiểu lớn hơn 1.');
  }
  for (const [index, set] of shared.dossierSets.entries()) {
    unique(set.papers, ({ kind }) => kind, `shared.dossierSets[${index}].papers`, say);
  }
}

function lintAward(file: RuleSetFile, award: AwardFile, path: string, language: CriteriaLanguage, say: Say): void {
  const { shared } = file;
  const { code } = award;
  const undefinedName = (key: string, what: string, name: string) =>
    say(`${path}.${key}`, code, `${what} “${name}” chưa được khai báo trong phần dùng chung (shared).`);

  if (award.vote !== null && !Object.hasOwn(shared.votes, award.vote)) {
    undefinedName('vote', 'Quy tắc biểu quyết', award.vote);
  }
  if (!Object.hasOwn(shared.deadlines, award.deadlines)) undefinedName('deadlines', 'Thời hạn', award.deadlines);
  if (!shared.dossierSets.some(({ id }) => id === award.dossierSet)) {
    undefinedName('dossierSet', 'Bộ hồ sơ', award.dossierSet);
  }
  const codes = file.awards.map((one) => one.code);
  const criteria: Criterion[] = [];
  for (const [index, one] of award.criteria.entries()) {
    const at = `criteria[${index}]`;
    const criterion = typeof one === 'string' ? shared.criteria.find(({ id }) => id === one) : one;
    if (criterion === undefined) undefinedName(at, 'Tiêu chuẩn', String(one));
    else criteria.push(criterion);
    if (typeof one !== 'string') lintTest(one, `${path}.${at}`, `${code} / ${one.id}`, codes, language, say);
  }
  unique(criteria, ({ id }) => id, `${path}.criteria`, say);
  for (const kind of award.subjectKinds) {
    if (!criteria.some(({ appliesTo }) => appliesTo.includes(kind))) {
      say(`${path}.criteria`, code, `Chưa có tiêu chuẩn nào cho ${kind === 'INDIVIDUAL' ? 'cá nhân' : 'tập thể'}.`);
    }
  }
  for (const [index, limit] of (award.limits ?? []).entries()) {
    if (limit.type === 'MAX_SHARE' && !codes.includes(limit.of)) {
      say(`${path}.limits[${index}].of`, code, `Bộ quy định không có danh hiệu, hình thức “${limit.of}”.`);
    }
  }
  for (const [index, ground] of award.grounds.entries()) {
    const basis = { instrument: ground, certainty: 'confirmed' } as const;
    lintBasis(file, `${path}.grounds[${index}]`, code, basis, say);
  }
}

function lintTest(
  { test }: Criterion,
  path: string,
  rule: string,
  codes: readonly string[],
  language: CriteriaLanguage,
  say: Say,
): void {
  if (test === undefined) return;
  for (const { message, at } of language.faults(test, codes)) {
    say(`${path}.test`, rule, `${message} (ký tự thứ ${at + 1} của “${test}”)`);
  }
}
