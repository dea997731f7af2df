import { capitalise, dateText, signatoryName } from '../_shared/official-text.ts';

/** Bằng khen. One per collective or individual, issued under a decision that has its number and date. */
export interface CertificateData {
  /** Who awards, in ordinary case; printed in red capitals: `Ban Chấp hành Liên đoàn Lao động tỉnh An Phú`. */
  readonly authorityBody: string;
  /** `BẰNG KHEN`. */
  readonly title: string;
  /** `Truy tặng` when the person has died. */
  readonly conferral: 'Tặng' | 'Truy tặng';
  readonly recipient: CertificateRecipient;
  /** Begins with `Đã có thành tích`. */
  readonly achievement: string;
  /** `05/QĐ-LĐLĐ`. */
  readonly decisionNumber: string;
  /** Date of the decision, YYYY-MM-DD. */
  readonly issuedOn: string;
  /** Số sổ vàng: `012/2026`. */
  readonly registerNumber: string;
  readonly place: string;
  readonly signer: CertificateSigner;
}

export type CertificateRecipient =
  | {
      readonly kind: 'INDIVIDUAL';
      readonly honorific: 'Ông' | 'Bà';
      readonly name: string;
      readonly position: string;
      readonly unit: string;
    }
  | { readonly kind: 'COLLECTIVE'; readonly name: string; readonly unit: string };

export interface CertificateSigner {
  /** `TM. BAN THƯỜNG VỤ`; one line, or several parted by line breaks (`TM. …`, `KT. CHỦ TỊCH`). */
  readonly authority?: string;
  readonly title: string;
  readonly name: string;
}

/** The texts of a certificate that differ from one to the next, each with its place in the layout. */
export type PrintedField =
  | 'authorityBody'
  | 'conferral'
  | 'title'
  | 'recipient'
  | 'recipientDetail'
  | 'achievement'
  | 'references'
  | 'placeAndDate'
  | 'signerOffice'
  | 'signerName';

/** What a message to the staff calls each field. */
export const fieldLabels: Readonly<Record<PrintedField, string>> = {
  authorityBody: 'Cơ quan tặng',
  conferral: 'Tặng / Truy tặng',
  title: 'Tên hình thức khen thưởng',
  recipient: 'Tên cá nhân, tập thể',
  recipientDetail: 'Chức vụ, đơn vị',
  achievement: 'Thành tích',
  references: 'Số quyết định, số sổ vàng',
  placeAndDate: 'Địa danh, ngày tháng năm',
  signerOffice: 'Thẩm quyền, chức vụ người ký',
  signerName: 'Họ tên người ký',
};

const capitals = (text: string): string => text.normalize('NFC').toLocaleUpperCase('vi');

/**
 * The words as printed; `\n` parts lines that must not run together.
 * @throws when the date is none, or the signer's name carries an academic title (NĐ 30/2020).
 */
export function printedTexts(data: CertificateData): Readonly<Record<PrintedField, string>> {
  const { recipient, signer } = data;
  const date = dateText(calendarDate(data.issuedOn));
  return {
    authorityBody: capitals(data.authorityBody),
    conferral: capitals(data.conferral),
    title: capitals(data.title),
    recipient: recipientText(recipient),
    recipientDetail: linesOf(recipient.kind === 'INDIVIDUAL' ? recipient.position : undefined, recipient.unit),
    achievement: data.achievement,
    references: linesOf(`Quyết định số ${data.decisionNumber} ${date}`, `Số sổ vàng: ${data.registerNumber}`),
    placeAndDate: `${data.place}, ${date}`,
    signerOffice: capitals(linesOf(signer.authority, signer.title)),
    signerName: signatoryName(signer.name),
  };
}

/** Names the certificate in a message or in the file's properties: `Bằng khen – Bà Nguyễn Thị Ánh Tuyết`. */
export function certificateTitle(data: CertificateData): string {
  return `${capitalise(data.title.normalize('NFC').toLocaleLowerCase('vi'))} – ${recipientText(data.recipient)}`;
}

const recipientText = (recipient: CertificateRecipient): string =>
  recipient.kind === 'INDIVIDUAL' ? `${recipient.honorific} ${recipient.name}` : capitalise(recipient.name);

const linesOf = (...lines: readonly (string | undefined)[]): string =>
  lines.filter((line) => line !== undefined && line.trim() !== '').join('\n');

function calendarDate(date: string): { year: number; month: number; day: number } {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const at = new Date(`${date}T00:00:00Z`);
  // 2026-02-30 parses, as 2 March.
  if (day === undefined || Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(day)) {
    throw new Error(`Ngày ban hành không hợp lệ: “${date}”.`);
  }
  return { year: Number(year), month: Number(month), day: Number(day) };
}
