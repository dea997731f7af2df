import { type Letter, letter } from './layout.ts';

/** What a notice about one dossier may speak of. No nominee's name: mail is read by machines and over shoulders. */
export interface DossierNotice {
  readonly to: string;
  readonly dossierId: string;
  readonly unitName: string;
  readonly nominees: number;
  readonly url: string;
  readonly sender: string;
  /** Written out, where the step has one. */
  readonly due?: string;
  readonly reason?: string;
  readonly number?: string;
  readonly counts?: {
    readonly passed: number;
    readonly failed: number;
    readonly rejected: number;
    readonly awarded: number;
  };
}

type Notice = (input: DossierNotice) => Letter;

const cases = (count: number): string => `${String(count).padStart(2, '0')} trường hợp`;
const until = (due: string | undefined): string => (due === undefined ? '' : ` Hạn: ${due}.`);

const notice =
  (subject: (input: DossierNotice) => string, paragraphs: (input: DossierNotice) => string[], label: string): Notice =>
  (input) =>
    letter({
      subject: subject(input),
      to: input.to,
      paragraphs: paragraphs(input),
      action: { label, url: input.url },
      sender: input.sender,
    });

export const NOTICES = {
  submitted: notice(
    ({ dossierId }) => `Hồ sơ mới ${dossierId} chờ tiếp nhận`,
    ({ dossierId, unitName, nominees, due }) => [
      `${unitName} đã gửi hồ sơ ${dossierId} đề nghị khen thưởng ${cases(nominees)}.`,
      `Đề nghị kiểm tra thành phần hồ sơ và tiếp nhận, hoặc trả lại kèm lý do.${until(due)}`,
    ],
    'Mở hồ sơ',
  ),
  received: notice(
    ({ dossierId }) => `Hồ sơ ${dossierId} đã được tiếp nhận`,
    ({ dossierId, due, reason }) => [
      `Hồ sơ ${dossierId} của đơn vị đã được tiếp nhận và đang được thẩm định.`,
      `Ngày hẹn kết quả thẩm định: ${due ?? ''}.`,
      ...(reason === undefined ? [] : [`Hồ sơ được tiếp nhận khi còn thiếu giấy tờ. Người tiếp nhận ghi: ${reason}`]),
    ],
    'Theo dõi hồ sơ',
  ),
  returned: notice(
    ({ dossierId }) => `Hồ sơ ${dossierId} cần bổ sung`,
    ({ dossierId, reason, due }) => [
      `Hồ sơ ${dossierId} được trả lại để bổ sung. Lý do: ${reason ?? ''}`,
      `Đề nghị bổ sung và gửi lại.${until(due)}`,
    ],
    'Bổ sung hồ sơ',
  ),
  verified: notice(
    ({ dossierId }) => `Hồ sơ ${dossierId} đã thẩm định xong, chờ trình Hội đồng`,
    ({ dossierId, nominees }) => [
      `Hồ sơ ${dossierId} đã được thẩm định xong: ${cases(nominees)} đủ điều kiện trình Hội đồng.`,
      'Đề nghị đưa vào chương trình phiên họp gần nhất.',
    ],
    'Triệu tập phiên họp',
  ),
  verifiedToDecide: notice(
    ({ dossierId }) => `Hồ sơ ${dossierId} đã thẩm định xong, chờ quyết định`,
    ({ dossierId, nominees, due }) => [
      `Hồ sơ ${dossierId} đã được thẩm định xong: ${cases(nominees)} đủ điều kiện. Hình thức khen thưởng này không phải trình Hội đồng.`,
      `Đề nghị xem xét, quyết định khen thưởng.${until(due)}`,
    ],
    'Xem hồ sơ và quyết định',
  ),
  verifiedWithRejections: notice(
    ({ dossierId }) => `Kết quả thẩm định hồ sơ ${dossierId}`,
    ({ dossierId, counts }) => [
      `Hồ sơ ${dossierId} có ${cases(counts?.rejected ?? 0)} không đủ điều kiện. Lý do từng trường hợp, kèm tiêu chuẩn và điều khoản áp dụng, được ghi trong hồ sơ.`,
    ],
    'Xem kết quả thẩm định',
  ),
  stopped: notice(
    ({ dossierId }) => `Hồ sơ ${dossierId}: có trường hợp dừng xét`,
    ({ dossierId, counts }) => [
      `Khi rà soát lại điều kiện trước phiên họp Hội đồng, hồ sơ ${dossierId} có ${cases(counts?.rejected ?? 0)} không còn đủ điều kiện và được dừng xét; các trường hợp khác tiếp tục được trình Hội đồng.`,
      'Lý do từng trường hợp, kèm tiêu chuẩn và điều khoản áp dụng, được ghi trong hồ sơ.',
    ],
    'Xem lý do',
  ),
  concluded: notice(
    ({ dossierId }) => `Hồ sơ ${dossierId}: Hội đồng đã bỏ phiếu, chờ quyết định`,
    ({ dossierId, counts, due }) => [
      `Hội đồng đã xét hồ sơ ${dossierId}: ${cases(counts?.passed ?? 0)} đạt, ${cases(counts?.failed ?? 0)} không đạt tỷ lệ phiếu quy định.`,
      `Đề nghị xem xét, quyết định khen thưởng.${until(due)}`,
    ],
    'Xem kết quả và quyết định',
  ),
  withdrawn: notice(
    ({ dossierId }) => `Hồ sơ ${dossierId}: rút một trường hợp`,
    ({ dossierId, reason }) => [`Một trường hợp trong hồ sơ ${dossierId} đã được rút. Lý do: ${reason ?? ''}`],
    'Mở hồ sơ',
  ),
  draftReady: notice(
    ({ dossierId }) => `Dự thảo quyết định của hồ sơ ${dossierId} chờ ký`,
    ({ dossierId, nominees }) => [
      `Dự thảo quyết định khen thưởng ${cases(nominees)} thuộc hồ sơ ${dossierId} đã lập xong, trình ký.`,
    ],
    'Xem và ký',
  ),
  signed: notice(
    ({ dossierId }) => `Quyết định của hồ sơ ${dossierId} đã ký, chờ cấp số`,
    ({ dossierId }) => [
      `Quyết định khen thưởng của hồ sơ ${dossierId} đã được người có thẩm quyền ký.`,
      'Đề nghị văn thư cấp số, ghi ngày ban hành và ký số của cơ quan.',
    ],
    'Cấp số và phát hành',
  ),
  issued: notice(
    ({ number }) => `Quyết định khen thưởng số ${number ?? ''}`,
    ({ dossierId, number, counts }) => [
      `Quyết định số ${number ?? ''} về việc khen thưởng theo hồ sơ ${dossierId} đã được ban hành: ${cases(counts?.awarded ?? 0)} được khen thưởng.`,
      'Quyết định và bằng điện tử có chữ ký số được lưu trong hồ sơ; lý do của các trường hợp không được khen thưởng cũng được ghi tại đó.',
    ],
    'Xem quyết định và bằng',
  ),
  deadlineMoved: notice(
    ({ dossierId }) => `Hồ sơ ${dossierId}: hạn xử lý thay đổi theo lịch nghỉ mới`,
    ({ dossierId, due, reason }) => [
      `Lịch nghỉ, ngày làm bù vừa được cập nhật nên hạn xử lý của hồ sơ ${dossierId} được tính lại. Hạn mới: ${due ?? ''}.`,
      `Việc cần làm: ${reason ?? ''}`,
    ],
    'Mở hồ sơ',
  ),
  overdue: notice(
    ({ dossierId }) => `Hồ sơ ${dossierId} đã quá hạn`,
    ({ dossierId, due, reason }) => [
      `Hồ sơ ${dossierId} đã quá hạn xử lý (${due ?? ''}). Việc cần làm: ${reason ?? ''}`,
    ],
    'Mở hồ sơ',
  ),
} as const satisfies Record<string, Notice>;

export type NoticeKind = keyof typeof NOTICES;
