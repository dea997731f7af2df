/** Vietnamese words of the pages on which lists are taken in. */

import type { ImportStage } from '../../adapters/intake-ports.ts';
import type { ComparedField } from '../../domain/intake/compare-imports.ts';

export const IMPORT_STAGE: Readonly<Record<ImportStage, readonly [tone: string, words: string]>> = {
  OPEN: ['wait', 'Đang rà soát'],
  APPLIED: ['good', 'Đã đưa vào hồ sơ'],
  UNDONE: ['plain', 'Đã thu hồi'],
};

export const COMPARED_WORDS: Readonly<Record<ComparedField, string>> = {
  name: 'họ tên',
  birth: 'ngày sinh',
  citizenId: 'số CCCD',
  position: 'chức vụ',
  unit: 'đơn vị',
  roleClass: 'đối tượng',
  awardCode: 'hình thức',
  achievement: 'thành tích',
  note: 'ghi chú',
};

/** What a kind of doubt is called where many are answered at once. */
export const BULK_WORDS: Readonly<Partial<Record<string, string>>> = {
  HONORIFIC: 'Từ xưng hô trước họ tên',
  ID_LOST_ZERO: 'Số CCCD mất số 0 ở đầu',
  ID_MISSING: 'Thiếu số CCCD',
  ID_OLD: 'Số chứng minh nhân dân cũ',
  ID_AGAINST_BIRTH: 'Số CCCD khác năm sinh',
  ID_AGAINST_GENDER: 'Số CCCD khác giới tính',
  ID_PROVINCE: 'Mã tỉnh trong số CCCD',
  LEGACY_TEXT: 'Chữ gõ bằng bảng mã cũ',
  FORMULA: 'Ô chứa công thức',
  FORMULA_START: 'Nội dung bắt đầu như công thức',
  DITTO: 'Ô ghi “như trên”',
  DATE_AS_SERIAL: 'Ngày ghi thành số',
  DATE_MONTH_FIRST: 'Ngày viết tháng trước',
  DATE_ORDER_UNSURE: 'Ngày có thể hiểu hai cách',
  DATE_TWO_DIGIT_YEAR: 'Năm sinh hai chữ số',
  BIRTH_MISSING: 'Thiếu ngày sinh',
  GENDER_SPELLING: 'Cách ghi giới tính',
  ROLE_SPELLING: 'Cách ghi đối tượng',
  ROLE_AGAINST_POSITION: 'Đối tượng khác chức vụ',
  AWARD_LIKELY: 'Tên hình thức gần đúng',
  POSTHUMOUS: 'Truy tặng',
  NAME_ODD: 'Ký tự lạ trong họ tên',
};
