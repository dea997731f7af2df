/** Vietnamese words for what a rule set knows by code; used wherever rules are shown. */

import type { Limit } from './award-parts.ts';
import type { AwardLevel, CommendationKind, RoleClass } from './facts.ts';
import type { Certainty, SubjectKind, VoteRule } from './rule-set.ts';

export const SUBJECT_WORDS: Readonly<Record<SubjectKind, string>> = { INDIVIDUAL: 'cá nhân', COLLECTIVE: 'tập thể' };

/** After the word “cấp”. */
export const LEVEL_WORDS: Readonly<Record<AwardLevel, string>> = {
  GRASSROOTS: 'cơ sở',
  DIRECT_UPPER: 'trên trực tiếp cơ sở',
  PROVINCE: 'tỉnh, ngành, tổng công ty',
  CONFEDERATION: 'Tổng Liên đoàn',
  STATE: 'Nhà nước',
};

export const COMMENDATION_WORDS: Readonly<Record<CommendationKind, string>> = {
  MERIT: 'công trạng',
  AD_HOC: 'đột xuất',
  THEMATIC: 'chuyên đề',
  DEVOTION: 'quá trình cống hiến',
  SENIORITY: 'niên hạn',
  EXTERNAL: 'đối ngoại',
};

export const ROLE_CLASS_WORDS: Readonly<Record<RoleClass, string>> = {
  DIRECT: 'công nhân, người lao động trực tiếp',
  NON_LEADER: 'công chức, viên chức không giữ chức vụ lãnh đạo, quản lý',
  LEADER: 'lãnh đạo, quản lý',
  SENIOR_LEADER: 'lãnh đạo từ Phó Vụ trưởng, phó trưởng ban và tương đương trở lên',
};

/** `Căn cứ: Điều 23 Luật … (chờ cơ quan xác nhận).` The doubt is said wherever the article is. */
export const groundWords = (basis: string, certainty: Certainty): string =>
  `Căn cứ: ${basis}${certainty === 'to-confirm' ? ' (chờ cơ quan xác nhận)' : ''}.`;

/** `bỏ phiếu kín, từ 90% tổng số ủy viên` */
export function voteWords(vote: VoteRule | null): string {
  if (vote === null) return 'không phải đưa ra Hội đồng';
  const base = {
    ALL_MEMBERS: 'tổng số ủy viên',
    ALL_MINUS_RECUSED: 'tổng số ủy viên không có quyền, lợi ích liên quan',
    PRESENT: 'số ủy viên dự họp',
  }[vote.denominator];
  return [
    vote.secret ? 'bỏ phiếu kín' : 'biểu quyết công khai',
    `từ ${vote.passPercent}% ${base}`,
    `dự họp từ ${vote.quorum.part}/${vote.quorum.of}`,
    ...(vote.mustIncludeChair ? ['phải có Chủ tịch Hội đồng'] : []),
    ...(vote.writtenPoll ? ['được lấy ý kiến bằng văn bản'] : []),
    ...(vote.nomineeRecused ? ['ủy viên có liên quan không bỏ phiếu cho trường hợp đó'] : []),
  ].join(', ');
}

export function limitWords(limit: Limit): string {
  switch (limit.type) {
    case 'ONCE_IN_LIFETIME':
      return 'mỗi người được tặng một lần';
    case 'ONCE_A_YEAR':
      return 'mỗi năm không quá một lần';
    case 'QUOTA': {
      const per = { PROPOSER: 'mỗi đơn vị trình', THEME: 'mỗi chuyên đề', YEAR: 'toàn hệ thống' }[limit.per];
      return limit.value === null
        ? `${per}: theo chỉ tiêu được giao hằng năm`
        : `${per}: không quá ${limit.value} trường hợp một năm`;
    }
    case 'MAX_SHARE':
      return limit.percent === null
        ? `tỷ lệ trên số đạt ${limit.of}: do cơ quan ban hành quy định`
        : `không quá ${limit.percent}% số đạt ${limit.of}`;
  }
}
