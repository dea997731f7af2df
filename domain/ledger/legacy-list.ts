import { listKind } from '../intake/lists.ts';

export type LegacyColumn =
  | 'name'
  | 'subjectKind'
  | 'birthYear'
  /** CCCD or staff id in one column, whichever the register had. */
  | 'identity'
  | 'citizenId'
  | 'staffId'
  | 'unit'
  | 'award'
  | 'year'
  | 'decision'
  | 'date'
  | 'note';

/** Sổ khen thưởng cũ. */
export const PAST_AWARDS = listKind<LegacyColumn>({
  id: 'past-awards',
  label: 'Danh sách khen thưởng đã có quyết định',
  name: 'name',
  needed: ['name', 'unit', 'award', 'year', 'decision'],
  columns: {
    name: {
      label: 'Họ và tên, tên tập thể',
      headings: ['ho va ten', 'ho ten', 'ten', 'ten ca nhan', 'ten tap the', 'ten ca nhan tap the'],
    },
    subjectKind: { label: 'Đối tượng', headings: ['doi tuong', 'ca nhan', 'ca nhan tap the', 'ca nhan hay tap the'] },
    birthYear: { label: 'Năm sinh', headings: ['nam sinh', 'sinh nam'] },
    identity: {
      label: 'CCCD hoặc mã cán bộ',
      headings: ['so cccd ma can bo', 'cccd ma can bo', 'cccd hoac ma can bo', 'so can cuoc ma can bo', 'cccd ma so'],
    },
    citizenId: {
      label: 'Số CCCD',
      headings: [
        'so cccd',
        'cccd',
        'so can cuoc',
        'can cuoc',
        'so can cuoc cong dan',
        'can cuoc cong dan',
        'so cmnd',
        'cmnd',
      ],
    },
    staffId: {
      label: 'Mã cán bộ',
      headings: ['ma can bo', 'so hieu can bo', 'ma nhan vien', 'ma doan vien', 'ma nv', 'ma cb', 'ma so'],
    },
    unit: { label: 'Đơn vị', headings: ['don vi', 'don vi cong tac', 'noi cong tac', 'noi lam viec', 'co quan'] },
    award: {
      label: 'Hình thức khen thưởng',
      headings: [
        'hinh thuc khen thuong',
        'hinh thuc',
        'danh hieu',
        'danh hieu thi dua',
        'danh hieu hinh thuc khen thuong',
      ],
    },
    decision: { label: 'Số quyết định', headings: ['so quyet dinh', 'so qd', 'quyet dinh so', 'qd so'] },
    date: { label: 'Ngày quyết định', headings: ['ngay quyet dinh', 'ngay ky', 'ngay qd', 'ngay', 'ngay thang'] },
    year: { label: 'Năm', headings: ['nam', 'nam xet', 'nam khen', 'nam khen thuong', 'nam dat'] },
    note: { label: 'Ghi chú', headings: ['ghi chu'] },
  },
});
