import { baseSalaryOn, bonusAmount } from '../../domain/bonus/bonus.ts';
import { groundsOn } from '../../domain/rules/rule-set.ts';
import type { AwardDecisionData } from '../../templates/award-decision/fields.ts';
import type { DossierFile } from '../lookups.ts';
import { recipientsOf } from './recipients.ts';
import { achievementOf, awardName, signerOf } from './submission-data.ts';

export interface DecisionSources {
  readonly file: Pick<DossierFile, 'unit' | 'authority' | 'council' | 'award' | 'ruleSet' | 'submission'>;
  /** Nominees who are awarded, by number. */
  readonly nos: readonly number[];
  readonly signerName: string;
  /** Tờ trình: `{ number: '05/TTr-CĐCS', date: 'ngày 02 tháng 11 năm 2026' }`. */
  readonly submission: { readonly number: string; readonly date: string };
  /** Null where no council was asked. */
  readonly minutes: { readonly number: string; readonly date: string } | null;
  /** The day of the draft; grounds and base salary are those in force on it. `YYYY-MM-DD` */
  readonly date: string;
}

/** Quyết định khen thưởng with its list. Throws `ExpiredGround` rather than cite a text that is not in force. */
export function decisionData({ file, nos, signerName, submission, minutes, date }: DecisionSources): AwardDecisionData {
  const { unit, authority, council, award, ruleSet } = file;
  const awarded = file.submission.nominees.filter((nominee) => nos.includes(nominee.no));
  const bonus = bonusOf(file, date);
  return {
    ...recipientsOf(awarded),
    letterhead: { parentBody: authority.parentLine, issuingBody: authority.ownLine },
    numberSymbol: authority.symbols.decision ?? 'QĐ',
    place: authority.place,
    year: Number(date.slice(0, 4)),
    subject: `Về việc tặng ${awardName(file)} năm ${file.submission.evaluationYear}`,
    authorityName: authority.actingBody,
    legalBases: [
      ...groundsOn(ruleSet, award, date).map((ground) => `Căn cứ ${ground.citation}`),
      ...(minutes === null ? [] : [`Căn cứ Biên bản họp ${council.name} số ${minutes.number} ${minutes.date}`]),
      `Xét đề nghị của ${unit.actingBody} tại Tờ trình số ${submission.number} ${submission.date}`,
    ],
    conferral: 'Tặng',
    awardName: awardName(file),
    achievement: achievementOf(file.submission.evaluationYear),
    ...(bonus && { bonus }),
    executors: `Văn phòng, Ban Tài chính, các ban liên quan của ${authority.name}, ${unit.name}`,
    recipients: [bonus ? 'Như Điều 3' : 'Như Điều 2', `Thường trực ${authority.name}`],
    fileCopy: authority.fileCopy,
    signer: signerOf(authority.authorityBlock, signerName),
  };
}

/** Undefined where the rules know no coefficient: the decision then speaks of no sum, rather than of 0 đồng. */
function bonusOf({ award, authority }: DecisionSources['file'], date: string): AwardDecisionData['bonus'] {
  const { coefficientMilli, paidFrom } = award.bonus;
  if (Object.keys(coefficientMilli).length === 0) return undefined;
  const salary = baseSalaryOn(date).amount;
  const amount = (kind: 'INDIVIDUAL' | 'COLLECTIVE') => bonusAmount(coefficientMilli[kind] ?? 0, salary);
  return {
    perCollective: amount('COLLECTIVE'),
    perIndividual: amount('INDIVIDUAL'),
    source: `trích từ ${paidFrom.replace('Liên đoàn Lao động tỉnh', authority.name)}`,
  };
}
