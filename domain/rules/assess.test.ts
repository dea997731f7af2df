import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { celLanguage } from '../../adapters/criteria/cel-language.ts';
import { compiled, EDITION, finding, reportOf, suited } from '../../tests/support/eligibility.ts';
import { collective, graded, held, heldIn, individual } from '../../tests/support/nominee-facts.ts';
import { ruleSetById } from '../rulesets/index.ts';
import { assess, betterUnder, changesBetween, createAssessor, reportText } from './assess.ts';
import type { NomineeFacts, PastAward } from './facts.ts';
import { awardRule } from './rule-set.ts';

describe('what a person must look at', () => {
  it.each<[string, NomineeFacts, string, readonly string[]]>([
    [
      'BK_LDLD',
      individual({ openSanction: null }),
      'KHONG_KY_LUAT',
      ['việc xem xét kỷ luật, thanh tra, kiểm tra, khiếu nại, tố cáo'],
    ],
    ['BK_LDLD', individual({ grades: [] }), 'HOAN_THANH_XUAT_SAC', ['kết quả hoàn thành nhiệm vụ năm 2026']],
    [
      'BK_LDLD',
      individual({ identityCertain: false }),
      'DANH_TINH',
      ['danh tính trong sổ khen thưởng (mới chỉ trùng họ tên)'],
    ],
    [
      'BK_LDLD',
      individual({ identityCertain: false, identityDoubt: 'OTHER_IN_PEOPLE' }),
      'DANH_TINH',
      ['trường hợp này là ai'],
    ],
    [
      'BK_LDLD',
      individual({ identityCertain: false, identityDoubt: 'OTHER_IN_LEDGER' }),
      'KHONG_TRUNG',
      ['trường hợp này là ai'],
    ],
    [
      'BK_LDLD',
      individual({ roleClass: null, disputedRole: { dossier: 'DIRECT', register: 'LEADER' } }),
      'NHOM_DOI_TUONG',
      ['nhóm đối tượng nào đúng'],
    ],
    [
      'BK_LDLD',
      individual({ nominatedElsewhere: ['dossier-2026-0007/3'] }),
      'NOI_KHAC',
      ['hai đề nghị có cùng một thành tích không'],
    ],
    ['BK_LDLD', individual({ roleClass: null, papers: [] }), 'HO_SO_DU', ['nhóm đối tượng']],
    ['BLDST', individual({ roleClass: null, initiatives: [] }), 'GIA_TRI_LAM_LOI', ['nhóm đối tượng']],
    [
      'CSTD_TLD',
      individual({ pastAwards: heldIn('CSTD_CS', 2026, 2024), gapYears: [{ year: 2025, reason: 'STUDY' }] }),
      'BA_NAM_CSTD_CS',
      ['ý nghĩa của thời gian không làm việc năm 2025 đối với tính liên tục'],
    ],
    [
      'BK_TTG',
      individual({ grades: graded('EXCELLENT', 2026, 2025, 2024) }),
      'NAM_NAM_HTXS',
      ['kết quả hoàn thành nhiệm vụ năm 2023'],
    ],
    [
      'BK_LDLD',
      individual({ achievementIds: ['A'], pastAwards: [held('GK_CDCS', 2026, { achievementId: 'A' })] }),
      'KHONG_TRUNG',
      ['thành tích đã được khen ở cấp khác (26/QĐ)'],
    ],
  ])('%s, %o: %s', (code, facts, rule, missing) => {
    const report = reportOf(code, facts);
    expect(finding(report, rule)).toMatchObject({ outcome: 'NEEDS_PERSON', missing, counterexample: null });
    expect(report.outcome).toBe('NEEDS_PERSON');
  });

  it('another form of the same level, kind and year may be for the same achievement', () => {
    const rival = held('BK_TLD_DX', 2026, { kind: 'THEMATIC', level: 'CONFEDERATION' });
    expect(finding(reportOf('BK_TLD_CD', individual({ pastAwards: [rival] })), 'KHONG_TRUNG')?.outcome).toBe(
      'NEEDS_PERSON',
    );
    expect(
      finding(reportOf('BK_TLD_CD', individual({ pastAwards: [{ ...rival, year: 2025 }] })), 'KHONG_TRUNG')?.outcome,
    ).toBe('MET');
  });
});

describe('whom a rule concerns', () => {
  it('leaders answer for their unit; workers are not asked', () => {
    const asked = (roleClass: NomineeFacts['roleClass']) =>
      reportOf('BK_LDLD', individual({ roleClass })).findings.map(({ rule }) => rule);
    expect(asked('DIRECT')).not.toContain('KET_QUA_DON_VI');
    expect(asked('LEADER')).toContain('KET_QUA_DON_VI');
    expect(asked('LEADER')).not.toContain('HO_SO_LANH_DAO');
    expect(asked('SENIOR_LEADER')).toContain('HO_SO_LANH_DAO');
  });

  it('workers need the short papers only', () => {
    const papers = ['TOM_TAT_THANH_TICH'];
    expect(finding(reportOf('BK_LDLD', individual({ papers })), 'HO_SO_DU')?.outcome).toBe('MET');
    expect(finding(reportOf('BK_LDLD', individual({ papers, roleClass: 'LEADER' })), 'HO_SO_DU')?.outcome).toBe(
      'NOT_MET',
    );
  });

  it('an award for people is none for a collective', () => {
    const report = reportOf('LDTT', collective());
    expect(report.findings).toMatchObject([
      { rule: 'LOAI_DOI_TUONG', outcome: 'NOT_MET', counterexample: 'không áp dụng cho tập thể' },
    ]);
  });

  it('a year of study counts as Lao động tiên tiến and as nothing higher', () => {
    const studying = individual({ grades: [], pastAwards: [], gapYears: [{ year: 2026, reason: 'STUDY' }] });
    expect(finding(reportOf('LDTT', studying), 'TIEU_CHUAN_LDTT')).toMatchObject({ outcome: 'MET' });
    expect(finding(reportOf('BK_LDLD', studying), 'HOAN_THANH_XUAT_SAC')).toMatchObject({ outcome: 'NEEDS_PERSON' });
  });
});

describe('two runs of the same rules', () => {
  const clean = individual({ no: 1 });
  const other = individual({ no: 2 });
  const run = (...nominees: readonly NomineeFacts[]) => assess(compiled('BK_LDLD'), nominees);

  it('name who got worse, by which rule, and nobody else', () => {
    const later = run({ ...clean, openSanction: true }, other);
    expect(changesBetween(run(clean, other), later)).toMatchObject([
      { no: 1, rule: 'KHONG_KY_LUAT', before: 'MET', after: 'NOT_MET' },
    ]);
    expect(changesBetween(later, run(clean, other))).toStrictEqual([]);
  });

  it('see a check that was not there before', () => {
    expect(changesBetween(run(clean), run({ ...clean, nominatedElsewhere: ['d/1'] }))).toMatchObject([
      { no: 1, rule: 'NOI_KHAC', before: 'MET', after: 'NEEDS_PERSON' },
    ]);
  });

  it('of different rules cannot be compared', () => {
    const old = assess(compiled('BK_LDLD', ruleSetById('TLD-2025-08')), [clean]);
    expect(() => changesBetween(old, run(clean))).toThrow('cannot compare');
  });

  it('have the same text exactly when they found the same', () => {
    expect(reportText(run(other, clean))).toBe(reportText(run(clean, other)));
    expect(reportText(run(clean))).not.toBe(reportText(run({ ...clean, daysAbsent: null, openSanction: null })));
  });
});

describe('a dossier under the rules of its receipt', () => {
  const old = ruleSetById('TLD-2025-08');
  const strict = awardRule(old, 'BK_LDLD');
  if (strict === undefined) throw new Error('no BK_LDLD');
  const assessor = createAssessor(celLanguage());
  const lenient = { ...strict, criteria: strict.criteria.filter(({ id }) => id !== 'HOAN_THANH_XUAT_SAC') };
  const people = [individual({ no: 1, grades: graded('GOOD', 2026) }), individual({ no: 2 })];

  it('names those for whom other rules are more favourable', () => {
    const [pinned, other] = [strict, lenient].map((award) => assessor(old, award, people));
    if (pinned === undefined || other === undefined) throw new Error('unreachable');
    expect(betterUnder(other, pinned)).toStrictEqual([1]);
    expect(betterUnder(pinned, other)).toStrictEqual([]);
  });

  it('is assessed by an assessor as by the rules themselves, again and again', () => {
    for (const _again of [1, 2]) {
      expect(assessor(old, strict, people)).toStrictEqual(assess(compiled('BK_LDLD', old), people));
    }
  });
});

describe('for whatever history of awards', () => {
  const award = fc.record({
    code: fc.constantFrom('CSTD_CS', 'CSTD_TLD', 'BK_LDLD', 'BK_TLD', 'LDTT'),
    year: fc.integer({ min: 2016, max: 2025 }),
  });
  const ladder = ['CSTD_TLD', 'CSTD_TQ', 'BK_TLD', 'BK_TTG'];
  const rank = { MET: 2, NEEDS_PERSON: 1, NOT_MET: 0 };

  it('one more earlier award never takes a criterion of the ladder away', () => {
    fc.assert(
      fc.property(fc.array(award, { maxLength: 12 }), award, fc.constantFrom(...ladder), (history, extra, code) => {
        const outcomes = (awards: readonly { code: string; year: number }[]) =>
          reportOf(code, individual({ pastAwards: awards.map((one): PastAward => held(one.code, one.year)) })).findings;
        const before = outcomes(history);
        for (const { rule, outcome } of outcomes([...history, extra])) {
          const was = before.find((one) => one.rule === rule)?.outcome ?? 'NOT_MET';
          expect(rank[outcome]).toBeGreaterThanOrEqual(rank[was]);
        }
      }),
    );
  });

  it('the order in which the registers name things changes nothing', () => {
    const codes = EDITION.awards.map(({ code }) => code);
    const any = fc.record({
      code: fc.constantFrom(...codes),
      year: fc.integer({ min: 2022, max: 2026 }),
      level: fc.constantFrom<PastAward['level']>('GRASSROOTS', 'PROVINCE', 'CONFEDERATION'),
      achievementId: fc.constantFrom(null, 'A', 'B'),
      decisionNumber: fc.constantFrom('1/QĐ', '2/QĐ', '3/QĐ'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 10 }), fc.constantFrom(...codes), (history, code) => {
        const pastAwards = history.map((one): PastAward => held(one.code, one.year, one));
        const facts = { ...suited(code), achievementIds: ['A'], pastAwards };
        const turned = {
          ...facts,
          pastAwards: pastAwards.toReversed(),
          initiatives: facts.initiatives.toReversed(),
          grades: facts.grades.toReversed(),
          papers: facts.papers.toReversed(),
        };
        expect(reportText(assess(compiled(code), [turned]))).toBe(reportText(assess(compiled(code), [facts])));
      }),
    );
  });

  it('every refusal has a sentence and a ground', () => {
    fc.assert(
      fc.property(
        fc.array(award, { maxLength: 6 }),
        fc.constantFrom(...EDITION.awards.map(({ code }) => code)),
        fc.boolean(),
        (history, code, sanctioned) => {
          const facts = {
            ...suited(code),
            pastAwards: history.map((one) => held(one.code, one.year)),
            openSanction: sanctioned,
          };
          for (const { outcome, counterexample, basis } of reportOf(code, facts).findings) {
            expect(outcome === 'NOT_MET').toBe(counterexample !== null);
            if (counterexample !== null) expect(counterexample.length).toBeGreaterThan(5);
            expect(basis).toMatch(/Luật|Nghị định|Thông tư|Quy chế|Nghị quyết/);
          }
        },
      ),
    );
  });
});
