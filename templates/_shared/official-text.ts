import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';

/** Wording rules of Vietnamese official documents (NĐ 30/2020, Phụ lục I): dates, counts, money, headings. */

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export interface ClockTime extends CalendarDate {
  readonly hour: number;
  readonly minute: number;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Days below 10 take a leading zero. */
export const dayText = (day: number): string => twoDigits(day);

/** Only January and February take a leading zero; `3` cannot be altered into another month. */
export const monthText = (month: number): string => (month < 3 ? twoDigits(month) : String(month));

/** `ngày 05 tháng 3 năm 2026`. */
export const dateText = (date: CalendarDate): string =>
  `ngày ${dayText(date.day)} tháng ${monthText(date.month)} năm ${date.year}`;

/** `08 giờ 00 phút, ngày 18 tháng 11 năm 2026`. */
export const timeText = (time: ClockTime): string =>
  `${twoDigits(time.hour)} giờ ${twoDigits(time.minute)} phút, ${dateText(time)}`;

/** `Quyết định số 86/QĐ-LĐLĐ ngày 12 tháng 01 năm 2026 về việc kiện toàn …`; `on` is `YYYY-MM-DD`. */
export function foundingText(
  { type, number, on }: { readonly type: 'FOUNDING' | 'RENEWAL'; readonly number: string; readonly on: string },
  councilName: string,
): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const what = type === 'FOUNDING' ? 'thành lập' : 'kiện toàn';
  return `Quyết định số ${number} ${dateText({ year, month, day })} về việc ${what} ${councilName}`;
}

/** Counts below 10 take a leading zero, so that nothing can be written before them: `05 cá nhân`. */
export const countText = (count: number): string => twoDigits(count);

/** `3.800.000 đồng`. Whole đồng only. */
export function amountText(dong: number): string {
  if (!Number.isSafeInteger(dong) || dong < 0) throw new RangeError(`not a whole number of đồng: ${dong}`);
  return `${String(dong).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;
}

/** `Ba triệu tám trăm nghìn đồng`. */
export function amountInWords(dong: number): string {
  if (!Number.isSafeInteger(dong) || dong < 0) throw new RangeError(`not a whole number of đồng: ${dong}`);
  const config = new ReadingConfig();
  config.unit = ['đồng'];
  // Official documents write tỷ.
  return capitalise(doReadNumber(String(dong), config).replace(/\btỉ(?!\p{L})/gu, 'tỷ'));
}

export const capitalise = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);

/** `60,00%`. The decimal sign is a comma. A council has fewer than 200 members, so rounding never reaches a threshold. */
export function percentText(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${((part * 100) / whole).toFixed(2).replace('.', ',').replace(/,00$/, '')}%`;
}

/** `02 tập thể và 05 cá nhân`; a group without members is not mentioned. */
export function recipientCounts(collectives: number, individuals: number): string {
  const groups = [
    collectives > 0 ? `${countText(collectives)} tập thể` : '',
    individuals > 0 ? `${countText(individuals)} cá nhân` : '',
  ].filter(Boolean);
  if (groups.length === 0) throw new Error('Văn bản khen thưởng phải có ít nhất một tập thể hoặc một cá nhân.');
  return groups.join(' và ');
}

// Where a body's name breaks well when it takes two lines in the letterhead.
const goodBreaks = [
  'VIỆT NAM',
  'TỈNH',
  'THÀNH PHỐ',
  'CÔNG TY',
  'TỔNG CÔNG TY',
  'NGÀNH',
  'KHU CÔNG NGHIỆP',
  'KHEN THƯỞNG',
];
// Characters of 12 pt capitals that fit the 74 mm column.
const HEADING_LINE = 28;

/** A body's name in capitals, broken into even lines that fit the letterhead's column. A given line break is kept. */
export function headingText(name: string): string {
  const heading = name.normalize('NFC').toLocaleUpperCase('vi');
  if (heading.includes('\n') || heading.length <= HEADING_LINE) return heading;
  const lines: string[] = [];
  let rest = heading;
  while (rest.length > HEADING_LINE) {
    const head = headOf(rest);
    lines.push(head);
    rest = rest.slice(head.length).trimStart();
  }
  return [...lines, rest].join('\n');
}

function headOf(text: string): string {
  const fits = (at: number) => at > 0 && at <= HEADING_LINE;
  const preferred = goodBreaks.map((words) => text.lastIndexOf(` ${words}`)).filter((at) => fits(at) && at >= 10);
  const lineCount = Math.ceil(text.length / HEADING_LINE);
  const even = text.indexOf(' ', Math.floor(text.length / lineCount) - 2);
  const at = preferred.length > 0 ? Math.max(...preferred) : fits(even) ? even : text.lastIndexOf(' ', HEADING_LINE);
  return at > 0 ? text.slice(0, at) : text;
}

const academicTitle = /^(?:(?:PGS|GS|TS|ThS|TSKH|BS|CN|KS|NGƯT|NGND|AHLĐ)(?!\p{L})[\s,.-]*)+/iu;

/** The name under a signature; academic and honorary titles do not stand before it (NĐ 30/2020). */
export function signatoryName(name: string): string {
  if (academicTitle.test(name.trim())) {
    throw new Error(`Họ tên người ký không ghi học hàm, học vị, danh hiệu: “${name}”.`);
  }
  return name.trim();
}
