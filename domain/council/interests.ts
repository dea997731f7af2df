/** Quyền, lợi ích liên quan: why somebody keeps out of a case. */

/**
 * Là người được đề nghị; vợ, chồng, cha, mẹ, con, anh, chị, em ruột; cùng đơn vị; đứng đầu, cấp trên trực tiếp; lý do
 * khác.
 */
export type InterestKind = 'SELF' | 'KIN' | 'SAME_UNIT' | 'DIRECT_SUPERIOR' | 'OTHER';

export const INTEREST_KINDS = [
  'SELF',
  'KIN',
  'SAME_UNIT',
  'DIRECT_SUPERIOR',
  'OTHER',
] as const satisfies readonly InterestKind[];

/** Entered by the secretary before the member votes; the member need not agree. */
export interface Pin {
  readonly memberId: string;
  readonly items: readonly number[];
  readonly kind: InterestKind;
  /** `DATA`: found in the registers and confirmed by the secretary. */
  readonly source: 'SECRETARIAT' | 'DATA';
}
