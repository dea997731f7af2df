import {
  distributionTags,
  type Letterhead,
  letterheadTags,
  letterheadValues,
  lines,
  type TagTree,
  type TagValues,
} from '../_shared/contract.ts';
import { type ClockTime, countText, percentText, signatoryName, timeText } from '../_shared/official-text.ts';

/** Biên bản họp Hội đồng Thi đua, khen thưởng. */
export interface CouncilMinutesData {
  readonly letterhead: Letterhead;
  /** Number and symbol: `12/BB-HĐTĐKT`. */
  readonly number: string;
  readonly subject: string;
  readonly startedAt: ClockTime;
  readonly endedAt: ClockTime;
  readonly place: string;
  readonly membersTotal: number;
  readonly present: readonly CouncilPerson[];
  readonly absent: readonly { readonly name: string; readonly reason: string }[];
  /** What the rule says of the quorum and that it was met; one or more sentences. */
  readonly quorumSentence: string;
  readonly chair: CouncilPerson;
  readonly secretary: CouncilPerson;
  /** Continues “Hội đồng xem xét …”: how many, who proposed, in which submission. */
  readonly itemsConsidered: string;
  /** The rule in words: threshold, denominator, source. */
  readonly rule: string;
  readonly recusals: readonly { readonly member: string; readonly item: string; readonly reason: string }[];
  readonly discussion: readonly string[];
  /** `bỏ phiếu kín` or `biểu quyết công khai`, with how the count was made. */
  readonly votingMethod: string;
  readonly ballots: {
    readonly issued: number;
    readonly collected: number;
    readonly valid: number;
    readonly invalid: number;
    /** Explains every difference between the counts; empty when there is none. */
    readonly remark: string;
  };
  /** On what the percentages are counted: `tỷ lệ tính trên tổng số thành viên Hội đồng`. */
  readonly denominatorNote: string;
  readonly results: readonly CouncilResult[];
  /** With few members a unanimous secret ballot shows how each voted: the minutes must then say so. */
  readonly unanimityRevealsVotes: boolean;
  readonly conclusions: readonly string[];
  /** Ý kiến khác, ý kiến bảo lưu. */
  readonly dissent: readonly string[];
  /** How the minutes came to stand: read out and agreed at a meeting, or made from the count of a vote by link. */
  readonly adoption: string;
  readonly recipients: readonly string[];
  readonly fileCopy: string;
}

export interface CouncilPerson {
  readonly honorific: 'Ông' | 'Bà';
  readonly name: string;
  /** Chức vụ and role in the council. */
  readonly position: string;
}

export interface CouncilResult {
  /** As printed: `Bà Nguyễn Thị Ánh, Công đoàn cơ sở …`. */
  readonly name: string;
  readonly yes: number;
  readonly against: number;
  readonly noOpinion: number;
  /** What the percentages divide by (the rule decides which members count). */
  readonly denominator: number;
  readonly passed: boolean;
}

const listOf = (about: string) => ({ about, inside: { text: 'Một dòng' } });

export const councilMinutesTags: TagTree = {
  ...letterheadTags,
  ...distributionTags,
  number: 'Số, ký hiệu biên bản',
  startedAt: 'Giờ, ngày bắt đầu',
  endedAt: 'Giờ, ngày kết thúc',
  place: 'Địa điểm họp',
  membersTotal: 'Tổng số thành viên',
  membersPresent: 'Số có mặt',
  membersAbsent: 'Số vắng mặt',
  quorumSentence: 'Câu về số thành viên tối thiểu để họp',
  present: listOf('Thành viên có mặt'),
  absence: {
    about: 'Phần vắng mặt; đủ thành viên thì không in',
    inside: { absent: listOf('Thành viên vắng mặt, lý do') },
  },
  chairItem: 'Số mục của chủ tọa',
  chairLine: 'Chủ tọa: họ tên, chức vụ',
  secretaryItem: 'Số mục của thư ký',
  secretaryLine: 'Thư ký: họ tên, chức vụ',
  itemsConsidered: 'Danh sách xét',
  rule: 'Quy định về tỷ lệ đồng ý',
  recusal: {
    about: 'Phần thành viên không tham gia xét; không có thì không in',
    inside: { recusals: listOf('Thành viên, trường hợp, lý do') },
  },
  noRecusal: { about: 'In khi không ai phải rút', inside: {} },
  discussion: listOf('Ý kiến thảo luận'),
  votingMethod: 'Hình thức biểu quyết',
  ballotsIssued: 'Số phiếu phát ra',
  ballotsCollected: 'Số phiếu thu về',
  ballotsValid: 'Số phiếu hợp lệ',
  ballotsInvalid: 'Số phiếu không hợp lệ',
  ballotRemark: 'Giải thích chênh lệch số phiếu, nếu có',
  denominatorNote: 'Tỷ lệ tính trên số nào',
  results: {
    about: 'Kết quả từng trường hợp',
    inside: {
      no: 'TT',
      name: 'Tập thể, cá nhân',
      yes: 'Số phiếu và tỷ lệ đồng ý',
      against: 'Số phiếu và tỷ lệ không đồng ý',
      noOpinion: 'Số phiếu và tỷ lệ không có ý kiến',
      outcome: '“Đạt” hoặc “Không đạt”',
    },
  },
  unanimity: listOf('Lưu ý khi kết quả nhất trí làm lộ lựa chọn của từng thành viên'),
  conclusions: listOf('Kết luận'),
  dissent: { about: 'Phần ý kiến khác; không có thì không in', inside: { opinions: listOf('Một ý kiến') } },
  adoption: 'Câu về việc thông qua biên bản',
  noDissent: { about: 'In khi không có ý kiến khác', inside: {} },
  secretaryName: 'Họ tên thư ký',
  chairName: 'Họ tên chủ tọa',
};

const UNANIMITY_NOTICE =
  'Lưu ý: do số thành viên tham gia bỏ phiếu ít và có trường hợp kết quả nhất trí tuyệt đối, kết quả này cho biết lựa chọn của từng thành viên.';

export function councilMinutesValues(data: CouncilMinutesData): TagValues {
  const withAbsence = data.absent.length > 0;
  return {
    ...letterheadValues(data.letterhead, `Biên bản ${data.subject.replace(/^Họp /u, 'họp ')}`, data.subject),
    recipients: lines(data.recipients),
    fileCopy: data.fileCopy,
    number: data.number,
    startedAt: timeText(data.startedAt),
    endedAt: timeText(data.endedAt),
    place: data.place,
    membersTotal: countText(data.membersTotal),
    membersPresent: countText(data.present.length),
    membersAbsent: countText(data.absent.length),
    quorumSentence: data.quorumSentence,
    present: listLines(data.present.map(personLine)),
    absence: withAbsence && {
      absent: listLines(data.absent.map(({ name, reason }) => `${name}, lý do: ${reason}`)),
    },
    chairItem: withAbsence ? 4 : 3,
    chairLine: personLine(data.chair),
    secretaryItem: withAbsence ? 5 : 4,
    secretaryLine: personLine(data.secretary),
    itemsConsidered: data.itemsConsidered,
    rule: data.rule,
    recusal: data.recusals.length > 0 && {
      recusals: listLines(data.recusals.map(({ member, item, reason }) => `${member}: ${item} (lý do: ${reason})`)),
    },
    noRecusal: data.recusals.length === 0,
    discussion: listLines(data.discussion),
    votingMethod: data.votingMethod,
    ballotsIssued: countText(data.ballots.issued),
    ballotsCollected: countText(data.ballots.collected),
    ballotsValid: countText(data.ballots.valid),
    ballotsInvalid: countText(data.ballots.invalid),
    ballotRemark: data.ballots.remark,
    denominatorNote: data.denominatorNote,
    results: data.results.map(resultValues),
    unanimity: data.unanimityRevealsVotes ? lines([UNANIMITY_NOTICE]) : [],
    conclusions: lines(data.conclusions),
    dissent: data.dissent.length > 0 && { opinions: listLines(data.dissent) },
    adoption: data.adoption.replace(/[\s.]+$/u, ''),
    noDissent: data.dissent.length === 0,
    secretaryName: signatoryName(data.secretary.name),
    chairName: signatoryName(data.chair.name),
  };
}

const personLine = ({ honorific, name, position }: CouncilPerson): string => `${honorific} ${name}, ${position}`;

/** `;` after each line and `.` after the last. */
function listLines(texts: readonly string[]): { readonly text: string }[] {
  return lines(texts.map((text, i) => `${text.replace(/[\s;,.]+$/u, '')}${i === texts.length - 1 ? '.' : ';'}`));
}

function resultValues(result: CouncilResult, index: number): TagValues {
  const count = (votes: number) => `${countText(votes)}\n(${percentText(votes, result.denominator)})`;
  return {
    no: countText(index + 1),
    name: result.name,
    yes: count(result.yes),
    against: count(result.against),
    noOpinion: count(result.noOpinion),
    outcome: result.passed ? 'Đạt' : 'Không đạt',
  };
}
