import { type Letter, letter } from './layout.ts';

export interface CouncilInvitation {
  readonly personName: string;
  readonly honorific: 'Ông' | 'Bà';
  readonly councilName: string;
  readonly sessionId: string;
  readonly itemCount: number;
  /** Written out: `17 giờ 00, thứ Ba, ngày 01/12/2026`. */
  readonly closesAt: string;
  /** Written out with the place; left out where nobody meets. */
  readonly meeting?: string;
  readonly link: string;
  readonly secretaryContact: string;
  /** Set when the member has had this invitation before. */
  readonly again?: 'reminder' | 'reissue' | 'secondRound';
  /** Whose paper it is, when it goes to a delegate: `bà Lê Thị Hoa`. */
  readonly onBehalfOf?: string;
}

const OPENING: Readonly<Record<NonNullable<CouncilInvitation['again']>, string>> = {
  reminder: 'Đến nay Hội đồng chưa nhận được phiếu của ông/bà.',
  reissue:
    'Theo yêu cầu, đường dẫn bỏ phiếu của ông/bà được cấp lại. Đường dẫn trong các thư trước không dùng được nữa.',
  secondRound: 'Ở vòng một có các trường hợp bằng nhau, nên Hội đồng bỏ phiếu vòng hai riêng cho các trường hợp đó.',
};

/** Thư mời bỏ phiếu: says how many cases there are, never who they are, since previews are read over shoulders. */
export function councilInvitation(input: CouncilInvitation): Letter {
  const { personName, honorific, councilName, sessionId, itemCount, closesAt, link, secretaryContact } = input;
  const { again, onBehalfOf, meeting } = input;
  const title = again === 'reminder' ? 'Nhắc bỏ phiếu' : 'Mời bỏ phiếu';
  return letter({
    subject: `${title}: phiên họp ${sessionId} của Hội đồng Thi đua, khen thưởng`,
    to: `${honorific} ${personName}`,
    paragraphs: [
      ...(again ? [OPENING[again]] : []),
      ...(onBehalfOf
        ? [
            `Đây là phiếu của ${onBehalfOf}, do ${honorific.toLowerCase()} bỏ theo giấy ủy quyền, sau khi đã bỏ phiếu của mình.`,
          ]
        : []),
      `Kính mời ${honorific.toLowerCase()} tham gia xét và bỏ phiếu kín tại phiên họp ${sessionId} của ${councilName}. Phiên họp xét ${String(itemCount).padStart(2, '0')} trường hợp.`,
      ...(meeting === undefined ? [] : [`Thời gian, địa điểm họp: ${meeting}.`]),
      `Thời hạn bỏ phiếu: ${closesAt}. Việc bỏ phiếu gồm ba bước (khai báo quyền, lợi ích liên quan; chọn ý kiến; kiểm tra lại và gửi) và thường mất dưới năm phút.`,
    ],
    action: { label: 'Mở phiếu bầu', url: link },
    notes: [
      'Đường dẫn này dành riêng cho cá nhân, đề nghị không chuyển tiếp. Mở đường dẫn chưa phải là bỏ phiếu; phiếu chỉ được ghi nhận sau khi bấm nút gửi ở bước cuối.',
      ...(again ? [] : ['Tệp lịch kèm theo ghi thời hạn này vào lịch cá nhân; trong tệp không có đường dẫn bỏ phiếu.']),
      `Khi cần hỗ trợ, xin liên hệ Thư ký Hội đồng: ${secretaryContact}.`,
    ],
    sender: councilName,
  });
}
