import { type FactSheet, IDENTITY, WHO_THIS_IS } from '../fact-sheet.ts';
import type { PastAward } from '../facts.ts';
import type { Question } from '../questions.ts';
import { streakAround } from '../streak.ts';
import { gapFact, inYears } from './nominee.ts';

/** Awards of somebody who may be another person of the same name say nothing. */
function past(sheet: FactSheet): readonly PastAward[] {
  if (!sheet.facts.identityCertain) return sheet.missing(sheet.facts.identityDoubt ? WHO_THIS_IS : IDENTITY);
  return sheet.facts.pastAwards;
}

/** The one that is named, of several that would do: always the same, in whatever order the register gave them. */
const named = (awards: readonly PastAward[]): PastAward | undefined =>
  awards.reduce<PastAward | undefined>(
    (first, one) => (first && inOrder(first) <= inOrder(one) ? first : one),
    undefined,
  );

const inOrder = ({ year, decisionNumber, code }: PastAward): string => `${year} ${decisionNumber} ${code}`;

/** Results of ad-hoc and thematic commendation are no ground for a merit award. */
const merits = (sheet: FactSheet, code: unknown): readonly PastAward[] =>
  past(sheet).filter((award) => award.code === code && award.kind === 'MERIT');

const holds: Question = {
  name: 'holds',
  takes: ['award'],
  gives: 'bool',
  help: 'đã từng được tặng',
  answer(sheet, code) {
    const found = named(past(sheet).filter((award) => award.code === code));
    if (found === undefined) sheet.note(`chưa được tặng ${sheet.titleOf(String(code))}`, false);
    else sheet.note(`đã được tặng ${sheet.titleOf(String(code))} năm ${found.year} (${found.decisionNumber})`, false);
    return found !== undefined;
  },
};

const holdsIn: Question = {
  name: 'holdsIn',
  takes: ['award', 'year'],
  gives: 'bool',
  help: 'được tặng trong năm đó (khen thưởng công trạng)',
  answer(sheet, code, year) {
    const found = merits(sheet, code).some((award) => award.year === year);
    sheet.note(`${found ? 'đạt' : 'thiếu'} ${sheet.titleOf(String(code))} năm ${year}`, !found);
    return found;
  },
};

const times: Question = {
  name: 'times',
  takes: ['award', 'year'],
  gives: 'int',
  help: 'số năm được tặng, kể từ năm đó (khen thưởng công trạng)',
  answer(sheet, code, from) {
    const { evaluationYear } = sheet.facts;
    const years = new Set(merits(sheet, code).map((award) => award.year));
    const count = [...years].filter((year) => year >= Number(from) && year <= evaluationYear).length;
    sheet.note(`${count} lần đạt ${sheet.titleOf(String(code))} từ năm ${from}`, false);
    return count;
  },
};

const streak: Question = {
  name: 'streak',
  takes: ['award', 'count'],
  gives: 'bool',
  help: 'từng ấy năm liên tục được tặng, tính đến năm xét hoặc năm trước đó (khen thưởng công trạng)',
  answer(sheet, code, years) {
    const { evaluationYear: until, gapYears } = sheet.facts;
    const title = sheet.titleOf(String(code));
    const reached = new Set(merits(sheet, code).map((award) => award.year));
    const run = streakAround({ reached, gapYears, gaps: sheet.gaps, years: Number(years), until });
    if (run.met === null) return sheet.missing(gapFact(run.doubtful));
    if (run.met) sheet.note(`đạt danh hiệu ${title} ${inYears(run.counted)}`, false);
    else sheet.note(`thiếu danh hiệu ${title} ${inYears(run.missing)}`, true);
    return run.met;
  },
};

const heldThisYear: Question = {
  name: 'heldThisYear',
  takes: [],
  gives: 'bool',
  help: 'đã được tặng cùng hình thức này, cùng loại khen thưởng, trong năm xét',
  answer(sheet) {
    const { award, facts } = sheet;
    const kinds = award.commendationKinds ?? ['MERIT'];
    const found = named(
      past(sheet).filter(
        (one) => one.code === award.code && one.year === facts.evaluationYear && kinds.includes(one.kind),
      ),
    );
    if (found) sheet.note(`đã được tặng hình thức này năm ${found.year} (${found.decisionNumber})`, true);
    else sheet.note(`chưa được tặng hình thức này trong năm ${facts.evaluationYear}`, false);
    return found !== undefined;
  },
};

/**
 * One achievement is rewarded once. Certain only where achievements have ids; another form of the same kind, level and
 * year may be for the same achievement, and then a person compares.
 */
const rewardedAlready: Question = {
  name: 'rewardedAlready',
  takes: [],
  gives: 'bool',
  help: 'thành tích này đã được khen thưởng bằng hình thức khác',
  answer(sheet) {
    const { award, facts } = sheet;
    const ids = facts.achievementIds ?? [];
    const same = past(sheet).filter((one) => one.achievementId !== null && ids.includes(one.achievementId));
    const here = named(same.filter((one) => one.level === award.level));
    if (here) {
      sheet.note(
        `thành tích này đã được khen: ${sheet.titleOf(here.code)} năm ${here.year} (${here.decisionNumber})`,
        true,
      );
      return true;
    }
    const elsewhere = named(same);
    if (elsewhere) return sheet.missing(`thành tích đã được khen ở cấp khác (${elsewhere.decisionNumber})`);
    const rival = named(past(sheet).filter((one) => isRival(sheet, one)));
    if (award.category === 'FORM' && rival) {
      return sheet.missing(
        `thành tích của ${sheet.titleOf(rival.code)} năm ${rival.year} (${rival.decisionNumber}) có phải là thành tích này không`,
      );
    }
    sheet.note('chưa thấy thành tích này được khen thưởng', false);
    return false;
  },
};

function isRival({ award, facts, ruleSet }: FactSheet, other: PastAward): boolean {
  const category = ruleSet.awards.find((one) => one.code === other.code)?.category;
  const kinds = award.commendationKinds ?? ['MERIT'];
  return (
    category === 'FORM' &&
    other.code !== award.code &&
    other.level === award.level &&
    other.year === facts.evaluationYear &&
    kinds.includes(other.kind)
  );
}

export const askAboutAwards: readonly Question[] = [holds, holdsIn, times, streak, heldThisYear, rewardedAlready];
