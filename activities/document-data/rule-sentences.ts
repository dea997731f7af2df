import { assertNever } from '../../domain/assert-never.ts';
import { isQuorate } from '../../domain/council/count.ts';
import { type SessionState, voters } from '../../domain/council/session.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { VoteRule } from '../../domain/rules/rule-set.ts';
import { countText } from '../../templates/_shared/official-text.ts';
import { awardOf } from './counted-rounds.ts';
import { judgesInitiatives, rulesOf } from './session-conduct.ts';
import type { SessionSources } from './session-sources.ts';

/** The rules of a vote as minutes state them. */

/** Rules that ask for different quorums are told apart by what is voted on by them. */
export function quorumSentence(sources: SessionSources): string {
  const { state } = sources;
  const opening = state.firstRound === null ? state : { ...state, voted: state.firstRound.voted };
  const taking = `${countText(opening.voted.length)}/${countText(voters(state).length)} thành viên có quyền biểu quyết đã tham gia bỏ phiếu`;
  const asked = groupBy(rulesOf(state), ({ rule }) => leastOf(rule));
  const verdicts = [...asked].map(([least, rules]) => {
    const items = rules.flatMap((one) => one.items);
    const about = asked.size === 1 ? '' : ` đối với ${subjectsOf(sources, items)}`;
    const met = isQuorate(opening, items[0]);
    const said = `${met ? 'đạt' : 'không đạt'} tỷ lệ tối thiểu ${least} theo quy định`;
    const purpose = judgesInitiatives(state) ? 'xét công nhận sáng kiến' : 'xét khen thưởng';
    return met ? `${said}${about}` : `${said}; phiên họp không có giá trị ${purpose}${about}`;
  });
  return `${taking}, ${verdicts.join('; ')}.`;
}

/** `2/3`, `75%`: as the rule has it. */
const leastOf = ({ quorum: { part, of } }: VoteRule): string => (of === 100 ? `${part}%` : `${part}/${of}`);

const subjectsOf = (sources: SessionSources, items: readonly number[]): string =>
  [...new Set(items.map((item) => awardOf(sources, item)))].join(', ');

/** One for each rule; where there are several, with what is voted on by it. */
export function ruleSentences(sources: SessionSources): readonly string[] {
  const rules = rulesOf(sources.state);
  return rules.map(({ rule, items }) => {
    const only = judgesInitiatives(sources.state) ? 'sáng kiến được' : 'tập thể, cá nhân được';
    const subject =
      rules.length === 1
        ? `${only} đề nghị ${judgesInitiatives(sources.state) ? 'công nhận' : 'khen thưởng'} khi`
        : `${subjectsOf(sources, items)}: đạt khi`;
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
      return 'tổng số thành viên Hội đồng có quyền biểu quyết';
    case 'ALL_MINUS_RECUSED':
      return 'tổng số thành viên Hội đồng có quyền biểu quyết, trừ thành viên không tham gia xét trường hợp đó';
    case 'PRESENT':
      return 'số thành viên đã bỏ phiếu về trường hợp đó';
    default:
      return assertNever(denominator);
  }
}

export const votingMethod = ({ rule }: SessionState): string =>
  `${rule.secret ? 'bỏ phiếu kín' : 'biểu quyết công khai'}; phiếu tách rời danh sách người bỏ phiếu, hệ thống kiểm phiếu sau khi phiên họp kết thúc`;
