/** Why a ballot link does not go on; part of the table in `domain/refusals.ts`. */
export const LINK_REFUSALS = {
  LINK_ELSEWHERE: [
    409,
    'Phiếu đang được làm trên một trình duyệt hoặc thiết bị khác. Đề nghị tiếp tục ở đó, hoặc xin đường dẫn mới.',
  ],
  COOKIE_NEEDED: [
    409,
    'Trình duyệt chưa giữ được cookie của trang bỏ phiếu. Đề nghị cho phép cookie rồi mở lại đường dẫn trong thư mời.',
  ],
  LINK_SENT_RECENTLY: [
    429,
    'Đường dẫn mới vừa được gửi nhiều lần. Đề nghị xem hộp thư, kể cả thư rác, hoặc thử lại sau một giờ.',
  ],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;
