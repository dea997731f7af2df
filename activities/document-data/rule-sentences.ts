import { assertNever } from '../../domain/assert-never.ts';
import { isQuorate } from '../../domain/council/count.ts';
import { type SessionState, voters } from '../../domain/council/session.ts';
import type { VoteRule } from '../../domain/rules/rule-set.ts';
import { countText } from '../../templates/_shared/official-text.ts';
import { awardOf } from './counted-rounds.ts';
import { judgesInitiatives, rulesOf } from './session-conduct.ts';
import type { SessionSources } from './session-sources.ts';

/** The rules of a vote as minutes state them. */

export function quorumSentence(state: SessionState): string {
  const opening = state.firstRound === null ? state : { ...state, voted: state.firstRound.voted };
  const [taking, all] = [countText(opening.voted.length), countText(voters(state).length)];
  const { part, of } = state.rule.quorum;
  const least = of === 100 ? `${part}%` : `${part}/${of}`;
  return isQuorate(opening)
    ? `${taking}/${all} thành viên có quyền biểu quyết đã tham gia, đạt tỷ lệ tối thiểu ${least} theo quy định.`
    : `${taking}/${all} thành viên có quyền biểu quyết đã tham gia, không đạt tỷ lệ tối thiểu ${least} theo quy định; phiên họp không có giá trị xét khen thưởng.`;
}

/** One for each rule; where there are several, with what is voted on by it. */
export function ruleSentences(sources: SessionSources): readonly string[] {
  const rules = rulesOf(sources.state);
  return rules.map(({ rule, items }) => {
    const about = [...new Set(items.map((item) => awardOf(sources, item)))].join(', ');
    const only = judgesInitiatives(sources.state) ? 'sáng kiến được' : 'tập thể, cá nhân được';
    const subject =
      rules.length === 1
        ? `${only} đề nghị ${judgesInitiatives(sources.state) ? 'công nhận' : 'khen thưởng'} khi`
        : `${about}: đạt khi`;
    return `${subject} có từ ${rule.passPercent}% số phiếu đồng ý trở lên, tính trên ${base(rule.denominator)}${rule.mustIncludeChair ? '; người chủ trì phải tham gia bỏ phiếu' : ''}`;
  });
}

export function denominatorNote(state: SessionState): string {
  const bases = new Set(rulesOf(state).map(({ rule }) => base(rule.denominator)));
  return bases.size === 1 ? `tỷ lệ tính trên ${[...bases].join()}` : 'tỷ lệ tính theo quy định của từng hình thức';
}

function base(denominator: VoteRule['denominator']): string {
  switch (denominator) {
    case 'ALL_MEMBERS':
      return 'tổng số thành viên Hội đồng';
    case 'ALL_MINUS_RECUSED':
      return 'tổng số thành viên Hội đồng trừ thành viên không tham gia xét trường hợp đó';
    case 'PRESENT':
      return 'số thành viên tham gia bỏ phiếu';
    default:
      return assertNever(denominator);
  }
}

export const votingMethod = ({ rule }: SessionState): string =>
  `${rule.secret ? 'bỏ phiếu kín' : 'biểu quyết công khai'}; phiếu tách rời danh sách người bỏ phiếu, hệ thống kiểm phiếu sau khi phiên họp kết thúc`;
