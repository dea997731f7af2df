/** Every award of the published sets: who has all of it, and who is refused with which sentence on which ground. */

import { describe, expect, it } from 'vitest';
import { EDITION, finding, reportOf, suited } from '../../tests/support/eligibility.ts';
import { graded, held, individual, initiative } from '../../tests/support/nominee-facts.ts';
import { RULE_SETS } from '../rulesets/index.ts';
import type { CollectiveFacts, NomineeFacts } from './facts.ts';
import { awardRule } from './rule-set.ts';

describe.each(RULE_SETS.filter(({ publishedOn }) => publishedOn !== undefined))('$id', (ruleSet) => {
  it.each(ruleSet.awards.map(({ code }) => code))('%s: nothing speaks against one who has all of it', (code) => {
    const { findings } = reportOf(code, suited(code), ruleSet);
    const tested = awardRule(ruleSet, code)?.criteria.filter(({ test }) => test !== undefined) ?? [];
    for (const { rule, outcome, missing } of findings) {
      const byPerson = !tested.some(({ id }) => id === rule);
      expect([rule, outcome, missing]).toStrictEqual([rule, byPerson ? 'NEEDS_PERSON' : 'MET', []]);
    }
    expect(findings.length).toBeGreaterThan(2);
  });
});

type Case = readonly [
  code: string,
  rule: string,
  change: (facts: NomineeFacts) => NomineeFacts,
  counterexample: string,
  basis: string,
];

const LAW = 'Luật Thi đua, khen thưởng năm 2022 (sửa đổi năm 2026)';
const QD = 'Quy chế khen thưởng ban hành theo Quyết định 999/QĐ-TLĐ';
const ND = 'Nghị định 152/2025/NĐ-CP';
const LOCAL = 'Quy chế thi đua, khen thưởng của cơ quan, đơn vị';
const set = (over: Partial<NomineeFacts>) => (facts: NomineeFacts) => ({ ...facts, ...over });
const without =
  (code: string, ...years: readonly number[]) =>
  (facts: NomineeFacts) => ({
    ...facts,
    pastAwards: facts.pastAwards.filter((one) => one.code !== code || !years.includes(one.year)),
  });
const of = (over: Partial<CollectiveFacts>) => (facts: NomineeFacts) => ({
  ...facts,
  collective: facts.collective && { ...facts.collective, ...over },
});

/** At least one row of every line of the catalogue: who is refused, with which sentence, on which ground. */
const REFUSED: readonly Case[] = [
  [
    'LDTT',
    'TIEU_CHUAN_LDTT',
    set({ grades: graded('FAIR', 2026) }),
    'năm 2026: hoàn thành nhiệm vụ',
    `khoản 1 Điều 24 ${LAW}`,
  ],
  ['LDTT', 'DANG_KY', set({ registered: false }), 'không đăng ký thi đua', LOCAL],
  [
    'LDTT',
    'THOI_GIAN',
    set({ daysAbsent: 45 }),
    'số tháng làm việc trong năm xét: 12 tháng; số ngày nghỉ (không kể thai sản): 45 ngày làm việc',
    LOCAL,
  ],
  [
    'LDTT',
    'MOT_LAN_TRONG_NAM',
    set({ pastAwards: [held('LDTT', 2026)] }),
    'đã được tặng hình thức này năm 2026 (26/QĐ)',
    QD,
  ],
  [
    'CSTD_CS',
    'SANG_KIEN_CO_SO',
    set({ initiatives: [initiative({ recognisedYear: 2025 })] }),
    '0 sáng kiến được công nhận cấp cơ sở từ năm 2026',
    `Điều 23 ${LAW}`,
  ],
  [
    'CSTD_CS',
    'SANG_KIEN_CO_SO',
    set({ initiatives: [initiative({ usedBy: 'CSTD_CS 2026' })] }),
    '0 sáng kiến được công nhận cấp cơ sở từ năm 2026 (1 sáng kiến khác đã dùng cho chính hình thức này)',
    `Điều 23 ${LAW}`,
  ],
  [
    'CSTD_TLD',
    'BA_NAM_CSTD_CS',
    without('CSTD_CS', 2024),
    'thiếu danh hiệu Chiến sĩ thi đua cơ sở năm 2024',
    `Điều 22 ${LAW}`,
  ],
  [
    'CSTD_TLD',
    'SANG_KIEN_TLD',
    set({ initiatives: [initiative({ scope: 'PROVINCE' })] }),
    '0 sáng kiến được công nhận phạm vi Tổng Liên đoàn',
    `Điều 22 ${LAW}`,
  ],
  [
    'CSTD_TQ',
    'HAI_LAN_CSTD_TLD',
    without('CSTD_TLD', 2022),
    '1 lần đạt Chiến sĩ thi đua Tổng Liên đoàn từ năm 2020',
    LAW,
  ],
  ['CSTD_TQ', 'SAU_NAM_CSTD_CS', without('CSTD_CS', 2021), 'thiếu danh hiệu Chiến sĩ thi đua cơ sở năm 2021', LAW],
  ['TTLDTT', 'NUA_SO_LDTT', of({ advancedWorkerPercent: 49 }), 'tỷ lệ đạt Lao động tiên tiến: 49%', `Điều 28 ${LAW}`],
  ['TTLDTT', 'KHONG_CANH_CAO', of({ warned: true }), 'có người bị kỷ luật từ cảnh cáo trở lên', `Điều 28 ${LAW}`],
  ['TTLDXS', 'TRAM_PHAN_TRAM', of({ completedPercent: 99 }), 'tỷ lệ hoàn thành nhiệm vụ: 99%', `Điều 27 ${LAW}`],
  ['TTLDXS', 'BAY_MUOI_LDTT', of({ advancedWorkerPercent: 69 }), 'tỷ lệ đạt Lao động tiên tiến: 69%', `Điều 27 ${LAW}`],
  [
    'TTLDXS',
    'CO_CSTD_CS',
    of({ hasGrassrootsFighter: false }),
    'chưa có cá nhân đạt Chiến sĩ thi đua cơ sở',
    `Điều 27 ${LAW}`,
  ],
  ['CO_TD_TLD', 'HOAN_THANH_XUAT_SAC', set({ grades: graded('GOOD', 2026) }), 'năm 2026: hoàn thành tốt nhiệm vụ', QD],
  [
    'CO_TD_TLD_CD',
    'KHONG_GIAI_THE',
    of({ dissolved: true }),
    'tập thể đã giải thể hoặc sáp nhập',
    'Thông tư 15/2025/TT-BNV',
  ],
  [
    'CO_TD_CP',
    'CO_CO_TLD',
    without('CO_TD_TLD', 2025),
    'thiếu Cờ thi đua toàn diện của Tổng Liên đoàn Lao động Việt Nam năm 2026; thiếu Cờ thi đua toàn diện của Tổng Liên đoàn Lao động Việt Nam năm 2025',
    ND,
  ],
  [
    'CO_TD_LDLD',
    'HOAN_THANH_XUAT_SAC',
    set({ grades: graded('FAILED', 2026) }),
    'năm 2026: không hoàn thành nhiệm vụ',
    QD,
  ],
  ['CDCS_HTXS', 'HO_SO_DU', set({ papers: [] }), 'hồ sơ thiếu: Bảng chấm điểm thi đua năm', QD],
  [
    'CDBP_HTXS',
    'KHONG_KY_LUAT',
    set({ openSanction: true }),
    'đang bị xem xét, thi hành kỷ luật hoặc có vụ việc đang được xác minh',
    ND,
  ],
  ['TCD_HTXS', 'HOAN_THANH_XUAT_SAC', set({ grades: graded('GOOD', 2026) }), 'năm 2026: hoàn thành tốt nhiệm vụ', QD],
  ['DVXS', 'HOAN_THANH_TOT', set({ grades: graded('FAIR', 2026) }), 'năm 2026: hoàn thành nhiệm vụ', QD],
  [
    'BK_TLD',
    'HAI_NAM_HTXS',
    set({ grades: [...graded('EXCELLENT', 2026), ...graded('GOOD', 2025)] }),
    'chưa hoàn thành xuất sắc nhiệm vụ năm 2025',
    QD,
  ],
  [
    'BK_TLD',
    'HAI_SANG_KIEN',
    set({ initiatives: [initiative()] }),
    '1 sáng kiến được công nhận cấp cơ sở từ năm 2025',
    QD,
  ],
  [
    'BK_TLD',
    'BK_NAM_TRUOC',
    without('BK_LDLD', 2025),
    'thiếu Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh năm 2025',
    QD,
  ],
  [
    'BK_TLD',
    'HO_SO_DU',
    set({ roleClass: 'SENIOR_LEADER', papers: ['BAO_CAO_THANH_TICH'] }),
    'hồ sơ thiếu: Báo cáo kết quả thực hiện nhiệm vụ của đơn vị được giao lãnh đạo',
    QD,
  ],
  ['BK_TLD_CD', 'HOAN_THANH_TOT', set({ grades: graded('FAIR', 2026) }), 'năm 2026: hoàn thành nhiệm vụ', QD],
  [
    'BK_TLD_DX',
    'KHONG_TRUNG',
    set({
      achievementIds: ['CUU-NGUOI'],
      pastAwards: [held('BK_TLD_CD', 2026, { kind: 'AD_HOC', level: 'CONFEDERATION', achievementId: 'CUU-NGUOI' })],
    }),
    'thành tích này đã được khen: Bằng khen chuyên đề của Tổng Liên đoàn Lao động Việt Nam năm 2026 (26/QĐ)',
    LAW,
  ],
  [
    'BLDST',
    'GIA_TRI_LAM_LOI',
    set({
      initiatives: [
        initiative({ valueGained: 79_999_999 }),
        initiative({ recognisedYear: 2024, valueGained: 40_000_000 }),
      ],
    }),
    'giá trị làm lợi cao nhất của một giải pháp: 79.999.999 đồng; tổng giá trị làm lợi từ năm 2024: 119.999.999 đồng',
    QD,
  ],
  [
    'KNC_CD',
    'THAM_NIEN',
    set({ unionYears: 19, serviceYears: 24, executiveTerms: 1, leaderYears: 4 }),
    'thâm niên công tác công đoàn: 19 năm; số nhiệm kỳ Ban Chấp hành: 1; thâm niên trong ngành: 24 năm; thời gian giữ chức vụ lãnh đạo hiện tại: 4 năm',
    QD,
  ],
  [
    'KNC_CD',
    'MOT_LAN_TRONG_DOI',
    set({ pastAwards: [held('KNC_CD', 2008, { kind: 'DEVOTION' })] }),
    'đã được tặng Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn” năm 2008 (8/QĐ)',
    QD,
  ],
  [
    'KNC_CD',
    'BA_NAM_HOAN_THANH',
    set({ grades: [...graded('GOOD', 2025, 2023), ...graded('FAILED', 2024)] }),
    'chưa hoàn thành nhiệm vụ năm 2024',
    QD,
  ],
  ['BK_LDLD', 'HOAN_THANH_XUAT_SAC', set({ grades: graded('GOOD', 2026) }), 'năm 2026: hoàn thành tốt nhiệm vụ', QD],
  ['GK_CTTT', 'HOAN_THANH_TOT', set({ grades: graded('FAIR', 2026) }), 'năm 2026: hoàn thành nhiệm vụ', QD],
  [
    'GK_CDCS',
    'KHONG_KY_LUAT',
    set({ openSanction: true }),
    'đang bị xem xét, thi hành kỷ luật hoặc có vụ việc đang được xác minh',
    ND,
  ],
  ['GT_NDC', 'NHOM_DOI_TUONG', set({ roleClass: 'LEADER' }), 'nhóm đối tượng: lãnh đạo, quản lý', QD],
  ['GT_NVL', 'HO_SO_DU', set({ papers: [] }), 'hồ sơ thiếu: Báo cáo thành tích có xác nhận', QD],
  [
    'BK_TTG',
    'NAM_NAM_HTXS',
    set({ grades: [...graded('EXCELLENT', 2026, 2025, 2024, 2022), ...graded('GOOD', 2023)] }),
    'chưa hoàn thành xuất sắc nhiệm vụ năm 2023',
    LAW,
  ],
  [
    'BK_TTG',
    'DA_CO_BK_TLD',
    without('BK_TLD', 2023),
    '0 lần đạt Bằng khen của Tổng Liên đoàn Lao động Việt Nam từ năm 2021',
    LAW,
  ],
  [
    'HC_LD_3',
    'KHONG_KY_LUAT',
    set({ openSanction: true }),
    'đang bị xem xét, thi hành kỷ luật hoặc có vụ việc đang được xác minh',
    ND,
  ],
  ['HC_LD_2', 'HO_SO_DU', set({ papers: ['XAC_NHAN_HIEU_QUA'] }), 'hồ sơ thiếu: Báo cáo thành tích có xác nhận', QD],
  [
    'HC_LD_1',
    'KHONG_KY_LUAT',
    set({ openSanction: true }),
    'đang bị xem xét, thi hành kỷ luật hoặc có vụ việc đang được xác minh',
    ND,
  ],
  [
    'AHLD',
    'HO_SO_DU',
    set({ papers: [] }),
    'hồ sơ thiếu: Báo cáo thành tích có xác nhận; Văn bản xác nhận phạm vi ảnh hưởng của sáng kiến',
    QD,
  ],
];

describe('a refusal says why, and on which ground', () => {
  it.each(REFUSED)('%s by %s', (code, rule, change, counterexample, basis) => {
    const report = reportOf(code, change(suited(code)));
    expect(finding(report, rule)).toMatchObject({ outcome: 'NOT_MET', counterexample, basis });
    expect(report.outcome).toBe('NOT_MET');
  });

  it('is shown here for every award of the catalogue', () => {
    expect(new Set(REFUSED.map(([code]) => code))).toStrictEqual(new Set(EDITION.awards.map(({ code }) => code)));
  });

  it('cites the decree of its time', () => {
    const sanctioned = individual({ openSanction: true });
    const cited = RULE_SETS.map((ruleSet) => finding(reportOf('BK_LDLD', sanctioned, ruleSet), 'KHONG_KY_LUAT')?.basis);
    expect(cited.slice(1)).toStrictEqual(['Nghị định 98/2023/NĐ-CP', ND, ND, ND]);
  });
});
