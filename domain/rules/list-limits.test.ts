import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDITION } from '../../tests/support/eligibility.ts';
import { ruleSetById } from '../rulesets/index.ts';
import { type ListCounts, limitFindings } from './list-limits.ts';
import { awardRule } from './rule-set.ts';

const counts = (over: Partial<ListCounts> = {}): ListCounts => ({
  proposed: 3,
  granted: { PROPOSER: 0, THEME: 0, YEAR: 0 },
  holders: {},
  assigned: [],
  ...over,
});
function findingsOf(code: string, given: ListCounts) {
  const award = awardRule(EDITION, code);
  if (award === undefined) throw new Error(`no ${code}`);
  return limitFindings(EDITION, award, given);
}
const outcomes = (code: string, given: ListCounts) => findingsOf(code, given).map(({ outcome }) => outcome);

describe('a list of thematic Bằng khen', () => {
  it('may hold four of one proposing body and three hundred of one theme', () => {
    expect(outcomes('BK_TLD_CD', counts())).toStrictEqual(['MET', 'MET']);
    expect(outcomes('BK_TLD_CD', counts({ proposed: 5 }))).toStrictEqual(['MET', 'NOT_MET']);
    expect(outcomes('BK_TLD_CD', counts({ granted: { PROPOSER: 2, THEME: 298, YEAR: 0 } }))).toStrictEqual([
      'NOT_MET',
      'NOT_MET',
    ]);
  });

  it('says how many are left out of how many, and on which ground', () => {
    const [, perBody] = findingsOf('BK_TLD_CD', counts({ proposed: 3, granted: { PROPOSER: 2, THEME: 0, YEAR: 0 } }));
    expect(perBody).toMatchObject({
      text: 'mỗi đơn vị trình: không quá 4 trường hợp một năm',
      facts: 'đề nghị 3, đã dùng 2, tối đa 4, còn 2',
      basis: 'Quy chế khen thưởng ban hành theo Quyết định 999/QĐ-TLĐ',
    });
  });

  it('needs a person when nobody knows what was granted, unless it is too long by itself', () => {
    const granted = { PROPOSER: null, THEME: null, YEAR: null };
    expect(outcomes('BK_TLD_CD', counts({ granted }))).toStrictEqual(['NEEDS_PERSON', 'NEEDS_PERSON']);
    expect(outcomes('BK_TLD_CD', counts({ granted, proposed: 5 }))).toStrictEqual(['NEEDS_PERSON', 'NOT_MET']);
  });
});

describe('a quota that the rules leave to whoever assigns it', () => {
  const own = { holder: 'Công đoàn cơ sở May Hòa Bình', places: 4, used: 1 };
  const above = { holder: 'Liên đoàn Lao động tỉnh An Phú', places: 10, used: 9 };

  it('takes its numbers from the register, and says what is left to whom', () => {
    const [found] = findingsOf('BK_LDLD', counts({ assigned: [own] }));
    expect(found).toMatchObject({
      text: 'mỗi đơn vị trình: theo chỉ tiêu được giao hằng năm',
      outcome: 'MET',
      facts: 'Công đoàn cơ sở May Hòa Bình: đề nghị 3, đã dùng 1, tối đa 4, còn 3',
    });
    expect(outcomes('BK_LDLD', counts({ assigned: [own, above] }))).toStrictEqual(['NOT_MET']);
  });

  it('needs a person as long as nobody has assigned one', () => {
    expect(outcomes('BK_LDLD', counts())).toStrictEqual(['NEEDS_PERSON']);
  });
});

it('a quota of the register is told also where the rules know none: it binds all the same', () => {
  const found = findingsOf('TCD_HTXS', counts({ assigned: [{ holder: 'Công đoàn A', places: 2, used: 0 }] }));
  expect(found).toMatchObject([{ text: 'chỉ tiêu được giao', outcome: 'NOT_MET', basis: 'sổ chỉ tiêu khen thưởng' }]);
  expect(findingsOf('TCD_HTXS', counts())).toStrictEqual([]);
});

describe('a share of those who hold another award', () => {
  it('is rounded down', () => {
    const flags = (proposed: number, CO_TD_TLD: number) =>
      outcomes('CO_TD_CP', counts({ proposed, holders: { CO_TD_TLD } }));
    expect(flags(1, 9)).toStrictEqual(['MET']);
    expect(flags(2, 9)).toStrictEqual(['NOT_MET']);
    expect(flags(2, 10)).toStrictEqual(['MET']);
  });

  it('waits for the results below, and for the number that the issuing body sets', () => {
    expect(outcomes('CO_TD_CP', counts())).toStrictEqual(['NEEDS_PERSON']);
    expect(outcomes('CSTD_CS', counts({ holders: { LDTT: 100 } }))).toStrictEqual(['NEEDS_PERSON']);
  });
});

it('proposing fewer never breaks a limit that held', () => {
  const award = fc.constantFrom(...ruleSetById('TLD-2026-11').awards.map(({ code }) => code));
  const number = fc.option(fc.nat(310));
  fc.assert(
    fc.property(award, fc.integer({ min: 1, max: 400 }), number, number, (code, proposed, used, base) => {
      const given = counts({
        proposed,
        granted: { PROPOSER: used, THEME: used, YEAR: used },
        holders: base === null ? {} : { CO_TD_TLD: base, LDTT: base },
        assigned: used === null || base === null ? [] : [{ holder: 'Công đoàn A', places: base, used }],
      });
      const [more, fewer] = [given, { ...given, proposed: proposed - 1 }].map((one) => outcomes(code, one));
      for (const [index, outcome] of (more ?? []).entries()) {
        if (outcome === 'MET') expect(fewer?.[index]).toBe('MET');
        if (outcome === 'NEEDS_PERSON') expect(fewer?.[index]).not.toBe('NOT_MET');
      }
    }),
  );
});
