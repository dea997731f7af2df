import {
  distributionTags,
  type Letterhead,
  letterheadTags,
  letterheadValues,
  lines,
  type Signer,
  signerTags,
  signerValues,
  type TagTree,
  type TagValues,
} from '../_shared/contract.ts';
import { type CalendarDate, countText, dateText } from '../_shared/official-text.ts';

/** Giấy mời họp with the agenda: how many cases of which union for which award, and nobody's name. */
export interface SessionInvitationData {
  readonly letterhead: Letterhead;
  /** `05/GM-HĐTĐKT` */
  readonly number: string;
  readonly place: string;
  readonly date: CalendarDate;
  readonly subject: string;
  readonly councilName: string;
  readonly chair: string;
  /** Where and when the council meets; empty where nobody meets. */
  readonly meeting: string;
  /** `17 giờ 00, thứ Ba, ngày 01/12/2026` */
  readonly closesAt: string;
  readonly agenda: readonly {
    readonly unit: string;
    readonly award: string;
    /** The numbers that the cases have on the agenda. */
    readonly first: number;
    readonly count: number;
  }[];
  readonly secretaryContact: string;
  readonly recipients: readonly string[];
  readonly fileCopy: string;
  readonly signer: Signer;
}

export const sessionInvitationTags: TagTree = {
  ...letterheadTags,
  ...distributionTags,
  ...signerTags,
  number: 'Số, ký hiệu văn bản',
  place: 'Địa danh',
  dateText: 'Ngày, tháng, năm',
  councilName: 'Tên Hội đồng',
  itemCount: 'Tổng số trường hợp',
  chair: 'Chủ tọa',
  meeting: { about: 'Thời gian, địa điểm họp; không họp tập trung thì không in', inside: { text: 'Câu' } },
  closesAt: 'Thời hạn bỏ phiếu',
  agenda: {
    about: 'Chương trình: từng phần, không có tên người được đề nghị',
    inside: {
      no: 'TT',
      unit: 'Đơn vị trình',
      award: 'Hình thức khen thưởng',
      count: 'Số trường hợp',
      span: 'Số thứ tự của các trường hợp',
    },
  },
  secretaryContact: 'Liên hệ của Thư ký',
};

export const sessionInvitationValues = (data: SessionInvitationData): TagValues => ({
  ...letterheadValues(data.letterhead, `Giấy mời ${data.number}`, data.subject),
  ...signerValues(data.signer),
  recipients: lines(data.recipients),
  fileCopy: data.fileCopy,
  number: data.number,
  place: data.place,
  dateText: dateText(data.date),
  councilName: data.councilName,
  itemCount: countText(data.agenda.reduce((sum, { count }) => sum + count, 0)),
  chair: data.chair,
  meeting: data.meeting === '' ? [] : lines([data.meeting]),
  closesAt: data.closesAt,
  agenda: data.agenda.map(({ unit, award, first, count }, index) => ({
    no: countText(index + 1),
    unit,
    award,
    count: countText(count),
    span: count === 1 ? countText(first) : `${countText(first)}–${countText(first + count - 1)}`,
  })),
  secretaryContact: data.secretaryContact,
});
