import type { Certainty, SubjectKind } from '../rules/rule-set.ts';

export interface DecreeCoefficient {
  readonly award: string;
  readonly kind: SubjectKind;
  /** Coefficient × 1,000. */
  readonly coefficientMilli: number;
  readonly source: string;
  readonly certainty: Certainty;
}

const ORDERS = 'Nghị định số 152/2025/NĐ-CP, Điều 54 (bằng khen, giấy khen, kỷ niệm chương)';
const TITLES = 'Nghị định số 152/2025/NĐ-CP, quy định về mức thưởng danh hiệu thi đua';
const DOUBLE = `${ORDERS}; tập thể gấp đôi cá nhân`;

const line = (award: string, kind: SubjectKind, coefficientMilli: number, source: string): DecreeCoefficient => ({
  award,
  kind,
  coefficientMilli,
  source,
  // None was read in the decree itself; all come from what newspapers reported of it.
  certainty: 'to-confirm',
});

/**
 * Hệ số mức tiền thưởng by the decree, for awards that it names or that are treated as one it names. A rule set may say
 * otherwise; then somebody must have meant it.
 */
export const DECREE_COEFFICIENTS: readonly DecreeCoefficient[] = [
  line('LDTT', 'INDIVIDUAL', 300, TITLES),
  line('CSTD_CS', 'INDIVIDUAL', 1000, TITLES),
  line('CSTD_TLD', 'INDIVIDUAL', 3000, TITLES),
  line('CSTD_TQ', 'INDIVIDUAL', 4500, TITLES),
  line('TTLDTT', 'COLLECTIVE', 800, TITLES),
  line('TTLDXS', 'COLLECTIVE', 1500, TITLES),
  line('CO_TD_TLD', 'COLLECTIVE', 8000, TITLES),
  line('CO_TD_CP', 'COLLECTIVE', 12000, TITLES),
  line('BK_TLD', 'INDIVIDUAL', 1500, ORDERS),
  line('BK_TLD', 'COLLECTIVE', 3000, DOUBLE),
  line('BK_TTG', 'INDIVIDUAL', 3500, ORDERS),
  line('BK_TTG', 'COLLECTIVE', 7000, DOUBLE),
  line('GK_CTTT', 'INDIVIDUAL', 300, ORDERS),
  line('GK_CTTT', 'COLLECTIVE', 600, DOUBLE),
];
