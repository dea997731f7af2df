/** Vietnamese words for grades, registrations and matters of a year. */

import { type Entry, originalOf } from '../../domain/organisations/entry.ts';
import type { OrganisationFact } from '../../domain/organisations/organisation.ts';
import { type Matter, type OpenedMatter, type YearFact, yearsOf } from '../../domain/organisations/years.ts';
import type { TaskGrade } from '../../domain/rules/facts.ts';
import { RULE_SETS } from '../../domain/rulesets/index.ts';
import { dayWord } from './words.ts';

export const GRADE_WORDS: Readonly<Record<TaskGrade, string>> = {
  EXCELLENT: 'Hoàn thành xuất sắc nhiệm vụ',
  GOOD: 'Hoàn thành tốt nhiệm vụ',
  FAIR: 'Hoàn thành nhiệm vụ',
  FAILED: 'Không hoàn thành nhiệm vụ',
};

export const MATTER_WORDS: Readonly<Record<Matter, string>> = {
  DISCIPLINE_REVIEW: 'Đang xem xét kỷ luật',
  INSPECTION: 'Đang thanh tra, kiểm tra khi có dấu hiệu vi phạm',
  COMPLAINT: 'Có khiếu nại, tố cáo đang được giải quyết',
  PROSECUTION: 'Đang điều tra, truy tố, xét xử',
  REPRIMAND: 'Kỷ luật khiển trách',
  RAISE_DEFERRED: 'Kỷ luật kéo dài thời hạn nâng lương',
  WARNING: 'Kỷ luật cảnh cáo',
  PAY_CUT: 'Kỷ luật hạ bậc lương',
  DEMOTION: 'Kỷ luật giáng chức',
  REMOVAL: 'Kỷ luật cách chức',
  DISMISSAL: 'Kỷ luật buộc thôi việc, sa thải',
};

/** The title as the latest edition that knows it calls it. */
export const titleWord = (code: string): string =>
  RULE_SETS.toReversed()
    .flatMap(({ awards }) => awards)
    .find((award) => award.code === code)?.title ?? code;

export const matterWord = ({ matter, document }: Pick<OpenedMatter, 'matter' | 'document'>): string =>
  `${MATTER_WORDS[matter]} (${document})`;

/** What was opened by an entry, in words; also by the ids of entries that corrected it. */
export function matterNames(recorded: readonly Entry<{ readonly type: string }>[]): (matterId: string) => string {
  const words = new Map(yearsOf(recorded).matters.map((matter) => [matter.id, matterWord(matter)]));
  return (matterId) => words.get(originalOf(recorded, matterId)) ?? 'mục đã bỏ';
}

/** @param matterOf what was opened by an entry, in words */
export function yearSentence(fact: YearFact, matterOf: (matterId: string) => string): string {
  switch (fact.type) {
    case 'graded':
      return `Xếp loại năm ${fact.year}: ${GRADE_WORDS[fact.grade]}`;
    case 'registered':
      return fact.title === null
        ? `Không đăng ký danh hiệu thi đua năm ${fact.year}`
        : `Đăng ký thi đua năm ${fact.year}: ${titleWord(fact.title)}`;
    case 'matterOpened':
      return fact.until === null ? matterWord(fact) : `${matterWord(fact)}, hết hiệu lực từ ${dayWord(fact.until)}`;
    case 'matterClosed':
      return `Kết thúc, xóa: ${matterOf(fact.matterId)}`;
    case 'recordChecked':
      return 'Đã rà soát: ngoài các mục đã ghi, không có kỷ luật, khiếu nại, tố cáo hoặc vụ việc đang xem xét';
  }
}

type Reported = Extract<OrganisationFact, { type: 'reported' }>;

/** `Số liệu năm 2026: 40 người; hoàn thành nhiệm vụ 100%` */
export function figuresSentence({ year, ...figures }: Reported): string {
  const said = [
    figures.members !== null && `${figures.members} người`,
    figures.completedPercent !== null && `hoàn thành nhiệm vụ ${figures.completedPercent}%`,
    figures.advancedWorkerPercent !== null && `đạt Lao động tiên tiến ${figures.advancedWorkerPercent}%`,
    figures.hasGrassrootsFighter !== null &&
      (figures.hasGrassrootsFighter ? 'có Chiến sĩ thi đua cơ sở' : 'chưa có Chiến sĩ thi đua cơ sở'),
    figures.warned !== null &&
      (figures.warned ? 'có người bị kỷ luật từ cảnh cáo trở lên' : 'không có người bị kỷ luật từ cảnh cáo trở lên'),
  ].filter((part) => part !== false);
  return `Số liệu năm ${year}: ${said.length === 0 ? 'chưa có số liệu' : said.join('; ')}`;
}
