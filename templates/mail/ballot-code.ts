import { type Letter, letter } from './layout.ts';

export interface BallotCodeMail {
  /** `Ông Trần Văn Hùng` */
  readonly to: string;
  readonly code: string;
  readonly minutes: number;
  readonly sender: string;
}

/** Mã xác nhận một lần. The code is in the text only: subjects are shown on locked screens. */
export const ballotCodeMail = ({ to, code, minutes, sender }: BallotCodeMail): Letter =>
  letter({
    subject: 'Mã xác nhận để mở phiếu biểu quyết',
    to,
    paragraphs: [
      `Mã xác nhận của ông/bà là ${code}. Mã dùng được trong ${minutes} phút, trên trình duyệt đang mở phiếu.`,
      'Đề nghị không đưa mã cho bất kỳ ai, kể cả người của Hội đồng. Nếu ông/bà không mở phiếu biểu quyết, đề nghị báo cho thư ký Hội đồng.',
    ],
    sender,
  });

/** One text message of the plainest alphabet, which every telephone and gateway carries whole. */
export const ballotCodeSms = ({ code, minutes }: Pick<BallotCodeMail, 'code' | 'minutes'>): string =>
  `Ghi Cong: ma xac nhan mo phieu bieu quyet la ${code}, dung trong ${minutes} phut. Khong dua ma cho bat ky ai.`;
