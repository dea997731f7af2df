import type { RequiredPaper } from '../award-parts.ts';
import type { FactSheet } from '../fact-sheet.ts';
import type { OrganisationKind, TaskGrade } from '../facts.ts';
import { isAskedOf } from '../papers.ts';
import type { Question } from '../questions.ts';
import { ROLE_CLASS_WORDS } from '../rule-set-words.ts';
import { streakUntil } from '../streak.ts';

/** A yes-or-no fact with what is said of it either way. */
const yesOrNo = (
  name: string,
  help: string,
  of: (sheet: FactSheet) => boolean | null | undefined,
  says: readonly [yes: string, no: string],
): Question => ({
  name,
  takes: [],
  gives: 'bool',
  help,
  answer(sheet) {
    const value = sheet.known(of(sheet), help);
    sheet.note(value ? says[0] : says[1], false);
    return value;
  },
});

const number = (
  name: string,
  help: string,
  unit: string,
  of: (sheet: FactSheet) => number | null | undefined,
): Question => ({
  name,
  takes: [],
  gives: 'int',
  help,
  answer(sheet) {
    const value = sheet.known(of(sheet), help);
    sheet.note(`${help}: ${value}${unit}`, false);
    return value;
  },
});

const GRADES: Readonly<Record<TaskGrade, readonly [rank: number, word: string]>> = {
  FAILED: [0, 'không hoàn thành nhiệm vụ'],
  FAIR: [1, 'hoàn thành nhiệm vụ'],
  GOOD: [2, 'hoàn thành tốt nhiệm vụ'],
  EXCELLENT: [3, 'hoàn thành xuất sắc nhiệm vụ'],
};

const OWNERSHIP_WORDS: Readonly<Record<OrganisationKind, string>> = {
  STATE: 'cơ quan nhà nước, tổ chức chính trị, đoàn thể',
  PUBLIC_SERVICE: 'đơn vị sự nghiệp công lập',
  STATE_OWNED: 'doanh nghiệp nhà nước',
  PRIVATE: 'doanh nghiệp ngoài nhà nước',
  FDI: 'doanh nghiệp có vốn đầu tư nước ngoài',
};

const gradeFact = (year: number) => `kết quả hoàn thành nhiệm vụ năm ${year}`;
const gradeOf = ({ facts }: FactSheet, year: number) => facts.grades.find((one) => one.year === year)?.grade;
const isAtLeast = (grade: TaskGrade, least: string) => GRADES[grade][0] >= GRADES[least as TaskGrade][0];

const graded: Question = {
  name: 'graded',
  takes: ['grade', 'year'],
  gives: 'bool',
  help: 'trong năm đó hoàn thành nhiệm vụ từ mức này trở lên',
  answer(sheet, least, year) {
    const studied = sheet.facts.gapYears.find((gap) => gap.year === year && sheet.gaps[gap.reason] === 'COUNTS');
    if (gradeOf(sheet, Number(year)) === undefined && studied) {
      sheet.note(`năm ${year}: thời gian đi học, nghỉ theo chế độ được tính như đạt`, false);
      return true;
    }
    const grade = sheet.known(gradeOf(sheet, Number(year)), gradeFact(Number(year)));
    const reached = isAtLeast(grade, String(least));
    sheet.note(`năm ${year}: ${GRADES[grade][1]}`, !reached);
    return reached;
  },
};

const gradedRun: Question = {
  name: 'gradedRun',
  takes: ['grade', 'count', 'year'],
  gives: 'bool',
  help: 'từng ấy năm liên tục, tính đến năm đó, hoàn thành nhiệm vụ từ mức này trở lên',
  answer(sheet, least, years, until) {
    const word = GRADES[String(least) as TaskGrade][1];
    const { facts, gaps } = sheet;
    const reached = new Set(facts.grades.filter((one) => isAtLeast(one.grade, String(least))).map((one) => one.year));
    // A year that was graded counts by its grade, not as if it had been good.
    const gapYears = facts.gapYears.filter((gap) => gaps[gap.reason] !== 'COUNTS' || !gradeOf(sheet, gap.year));
    const run = streakUntil({ reached, gapYears, gaps, years: Number(years), until: Number(until) });
    const failed = run.missing.filter((year) => gradeOf(sheet, year) !== undefined);
    // One bad year settles it, whatever the years are that nobody has graded.
    if (run.met === false && failed.length > 0) {
      sheet.note(`chưa ${word} ${inYears(failed)}`, true);
      return false;
    }
    if (run.met === null) return sheet.missing(gapFact(run.doubtful));
    const ungraded = run.missing.filter((year) => gradeOf(sheet, year) === undefined);
    if (ungraded[0] !== undefined) return sheet.missing(gradeFact(ungraded[0]));
    sheet.note(`${word} ${inYears(run.counted)}`, false);
    return true;
  },
};

const role: Question = {
  name: 'role',
  takes: ['role'],
  gives: 'bool',
  help: 'nhóm đối tượng',
  answer(sheet, wanted) {
    const value = sheet.known(sheet.facts.roleClass, 'nhóm đối tượng');
    sheet.note(`nhóm đối tượng: ${ROLE_CLASS_WORDS[value]}`, false);
    return value === wanted;
  },
};

const ownedBy: Question = {
  name: 'ownedBy',
  takes: ['ownership'],
  gives: 'bool',
  help: 'loại hình đơn vị',
  answer(sheet, wanted) {
    const value = sheet.known(sheet.facts.organisationKind, 'loại hình đơn vị');
    sheet.note(`loại hình đơn vị: ${OWNERSHIP_WORDS[value]}`, false);
    return value === wanted;
  },
};

const papersComplete: Question = {
  name: 'papersComplete',
  takes: [],
  gives: 'bool',
  help: 'giấy tờ của trường hợp này đã đủ theo bộ hồ sơ',
  answer(sheet) {
    const set = sheet.known(sheet.award.dossierSet, 'bộ hồ sơ phải có');
    const lacking = set.papers.filter((paper) => !sheet.facts.papers.includes(paper.kind) && isAsked(paper, sheet));
    if (lacking.length > 0) sheet.note(`hồ sơ thiếu: ${lacking.map(({ title }) => title).join('; ')}`, true);
    else sheet.note('giấy tờ riêng đã đủ', false);
    return lacking.length === 0;
  },
};

/** Whether the nominee must have this paper of its own. */
function isAsked(paper: RequiredPaper, sheet: FactSheet): boolean {
  const asked = paper.per === 'NOMINEE' && isAskedOf(paper, sheet.facts);
  if (typeof asked === 'boolean') return asked;
  return sheet.missing(asked === 'roleClass' ? 'nhóm đối tượng' : 'loại hình đơn vị');
}

/** `năm 2024`, `các năm 2022, 2023, 2024` */
export function inYears(years: readonly number[]): string {
  const ordered = years.toSorted((a, b) => a - b);
  return `${ordered.length > 1 ? 'các năm' : 'năm'} ${ordered.join(', ')}`;
}

export const gapFact = (years: readonly number[]): string =>
  `ý nghĩa của thời gian không làm việc ${inYears(years)} đối với tính liên tục`;

const collective = (sheet: FactSheet) => sheet.facts.collective;

export const askAboutTheNominee: readonly Question[] = [
  {
    name: 'year',
    takes: [],
    gives: 'int',
    help: 'năm xét khen thưởng',
    answer: ({ facts }) => facts.evaluationYear,
  },
  yesOrNo('registered', 'việc đăng ký thi đua đầu kỳ', ({ facts }) => facts.registered, [
    'có đăng ký thi đua',
    'không đăng ký thi đua',
  ]),
  yesOrNo(
    'openSanction',
    'việc xem xét kỷ luật, thanh tra, kiểm tra, khiếu nại, tố cáo',
    ({ facts }) => facts.openSanction,
    [
      'đang bị xem xét, thi hành kỷ luật hoặc có vụ việc đang được xác minh',
      'không có việc kỷ luật, khiếu nại, tố cáo đang xem xét',
    ],
  ),
  yesOrNo('foreigner', 'quốc tịch', ({ facts }) => facts.foreigner, ['là người nước ngoài', 'là công dân Việt Nam']),
  yesOrNo('warned', 'kỷ luật từ cảnh cáo trở lên trong tập thể', (sheet) => collective(sheet)?.warned, [
    'có người bị kỷ luật từ cảnh cáo trở lên',
    'không có người bị kỷ luật từ cảnh cáo trở lên',
  ]),
  yesOrNo('dissolved', 'việc giải thể, sáp nhập của tập thể', (sheet) => collective(sheet)?.dissolved, [
    'tập thể đã giải thể hoặc sáp nhập',
    'tập thể đang hoạt động',
  ]),
  yesOrNo(
    'hasGrassrootsFighter',
    'cá nhân đạt Chiến sĩ thi đua cơ sở trong tập thể',
    (sheet) => collective(sheet)?.hasGrassrootsFighter,
    ['có cá nhân đạt Chiến sĩ thi đua cơ sở', 'chưa có cá nhân đạt Chiến sĩ thi đua cơ sở'],
  ),
  number('unionYears', 'thâm niên công tác công đoàn', ' năm', ({ facts }) => facts.unionYears),
  number('executiveTerms', 'số nhiệm kỳ Ban Chấp hành', '', ({ facts }) => facts.executiveTerms),
  number('serviceYears', 'thâm niên trong ngành', ' năm', ({ facts }) => facts.serviceYears),
  number('leaderYears', 'thời gian giữ chức vụ lãnh đạo hiện tại', ' năm', ({ facts }) => facts.leaderYears),
  number('monthsEmployed', 'số tháng làm việc trong năm xét', ' tháng', ({ facts }) => facts.monthsEmployed),
  number('daysAbsent', 'số ngày nghỉ (không kể thai sản)', ' ngày làm việc', ({ facts }) => facts.daysAbsent),
  number('members', 'số người của tập thể', '', (sheet) => collective(sheet)?.members),
  number('completedPercent', 'tỷ lệ hoàn thành nhiệm vụ', '%', (sheet) => collective(sheet)?.completedPercent),
  number(
    'advancedWorkerPercent',
    'tỷ lệ đạt Lao động tiên tiến',
    '%',
    (sheet) => collective(sheet)?.advancedWorkerPercent,
  ),
  graded,
  gradedRun,
  role,
  ownedBy,
  papersComplete,
];
