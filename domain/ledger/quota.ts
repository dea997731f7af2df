/**
 * Chỉ tiêu khen thưởng: how many of an award a body may propose in a year. It holds for the body and everything below
 * it, so a nominee takes a place in every quota above.
 */
export interface QuotaKey {
  readonly awardCode: string;
  readonly organisationId: string;
  readonly year: number;
  /** Chuyên đề; '' where the quota is not divided by theme. */
  readonly theme: string;
}

export interface QuotaCount extends QuotaKey {
  readonly limit: number;
  /** Places held by nominees under way. */
  readonly reserved: number;
  /** Places taken for good by awards. */
  readonly confirmed: number;
}

export const placesLeft = ({ limit, reserved, confirmed }: Pick<QuotaCount, 'limit' | 'reserved' | 'confirmed'>) =>
  Math.max(0, limit - reserved - confirmed);
