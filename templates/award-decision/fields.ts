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
import { amountInWords, amountText } from '../_shared/official-text.ts';

/** Quyết định khen thưởng. Number, day and month are not data: the records clerk enters them on the signed page. */
export interface AwardDecisionData extends Recipients {
  readonly letterhead: Letterhead;
  /** Ký hiệu after the number: `QĐ-LĐLĐ`. */
  readonly numberSymbol: string;
  readonly place: string;
  readonly year: number;
  /** Trích yếu: `Về việc tặng Bằng khen …`. */
  readonly subject: string;
  /** Who decides: `Ban Thường vụ Liên đoàn Lao động tỉnh An Phú`. */
  readonly authorityName: string;
  readonly legalBases: readonly string[];
  readonly conferral: 'Tặng' | 'Truy tặng';
  /** `Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh An Phú`. */
  readonly awardName: string;
  /** Begins with `đã có thành tích`. */
  readonly achievement: string;
  /** Absent when no money goes with the award. */
  readonly bonus?: AwardBonus;
  /** Who carries it out, besides the people named. */
  readonly executors: string;
  readonly recipients: readonly string[];
  readonly fileCopy: string;
  readonly signer: Signer;
}

export interface AwardBonus {
  /** Whole đồng for each; 0 where that kind of recipient gets none. */
  readonly perCollective: number;
  readonly perIndividual: number;
  /** Continues “Tổng số tiền thưởng: …, ”: `trích từ nguồn tài chính công đoàn năm 2026 …`. */
  readonly source: string;
}

export const awardDecisionTags: TagTree = {
  ...letterheadTags,
  ...legalBasesTag,
  ...distributionTags,
  ...signerTags,
  ...annexTags(false),
  numberSymbol: 'Ký hiệu văn bản, sau dấu “/”',
  place: 'Địa danh',
  year: 'Năm ban hành',
  authorityHeading: 'Thẩm quyền ban hành (chữ in hoa)',
  authorityName: 'Thẩm quyền ban hành (chữ thường)',
  conferral: '“Tặng” hoặc “Truy tặng”',
  awardName: 'Hình thức khen thưởng',
  achievement: 'Thành tích, bắt đầu bằng “đã có thành tích”',
  bonus: {
    about: 'Điều về tiền thưởng; không có tiền thưởng thì không in',
    inside: {
      rates: 'Mức thưởng mỗi tập thể, mỗi cá nhân',
      total: 'Tổng số tiền bằng số',
      totalInWords: 'Tổng số tiền bằng chữ',
      source: 'Nguồn chi',
    },
  },
  executionArticle: 'Số của điều khoản thi hành (2 hoặc 3)',
  executors: 'Các đơn vị thi hành',
  namedRecipients: '“các tập thể, cá nhân”, “các tập thể” hoặc “các cá nhân”',
};

export function awardDecisionValues(data: AwardDecisionData): TagValues {
  return {
    ...letterheadValues(data.letterhead, `Quyết định ${data.subject.replace(/^Về việc /u, 'về việc ')}`, data.subject),
    ...legalBasesValues(data.legalBases),
    ...signerValues(data.signer),
    ...annexValues(data),
    recipients: lines(data.recipients),
    fileCopy: data.fileCopy,
    numberSymbol: data.numberSymbol,
    place: data.place,
    year: data.year,
    authorityHeading: data.authorityName.toLocaleUpperCase('vi'),
    authorityName: data.authorityName,
    conferral: data.conferral,
    awardName: data.awardName,
    achievement: data.achievement,
    annexSubject: `Tập thể, cá nhân được ${data.conferral.toLocaleLowerCase('vi')} ${data.awardName}`.replace(
      /^Tập thể, cá nhân/u,
      namedKinds(data),
    ),
    bonus: data.bonus ? bonusValues(data.bonus, data) : false,
    executionArticle: data.bonus ? 3 : 2,
    executors: data.executors,
    namedRecipients: `các ${namedKinds(data).toLocaleLowerCase('vi')}`,
  };
}

function namedKinds({ collectives, individuals }: Recipients): string {
  if (collectives.length > 0 && individuals.length > 0) return 'Tập thể, cá nhân';
  return collectives.length > 0 ? 'Tập thể' : 'Cá nhân';
}

function bonusValues(bonus: AwardBonus, { collectives, individuals }: Recipients): TagValues {
  const rate = (kind: string, amount: number) => `mỗi ${kind} ${amountText(amount)} (${amountInWords(amount)})`;
  const rates = [
    collectives.length > 0 && bonus.perCollective > 0 ? rate('tập thể', bonus.perCollective) : '',
    individuals.length > 0 && bonus.perIndividual > 0 ? rate('cá nhân', bonus.perIndividual) : '',
  ].filter(Boolean);
  const total = collectives.length * bonus.perCollective + individuals.length * bonus.perIndividual;
  return {
    rates: rates.join('; '),
    total: amountText(total),
    totalInWords: amountInWords(total),
    source: bonus.source,
  };
}
