import type { DuplicateKind } from '../../domain/ledger/duplicates.ts';
import { KNOWN_AWARDS, knownAward } from '../../domain/ledger/known-awards.ts';
import type { Identity, Likeness } from '../../domain/ledger/matching.ts';
import type { AwardLevel, GapYear } from '../../domain/rules/facts.ts';
import { dayWord } from './words.ts';

export const LEVEL_WORDS: Readonly<Record<AwardLevel, string>> = {
  GRASSROOTS: 'cấp cơ sở',
  DIRECT_UPPER: 'cấp trên trực tiếp cơ sở',
  PROVINCE: 'cấp tỉnh, ngành',
  CONFEDERATION: 'cấp Tổng Liên đoàn',
  STATE: 'cấp Nhà nước',
};

export const GAP_WORDS: Readonly<Record<GapYear['reason'], string>> = {
  MATERNITY: 'nghỉ thai sản',
  STUDY: 'đi học từ một năm trở lên',
  ARMY: 'thực hiện nghĩa vụ quân sự',
  OTHER: 'lý do khác',
};

export const LIKENESS_WORDS: Readonly<Record<Likeness, string>> = {
  NAME_AND_BIRTH_YEAR: 'cùng tên, cùng năm sinh',
  NAME_AND_UNIT: 'cùng tên, cùng đơn vị',
  NAME_ONLY: 'cùng tên',
};

export const IDENTITY_WORDS: Readonly<Record<Identity['kind'], string>> = {
  CITIZEN: 'Số căn cước công dân',
  STAFF: 'Mã cán bộ',
  ORGANISATION: 'Mã tổ chức',
};

export const DUPLICATE_WORDS: Readonly<Record<DuplicateKind, string>> = {
  SAME_ACHIEVEMENT: 'Thành tích này đã được khen thưởng',
  SAME_AWARD: 'Đã được tặng chính hình thức này cho cùng năm xét',
  MERIT_AND_THEMATIC: 'Cùng cấp, cùng năm đã có khen thưởng khác loại (toàn diện, chuyên đề)',
};

export const awardTitleOf = (code: string): string => knownAward(code)?.title ?? code;

export const AWARD_OPTIONS: readonly (readonly [string, string])[] = KNOWN_AWARDS.map(({ code, title }) => [
  code,
  title,
]);

/** `Quyết định số 12/QĐ-CĐCS ngày 10/01/2020` */
export const decisionWord = ({
  decisionNumber,
  decidedOn,
}: {
  decisionNumber: string;
  decidedOn: string | null;
}): string => `Quyết định số ${decisionNumber}${decidedOn === null ? '' : ` ngày ${dayWord(decidedOn)}`}`;
