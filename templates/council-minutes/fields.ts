import {
  distributionTags,
  type Letterhead,
  letterheadTags,
  letterheadValues,
  lines,
  listLines,
  type TagTree,
  type TagValues,
} from '../_shared/contract.ts';
import { type CountedRound, roundsTag, roundsValues } from '../_shared/count-table.ts';
import { type ClockTime, countText, signatoryName, timeText } from '../_shared/official-text.ts';

/** Biên bản họp Hội đồng Thi đua, khen thưởng. */
export interface CouncilMinutesData {
  readonly letterhead: Letterhead;
  /** Number and symbol: `12/BB-HĐTĐKT`. */
  readonly number: string;
  readonly subject: string;
  readonly startedAt: ClockTime;
  readonly endedAt: ClockTime;
  readonly place: string;
  /** Hình thức họp, with the permission that a written poll needs; empty where it was not recorded. */
  readonly form: string;
  readonly membersTotal: number;
  readonly present: readonly CouncilPerson[];
  readonly absent: readonly { readonly name: string; readonly reason: string }[];
  /** Giấy ủy quyền: whose ballot somebody else cast. */
  readonly mandates: readonly string[];
  /** What the rule says of the quorum and that it was met; one or more sentences. */
  readonly quorumSentence: string;
  readonly chair: CouncilPerson;
  /** Who led the items that the chair kept out of, and which. */
  readonly ledInstead: readonly string[];
  readonly secretary: CouncilPerson;
  /** Tổ kiểm phiếu; empty where nobody was named. */
  readonly tellers: readonly CouncilPerson[];
  /** Continues “Hội đồng xem xét …”: how many, who proposed, in which submission. */
  readonly itemsConsidered: string;
  /** Each rule in words: threshold, denominator, what it is about. */
  readonly rules: readonly string[];
  readonly recusals: readonly { readonly member: string; readonly item: string; readonly reason: string }[];
  /** Figures shown before the vote; null in sessions of before there were any. */
  readonly instruments: MinutedInstruments | null;
  /** Gia hạn: each extension with its reason. */
  readonly extensions: readonly string[];
  readonly discussion: readonly string[];
  /** `bỏ phiếu kín` or `biểu quyết công khai`, with how the count was made. */
  readonly votingMethod: string;
  /** On what the percentages are counted: `tỷ lệ tính trên tổng số thành viên Hội đồng`. */
  readonly denominatorNote: string;
  readonly rounds: readonly CountedRound[];
  /** Number and symbol of the count sheet drawn up with these minutes. */
  readonly countSheet: string;
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

export interface MinutedInstruments {
  readonly sentences: readonly string[];
  /** `2021–2025` */
  readonly span: string;
  readonly units: readonly { readonly name: string; readonly listed: number; readonly past: number }[];
  /** SHA-256 of what the figures were counted from. */
  readonly hash: string;
}

const listOf = (about: string) => ({ about, inside: { text: 'Một dòng' } });

export const councilMinutesTags: TagTree = {
  ...letterheadTags,
  ...distributionTags,
  number: 'Số, ký hiệu biên bản',
  startedAt: 'Giờ, ngày bắt đầu',
  endedAt: 'Giờ, ngày kết thúc',
  place: 'Địa điểm họp',
  form: listOf('Hình thức họp; không ghi thì không in'),
  membersTotal: 'Tổng số thành viên',
  membersPresent: 'Số có mặt',
  membersAbsent: 'Số vắng mặt',
  quorumSentence: 'Câu về số thành viên tối thiểu để họp',
  present: listOf('Thành viên có mặt'),
  absence: {
    about: 'Phần vắng mặt; đủ thành viên thì không in',
    inside: { absent: listOf('Thành viên vắng mặt, lý do') },
  },
  delegation: {
    about: 'Phần ủy quyền; không có thì không in',
    inside: { delegationItem: 'Số mục', mandates: listOf('Ai ủy quyền cho ai') },
  },
  chairItem: 'Số mục của chủ tọa',
  chairLine: 'Chủ tọa: họ tên, chức vụ',
  ledInstead: listOf('Người điều hành thay khi chủ tọa không tham gia xét'),
  secretaryItem: 'Số mục của thư ký',
  secretaryLine: 'Thư ký: họ tên, chức vụ',
  telling: {
    about: 'Phần tổ kiểm phiếu; không có thì không in',
    inside: { tellersItem: 'Số mục', tellers: listOf('Thành viên tổ kiểm phiếu') },
  },
  itemsConsidered: 'Danh sách xét',
  rules: listOf('Quy định về tỷ lệ đồng ý'),
  recusal: {
    about: 'Phần thành viên không tham gia xét; không có thì không in',
    inside: { recusals: listOf('Thành viên, trường hợp, lý do') },
  },
  noRecusal: { about: 'In khi không ai phải rút', inside: {} },
  instruments: {
    about: 'Số liệu trước khi bỏ phiếu; phiên họp không có số liệu thì không in',
    inside: {
      figures: listOf('Một câu số liệu'),
      span: 'Các năm trước được tính đến',
      units: {
        about: 'Theo đơn vị',
        inside: { no: 'TT', name: 'Đơn vị', listed: 'Trong danh sách', past: 'Các năm trước' },
      },
      hash: 'Mã đối chiếu SHA-256 của số liệu',
    },
  },
  discussionItem: 'Số mục của ý kiến thảo luận',
  discussion: listOf('Ý kiến thảo luận'),
  extensions: listOf('Gia hạn thời gian bỏ phiếu, nếu có'),
  votingMethod: 'Hình thức biểu quyết',
  denominatorNote: 'Tỷ lệ tính trên số nào',
  ...roundsTag,
  countSheet: 'Số, ký hiệu biên bản kiểm phiếu',
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
  const chairItem = 3 + [data.absent, data.mandates].filter((part) => part.length > 0).length;
  return {
    ...letterheadValues(data.letterhead, `Biên bản ${data.subject.replace(/^Họp /u, 'họp ')}`, data.subject),
    recipients: lines(data.recipients),
    fileCopy: data.fileCopy,
    number: data.number,
    startedAt: timeText(data.startedAt),
    endedAt: timeText(data.endedAt),
    place: data.place,
    form: data.form === '' ? [] : lines([data.form]),
    membersTotal: countText(data.membersTotal),
    membersPresent: countText(data.present.length),
    membersAbsent: countText(data.absent.length),
    quorumSentence: data.quorumSentence,
    present: listLines(data.present.map(personLine)),
    absence: data.absent.length > 0 && {
      absent: listLines(data.absent.map(({ name, reason }) => `${name}, lý do: ${reason}`)),
    },
    delegation: data.mandates.length > 0 && {
      delegationItem: chairItem - 1,
      mandates: listLines(data.mandates),
    },
    chairItem,
    chairLine: personLine(data.chair),
    ledInstead: listLines(data.ledInstead),
    secretaryItem: chairItem + 1,
    secretaryLine: personLine(data.secretary),
    telling: data.tellers.length > 0 && {
      tellersItem: chairItem + 2,
      tellers: listLines(data.tellers.map(personLine)),
    },
    itemsConsidered: data.itemsConsidered,
    rules: listLines(data.rules),
    recusal: data.recusals.length > 0 && {
      recusals: listLines(data.recusals.map(({ member, item, reason }) => `${member}: ${item} (lý do: ${reason})`)),
    },
    noRecusal: data.recusals.length === 0,
    instruments: data.instruments !== null && instrumentValues(data.instruments),
    discussionItem: data.instruments === null ? 4 : 5,
    discussion: listLines(data.discussion),
    extensions: lines(data.extensions),
    votingMethod: data.votingMethod,
    denominatorNote: data.denominatorNote,
    ...roundsValues(data.rounds),
    countSheet: data.countSheet,
    unanimity: data.unanimityRevealsVotes ? lines([UNANIMITY_NOTICE]) : [],
    conclusions: lines(data.conclusions),
    dissent: data.dissent.length > 0 && { opinions: listLines(data.dissent) },
    adoption: data.adoption.replace(/[\s.]+$/u, ''),
    noDissent: data.dissent.length === 0,
    secretaryName: signatoryName(data.secretary.name),
    chairName: signatoryName(data.chair.name),
  };
}

export const personLine = ({ honorific, name, position }: CouncilPerson): string => `${honorific} ${name}, ${position}`;

const instrumentValues = ({ sentences, span, units, hash }: MinutedInstruments): TagValues => ({
  figures: listLines(sentences),
  span,
  units: units.map(({ name, listed, past }, index) => ({
    no: countText(index + 1),
    name,
    listed: countText(listed),
    past: countText(past),
  })),
  hash,
});
