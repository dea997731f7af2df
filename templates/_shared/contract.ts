import { countText, headingText, recipientCounts, signatoryName } from './official-text.ts';

/** What the three Word documents have in common: the shape of a template's contract, and the shared tags. */

/** A placeholder with its meaning, in the words of those who edit the template. */
export type TagEntry = string | { readonly about: string; readonly inside: TagTree };
export interface TagTree {
  readonly [tag: string]: TagEntry;
}

/** Values for the placeholders. Sections take a boolean, an object, or a list. */
export type TagValues = Readonly<Record<string, unknown>>;

export interface Letterhead {
  /** Cơ quan cấp trên trực tiếp. In ordinary case; the document prints capitals. */
  readonly parentBody: string;
  /** Cơ quan ban hành. */
  readonly issuingBody: string;
}

export interface Signer {
  /** In whose name, as printed: `TM. BAN THƯỜNG VỤ`. Absent when an individual head signs for himself. */
  readonly authority?: string;
  /** Chức vụ, e.g. `CHỦ TỊCH`. */
  readonly title: string;
  /** Without academic or honorary titles. */
  readonly name: string;
}

export interface Collective {
  readonly name: string;
  readonly unit: string;
  /** Thành tích tiêu biểu; printed in a submission's list. */
  readonly merit?: string;
}

export interface Individual {
  readonly honorific: 'Ông' | 'Bà';
  readonly name: string;
  readonly position: string;
  readonly unit: string;
  readonly merit?: string;
}

export interface Recipients {
  /** In order of priority. */
  readonly collectives: readonly Collective[];
  readonly individuals: readonly Individual[];
}

export const letterheadTags = {
  documentTitle: 'Tên văn bản, ghi vào thuộc tính của tệp',
  parentBody: 'Cơ quan cấp trên trực tiếp (chữ in hoa)',
  issuingBody: 'Cơ quan ban hành (chữ in hoa, đậm)',
  subject: 'Trích yếu nội dung',
} as const;

export const legalBasesTag = {
  legalBases: {
    about: 'Danh sách căn cứ, mỗi căn cứ một dòng',
    inside: { text: 'Căn cứ', end: 'Dấu cuối dòng: “;”, dòng cuối “,”' },
  },
} as const;

export const distributionTags = {
  recipients: { about: 'Danh sách nơi nhận', inside: { text: 'Một nơi nhận' } },
  fileCopy: 'Nơi lưu, ví dụ “VT, CSPL”',
} as const;

export const signerTags = {
  signerAuthority: { about: 'Thể thức ký thay mặt, nếu có', inside: { text: 'Ví dụ “TM. BAN THƯỜNG VỤ”' } },
  signerTitle: 'Chức vụ người ký',
  signerName: 'Họ tên người ký',
} as const;

export function annexTags(withMerit: boolean): TagTree {
  const merit: TagTree = withMerit ? { merit: 'Thành tích tiêu biểu' } : {};
  return {
    annexSubject: 'Tên danh sách',
    recipientCounts: 'Số lượng tập thể, cá nhân',
    collectiveGroup: {
      about: 'Phần tập thể; để trống thì không in',
      inside: {
        numeral: 'Số thứ tự của phần',
        collectives: {
          about: 'Danh sách tập thể',
          inside: { no: 'TT', name: 'Tên tập thể', unit: 'Đơn vị', ...merit },
        },
      },
    },
    individualGroup: {
      about: 'Phần cá nhân; để trống thì không in',
      inside: {
        numeral: 'Số thứ tự của phần',
        individuals: {
          about: 'Danh sách cá nhân',
          inside: {
            no: 'TT',
            honorific: 'Ông/Bà',
            name: 'Họ và tên',
            position: 'Chức vụ',
            unit: 'Đơn vị',
            ...merit,
          },
        },
      },
    },
  };
}

export const lines = (texts: readonly string[]): { readonly text: string }[] => texts.map((text) => ({ text }));

/** `;` after each line and `.` after the last. */
export const listLines = (texts: readonly string[]): { readonly text: string }[] =>
  lines(texts.map((text, i) => `${text.replace(/[\s;,.]+$/u, '')}${i === texts.length - 1 ? '.' : ';'}`));

export function letterheadValues(letterhead: Letterhead, documentTitle: string, subject: string): TagValues {
  return {
    documentTitle,
    subject,
    parentBody: headingText(letterhead.parentBody),
    issuingBody: headingText(letterhead.issuingBody),
  };
}

/** One a line, `;` after each and `,` after the last, whatever mark the data carries. */
export function legalBasesValues(bases: readonly string[]): TagValues {
  return {
    legalBases: bases.map((basis, i) => ({
      text: basis.replace(/[\s;,.]+$/u, ''),
      end: i === bases.length - 1 ? ',' : ';',
    })),
  };
}

export function signerValues(signer: Signer): TagValues {
  return {
    signerAuthority: signer.authority ? lines([signer.authority.toLocaleUpperCase('vi')]) : [],
    signerTitle: signer.title.toLocaleUpperCase('vi'),
    signerName: signatoryName(signer.name),
  };
}

export function annexValues(recipients: Recipients): TagValues {
  const { collectives, individuals } = recipients;
  return {
    recipientCounts: recipientCounts(collectives.length, individuals.length),
    collectiveGroup: collectives.length > 0 && {
      numeral: 'I',
      collectives: collectives.map((row, i) => ({ ...row, no: countText(i + 1) })),
    },
    individualGroup: individuals.length > 0 && {
      numeral: collectives.length > 0 ? 'II' : 'I',
      individuals: individuals.map((row, i) => ({ ...row, no: countText(i + 1) })),
    },
  };
}
