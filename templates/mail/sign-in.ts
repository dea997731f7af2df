import { type Letter, letter } from './layout.ts';

export interface SignInMail {
  readonly personName: string;
  readonly honorific: string;
  /** Absolute address; opening it shows a button, pressing the button signs in. */
  readonly link: string;
  readonly minutes: number;
}

/** Thư gửi đường dẫn đăng nhập. */
export const signInMail = ({ personName, honorific, link, minutes }: SignInMail): Letter =>
  letter({
    subject: 'Đường dẫn đăng nhập Ghi Công',
    to: `${honorific} ${personName}`,
    paragraphs: [
      'Ghi Công nhận được yêu cầu đăng nhập bằng địa chỉ thư điện tử này.',
      `Đề nghị mở đường dẫn dưới đây rồi bấm nút “Đăng nhập”. Đường dẫn dùng được một lần, trong ${minutes} phút.`,
    ],
    action: { label: 'Mở trang đăng nhập', url: link },
    notes: [
      'Nếu ông/bà không yêu cầu đăng nhập, đề nghị bỏ qua thư này; không ai vào được hệ thống khi chưa bấm nút.',
      'Đề nghị không chuyển tiếp thư cho người khác.',
    ],
    sender: 'Ghi Công',
  });
