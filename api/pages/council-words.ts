/** Vietnamese words for what the council's rules know by code. */

import type { CompositionRemark } from '../../domain/council/composition.ts';
import type { InterestKind } from '../../domain/council/interests.ts';
import type { Outlook } from '../../domain/council/outlook.ts';
import type { Interest, SittingForm } from '../../domain/council/session.ts';
import type { ConflictReason } from '../../domain/council/suggest-conflicts.ts';
import type { VoteRule } from '../../domain/rules/rule-set.ts';

export const FORM_WORDS: Readonly<Record<SittingForm, string>> = {
  BY_LINK: 'Bỏ phiếu qua đường dẫn riêng của từng ủy viên',
  IN_PERSON: 'Họp trực tiếp, bỏ phiếu trên điện thoại hoặc màn hình tại phòng họp',
  WRITTEN_POLL: 'Lấy ý kiến bằng văn bản, không họp',
};

export const INTEREST_WORDS: Readonly<Record<InterestKind, string>> = {
  SELF: 'là người được đề nghị',
  KIN: 'là vợ, chồng, cha, mẹ, con, anh, chị, em ruột của người được đề nghị',
  SAME_UNIT: 'cùng đơn vị',
  DIRECT_SUPERIOR: 'đứng đầu hoặc là cấp trên trực tiếp của đơn vị',
  OTHER: 'có quyền, lợi ích liên quan khác',
};

export const SOURCE_WORDS: Readonly<Record<Interest['source'], string>> = {
  MEMBER: 'tự khai báo',
  SECRETARIAT: 'Thư ký ghi',
  DATA: 'Thư ký ghi theo dữ liệu',
};

export const REASON_WORDS: Readonly<Record<ConflictReason, string>> = {
  SAME_PERSON: 'sổ khen thưởng xác định là cùng một người',
  SAME_NAME_AND_UNIT: 'trùng họ tên và đơn vị',
  SAME_NAME: 'trùng họ tên, chưa rõ có phải cùng người',
  PROPOSED_IT: 'là người ký đề nghị',
  HEADS_UNIT: 'đang đứng đầu đơn vị đề nghị',
  HEADS_SUPERIOR: 'đang đứng đầu cấp trên trực tiếp của đơn vị đề nghị',
  WORKS_IN_UNIT: 'đang công tác tại đơn vị đề nghị',
};

/** The usual size is practice (domain/council/composition.ts); no text was found that binds every union. */
export const REMARK_WORDS: Readonly<Record<CompositionRemark, string>> = {
  EVEN: 'Số ủy viên có quyền biểu quyết là số chẵn. Thông lệ là số lẻ, để tránh kết quả ngang nhau.',
  FEWER_THAN_7: 'Số ủy viên có quyền biểu quyết ít hơn 7. Thông lệ là từ 7 đến 15.',
  MORE_THAN_15: 'Số ủy viên có quyền biểu quyết nhiều hơn 15. Thông lệ là từ 7 đến 15.',
  NO_DEPUTY: 'Chưa có Phó Chủ tịch. Khi Chủ tịch có quyền, lợi ích liên quan thì không có người chủ trì thay.',
  NO_TELLER: 'Chưa cử người kiểm phiếu. Có thể cử khi triệu tập từng phiên họp.',
};

/** What stands in the way of a case, with the figures; undefined when nothing does. */
export function obstacleSentence(outlook: Outlook, rule: VoteRule): string | undefined {
  const { obstacle, needed, base, possible, coming, quorum } = outlook;
  switch (obstacle) {
    case 'NO_QUORUM':
      return `Không đủ số ủy viên: cần ít nhất ${quorum} ủy viên tham gia, chỉ còn ${coming} ủy viên có thể tham gia.`;
    case 'NOBODY_MAY_VOTE':
      return 'Mọi ủy viên có thể tham gia đều có quyền, lợi ích liên quan; không còn ai bỏ phiếu.';
    case 'NO_PRESIDER':
      return 'Quy định bắt buộc có Chủ tịch Hội đồng, nhưng Chủ tịch vắng mặt, hoặc không còn ai được chủ trì trường hợp này.';
    case 'OUT_OF_REACH':
      return `Không thể đạt tỷ lệ: cần ít nhất ${needed} phiếu đồng ý (từ ${rule.passPercent}% của ${base}), chỉ còn ${possible} ủy viên được bỏ phiếu.`;
    default:
      return undefined;
  }
}
