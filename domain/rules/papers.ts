/** Thành phần hồ sơ: which papers a dossier needs, and which of them are not there yet. */

import type { LegalBasis } from './rule-set.ts';

/** Loại giấy tờ. The letter, the list and the council's papers are drawn up here and never uploaded. */
export type PaperKind =
  | 'ACHIEVEMENT_REPORT'
  | 'ACHIEVEMENT_SUMMARY'
  | 'UNIT_MINUTES'
  | 'INITIATIVE_PROOF'
  | 'PAST_DECISION'
  | 'EMPLOYER_OPINION'
  | 'OTHER';

export const PAPER_TITLES: Readonly<Record<PaperKind, string>> = {
  ACHIEVEMENT_REPORT: 'Báo cáo thành tích',
  ACHIEVEMENT_SUMMARY: 'Bản tóm tắt thành tích',
  UNIT_MINUTES: 'Biên bản họp bình xét của đơn vị',
  INITIATIVE_PROOF: 'Giấy công nhận sáng kiến, đề tài',
  PAST_DECISION: 'Bản sao quyết định khen thưởng đã có',
  EMPLOYER_OPINION: 'Ý kiến của người sử dụng lao động',
  OTHER: 'Tài liệu minh chứng khác',
};

export const isPaperKind = (text: string): text is PaperKind => Object.hasOwn(PAPER_TITLES, text);

export interface RequiredPaper {
  readonly kind: PaperKind;
  readonly title: string;
  /** One for each nominee, not one for the dossier. */
  readonly perNominee: boolean;
  /** Files needed, e.g. the same report certified by two levels. */
  readonly copies: number;
}

/** Thủ tục chung, thủ tục đơn giản. */
export type Procedure = 'STANDARD' | 'SIMPLIFIED';

/** Bộ thành phần hồ sơ. */
export interface PaperSet {
  readonly procedure: Procedure;
  readonly title: string;
  readonly papers: readonly RequiredPaper[];
  readonly basis: LegalBasis;
  /** When it applies and what it spares, as shown to who proposes. */
  readonly note: string;
}

export interface AttachedPaper {
  readonly kind: PaperKind;
  /** Null for a paper of the dossier as a whole. */
  readonly nomineeNo: number | null;
}

export interface MissingPaper {
  readonly kind: PaperKind;
  readonly title: string;
  /** Null when the dossier as a whole lacks it. */
  readonly nomineeNo: number | null;
  readonly count: number;
}

/**
 * A paper of the whole dossier also counts for each nominee: unions send the reports of all in one scan. A nominee's
 * paper does not count for the dossier.
 */
export function missingPapers(
  required: readonly RequiredPaper[],
  attached: readonly AttachedPaper[],
  nominees: readonly number[],
): readonly MissingPaper[] {
  const having = (kind: PaperKind, no: number | null): number =>
    attached.filter((paper) => paper.kind === kind && paper.nomineeNo === no).length;
  return required.flatMap(({ kind, title, perNominee, copies }) => {
    const common = having(kind, null);
    const places: readonly (number | null)[] = perNominee ? nominees : [null];
    return places.flatMap((nomineeNo) => {
      const count = copies - common - (nomineeNo === null ? 0 : having(kind, nomineeNo));
      return count > 0 ? [{ kind, title, nomineeNo, count }] : [];
    });
  });
}
