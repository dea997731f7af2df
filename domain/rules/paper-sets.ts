/**
 * The sets of papers by procedure. Kept apart from the published rule sets, which are never edited; an award whose rule
 * names papers of its own will take them from there.
 */

import { PAPER_TITLES, type PaperKind, type PaperSet, type Procedure, type RequiredPaper } from './papers.ts';

const paper = (kind: PaperKind, perNominee: boolean): RequiredPaper => ({
  kind,
  title: PAPER_TITLES[kind],
  perNominee,
  copies: 1,
});

const SETS: Readonly<Record<Procedure, PaperSet>> = {
  STANDARD: {
    procedure: 'STANDARD',
    title: 'Hồ sơ theo thủ tục chung',
    papers: [paper('ACHIEVEMENT_REPORT', true), paper('UNIT_MINUTES', false)],
    basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
    note: 'Tờ trình và danh sách do Ghi Công lập từ các ô đã điền, không phải tải lên.',
  },
  SIMPLIFIED: {
    procedure: 'SIMPLIFIED',
    title: 'Hồ sơ theo thủ tục đơn giản',
    papers: [paper('ACHIEVEMENT_SUMMARY', true)],
    basis: { instrument: 'LUAT-TDKT-2022', article: 'Điều 85', certainty: 'to-confirm' },
    note: 'Áp dụng khi khen thưởng đột xuất, cống hiến, niên hạn, đối ngoại hoặc theo yêu cầu nhiệm vụ cấp bách: chỉ cần bản tóm tắt thành tích của đơn vị, không cần báo cáo thành tích và biên bản họp bình xét.',
  },
};

export const paperSet = (procedure: Procedure): PaperSet => SETS[procedure];

/** As offered on the form; an empty value is the standard procedure. */
export const PROCEDURE_WORDS: readonly (readonly [value: string, words: string])[] = [
  ['', 'Thủ tục chung'],
  ['SIMPLIFIED', 'Thủ tục đơn giản (khen đột xuất, cống hiến, niên hạn, đối ngoại, nhiệm vụ cấp bách)'],
];
