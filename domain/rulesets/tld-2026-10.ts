import type { RuleSet } from '../rules/rule-set.ts';

/**
 * For dossiers received from 01/10/2026, when the law amending Luật Thi đua, khen thưởng took effect.
 * Everything marked `to-confirm` awaits the text of QĐ 999/QĐ-TLĐ and of the 2026 amendment.
 */
export const TLD_2026_10: RuleSet = {
  id: 'TLD-2026-10',
  title: 'Khen thưởng công đoàn theo Luật Thi đua, khen thưởng (sửa đổi 2026) và Quyết định 999/QĐ-TLĐ',
  from: '2026-10-01',
  instruments: [
    {
      id: 'LUAT-TDKT-2022',
      citation:
        'Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 23 tháng 4 năm 2026',
      from: '2026-10-01',
      certainty: 'to-confirm',
    },
    {
      id: 'LUAT-CD-2024',
      citation: 'Luật Công đoàn ngày 27 tháng 11 năm 2024',
      from: '2025-07-01',
      certainty: 'confirmed',
    },
    {
      id: 'ND-152-2025',
      citation:
        'Nghị định số 152/2025/NĐ-CP của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng',
      from: '2025-07-01',
      certainty: 'to-confirm',
    },
    {
      id: 'QD-999-TLD',
      citation:
        'Quyết định số 999/QĐ-TLĐ ngày 29 tháng 5 năm 2024 của Tổng Liên đoàn Lao động Việt Nam ban hành Quy chế khen thưởng của tổ chức Công đoàn',
      from: '2024-05-29',
      certainty: 'to-confirm',
    },
    {
      id: 'NQ-07-TLD',
      citation:
        'Nghị quyết số 07/NQ-TLĐ của Ban Chấp hành Tổng Liên đoàn Lao động Việt Nam về đổi mới công tác thi đua, khen thưởng của tổ chức Công đoàn',
      from: '2020-01-01',
      certainty: 'confirmed',
    },
  ],
  awards: [
    {
      code: 'BK_LDLD',
      title: 'Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh',
      certificateTitle: 'BẰNG KHEN',
      subjectKinds: ['INDIVIDUAL', 'COLLECTIVE'],
      basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
      grounds: ['LUAT-TDKT-2022', 'LUAT-CD-2024', 'ND-152-2025', 'QD-999-TLD'],
      criteria: [
        {
          id: 'HOAN_THANH_XUAT_SAC',
          text: 'Hoàn thành xuất sắc nhiệm vụ trong năm xét khen thưởng',
          appliesTo: ['INDIVIDUAL', 'COLLECTIVE'],
          basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
        },
        {
          id: 'PHONG_TRAO',
          text: 'Có thành tích trong phong trào thi đua do tổ chức Công đoàn phát động, được tập thể bình xét, suy tôn',
          appliesTo: ['INDIVIDUAL', 'COLLECTIVE'],
          basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
        },
        {
          id: 'KHONG_KY_LUAT',
          text: 'Không trong thời gian xem xét kỷ luật, thi hành kỷ luật; không có khiếu nại, tố cáo đang được xác minh',
          appliesTo: ['INDIVIDUAL', 'COLLECTIVE'],
          basis: { instrument: 'ND-152-2025', certainty: 'to-confirm' },
        },
        {
          id: 'KHONG_TRUNG',
          text: 'Thành tích đề nghị chưa được khen thưởng bằng hình thức khác',
          appliesTo: ['INDIVIDUAL', 'COLLECTIVE'],
          basis: { instrument: 'LUAT-TDKT-2022', certainty: 'confirmed' },
        },
        {
          id: 'HO_SO_DU',
          text: 'Hồ sơ đúng, đủ: tờ trình, danh sách, tóm tắt thành tích có xác nhận',
          appliesTo: ['INDIVIDUAL', 'COLLECTIVE'],
          basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
        },
      ],
      vote: {
        secret: true,
        passPercent: 70,
        denominator: 'ALL_MINUS_RECUSED',
        quorum: { part: 2, of: 3 },
        basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
      },
      deadlines: {
        receive: 3,
        verify: 20,
        supplement: 10,
        vote: 5,
        voteReminder: 1,
        decide: 5,
        basis: { instrument: 'ND-152-2025', certainty: 'to-confirm' },
      },
      bonus: {
        coefficientMilli: { INDIVIDUAL: 1000, COLLECTIVE: 2000 },
        paidFrom: 'quỹ thi đua, khen thưởng của Liên đoàn Lao động tỉnh',
        basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
      },
      retentionYears: 20,
    },
  ],
};
