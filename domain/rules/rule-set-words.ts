/** Vietnamese words for what a rule set knows by code; used wherever rules are shown. */

import type { Limit } from './award-parts.ts';
import type { AwardLevel, CommendationKind, RoleClass } from './facts.ts';
import type { Certainty, SubjectKind, TieBreaker, VoteRule } from './rule-set.ts';

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

const tieBreakerWord = (breaker: TieBreaker): string =>
  ({
    YES_SHARE: 'tỷ lệ đồng ý cao hơn',
    FEWER_NO: 'ít phiếu không đồng ý hơn',
    DIRECT_WORKER: 'người lao động trực tiếp',
    LONGEST_WITHOUT_AWARD: 'lâu chưa được khen thưởng hơn',
  })[breaker];

/** `bỏ phiếu kín, từ 90% tổng số ủy viên có quyền biểu quyết` */
export function voteWords(vote: VoteRule | null): string {
  if (vote === null) return 'không phải đưa ra Hội đồng';
  const base = {
    ALL_MEMBERS: 'tổng số ủy viên có quyền biểu quyết',
    ALL_MINUS_RECUSED: 'tổng số ủy viên có quyền biểu quyết, trừ người không tham gia xét trường hợp đó',
    PRESENT: 'số ủy viên đã bỏ phiếu về trường hợp đó',
  }[vote.denominator];
  return [
    vote.secret ? 'bỏ phiếu kín' : 'biểu quyết công khai',
    `từ ${vote.passPercent}% ${base}`,
    `tham gia bỏ phiếu từ ${vote.quorum.part}/${vote.quorum.of} ủy viên`,
    ...(vote.mustIncludeChair ? ['phải có Chủ tịch Hội đồng'] : []),
    ...(vote.writtenPoll ? ['được lấy ý kiến bằng văn bản'] : []),
    ...(vote.nomineeRecused ? ['ủy viên có liên quan không bỏ phiếu cho trường hợp đó'] : []),
    ...(vote.delegation ? ['được ủy quyền bằng văn bản'] : []),
    ...(vote.tieBreakers
      ? [`khi vượt số lượng, xét lần lượt: ${vote.tieBreakers.map(tieBreakerWord).join(', ')}`]
      : []),
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
