/** Under which headings departments keep what an initiative needs. */

import { listKind } from '../../intake/lists.ts';

export type InitiativeColumn =
  | 'title'
  | 'kind'
  | 'name'
  | 'birthYear'
  | 'cccd'
  | 'authorUnit'
  | 'sharePercent'
  | 'main'
  | 'appliedFrom'
  | 'appliedAt'
  | 'summary'
  | 'amount'
  | 'valueFrom'
  | 'valueTo'
  | 'method'
  | 'certifiedBy'
  | 'employerConfirmedOn'
  | 'scope'
  | 'number'
  | 'on'
  | 'decidedBy'
  | 'proofs'
  | 'union';

export const INITIATIVES = listKind<InitiativeColumn>({
  id: 'initiatives',
  label: 'Danh sách sáng kiến',
  name: 'title',
  needed: ['title', 'name', 'authorUnit', 'appliedFrom'],
  columns: {
    title: {
      label: 'Tên sáng kiến',
      headings: ['ten sang kien', 'ten giai phap', 'ten de tai', 'sang kien, giai phap', 'ten sang kien, giai phap'],
    },
    kind: { label: 'Loại', headings: ['loai', 'loai sang kien', 'loai hinh'] },
    name: {
      label: 'Họ và tên tác giả',
      headings: ['ho va ten', 'ho ten', 'ten tac gia', 'tac gia', 'ho va ten tac gia'],
    },
    birthYear: { label: 'Năm sinh', headings: ['nam sinh'] },
    cccd: {
      label: 'Số căn cước',
      headings: ['so can cuoc', 'so cccd', 'cccd', 'so dinh danh', 'so can cuoc cong dan'],
    },
    authorUnit: { label: 'Nơi làm việc', headings: ['noi lam viec', 'bo phan', 'don vi cong tac'] },
    sharePercent: {
      label: 'Tỷ lệ đóng góp (%)',
      headings: ['ty le', 'ti le', 'dong gop', 'ty le dong gop', 'ti le dong gop', 'ty le %', 'ti le %'],
    },
    main: { label: 'Tác giả chính', headings: ['tac gia chinh', 'chinh'] },
    appliedFrom: {
      label: 'Ngày áp dụng',
      headings: ['ngay ap dung', 'ap dung tu', 'ap dung tu ngay', 'ngay bat dau ap dung'],
    },
    appliedAt: { label: 'Nơi áp dụng', headings: ['noi ap dung'] },
    summary: {
      label: 'Tóm tắt, hiệu quả',
      headings: ['tom tat', 'noi dung', 'hieu qua', 'tom tat noi dung', 'tom tat, hieu qua'],
    },
    amount: { label: 'Giá trị làm lợi (đồng)', headings: ['gia tri lam loi', 'so tien lam loi'] },
    valueFrom: { label: 'Làm lợi từ ngày', headings: ['tinh tu ngay', 'lam loi tu ngay', 'tu ngay'] },
    valueTo: { label: 'Làm lợi đến ngày', headings: ['den ngay', 'den het ngay', 'lam loi den ngay'] },
    method: { label: 'Cách tính', headings: ['cach tinh', 'cach tinh gia tri'] },
    certifiedBy: {
      label: 'Người xác nhận',
      headings: ['nguoi xac nhan', 'xac nhan cach tinh', 'bo phan xac nhan', 'nguoi xac nhan cach tinh'],
    },
    employerConfirmedOn: {
      label: 'Ngày người sử dụng lao động xác nhận',
      headings: [
        'ngay nsdld xac nhan',
        'nsdld xac nhan',
        'nguoi su dung lao dong xac nhan',
        'ngay nguoi su dung lao dong xac nhan',
      ],
    },
    scope: { label: 'Phạm vi', headings: ['pham vi', 'pham vi anh huong', 'pham vi cong nhan'] },
    number: { label: 'Số quyết định', headings: ['so quyet dinh', 'so qd', 'so quyet dinh cong nhan'] },
    on: { label: 'Ngày quyết định', headings: ['ngay quyet dinh', 'ngay qd'] },
    decidedBy: {
      label: 'Cơ quan công nhận',
      headings: ['co quan cong nhan', 'co quan ra quyet dinh', 'nguoi ra quyet dinh'],
    },
    proofs: { label: 'Tài liệu minh chứng', headings: ['tai lieu minh chung', 'minh chung'] },
    union: { label: 'Công đoàn cơ sở', headings: ['cong doan co so', 'cdcs'] },
  },
});
