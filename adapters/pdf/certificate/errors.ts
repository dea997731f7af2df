import { fieldLabels, type PrintedField } from '../../../templates/certificate/fields.ts';

/** A text that its place on the certificate cannot hold at the smallest size allowed. */
export class TextDoesNotFit extends Error {
  override readonly name = 'TextDoesNotFit';
  readonly field: PrintedField;
  /** The recipient as printed. */
  readonly recipient: string;

  constructor(field: PrintedField, recipient: string, text: string, limit: { lines: number; size: number }) {
    super(
      `Bằng của “${shortened(recipient)}”: mục “${fieldLabels[field]}” quá dài (${[...text].length} ký tự), ` +
        `không in vừa ${limit.lines} dòng dù đã thu nhỏ đến cỡ chữ ${limit.size}. Đề nghị rút gọn nội dung này.`,
    );
    this.field = field;
    this.recipient = recipient;
  }
}

/** A character that the certificate's fonts cannot draw; printed, it would be an empty box. */
export class CharacterNotPrintable extends Error {
  override readonly name = 'CharacterNotPrintable';
  readonly field: PrintedField;
  readonly recipient: string;

  constructor(field: PrintedField, recipient: string, characters: readonly string[]) {
    const named = characters.map((character) => `“${character}” (${codePoint(character)})`).join(', ');
    super(
      `Bằng của “${shortened(recipient)}”: mục “${fieldLabels[field]}” có ký tự không in được: ${named}. ` +
        'Đề nghị gõ lại bằng bảng mã Unicode.',
    );
    this.field = field;
    this.recipient = recipient;
  }
}

const LONGEST_NAME = 80;
const shortened = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);
const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
