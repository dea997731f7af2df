/** Columns of the lists of organisations and people, and the words under which they are headed. */

import { type ListKind, listKind } from '../../intake/lists.ts';

export type OrganisationColumn = 'id' | 'name' | 'parent' | 'level' | 'kind' | 'on';

export const ORGANISATIONS = listKind<OrganisationColumn>({
  id: 'organisations',
  label: 'Danh sách tổ chức',
  name: 'name',
  needed: ['name', 'parent'],
  columns: {
    id: { label: 'Mã', headings: ['ma', 'ma to chuc', 'ma don vi'] },
    name: { label: 'Tên tổ chức', headings: ['ten to chuc', 'ten don vi', 'to chuc', 'ten cong doan'] },
    parent: { label: 'Trực thuộc', headings: ['truc thuoc', 'don vi cap tren', 'cong doan cap tren', 'cap tren'] },
    level: { label: 'Cấp', headings: ['cap', 'cap cong doan'] },
    kind: { label: 'Loại hình', headings: ['loai hinh', 'khu vuc'] },
    on: { label: 'Từ ngày', headings: ['tu ngay', 'thanh lap tu ngay', 'ngay thanh lap', 'co hieu luc tu ngay'] },
  },
});

export type PersonColumn =
  | 'name'
  | 'sex'
  | 'born'
  | 'citizenId'
  | 'staffCode'
  | 'title'
  | 'organisation'
  | 'from'
  | 'to'
  | 'unionWork'
  | 'roleClass'
  | 'source'
  | 'memberSince';

export const PERSONS = listKind<PersonColumn>({
  id: 'people',
  label: 'Danh sách con người, chức vụ',
  name: 'name',
  needed: ['name', 'title', 'sex', 'organisation', 'from'],
  columns: {
    name: { label: 'Họ và tên', headings: ['ho va ten', 'ho ten', 'ho, ten'] },
    sex: { label: 'Giới tính', headings: ['gioi tinh', 'nam/nu', 'gioi'] },
    born: { label: 'Năm sinh', headings: ['nam sinh', 'ngay sinh', 'ngay, thang, nam sinh'] },
    citizenId: {
      label: 'Số căn cước',
      headings: ['so can cuoc', 'so cccd', 'cccd', 'can cuoc', 'so can cuoc cong dan'],
    },
    staffCode: { label: 'Mã cán bộ', headings: ['ma can bo', 'ma nhan vien', 'ma so', 'ma nv'] },
    title: { label: 'Chức vụ, công việc', headings: ['chuc vu', 'chuc vu, cong viec', 'chuc danh', 'cong viec'] },
    organisation: { label: 'Tổ chức', headings: ['to chuc', 'don vi', 'ma to chuc', 'noi lam viec', 'cong doan'] },
    from: { label: 'Từ ngày', headings: ['tu ngay', 'giu tu ngay'] },
    to: { label: 'Thôi giữ từ ngày', headings: ['thoi giu tu ngay', 'thoi tu ngay'] },
    unionWork: { label: 'Công tác công đoàn', headings: ['cong tac cong doan', 'lam cong doan'] },
    roleClass: { label: 'Nhóm đối tượng', headings: ['nhom doi tuong', 'doi tuong'] },
    source: { label: 'Căn cứ xếp nhóm', headings: ['can cu xep nhom', 'can cu nhom doi tuong', 'can cu'] },
    memberSince: { label: 'Ngày vào Công đoàn', headings: ['ngay vao cong doan', 'vao cong doan'] },
  },
});

/** What tables of yearly results of either kind have. */
const YEAR = {
  year: { label: 'Năm', headings: ['nam', 'nam xet', 'nam danh gia'] },
  grade: {
    label: 'Xếp loại',
    headings: [
      'xep loai',
      'xep loai chat luong',
      'muc do hoan thanh nhiem vu',
      'ket qua xep loai',
      'muc do hoan thanh',
    ],
  },
  on: { label: 'Ngày kết quả', headings: ['ngay ket qua', 'ngay xep loai', 'tinh den ngay', 'ngay'] },
  title: { label: 'Đăng ký thi đua', headings: ['dang ky thi dua', 'danh hieu dang ky', 'dang ky danh hieu'] },
  registeredOn: { label: 'Ngày đăng ký', headings: ['ngay dang ky'] },
  matter: { label: 'Kỷ luật, vụ việc', headings: ['ky luat, vu viec', 'ky luat', 'vu viec'] },
  document: { label: 'Số quyết định', headings: ['so quyet dinh', 'so van ban', 'van ban'] },
  until: { label: 'Hết hiệu lực từ ngày', headings: ['het hieu luc tu ngay', 'xoa ky luat tu ngay'] },
} as const;

const ORGANISATION_ID = { label: 'Mã tổ chức', headings: ['ma to chuc', 'ma don vi'] } as const;

type PersonYearColumn =
  | keyof typeof YEAR
  | 'name'
  | 'citizenId'
  | 'staffCode'
  | 'organisationId'
  | 'organisation'
  | 'months'
  | 'daysAbsent';

type CollectiveYearColumn =
  | keyof typeof YEAR
  | 'organisationId'
  | 'organisation'
  | 'members'
  | 'completedPercent'
  | 'advancedWorkerPercent'
  | 'hasGrassrootsFighter'
  | 'warned';

/** Of either table; a column that a list does not have reads as empty. */
export type YearColumn = PersonYearColumn | CollectiveYearColumn;

export const PERSON_YEARS = listKind<PersonYearColumn>({
  id: 'person-years',
  label: 'Danh sách kết quả năm của cá nhân',
  name: 'name',
  needed: ['name', 'year', 'grade', 'on'],
  columns: {
    name: PERSONS.columns.name,
    citizenId: PERSONS.columns.citizenId,
    staffCode: PERSONS.columns.staffCode,
    organisationId: ORGANISATION_ID,
    organisation: { label: 'Tổ chức', headings: ['to chuc', 'ten to chuc', 'don vi', 'ten don vi'] },
    ...YEAR,
    months: { label: 'Số tháng làm việc', headings: ['so thang lam viec', 'thang lam viec'] },
    daysAbsent: { label: 'Số ngày nghỉ', headings: ['so ngay nghi', 'ngay nghi'] },
  },
});

export const COLLECTIVE_YEARS = listKind<CollectiveYearColumn>({
  id: 'collective-years',
  label: 'Danh sách kết quả năm của tập thể',
  name: 'organisation',
  needed: ['organisation', 'year', 'grade', 'on'],
  columns: {
    organisationId: ORGANISATION_ID,
    organisation: {
      label: 'Tên tổ chức',
      headings: ['to chuc', 'ten to chuc', 'don vi', 'ten don vi', 'tap the', 'ten tap the'],
    },
    ...YEAR,
    members: { label: 'Số người', headings: ['so nguoi', 'so lao dong', 'tong so nguoi'] },
    completedPercent: {
      label: 'Tỷ lệ hoàn thành nhiệm vụ',
      headings: ['ty le hoan thanh nhiem vu', '% hoan thanh nhiem vu'],
    },
    advancedWorkerPercent: {
      label: 'Tỷ lệ Lao động tiên tiến',
      headings: ['ty le lao dong tien tien', '% lao dong tien tien'],
    },
    hasGrassrootsFighter: {
      label: 'Có Chiến sĩ thi đua cơ sở',
      headings: ['co chien si thi dua co so', 'co cstd co so'],
    },
    warned: {
      label: 'Có người bị cảnh cáo trở lên',
      headings: ['co nguoi bi canh cao tro len', 'canh cao tro len'],
    },
  },
});

/** What a workbook for the registers of organisations and people may hold. */
export const PEOPLE_LISTS: readonly ListKind[] = [ORGANISATIONS, PERSONS, PERSON_YEARS, COLLECTIVE_YEARS];
