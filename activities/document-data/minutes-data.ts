import type { Council, NomineeRecord, Organisation, Person, Submission } from '../../adapters/register-ports.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { isQuorate } from '../../domain/council/count.ts';
import { keptOutOf } from '../../domain/council/roll.ts';
import { type ItemResult, itemAt, notYetVoted, type SessionState, voters } from '../../domain/council/session.ts';
import { countText } from '../../templates/_shared/official-text.ts';
import type { CouncilMinutesData, CouncilPerson } from '../../templates/council-minutes/fields.ts';
import { clockTime } from '../dates.ts';
import { must } from '../lookups.ts';
import { calledBy } from './recipients.ts';

export interface MinutesSources {
  readonly sessionId: string;
  readonly state: SessionState;
  readonly council: Council;
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  readonly submissions: readonly Submission[];
  /** The letters by which the nominees were proposed, in the order of the agenda. */
  readonly letters: readonly {
    /** Null for an initiative, which its union registers. */
    readonly letter: { readonly number: string; readonly date: string } | null;
    readonly unit: string;
    readonly count: number;
  }[];
  readonly convenedAt: string;
  readonly number: string;
}

const OFFICES = {
  CHAIR: 'Chủ tịch Hội đồng',
  DEPUTY_CHAIR: 'Phó Chủ tịch Hội đồng',
  SECRETARY: 'Thư ký Hội đồng',
  MEMBER: 'Ủy viên',
};

/** Biên bản họp Hội đồng: every number that must be in it (domain: members, ballots, shares, recusals), from the events. */
export function minutesData(sources: MinutesSources): CouncilMinutesData {
  const { state, council, organisation, submissions, sessionId } = sources;
  const results = must(state.results, `results of ${sessionId}`);
  const person = (memberId: string): CouncilPerson => {
    const member = must(
      state.members.find((one) => one.id === memberId),
      `member ${memberId}`,
    );
    const known = must(
      sources.people.find((one) => one.id === memberId),
      `person ${memberId}`,
    );
    return { honorific: known.honorific, name: known.name, position: `${known.title}, ${OFFICES[member.office]}` };
  };
  const chair = must(
    state.members.find((member) => member.office === 'CHAIR'),
    'chair of the council',
  );
  const nominee = (item: number): NomineeRecord => {
    const at = must(itemAt(state.agenda, item), `item ${item}`);
    const submission = submissions.find((one) => one.dossierId === at.dossierId);
    return must(
      submission?.nominees.find((one) => one.no === at.no),
      `nominee ${at.dossierId}/${at.no}`,
    );
  };
  const absent = notYetVoted(state);
  const taking = state.voted.length;
  const collected = Math.max(0, ...results.map((result) => result.yes + result.no + result.noOpinion));
  const passed = results.filter((result) => result.outcome === 'PASSED');
  return {
    letterhead: { parentBody: organisation.ownLine, issuingBody: 'Hội đồng Thi đua, khen thưởng' },
    number: sources.number,
    subject: `Họp Hội đồng Thi đua, khen thưởng, phiên số ${sessionNumber(sessionId)}`,
    startedAt: clockTime(sources.convenedAt),
    endedAt: clockTime(must(state.closedAt, `closing time of ${sessionId}`)),
    place: `${council.meetingPlace}; ủy viên xem hồ sơ và bỏ phiếu qua đường dẫn cá nhân`,
    membersTotal: voters(state).length,
    present: state.voted.map(person),
    absent: absent.map((id) => ({
      name: `${person(id).honorific} ${person(id).name}`,
      reason: 'không bỏ phiếu trong thời hạn',
    })),
    quorumSentence: quorumSentence(state),
    chair: person(chair.id),
    secretary: person(must(state.closedBy, `secretary of ${sessionId}`)),
    itemsConsidered: sources.letters
      .map(({ letter, unit, count }) =>
        letter === null
          ? `${countText(count)} sáng kiến do ${unit} đăng ký`
          : `${countText(count)} trường hợp do ${unit} đề nghị tại Tờ trình số ${letter.number} ${letter.date}`,
      )
      .join('; '),
    rule: ruleSentence(state),
    recusals: state.members.flatMap(({ id }) =>
      keptOutOf(state, id).map((item) => ({
        member: `${person(id).honorific} ${person(id).name}`,
        item: `không tham gia xét, bỏ phiếu đối với ${calledBy(nominee(item))}`,
        reason: 'có quyền, lợi ích liên quan, tự khai báo trước khi xem hồ sơ',
      })),
    ),
    discussion: ['Các ủy viên xem hồ sơ, kết quả thẩm định trên hệ thống; không có ý kiến thảo luận ghi thêm'],
    votingMethod: `${state.rule.secret ? 'bỏ phiếu kín' : 'biểu quyết công khai'} bằng phiếu điện tử; phiếu tách rời danh sách người bỏ phiếu, hệ thống kiểm phiếu sau khi phiên họp kết thúc`,
    ballots: {
      issued: taking,
      collected,
      valid: collected,
      invalid: 0,
      remark:
        collected === taking
          ? `Mã đối chiếu hòm phiếu: ${(state.boxHash ?? '').slice(0, 16)}.`
          : `${countText(taking - collected)} phiếu đã phát nhưng không được gửi vào hòm phiếu trước khi phiên họp kết thúc. Mã đối chiếu hòm phiếu: ${(state.boxHash ?? '').slice(0, 16)}.`,
    },
    denominatorNote: denominatorNote(state),
    results: results.map((result) => ({
      name: `${calledBy(nominee(result.item))}, ${nominee(result.item).unit}`,
      yes: result.yes,
      against: result.no,
      noOpinion: result.noOpinion,
      denominator: result.base,
      passed: result.outcome === 'PASSED',
    })),
    unanimityRevealsVotes: results.some((result) => isUnanimous(result)),
    conclusions: [
      `1. Hội đồng nhất trí trình ${organisation.actingBody} khen thưởng ${countText(passed.length)}/${countText(results.length)} trường hợp đạt tỷ lệ phiếu quy định.`,
      ...(passed.length < results.length
        ? [
            `2. ${countText(results.length - passed.length)} trường hợp không đạt; giao Thư ký thông báo lý do cho đơn vị trình.`,
          ]
        : []),
    ],
    dissent: [],
    adoption: 'Biên bản được lập từ kết quả kiểm phiếu của phiên họp; Thư ký và Chủ tọa cùng ký xác nhận',
    recipients: [organisation.actingBody, 'Thành viên Hội đồng'],
    fileCopy: organisation.fileCopy,
  };
}

/** `session-2026-0001` → `01/2026` */
function sessionNumber(sessionId: string): string {
  const [, year, number] = sessionId.split('-');
  return `${countText(Number(number))}/${year}`;
}

const isUnanimous = ({ yes, no, noOpinion }: ItemResult): boolean => {
  const cast = yes + no + noOpinion;
  return cast > 0 && [yes, no, noOpinion].includes(cast);
};

function quorumSentence(state: SessionState): string {
  const [taking, all] = [countText(state.voted.length), countText(voters(state).length)];
  const { part, of } = state.rule.quorum;
  const least = of === 100 ? `${part}%` : `${part}/${of}`;
  return isQuorate(state)
    ? `${taking}/${all} thành viên có quyền biểu quyết đã tham gia, đạt tỷ lệ tối thiểu ${least} theo quy định.`
    : `${taking}/${all} thành viên có quyền biểu quyết đã tham gia, không đạt tỷ lệ tối thiểu ${least} theo quy định; phiên họp không có giá trị xét khen thưởng.`;
}

function ruleSentence({ rule }: SessionState): string {
  return `tập thể, cá nhân được đề nghị khen thưởng khi có từ ${rule.passPercent}% số phiếu đồng ý trở lên, tính trên ${base(rule.denominator)}`;
}

const denominatorNote = ({ rule }: SessionState): string => `tỷ lệ tính trên ${base(rule.denominator)}`;

function base(denominator: SessionState['rule']['denominator']): string {
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
