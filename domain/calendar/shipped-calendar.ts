import type { CalendarDay, CalendarEdition } from './calendar.ts';

/**
 * The calendar that comes with the program: edition 0. For 2026 and 2027 it is day for day the table of
 * `HOLIDAYS_2026_2027`. 2024 and 2025 are kept for deadlines of imported dossiers; what is known from memory of the
 * notices only is marked `to-confirm` and shown so.
 */

const LABOUR_CODE = 'Điều 112 Bộ luật Lao động 2019';
const CULTURE_DAY = 'Nghị quyết số 28/2026/QH16';
const NOTICE_2024 = 'Thông báo nghỉ Tết, Quốc khánh năm 2024 của Bộ Lao động - Thương binh và Xã hội';
const SWAP_2024 = 'Công văn số 2450/VPCP-KGVX ngày 12/4/2024';
const NOTICE_2025 = 'Thông báo nghỉ Tết, nghỉ lễ năm 2025 của Bộ Lao động - Thương binh và Xã hội';
const NOTICE_2026 = 'Thông báo số 9441/TB-BNV của Bộ Nội vụ';
const NOTICE_2027 = 'Chờ thông báo nghỉ Tết, nghỉ lễ năm 2027';

type Certainty = CalendarDay['certainty'];

const off = (date: string, reason: string, source: string, certainty: Certainty = 'confirmed'): CalendarDay => ({
  date,
  kind: 'DAY_OFF',
  reason,
  source,
  certainty,
});
const worked = (date: string, reason: string, source: string, certainty: Certainty = 'confirmed'): CalendarDay => ({
  ...off(date, reason, source, certainty),
  kind: 'WORKED_WEEKEND',
});
const toConfirm = (dates: readonly string[], reason: string, source: string): CalendarDay[] =>
  dates.map((date) => off(date, reason, source, 'to-confirm'));

const DAYS: readonly CalendarDay[] = [
  off('2024-01-01', 'Tết Dương lịch', LABOUR_CODE),
  ...toConfirm(
    ['2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14'],
    'Tết Nguyên đán Giáp Thìn',
    NOTICE_2024,
  ),
  off('2024-04-18', 'Giỗ Tổ Hùng Vương', LABOUR_CODE),
  off('2024-04-29', 'Hoán đổi với thứ Bảy 04/5/2024', SWAP_2024),
  off('2024-04-30', 'Ngày Chiến thắng', LABOUR_CODE),
  off('2024-05-01', 'Ngày Quốc tế lao động', LABOUR_CODE),
  worked('2024-05-04', 'Làm bù cho thứ Hai 29/4/2024', SWAP_2024),
  off('2024-09-02', 'Quốc khánh', LABOUR_CODE),
  ...toConfirm(['2024-09-03'], 'Quốc khánh (ngày liền kề)', NOTICE_2024),

  off('2025-01-01', 'Tết Dương lịch', LABOUR_CODE),
  ...toConfirm(
    ['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'],
    'Tết Nguyên đán Ất Tỵ',
    NOTICE_2025,
  ),
  off('2025-04-07', 'Giỗ Tổ Hùng Vương', LABOUR_CODE),
  worked('2025-04-26', 'Làm bù cho thứ Sáu 02/5/2025', NOTICE_2025, 'to-confirm'),
  off('2025-04-30', 'Ngày Chiến thắng', LABOUR_CODE),
  off('2025-05-01', 'Ngày Quốc tế lao động', LABOUR_CODE),
  ...toConfirm(['2025-05-02'], 'Hoán đổi với thứ Bảy 26/4/2025', NOTICE_2025),
  ...toConfirm(['2025-09-01'], 'Quốc khánh (ngày liền kề)', NOTICE_2025),
  off('2025-09-02', 'Quốc khánh', LABOUR_CODE),

  off('2026-01-01', 'Tết Dương lịch', LABOUR_CODE),
  ...toConfirm(['2026-01-02'], 'Hoán đổi với thứ Bảy 10/01/2026', NOTICE_2026),
  worked('2026-01-10', 'Làm bù cho thứ Sáu 02/01/2026', NOTICE_2026, 'to-confirm'),
  ...toConfirm(
    ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
    'Tết Nguyên đán Bính Ngọ',
    NOTICE_2026,
  ),
  off('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương (Chủ nhật 26/4)', LABOUR_CODE),
  off('2026-04-30', 'Ngày Chiến thắng', LABOUR_CODE),
  off('2026-05-01', 'Ngày Quốc tế lao động', LABOUR_CODE),
  worked('2026-08-22', 'Làm bù cho thứ Hai 31/8/2026', NOTICE_2026, 'to-confirm'),
  ...toConfirm(['2026-08-31'], 'Hoán đổi với thứ Bảy 22/8/2026', NOTICE_2026),
  ...toConfirm(['2026-09-01'], 'Quốc khánh (ngày liền kề)', NOTICE_2026),
  off('2026-09-02', 'Quốc khánh', LABOUR_CODE),
  off('2026-11-24', 'Ngày Văn hóa Việt Nam', CULTURE_DAY),

  off('2027-01-01', 'Tết Dương lịch', LABOUR_CODE),
  ...toConfirm(
    ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
    'Tết Nguyên đán Đinh Mùi',
    NOTICE_2027,
  ),
  off('2027-04-16', 'Giỗ Tổ Hùng Vương', LABOUR_CODE),
  off('2027-04-30', 'Ngày Chiến thắng', LABOUR_CODE),
  ...toConfirm(['2027-05-03'], 'Nghỉ bù Ngày Quốc tế lao động (thứ Bảy 01/5)', NOTICE_2027),
  off('2027-09-02', 'Quốc khánh', LABOUR_CODE),
  ...toConfirm(['2027-09-03'], 'Quốc khánh (ngày liền kề)', NOTICE_2027),
  off('2027-11-24', 'Ngày Văn hóa Việt Nam', CULTURE_DAY),
];

export const SHIPPED_CALENDAR: CalendarEdition = {
  edition: 0,
  days: DAYS,
  reason: 'Lịch đi kèm phần mềm',
  publishedBy: null,
  publishedAt: null,
};
