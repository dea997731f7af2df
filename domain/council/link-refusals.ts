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

/** Why a code by the second channel does not go on. */
export const CODE_REFUSALS = {
  CODE_NEEDED: [409, 'Hội đồng yêu cầu mã xác nhận trước khi bỏ phiếu. Đề nghị nhập mã được gửi đến kênh thứ hai.'],
  CODE_WRONG: [422, 'Mã xác nhận chưa đúng. Đề nghị xem lại tin nhắn hoặc thư mới nhất rồi nhập đủ 6 chữ số.'],
  CODE_SPENT: [409, 'Mã xác nhận đã hết hạn hoặc đã nhập sai quá số lần cho phép. Đề nghị nhận mã mới.'],
  CODES_SENT_OFTEN: [
    429,
    'Đã gửi mã nhiều lần cho đường dẫn này. Đề nghị liên hệ thư ký Hội đồng để được gửi đường dẫn mới.',
  ],
  NO_SECOND_CHANNEL: [
    409,
    'Chưa có địa chỉ hoặc số điện thoại để gửi mã xác nhận cho ông/bà. Đề nghị liên hệ thư ký Hội đồng.',
  ],
  CHANNEL_UNCLEAR: [422, 'Đề nghị ghi đúng địa chỉ thư điện tử hoặc số điện thoại di động gồm 10 chữ số.'],
  CHANNEL_NOT_SECOND: [422, 'Đây là hộp thư đã nhận thư mời. Đề nghị ghi một địa chỉ khác để nhận mã.'],
  CHANNELS_MISSING: [409, 'Còn ủy viên chưa có kênh nhận mã. Đề nghị ghi đủ rồi mới yêu cầu mã xác nhận.'],
  NO_SMS_GATEWAY: [409, 'Hệ thống chưa được nối với cổng tin nhắn. Đề nghị dùng thư điện tử hoặc báo quản trị viên.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;
