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
import { type CouncilPerson, personLine } from '../council-minutes/fields.ts';

/** Biên bản kiểm phiếu. */
export interface CountSheetData {
  readonly letterhead: Letterhead;
  readonly number: string;
  readonly subject: string;
  /** When voting ended and the box was sealed and counted. */
  readonly closedAt: ClockTime;
  readonly countedAt: ClockTime;
  readonly place: string;
  /** Empty where nobody was named: the system counts, the secretary answers for it. */
  readonly tellers: readonly CouncilPerson[];
  /** Null where the tellers were not asked: secretary and chair sign alone. */
  readonly confirmation: { readonly by: CouncilPerson; readonly at: ClockTime } | null;
  readonly membersTotal: number;
  readonly membersVoted: number;
  readonly votingMethod: string;
  readonly denominatorNote: string;
  readonly rounds: readonly CountedRound[];
  /** The sealed boxes: of each round its SHA-256. */
  readonly boxes: readonly { readonly round: string; readonly hash: string }[];
  readonly secretary: CouncilPerson;
  readonly chair: CouncilPerson;
  readonly recipients: readonly string[];
  readonly fileCopy: string;
}

export const countSheetTags: TagTree = {
  ...letterheadTags,
  ...distributionTags,
  number: 'Số, ký hiệu biên bản',
  closedAt: 'Giờ, ngày kết thúc bỏ phiếu',
  countedAt: 'Giờ, ngày kiểm phiếu',
  place: 'Địa điểm',
  telling: {
    about: 'Phần tổ kiểm phiếu; không cử thì không in',
    inside: { tellers: { about: 'Thành viên tổ kiểm phiếu', inside: { text: 'Một người' } } },
  },
  confirmation: {
    about: 'Xác nhận và chữ ký của tổ kiểm phiếu; không cử thì không in',
    inside: {
      confirmedBy: 'Người xác nhận: họ tên, chức vụ',
      confirmedAt: 'Giờ, ngày xác nhận',
      tellerName: 'Họ tên người ký thay mặt tổ kiểm phiếu',
    },
  },
  noTelling: { about: 'In khi không cử tổ kiểm phiếu', inside: {} },
  membersTotal: 'Số thành viên có quyền biểu quyết',
  membersVoted: 'Số thành viên đã bỏ phiếu',
  votingMethod: 'Hình thức biểu quyết',
  denominatorNote: 'Tỷ lệ tính trên số nào',
  ...roundsTag,
  boxes: { about: 'Mã đối chiếu hòm phiếu', inside: { text: 'Một dòng' } },
  secretaryName: 'Họ tên thư ký',
  chairName: 'Họ tên chủ tọa',
};

export const countSheetValues = (data: CountSheetData): TagValues => ({
  ...letterheadValues(data.letterhead, `Biên bản kiểm phiếu ${data.number}`, data.subject),
  recipients: lines(data.recipients),
  fileCopy: data.fileCopy,
  number: data.number,
  closedAt: timeText(data.closedAt),
  countedAt: timeText(data.countedAt),
  place: data.place,
  telling: data.tellers.length > 0 && { tellers: listLines(data.tellers.map(personLine)) },
  noTelling: data.tellers.length === 0,
  confirmation: data.confirmation !== null && {
    confirmedBy: personLine(data.confirmation.by),
    confirmedAt: timeText(data.confirmation.at),
    tellerName: signatoryName(data.confirmation.by.name),
  },
  membersTotal: countText(data.membersTotal),
  membersVoted: countText(data.membersVoted),
  votingMethod: data.votingMethod,
  denominatorNote: data.denominatorNote,
  ...roundsValues(data.rounds),
  boxes: listLines(data.boxes.map(({ round, hash }) => [round, `SHA-256 ${hash}`].filter(Boolean).join(': '))),
  secretaryName: signatoryName(data.secretary.name),
  chairName: signatoryName(data.chair.name),
});
