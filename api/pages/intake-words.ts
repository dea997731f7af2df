/** Vietnamese words of the pages on which lists are taken in. */

import type { ImportStage } from '../../adapters/intake-ports.ts';
import type { ComparedField } from '../../domain/intake/compare-imports.ts';
import type { StartWords } from './import-start-page.tsx';

export const IMPORT_STAGE: Readonly<Record<ImportStage, readonly [tone: string, words: string]>> = {
  OPEN: ['wait', 'Đang rà soát'],
  APPLIED: ['good', 'Đã đưa vào hồ sơ'],
  UNDONE: ['plain', 'Đã thu hồi'],
};

export const NOMINEES_START: StartWords = {
  here: 'import',
  title: 'Nhập danh sách từ bảng tính',
  lead: 'Danh sách đề nghị bằng Excel (.xlsx) hoặc .csv. Ghi Công đọc từng ô, nêu những ô chưa rõ kèm địa chỉ; không tự sửa khi chưa được xác nhận.',
  hint: 'Tối đa 10 MB. Một tệp có thể gồm nhiều biểu, nhiều hình thức khen thưởng.',
  none: 'Đơn vị chưa nhập danh sách nào.',
  stages: IMPORT_STAGE,
  back: null,
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
  initiatives: 'mã sáng kiến',
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
  NAME_CASE: 'Họ tên toàn chữ hoa hoặc chữ thường',
  HIDDEN_ROW: 'Dòng bị ẩn',
  AWARD_SPELLING: 'Tên hình thức viết khác',
  DATE_FAR: 'Ngày quyết định cách xa năm khen',
  IS_A_PERSON: 'Chưa rõ cá nhân hay tập thể',
  UNIT_ELSEWHERE: 'Tên đơn vị viết khác danh bạ',
};
