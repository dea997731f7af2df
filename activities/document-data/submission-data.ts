import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { groundsOn } from '../../domain/rules/rule-set.ts';
import { countText, dateText } from '../../templates/_shared/official-text.ts';
import type { SubmissionData } from '../../templates/submission/fields.ts';
import { calendarDate } from '../dates.ts';
import type { DossierFile } from '../lookups.ts';
import { recipientsOf } from './recipients.ts';

/** @param submittedAt instant of the submission: the date the letter bears */
export function submissionData(file: DossierFile, number: string, submittedAt: string): SubmissionData {
  const { submission, unit, authority, award, ruleSet, proposer } = file;
  const date = dateInVietnam(submittedAt);
  const year = submission.evaluationYear;
  const meeting = submission.meeting;
  const people = submission.nominees.filter((nominee) => nominee.kind === 'INDIVIDUAL');
  return {
    ...recipientsOf(submission.nominees),
    letterhead: { parentBody: unit.parentLine, issuingBody: unit.ownLine },
    number,
    place: unit.place,
    date: calendarDate(date),
    subject: `Về việc đề nghị tặng ${awardName(file)} năm ${year}`,
    addressee: authority.actingBody,
    proposerName: unit.actingBody,
    legalBases: [
      ...groundsOn(ruleSet, award, date).map((ground) => `Căn cứ ${ground.citation}`),
      `Căn cứ kết quả phong trào thi đua và hoạt động công đoàn năm ${year} của ${unit.name}`,
    ],
    summary: [submission.summary],
    process: [
      `Ngày ${dateText(calendarDate(meeting.date)).replace(/^ngày /u, '')}, ${unit.actingBody} họp xét, có mặt ${countText(meeting.present)}/${countText(meeting.total)} ủy viên, thống nhất đề nghị khen thưởng các tập thể, cá nhân có tên trong danh sách.`,
    ],
    conferral: 'tặng',
    awardName: awardName(file),
    achievement: achievementOf(year),
    directWorkers: people.filter((nominee) => nominee.directWorker).length,
    women: people.filter((nominee) => nominee.woman).length,
    attachments: ['Danh sách đề nghị khen thưởng', 'Bản tóm tắt thành tích của các tập thể, cá nhân'],
    recipients: ['Như trên', `Lãnh đạo đơn vị (để biết)`],
    fileCopy: unit.fileCopy,
    signer: signerOf(unit.authorityBlock, proposer.name),
  };
}

/** `Bằng khen của Ban Thường vụ …`, naming the deciding body. */
export const awardName = ({ award, authority }: Pick<DossierFile, 'award' | 'authority'>): string =>
  award.title.replace('Liên đoàn Lao động tỉnh', authority.name);

export const achievementOf = (year: number): string =>
  `đã có thành tích xuất sắc trong phong trào thi đua lao động giỏi và xây dựng tổ chức Công đoàn năm ${year}`;

/** @param block `['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH']`, or only a title for an individual head */
export function signerOf(block: readonly string[], name: string): SubmissionData['signer'] {
  const title = block.at(-1) ?? '';
  const authority = block.length > 1 ? block[0] : undefined;
  return authority === undefined ? { title, name } : { authority, title, name };
}
