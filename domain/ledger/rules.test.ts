import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PastAward } from '../rules/facts.ts';
import { RULE_SETS } from '../rulesets/index.ts';
import { affectedBy, type CountedAward } from './annulment.ts';
import { duplicatesOf } from './duplicates.ts';
import { awardNamed, KNOWN_AWARDS, knownAward } from './known-awards.ts';
import { ownAward } from './own-award.ts';
import { placesLeft } from './quota.ts';
import { streakEnding } from './streaks.ts';

const award = (code: string, year: number, over: Partial<PastAward> = {}): PastAward => {
  const { kind, level } = knownAward(code) ?? { kind: 'MERIT' as const, level: 'PROVINCE' as const };
  return { code, kind, level, year, decisionNumber: '12/QĐ', decidedOn: null, achievementId: null, ...over };
};

describe('one achievement is rewarded once:', () => {
  it('the same initiative at the same level stands in the way', () => {
    const found = duplicatesOf(award('BK_LDLD', 2026, { achievementId: 'sk-7' }), [
      award('CO_TD_LDLD', 2024, { achievementId: 'sk-7' }),
    ]);
    expect(found).toMatchObject([{ kind: 'SAME_ACHIEVEMENT', severity: 'BLOCKS' }]);
  });

  it('at another level it is for a person to judge', () => {
    const found = duplicatesOf(award('BK_TLD', 2026, { achievementId: 'sk-7' }), [
      award('BK_LDLD', 2026, { achievementId: 'sk-7' }),
    ]);
    expect(found).toMatchObject([{ kind: 'SAME_ACHIEVEMENT', severity: 'WARNS' }]);
  });

  it('the same award of the same year stands in the way, of another year it does not', () => {
    expect(duplicatesOf(award('BK_LDLD', 2026), [award('BK_LDLD', 2026)])).toMatchObject([
      { kind: 'SAME_AWARD', severity: 'BLOCKS' },
    ]);
    expect(duplicatesOf(award('BK_LDLD', 2026), [award('BK_LDLD', 2025)])).toEqual([]);
  });

  it('a second feat in a year may be rewarded again', () => {
    expect(duplicatesOf(award('BK_TLD_DX', 2026), [award('BK_TLD_DX', 2026)])).toEqual([]);
  });

  it('a thematic beside a general award of one level and year is shown', () => {
    expect(duplicatesOf(award('BK_TLD_CD', 2026), [award('BK_TLD', 2026)])).toMatchObject([
      { kind: 'MERIT_AND_THEMATIC', severity: 'WARNS' },
    ]);
  });

  it('what blocks comes before what warns', () => {
    const found = duplicatesOf(award('BK_TLD', 2026), [award('BK_TLD_CD', 2026), award('BK_TLD', 2026)]);
    expect(found.map(({ severity }) => severity)).toEqual(['BLOCKS', 'WARNS']);
  });
});

describe('a streak', () => {
  const gap = (year: number, reason: 'MATERNITY' | 'STUDY') => ({ year, reason });

  it('counts awarded years back to the first without', () => {
    expect(streakEnding(2025, [2021, 2023, 2024, 2025], [], [])).toMatchObject({ length: 3, from: 2023 });
  });

  it('steps over an accepted gap without counting it', () => {
    expect(streakEnding(2025, [2022, 2023, 2025], [gap(2024, 'MATERNITY')], ['MATERNITY'])).toEqual({
      length: 3,
      from: 2022,
      to: 2025,
      bridged: [2024],
    });
  });

  it('ends at a gap of another kind', () => {
    expect(streakEnding(2025, [2023, 2025], [gap(2024, 'STUDY')], ['MATERNITY'])).toMatchObject({ length: 1 });
  });

  it('does not begin with a gap', () => {
    expect(streakEnding(2025, [2025], [gap(2024, 'MATERNITY')], ['MATERNITY'])).toMatchObject({
      from: 2025,
      bridged: [],
    });
    expect(streakEnding(2025, [], [gap(2025, 'MATERNITY')], ['MATERNITY'])).toBeUndefined();
  });

  it('is never longer than the years awarded, and one more awarded year never shortens it', () => {
    const years = fc.uniqueArray(fc.integer({ min: 2010, max: 2026 }));
    fc.assert(
      fc.property(years, years, fc.integer({ min: 2010, max: 2026 }), (awarded, gapped, more) => {
        const gaps = gapped.map((year) => gap(year, 'MATERNITY'));
        const before = streakEnding(2026, awarded, gaps, ['MATERNITY'])?.length ?? 0;
        expect(before).toBeLessThanOrEqual(awarded.length);
        const after = streakEnding(2026, [...awarded, more], gaps, ['MATERNITY'])?.length ?? 0;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('an annulled award', () => {
  const counted = (id: string, code: string, year: number, grounds: string[] = []): CountedAward => ({
    id,
    code,
    year,
    grounds,
  });

  it('brings up those that name it as a ground, and those that rest on them', () => {
    const cs = counted('cs', 'CSTD_CS', 2022);
    const tld = counted('tld', 'CSTD_TLD', 2024, ['cs', 'cs-2']);
    const tq = counted('tq', 'CSTD_TQ', 2026, ['tld']);
    expect(affectedBy(cs, [tld, tq, counted('bk', 'BK_LDLD', 2023)])).toEqual([
      { id: 'tld', certainty: 'RECORDED' },
      { id: 'tq', certainty: 'RECORDED' },
    ]);
  });

  it('brings up what may rest on it where nothing was recorded, but not what came before it', () => {
    const later = counted('later', 'CSTD_TLD', 2024);
    const earlier = counted('earlier', 'CSTD_TLD', 2019);
    expect(affectedBy(counted('cs', 'CSTD_CS', 2022), [later, earlier])).toEqual([
      { id: 'later', certainty: 'POSSIBLE' },
    ]);
  });

  it('leaves alone what names other grounds', () => {
    expect(affectedBy(counted('cs', 'CSTD_CS', 2022), [counted('tld', 'CSTD_TLD', 2024, ['other'])])).toEqual([]);
  });

  it('is found through any chain of recorded grounds, each once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(fc.nat(11), { maxLength: 12 }), (length, extra) => {
        const chain = Array.from({ length }, (_, index) =>
          counted(`n${index}`, 'BK_LDLD', 2000 + index, [`n${index - 1}`]),
        );
        // Circles, as only wrong data has them, must not keep it from ending.
        const more = extra.map((from, index) => counted(`x${index}`, 'BK_LDLD', 2020, [`n${from}`, `x${index + 1}`]));
        const found = affectedBy(counted('n-1', 'BK_LDLD', 1999), [...chain, ...more]).map(({ id }) => id);
        expect(found).toEqual([...new Set(found)]);
        expect(found.slice(0, length)).toEqual(chain.map(({ id }) => id));
      }),
    );
  });
});

describe('the awards that the ledger knows', () => {
  it('hold every award of every rule set, so that none of ours is refused at its very end', () => {
    for (const { awards } of RULE_SETS) for (const { code } of awards) expect(knownAward(code)?.code).toBe(code);
  });

  it('are unambiguous in any of their spellings', () => {
    for (const known of KNOWN_AWARDS) {
      for (const written of [known.title, ...known.aliases]) expect(awardNamed(written).meant?.code).toBe(known.code);
    }
  });

  it('presuppose awards that exist', () => {
    for (const { presupposes } of KNOWN_AWARDS) for (const code of presupposes) expect(knownAward(code)).toBeDefined();
  });

  it('are only suggested when the signs are missing', () => {
    expect(awardNamed('Chien si thi dua co so')).toMatchObject({ perhaps: { code: 'CSTD_CS' } });
    expect(awardNamed('Huy chương vàng')).toEqual({});
  });

  it('give an award of ours its level and kind, and refuse an unknown one aloud', () => {
    const decision = { number: '15/QĐ-LĐLĐ', issuedOn: '2026-11-24' };
    expect(ownAward('BK_LDLD', 2026, decision)).toMatchObject({ level: 'PROVINCE', kind: 'MERIT' });
    expect(() => ownAward('XYZ', 2026, decision)).toThrow('XYZ');
  });
});

it('a quota that was cut below its use has no places left, not a negative number of them', () => {
  expect(placesLeft({ limit: 4, reserved: 1, confirmed: 1 })).toBe(2);
  expect(placesLeft({ limit: 1, reserved: 2, confirmed: 0 })).toBe(0);
});
