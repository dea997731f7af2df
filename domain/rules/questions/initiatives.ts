import { type FactSheet, IDENTITY } from '../fact-sheet.ts';
import type { InitiativeFact, InitiativeScope } from '../facts.ts';
import type { Question } from '../questions.ts';

const SCOPES: Readonly<Record<InitiativeScope, readonly [rank: number, word: string]>> = {
  GRASSROOTS: [0, 'cấp cơ sở'],
  PROVINCE: [1, 'cấp tỉnh, ngành'],
  CONFEDERATION: [2, 'phạm vi Tổng Liên đoàn'],
  NATION: [3, 'phạm vi toàn quốc'],
};

/** Initiatives that this award may still rest on. An award of another kind may rest on the same one: the ladder needs it. */
function free(sheet: FactSheet): readonly InitiativeFact[] {
  const { facts, award } = sheet;
  if (!facts.identityCertain) return sheet.missing(IDENTITY);
  return facts.initiatives.filter(({ usedBy }) => /^\w+/.exec(usedBy ?? '')?.[0] !== award.code);
}

function countOf(sheet: FactSheet, scope: string, from: number): number {
  const [rank, word] = SCOPES[scope as InitiativeScope];
  const { evaluationYear, initiatives } = sheet.facts;
  const fits = (one: InitiativeFact) =>
    SCOPES[one.scope][0] >= rank && one.recognisedYear >= from && one.recognisedYear <= evaluationYear;
  const count = free(sheet).filter(fits).length;
  const used = initiatives.filter(fits).length - count;
  const since = from > 0 ? ` từ năm ${from}` : '';
  sheet.note(
    `${count} sáng kiến được công nhận ${word}${since}${used > 0 ? ` (${used} sáng kiến khác đã dùng cho chính hình thức này)` : ''}`,
    count === 0,
  );
  return count;
}

const initiatives: Question = {
  name: 'initiatives',
  takes: ['scope'],
  gives: 'int',
  help: 'số sáng kiến có phạm vi từ mức này trở lên, chưa dùng cho chính hình thức này',
  answer: (sheet, scope) => countOf(sheet, String(scope), 0),
};

const initiativesSince: Question = {
  name: 'initiativesSince',
  takes: ['scope', 'year'],
  gives: 'int',
  help: 'như initiatives, được công nhận từ năm đó trở đi',
  answer: (sheet, scope, year) => countOf(sheet, String(scope), Number(year)),
};

/** Đồng with the points of Vietnamese print. */
const money = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;

/** The nominee's part; whole đồng, rounded down. */
const shareOf = ({ valueGained, sharePercent }: InitiativeFact): number | null =>
  valueGained === null ? null : Math.floor((valueGained * sharePercent) / 100);

/** Whether so much was gained; while it was not, a value that nobody has certified yet may still make it. */
function gained(sheet: FactSheet, amount: unknown, shares: readonly (number | null)[], value: number, what: string) {
  const enough = value >= Number(amount);
  if (!enough && shares.includes(null)) return sheet.missing('giá trị làm lợi của giải pháp chưa được xác nhận');
  sheet.note(`${what}: ${money(value)}`, !enough);
  return enough;
}

const benefitOf: Question = {
  name: 'benefitOf',
  takes: ['amount'],
  gives: 'bool',
  help: 'có một giải pháp với giá trị làm lợi (phần của người được đề nghị) từ số tiền này',
  answer(sheet, amount) {
    const shares = free(sheet).map(shareOf);
    const best = Math.max(0, ...shares.map((share) => share ?? 0));
    return gained(sheet, amount, shares, best, 'giá trị làm lợi cao nhất của một giải pháp');
  },
};

const benefitSum: Question = {
  name: 'benefitSum',
  takes: ['amount', 'year'],
  gives: 'bool',
  help: 'tổng giá trị làm lợi từ năm đó đến năm xét đạt số tiền này',
  answer(sheet, amount, from) {
    const { evaluationYear } = sheet.facts;
    const shares = free(sheet)
      .filter((one) => one.recognisedYear >= Number(from) && one.recognisedYear <= evaluationYear)
      .map(shareOf);
    const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
    return gained(sheet, amount, shares, sum, `tổng giá trị làm lợi từ năm ${from}`);
  },
};

export const askAboutInitiatives: readonly Question[] = [initiatives, initiativesSince, benefitOf, benefitSum];
