import { type Letter, letter } from './layout.ts';

export interface SessionNotice {
  readonly to: string;
  readonly sessionId: string;
  readonly voted: number;
  readonly voters: number;
  readonly url: string;
  readonly sender: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** To the secretary: everybody has voted, or the time is over. */
export const votingEnded = ({ to, sessionId, voted, voters, url, sender }: SessionNotice): Letter =>
  letter({
    subject: `Phiên họp ${sessionId}: đề nghị kết thúc và kiểm phiếu`,
    to,
    paragraphs: [
      voted === voters
        ? `Cả ${two(voters)} ủy viên đã bỏ phiếu tại phiên họp ${sessionId}.`
        : `Thời hạn bỏ phiếu của phiên họp ${sessionId} đã hết; ${two(voted)}/${two(voters)} ủy viên đã bỏ phiếu.`,
      'Đề nghị kết thúc phiên họp để kiểm phiếu và lập biên bản.',
    ],
    action: { label: 'Kết thúc phiên họp', url },
    sender,
  });

/** To the chair: the minutes wait for a signature. */
export const minutesReady = ({ to, sessionId, url, sender }: SessionNotice): Letter =>
  letter({
    subject: `Biên bản phiên họp ${sessionId} chờ chủ tọa ký`,
    to,
    paragraphs: [
      `Phiên họp ${sessionId} đã kiểm phiếu xong; biên bản đã được Thư ký ký.`,
      'Đề nghị chủ tọa xem và ký biên bản; kết quả được chuyển về hồ sơ ngay sau đó.',
    ],
    action: { label: 'Xem và ký biên bản', url },
    sender,
  });

/** To the secretary: cases are left alike, and only another vote can say who is chosen. */
export const secondRoundDue = ({ to, sessionId, url, sender }: SessionNotice): Letter =>
  letter({
    subject: `Phiên họp ${sessionId}: đề nghị mở vòng bỏ phiếu thứ hai`,
    to,
    paragraphs: [
      `Sau khi kiểm phiếu, phiên họp ${sessionId} có các trường hợp bằng nhau và vượt số lượng được chọn.`,
      'Đề nghị mở vòng bỏ phiếu thứ hai cho các trường hợp này. Biên bản được lập sau vòng hai.',
    ],
    action: { label: 'Mở vòng hai', url },
    sender,
  });

/** To whoever was invited: nobody needs to come, nobody needs to vote. */
export const sessionCalledOff = ({
  to,
  sessionId,
  reason,
  sender,
}: Pick<SessionNotice, 'to' | 'sessionId' | 'sender'> & { readonly reason: string }): Letter =>
  letter({
    subject: `Phiên họp ${sessionId}: thông báo hủy, hoãn`,
    to,
    paragraphs: [
      `Phiên họp ${sessionId} đã được hủy hoặc hoãn, lý do: ${reason.replace(/[.\s]+$/u, '')}.`,
      'Chưa có phiếu nào được bỏ. Đường dẫn bỏ phiếu trong các thư trước không dùng được nữa; ông/bà không phải làm gì thêm.',
      'Các trường hợp trong chương trình chờ một phiên họp khác; khi triệu tập lại, ông/bà sẽ nhận thư mời mới.',
      'Tệp lịch kèm theo xóa phiên họp này khỏi lịch cá nhân.',
    ],
    sender,
  });

/** To the tellers: the count waits for their word. */
export const countToConfirm = ({ to, sessionId, url, sender }: SessionNotice): Letter =>
  letter({
    subject: `Phiên họp ${sessionId}: đề nghị tổ kiểm phiếu xác nhận`,
    to,
    paragraphs: [
      `Hòm phiếu của phiên họp ${sessionId} đã được niêm phong và kiểm phiếu.`,
      'Đề nghị ông/bà, là thành viên tổ kiểm phiếu, đối chiếu kết quả và xác nhận. Một người xác nhận là đủ; sau đó biên bản kiểm phiếu và biên bản họp được lập.',
    ],
    action: { label: 'Xem và xác nhận kết quả', url },
    sender,
  });

/** To members who have not voted: a new day off, or the chair, gives them longer. */
export const votingMoved = ({
  to,
  sessionId,
  closesAt,
  sender,
  by,
}: Pick<SessionNotice, 'to' | 'sessionId' | 'sender'> & {
  readonly closesAt: string;
  readonly by: 'CALENDAR' | 'CHAIR';
}): Letter =>
  letter({
    subject: `Phiên họp ${sessionId}: lùi thời hạn bỏ phiếu`,
    to,
    paragraphs: [
      by === 'CALENDAR'
        ? `Do lịch nghỉ được cập nhật, thời hạn bỏ phiếu của phiên họp ${sessionId} được lùi đến ${closesAt}.`
        : `Chủ tọa gia hạn bỏ phiếu của phiên họp ${sessionId} đến ${closesAt}.`,
      'Đường dẫn riêng trong thư mời gần nhất vẫn dùng được đến thời hạn mới. Đề nghị ông/bà bỏ phiếu trước thời hạn này.',
      'Tệp lịch kèm theo thay cho tệp lịch trong thư trước.',
    ],
    sender,
  });
