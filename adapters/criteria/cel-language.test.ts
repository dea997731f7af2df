import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outcome, RuleBroken } from '../../domain/rules/criteria.ts';
import { FactSheet } from '../../domain/rules/fact-sheet.ts';
import type { NomineeFacts } from '../../domain/rules/facts.ts';
import { QUESTIONS, type Question, WORDS } from '../../domain/rules/questions.ts';
import { awardRule } from '../../domain/rules/rule-set.ts';
import { ruleSetById } from '../../domain/rulesets/index.ts';
import { held, heldIn, individual } from '../../tests/support/nominee-facts.ts';
import { celLanguage } from './cel-language.ts';

const language = celLanguage();
const ruleSet = ruleSetById('TLD-2026-11');
const award = awardRule(ruleSet, 'CSTD_TLD');
if (award === undefined) throw new Error('the rule set has no CSTD_TLD');
const codes = ruleSet.awards.map(({ code }) => code);

function answer(expression: string, facts: NomineeFacts): [Outcome, FactSheet] {
  if (award === undefined) throw new Error('unreachable');
  const sheet = new FactSheet(facts, award, ruleSet);
  sheet.begin();
  return [language.compile(expression, 'R')(sheet), sheet];
}
const outcome = (expression: string, facts: NomineeFacts) => answer(expression, facts)[0];

describe('a test over facts', () => {
  const unsure = individual({ unionYears: null, pastAwards: heldIn('CSTD_CS', 2026, 2025) });

  it.each([
    ['streak("CSTD_CS", 2)', 'MET'],
    ['streak("CSTD_CS", 3)', 'NOT_MET'],
    ['unionYears >= 20', 'NEEDS_PERSON'],
    ['!(unionYears >= 20)', 'NEEDS_PERSON'],
    ['unionYears >= 20 || holdsIn("CSTD_CS", year)', 'MET'],
    ['holdsIn("CSTD_CS", year) || unionYears >= 20', 'MET'],
    ['unionYears >= 20 && holdsIn("CSTD_CS", year - 4)', 'NOT_MET'],
    ['holdsIn("CSTD_CS", year - 4) && unionYears >= 20', 'NOT_MET'],
    ['holdsIn("CSTD_CS", year) && unionYears >= 20', 'NEEDS_PERSON'],
  ] as const)('%s: %s', (expression, expected) => {
    expect(outcome(expression, unsure)).toBe(expected);
  });

  it('names the fact that is not known, and only if the answer depends on one', () => {
    expect(answer('unionYears >= 20', unsure)[1].unknown).toStrictEqual(['thâm niên công tác công đoàn']);
  });

  it('counts whole years only', () => {
    expect(outcome('unionYears >= 20', individual({ unionYears: 19.9 }))).toBe('NOT_MET');
  });

  it('says which year is missing', () => {
    const facts = individual({ pastAwards: heldIn('CSTD_CS', 2025, 2023) });
    expect(answer('streak("CSTD_CS", 3)', facts)[1].used).toStrictEqual([
      { sentence: 'thiếu danh hiệu Chiến sĩ thi đua cơ sở năm 2024', lacking: true },
    ]);
  });

  it('counts no ad-hoc and no thematic award towards a merit award', () => {
    const pastAwards = [...heldIn('CSTD_CS', 2026, 2025), held('CSTD_CS', 2024, { kind: 'THEMATIC' })];
    expect(outcome('streak("CSTD_CS", 3)', individual({ pastAwards }))).toBe('NOT_MET');
  });

  it('believes no award of a person of the same name', () => {
    expect(outcome('streak("CSTD_CS", 3)', individual({ identityCertain: false }))).toBe('NEEDS_PERSON');
    expect(outcome('initiatives("NATION") >= 1', individual({ identityCertain: false }))).toBe('NEEDS_PERSON');
  });
});

describe('a draft expression is refused', () => {
  it.each([
    ['streak("CSTD_C", 3)', 'Bộ quy định không có danh hiệu, hình thức “CSTD_C”.', 7],
    ['graded("SUPERB", year)', 'không phải là một trong các từ: EXCELLENT, GOOD, FAIR', 7],
    ['streak("CSTD_CS", 100000000)', 'số nguyên viết sẵn, từ 1 đến 60', 18],
    ['streak("CSTD_CS", year)', 'số nguyên viết sẵn', 18],
    ['streak("CSTD_CS")', 'cần 2 tham số', 0],
    ['salary >= 3', 'Không có thông tin nào tên là “salary”', 0],
    ['size("abc") == 3', 'Không có hàm nào tên là “size”', 0],
    ['year + 1', 'phải cho kết quả đúng hoặc sai', 0],
    ['registered >= 3', 'không dùng được cho các loại giá trị', 0],
    ['registered && ', 'Biểu thức viết chưa đúng', 14],
    ['"a" == "a"', 'Chỉ được viết số nguyên', 0],
    ['[1, 2].all(x, x > 0)', 'quá dài hoặc lồng nhau', 1],
    ['registered ? true : false', 'Không được dùng phép này', 0],
    ['year + 9000000000000000000 > year', 'Số quá lớn', 7],
    ['benefitOf(9000000000000000000)', 'từ 1 đến 1000000000000', 10],
    ['year % 2 == 0', 'Không được dùng phép này', 0],
    [`${'registered && '.repeat(40)}registered`, 'dài quá 500 ký tự', 500],
    [`${'('.repeat(20)}registered${')'.repeat(20)}`, 'quá dài hoặc lồng nhau', 16],
    [`year > 1${' + 1'.repeat(70)}`, 'quá dài hoặc lồng nhau', 0],
  ])('%s', (expression, message, at) => {
    const [fault] = language.faults(expression, codes);
    expect(fault?.message).toContain(message);
    if (at > 0) expect(fault?.at).toBe(at);
    if (!expression.includes('CSTD_C"')) expect(() => language.compile(expression, 'X/Y/Z')).toThrow(RuleBroken);
  });

  it('with the name of the rule', () => {
    expect(() => language.compile('nothing', 'TLD-1/LDTT/QUY_TAC')).toThrow(/^TLD-1\/LDTT\/QUY_TAC: /);
  });
});

/** `graded("GOOD", 2025)`: any call of a question. */
const callOf = ({ name, takes }: Question): fc.Arbitrary<string> =>
  takes.length === 0
    ? fc.constant(name)
    : fc
        .tuple(
          ...takes.map((kind) => {
            if (kind === 'count') return fc.integer({ min: 1, max: 6 }).map(String);
            if (kind === 'year') return fc.integer({ min: 0, max: 6 }).map((back) => `year - ${back}`);
            if (kind === 'amount') return fc.integer({ min: 1, max: 200_000_000 }).map(String);
            return fc.constantFrom(...(WORDS[kind] ?? codes)).map((word) => JSON.stringify(word));
          }),
        )
        .map((given) => `${name}(${given.join(', ')})`);

const atom = fc
  .constantFrom(...QUESTIONS)
  .chain((question) =>
    callOf(question).chain((call) =>
      question.gives === 'bool'
        ? fc.constant(call)
        : fc
            .tuple(fc.constantFrom('<', '<=', '==', '>=', '>'), fc.nat(30))
            .map(([operator, bound]) => `${call} ${operator} ${bound}`),
    ),
  );
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 2 },
    atom,
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}) || (${b})`),
    tie('expression').map((a) => `!(${a})`),
  ),
}));

/** One fact known, and the same nominee with it not known. */
const forget = fc.constantFrom<(facts: NomineeFacts) => NomineeFacts>(
  (facts) => ({ ...facts, unionYears: null }),
  (facts) => ({ ...facts, roleClass: null }),
  (facts) => ({ ...facts, openSanction: null, registered: null }),
  (facts) => ({ ...facts, grades: facts.grades.slice(1) }),
  (facts) => ({ ...facts, identityCertain: false }),
  (facts) => ({ ...facts, organisationKind: null, monthsEmployed: null }),
  (facts) => ({ ...facts, initiatives: facts.initiatives.map((one) => ({ ...one, valueGained: null })) }),
);

describe('any expression over the questions there are', () => {
  it('is accepted by the checker and has one of three answers', () => {
    fc.assert(
      fc.property(expression, (text) => {
        fc.pre(text.length <= 500);
        expect(language.faults(text, codes)).toStrictEqual([]);
        expect(['MET', 'NOT_MET', 'NEEDS_PERSON']).toContain(outcome(text, individual()));
      }),
    );
  });

  it('never contradicts itself when a fact is forgotten: the answer stays, or a person is needed', () => {
    fc.assert(
      fc.property(expression, forget, (text, without) => {
        fc.pre(text.length <= 500);
        const facts = individual();
        expect([outcome(text, facts), 'NEEDS_PERSON']).toContain(outcome(text, without(facts)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('every question', () => {
  it.each(QUESTIONS.map((question) => [question.name, question] as const))('%s is answered', (_name, question) => {
    fc.assert(
      fc.property(callOf(question), (call) => {
        const [said] = answer(question.gives === 'bool' ? call : `${call} >= 0`, individual());
        expect(question.gives === 'int' ? ['MET', 'NEEDS_PERSON'] : ['MET', 'NOT_MET', 'NEEDS_PERSON']).toContain(said);
      }),
      { numRuns: 20 },
    );
  });
});
