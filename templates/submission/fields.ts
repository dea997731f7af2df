import {
  annexTags,
  annexValues,
  distributionTags,
  type Letterhead,
  legalBasesTag,
  legalBasesValues,
  letterheadTags,
  letterheadValues,
  lines,
  type Recipients,
  type Signer,
  signerTags,
  signerValues,
  type TagTree,
  type TagValues,
} from '../_shared/contract.ts';
import { type CalendarDate, countText, dateText, percentText } from '../_shared/official-text.ts';

/** Tờ trình đề nghị khen thưởng, with its list in the same file. */
export interface SubmissionData extends Recipients {
  readonly letterhead: Letterhead;
  /** Number and symbol: `05/TTr-CĐCS`. */
  readonly number: string;
  readonly place: string;
  readonly date: CalendarDate;
  readonly subject: string;
  /** Kính gửi. */
  readonly addressee: string;
  /** Who proposes: `Ban Chấp hành Công đoàn cơ sở …`. */
  readonly proposerName: string;
  readonly legalBases: readonly string[];
  /** Tóm tắt kết quả phong trào: one string a paragraph. */
  readonly summary: readonly string[];
  /** Quá trình xét chọn: the meeting, its date, the vote. */
  readonly process: readonly string[];
  readonly conferral: 'tặng' | 'truy tặng';
  readonly awardName: string;
  readonly achievement: string;
  /** Among the individuals (NQ 07/NQ-TLĐ asks for at least 15 % direct workers). */
  readonly directWorkers: number;
  readonly women: number;
  /** Hồ sơ gửi kèm. */
  readonly attachments: readonly string[];
  readonly recipients: readonly string[];
  readonly fileCopy: string;
  readonly signer: Signer;
}

const paragraphs = (about: string) => ({ about, inside: { text: 'Một đoạn' } });

export const submissionTags: TagTree = {
  ...letterheadTags,
  ...legalBasesTag,
  ...distributionTags,
  ...signerTags,
  ...annexTags(true),
  number: 'Số, ký hiệu văn bản',
  place: 'Địa danh',
  dateText: 'Ngày, tháng, năm ban hành',
  addressee: 'Nơi kính gửi',
  proposerName: 'Tập thể đề nghị',
  summary: paragraphs('Tóm tắt kết quả phong trào'),
  process: paragraphs('Quá trình xét chọn'),
  conferral: '“tặng” hoặc “truy tặng”',
  awardName: 'Hình thức khen thưởng',
  achievement: 'Thành tích, bắt đầu bằng “đã có thành tích”',
  composition: paragraphs('Cơ cấu cá nhân được đề nghị; không có cá nhân thì không in'),
  attachments: paragraphs('Hồ sơ gửi kèm'),
};

export function submissionValues(data: SubmissionData): TagValues {
  const people = data.individuals.length;
  const share = (count: number) => `${countText(count)} người (đạt ${percentText(count, people)})`;
  return {
    ...letterheadValues(data.letterhead, `Tờ trình ${data.subject.replace(/^Về việc /u, 'về việc ')}`, data.subject),
    ...legalBasesValues(data.legalBases),
    ...signerValues(data.signer),
    ...annexValues({
      collectives: data.collectives.map((row) => ({ merit: '', ...row })),
      individuals: data.individuals.map((row) => ({ merit: '', ...row })),
    }),
    annexSubject: data.awardName,
    recipients: lines(data.recipients),
    fileCopy: data.fileCopy,
    number: data.number,
    place: data.place,
    dateText: dateText(data.date),
    addressee: data.addressee,
    proposerName: data.proposerName,
    summary: lines(data.summary),
    process: lines(data.process),
    conferral: data.conferral,
    awardName: data.awardName,
    achievement: data.achievement,
    composition:
      people === 0
        ? []
        : lines([
            `Trong ${countText(people)} cá nhân được đề nghị có: người lao động trực tiếp ${share(data.directWorkers)}; nữ ${share(data.women)}.`,
          ]),
    attachments: lines(data.attachments.map((text, i) => withEnd(text, i === data.attachments.length - 1))),
  };
}

const withEnd = (text: string, last: boolean): string => `${text.replace(/[\s;,.]+$/u, '')}${last ? '.' : ';'}`;
