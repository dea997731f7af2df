/** The parts of an award's rule beyond what the state machines need: all optional, so that older published sets stay valid. */

import type { AwardLevel, CommendationKind, GapYear, OrganisationKind, RoleClass } from './facts.ts';
import type { LegalBasis, SubjectKind } from './rule-set.ts';

/** Danh hiệu thi đua, or hình thức khen thưởng. */
export type AwardCategory = 'TITLE' | 'FORM';

/** Thẩm quyền quyết định: who decides, and at which level of the union or the State. */
export interface Decider {
  readonly level: AwardLevel;
  /** `Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam` */
  readonly title: string;
  readonly basis: LegalBasis;
}

/** Thành phần hồ sơ: one kind of paper asked for. */
export interface RequiredPaper {
  /** `TO_TRINH`, `BAO_CAO_THANH_TICH`, … */
  readonly kind: string;
  readonly title: string;
  readonly copies: number;
  readonly signed: boolean;
  /** `NOMINEE`: each nominee has one of its own; `DOSSIER`: one for all. Only the first are among a nominee's facts. */
  readonly per: 'NOMINEE' | 'DOSSIER';
  /** Asked of these only; of everybody when left out. */
  readonly subjectKinds?: readonly SubjectKind[];
  readonly organisationKinds?: readonly OrganisationKind[];
  /** Of individuals: short papers for direct workers, additional ones for leaders. */
  readonly roleClasses?: readonly RoleClass[];
}

/** Bộ hồ sơ. */
export interface DossierSet {
  readonly id: string;
  readonly title: string;
  /** Thủ tục đơn giản: the sentence that tells the proposer so and what is not asked for. */
  readonly simplified?: string;
  readonly papers: readonly RequiredPaper[];
  readonly basis: LegalBasis;
}

/** Giới hạn. A `null` number is set by the issuing body and not known here: a person must apply it. */
export type Limit =
  /** Chỉ tặng một lần cho một người. */
  | { readonly type: 'ONCE_IN_LIFETIME'; readonly basis: LegalBasis }
  /** Một năm không tặng quá một lần cùng một hình thức ở cùng một cấp. */
  | { readonly type: 'ONCE_A_YEAR'; readonly basis: LegalBasis }
  /** Chỉ tiêu: at most so many a year, counted for each proposing body, each theme, or in all. */
  | {
      readonly type: 'QUOTA';
      readonly per: 'PROPOSER' | 'THEME' | 'YEAR';
      readonly value: number | null;
      readonly basis: LegalBasis;
    }
  /** Tỷ lệ: at most so many percent of those who hold `of` in the same body and year; rounded down. */
  | { readonly type: 'MAX_SHARE'; readonly of: string; readonly percent: number | null; readonly basis: LegalBasis };

/** Lấy ý kiến công khai trước khi Hội đồng họp. */
export interface PublicListing {
  readonly required: boolean;
  readonly workingDays: number;
  readonly basis: LegalBasis;
}

/** Hiệp y khen thưởng. */
export interface Concurrence {
  readonly bodies: readonly string[];
  readonly workingDays: number;
  /** What no answer in time means. */
  readonly silence: 'ASK_AGAIN' | 'AGREED' | 'PERSON_DECIDES';
  /** Only for leaders of such organisations; for everybody when left out. */
  readonly leadersOf?: readonly OrganisationKind[];
  readonly basis: LegalBasis;
}

/** Chuyên đề of a thematic award. */
export interface Theme {
  readonly code: string;
  readonly title: string;
}

/**
 * What a year without the award means for a streak: `NEUTRAL` it is passed over, `COUNTS` it counts as if the award had
 * been given, `BREAKS` it is a year like any other, `ASK` a person says.
 */
export type GapMeaning = 'NEUTRAL' | 'COUNTS' | 'BREAKS' | 'ASK';

export type GapPolicy = Readonly<Record<GapYear['reason'], GapMeaning>>;

/** Where no rule says otherwise. Study of a year or more counts as Lao động tiên tiến only, so the criterion says it. */
export const DEFAULT_GAPS: GapPolicy = { MATERNITY: 'NEUTRAL', ARMY: 'NEUTRAL', STUDY: 'ASK', OTHER: 'ASK' };

/** All that an award's rule may carry in addition. */
export interface AwardParts {
  readonly category?: AwardCategory;
  /** Loại hình khen thưởng under which the award may be proposed. */
  readonly commendationKinds?: readonly CommendationKind[];
  readonly level?: AwardLevel;
  readonly decider?: Decider;
  readonly proposers?: readonly AwardLevel[];
  /** Only people of these classes may be proposed. */
  readonly roleClasses?: readonly RoleClass[];
  readonly dossierSet?: DossierSet;
  readonly limits?: readonly Limit[];
  readonly publicListing?: PublicListing;
  readonly concurrence?: Concurrence;
  readonly themes?: readonly Theme[];
  /** The layout of the certificate, as named in templates/certificate. */
  readonly certificateTemplate?: string;
  /** Hiện vật: `BANG`, `KHUNG`, `HUY_HIEU`, `HOP`, `CO`. */
  readonly objects?: readonly string[];
  /** Lưu vĩnh viễn: `retentionYears` is then only how long the first lock lasts. */
  readonly keptForever?: boolean;
}
