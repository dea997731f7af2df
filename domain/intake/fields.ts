/** What a column of a nominee list can hold, and the words under which departments head it. */

import { type ColumnWords, createGuess } from './headings.ts';

/** Cột: the columns that mean something to us; others are shown and left alone. */
export type Field =
  | 'no'
  | 'name'
  | 'birthDate'
  | 'birthMen'
  | 'birthWomen'
  | 'gender'
  | 'citizenId'
  | 'staffId'
  | 'position'
  | 'unit'
  | 'roleClass'
  | 'award'
  | 'achievement'
  | 'initiatives'
  | 'note'
  | 'members';

export const FIELDS: Readonly<Record<Field, ColumnWords>> = {
  no: { label: 'Số thứ tự', headings: ['tt', 'stt', 'so tt', 'so thu tu'] },
  name: {
    label: 'Họ và tên, tên tập thể',
    headings: [
      'ho va ten',
      'ho ten',
      'ten ca nhan',
      'ten tap the',
      'ho va ten tap the',
      'ten don vi tap the',
      'tap the',
      'ten ca nhan tap the',
      'ca nhan',
    ],
  },
  birthDate: {
    label: 'Ngày hoặc năm sinh',
    headings: ['ngay sinh', 'nam sinh', 'ngay thang nam sinh', 'sinh ngay', 'ngay, thang, nam sinh'],
  },
  birthMen: { label: 'Năm sinh của nam', headings: ['nam sinh nam', 'ngay sinh nam', 'ngay thang nam sinh nam'] },
  birthWomen: { label: 'Năm sinh của nữ', headings: ['nam sinh nu', 'ngay sinh nu', 'ngay thang nam sinh nu'] },
  gender: { label: 'Giới tính', headings: ['gioi tinh', 'gioi', 'nam/nu', 'phai'] },
  citizenId: {
    label: 'Số căn cước công dân',
    headings: [
      'so cccd',
      'cccd',
      'so can cuoc',
      'so can cuoc cong dan',
      'can cuoc cong dan',
      'so dinh danh',
      'so dinh danh ca nhan',
      'cccd/cmnd',
      'so cmnd/cccd',
      'so cmnd',
    ],
  },
  staffId: {
    label: 'Mã cán bộ, mã nhân viên',
    headings: ['ma nhan vien', 'ma can bo', 'ma nv', 'ma so nhan vien', 'ma so can bo', 'ma cb', 'so the nhan vien'],
  },
  position: {
    label: 'Chức vụ, công việc',
    headings: [
      'chuc vu',
      'chuc vu / cong viec',
      'chuc vu cong viec',
      'chuc danh',
      'nghe nghiep',
      'cong viec',
      'chuc vu, chuc danh',
      'chuc vu don vi',
    ],
  },
  unit: {
    label: 'Nơi làm việc',
    headings: [
      'don vi',
      'noi lam viec',
      'don vi cong tac',
      'noi cong tac',
      'bo phan',
      'phong ban',
      'don vi truc thuoc',
    ],
  },
  roleClass: { label: 'Đối tượng', headings: ['doi tuong', 'phan loai doi tuong', 'nhom doi tuong', 'loai doi tuong'] },
  award: {
    label: 'Hình thức đề nghị khen thưởng',
    headings: [
      'hinh thuc de nghi',
      'hinh thuc khen thuong',
      'hinh thuc de nghi khen thuong',
      'danh hieu',
      'danh hieu hinh thuc khen thuong',
      'danh hieu de nghi',
      'de nghi khen thuong',
      'danh hieu thi dua hinh thuc khen thuong',
    ],
  },
  achievement: {
    label: 'Tóm tắt thành tích',
    headings: [
      'tom tat thanh tich',
      'thanh tich',
      'thanh tich dat duoc',
      'tom tat thanh tich dat duoc',
      'noi dung thanh tich',
    ],
  },
  initiatives: {
    label: 'Mã sáng kiến làm căn cứ',
    headings: ['ma sang kien', 'ma so sang kien', 'ma sang kien lam can cu'],
  },
  note: { label: 'Ghi chú', headings: ['ghi chu', 'chu thich', 'luu y'] },
  members: {
    label: 'Số lao động, đoàn viên',
    headings: ['so lao dong', 'so doan vien', 'tong so lao dong', 'so nguoi', 'quan so', 'so thanh vien'],
  },
};

export const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];

/** What a heading of a nominee list seems to announce. */
export const guessHeading = createGuess(FIELDS, ['ca nhan', 'tap the']);
