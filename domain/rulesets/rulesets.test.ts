import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baseSalaryOn, bonusAmount } from '../bonus/bonus.ts';
import { HOLIDAYS_2026_2027 } from '../calendar/holidays.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { awardRule, ExpiredGround, groundsOn, isInForce, type RuleSet } from '../rules/rule-set.ts';
import { editionOn, RULE_SETS, ruleSetById, ruleSetOn } from './index.ts';

/** SHA-256 of each published file. A line is added when a set is published, and never changed afterwards. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'tld-2026-10.ts': '8a8db17f0afddf243e991a150cbd3ae5c8f79f784aeac6171e7cba6020ac0817',
  'tld-2024-05.json': 'a5d94b0de47e57617dd9acb6b010e14a9e0adee3fe42958c4d7375f55302bbd0',
  'tld-2025-07.json': 'f3a06e9c3eaeac8a70f3c512004724f7e3f268c452dbe044c989c4f753f26141',
  'tld-2025-08.json': 'ef0287a5664c3e502d53b7fef940f919ede78078df5a8b0eb9e7a490a22ea5f6',
  'tld-2026-11.json': 'e86b6373d3b9aa4643bbc63da571dd482ff925c1b347b1afc36e993af5696002',
};

const files = readdirSync(import.meta.dirname).filter((name) => /^tld-\d{4}-\d{2}\.(ts|json)$/.test(name));

describe('published rule sets', () => {
  it.each(Object.entries(PUBLISHED))('%s is as it was published', (file, published) => {
    const now = createHash('sha256')
      .update(readFileSync(join(import.meta.dirname, file)))
      .digest('hex');
    expect(
      now,
      `${file} is published: dossiers were decided by it and are replayed with it. Put it back, and add a new rule set in a file of its own, with a later \`from\`.`,
    ).toBe(published);
  });

  it('are all locked and all in use', () => {
    expect(files.toSorted(), 'a new rule set: add its file and SHA-256 to PUBLISHED').toStrictEqual(
      Object.keys(PUBLISHED).toSorted(),
    );
    expect(RULE_SETS).toHaveLength(files.length);
  });
});

describe('choosing a rule set by the date of receipt', () => {
  it.each([
    ['2024-05-28', undefined],
    ['2024-05-29', 'TLD-2024-05'],
    ['2025-06-30', 'TLD-2024-05'],
    ['2025-07-01', 'TLD-2025-07'],
    ['2025-08-04', 'TLD-2025-07'],
    ['2025-08-05', 'TLD-2025-08'],
    ['2026-09-30', 'TLD-2025-08'],
    ['2026-10-01', 'TLD-2026-11'],
    ['2030-01-01', 'TLD-2026-11'],
  ])('the edition on %s is %s', (date, id) => {
    expect(editionOn(date)?.id).toBe(id);
  });

  it.each([
    ['2020-01-01', undefined],
    ['2026-09-30', undefined],
    ['2026-10-01', 'TLD-2026-10'],
    ['2026-11-24', 'TLD-2026-10'],
    ['2099-12-31', 'TLD-2026-10'],
  ])('histories from before the editions still find on %s: %s', (date, id) => {
    expect(ruleSetOn(date)?.id).toBe(id);
  });

  it('leaves no date to two editions of one day of publication', () => {
    const borders = RULE_SETS.flatMap((set) => [set.from, set.to ?? '9999-12-31']);
    for (const date of borders) {
      const days = RULE_SETS.filter((set) => isInForce(set, date)).map((set) => set.publishedOn ?? '');
      expect(new Set(days).size).toBe(days.length);
    }
    expect(new Set(RULE_SETS.map((set) => set.id)).size).toBe(RULE_SETS.length);
  });

  it('an edition supersedes one that is published', () => {
    const ids = RULE_SETS.map(({ id }) => id);
    for (const { supersedes } of RULE_SETS) if (supersedes !== undefined) expect(ids).toContain(supersedes);
    expect(ruleSetById('TLD-2026-11').supersedes).toBe('TLD-2026-10');
  });

  it('by id finds the pinned one, and trusts no history that names another', () => {
    for (const set of RULE_SETS) expect(ruleSetById(set.id)).toBe(set);
    expect(() => ruleSetById('TLD-1999')).toThrow('unknown rule set TLD-1999');
  });

  it('counts both the first and the last day', () => {
    const span = { from: '2026-01-01', to: '2026-06-30' };
    const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'];
    expect(days.map((date) => isInForce(span, date))).toStrictEqual([false, true, true, false]);
  });
});

describe('the catalogue', () => {
  /** The rows of the department's table; where a row names several forms, each is an award. */
  const ROWS = [
    ['LDTT'],
    ['CSTD_CS'],
    ['CSTD_TLD'],
    ['CSTD_TQ'],
    ['TTLDTT'],
    ['TTLDXS'],
    ['CO_TD_TLD', 'CO_TD_TLD_CD'],
    ['CO_TD_CP'],
    ['CO_TD_LDLD'],
    ['CDCS_HTXS', 'CDBP_HTXS', 'TCD_HTXS'],
    ['DVXS'],
    ['BK_TLD'],
    ['BK_TLD_CD'],
    ['BK_TLD_DX'],
    ['BLDST'],
    ['KNC_CD'],
    ['BK_LDLD'],
    ['GK_CTTT'],
    ['GK_CDCS'],
    ['GT_NDC', 'GT_NVL'],
    ['BK_TTG'],
    ['HC_LD_3', 'HC_LD_2', 'HC_LD_1', 'AHLD'],
  ];

  it.each(RULE_SETS.filter(({ publishedOn }) => publishedOn !== undefined))('of $id is complete', (set) => {
    expect(set.awards.map(({ code }) => code).toSorted()).toStrictEqual(ROWS.flat().toSorted());
    for (const award of set.awards) {
      expect(award).toMatchObject({
        category: expect.anything(),
        level: expect.anything(),
        decider: expect.anything(),
      });
      expect(award.dossierSet?.papers.length).toBeGreaterThan(0);
    }
  });

  it('tells those who need few papers so', () => {
    const adHoc = awardRule(ruleSetById('TLD-2026-11'), 'BK_TLD_DX');
    expect(adHoc?.vote).toBeNull();
    expect(adHoc?.dossierSet?.simplified).toContain('thủ tục đơn giản');
    expect(adHoc?.dossierSet?.papers.map(({ kind }) => kind)).toStrictEqual(['TO_TRINH', 'TOM_TAT_THANH_TICH']);
  });

  it.each([
    ['LDTT', 760_000],
    ['CSTD_CS', 2_530_000],
    ['CSTD_TLD', 7_590_000],
    ['CSTD_TQ', 11_390_000],
    ['TTLDTT', 2_030_000],
    ['TTLDXS', 3_800_000],
    ['CO_TD_TLD', 20_240_000],
    ['CO_TD_CP', 30_360_000],
    ['KNC_CD', 1_520_000],
    ['BK_TTG', 8_860_000],
  ])('%s brings %i đồng on 24/11/2026', (code, amount) => {
    const { coefficientMilli } = awardRule(ruleSetById('TLD-2026-11'), code)?.bonus ?? {};
    const coefficient = coefficientMilli?.INDIVIDUAL ?? coefficientMilli?.COLLECTIVE ?? 0;
    expect(bonusAmount(coefficient, baseSalaryOn('2026-11-24').amount)).toBe(amount);
  });
});

describe.each(RULE_SETS)('$id', (set: RuleSet) => {
  const defined = set.instruments.map((instrument) => instrument.id);
  const basesOf = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const own = 'instrument' in value && typeof value.instrument === 'string' ? [value.instrument] : [];
    return [...own, ...Object.values(value).flatMap(basesOf)];
  };

  it('gives every rule a basis that it defines', () => {
    const bases = basesOf(set.awards);
    expect(bases.length).toBeGreaterThanOrEqual(set.awards.length * 5);
    expect(bases.filter((id) => !defined.includes(id))).toStrictEqual([]);
    expect(new Set(defined).size).toBe(defined.length);
  });

  it('cites as grounds only what is in force on its own first day', () => {
    for (const award of set.awards) {
      expect(groundsOn(set, award, set.from).map((instrument) => instrument.id)).toStrictEqual(award.grounds);
    }
  });

  it.each(set.awards)('$code can be applied: percentages, days, coefficients, criteria', (award) => {
    const { vote, deadlines, bonus, criteria, subjectKinds } = award;
    for (const { part, of } of vote === null ? [] : [{ part: vote.passPercent, of: 100 }, vote.quorum]) {
      expect(Number.isInteger(part) && Number.isInteger(of) && part > 0 && part <= of).toBe(true);
    }
    const days = [deadlines.receive, deadlines.verify, deadlines.supplement, deadlines.vote, deadlines.decide];
    expect(days.every((count) => Number.isInteger(count) && count > 0)).toBe(true);
    expect(deadlines.voteReminder).toBeLessThan(deadlines.vote);
    const closes = addWorkingDays(set.from, deadlines.vote, HOLIDAYS_2026_2027);
    expect(addWorkingDays(closes, -deadlines.voteReminder, HOLIDAYS_2026_2027) > set.from).toBe(true);
    for (const coefficient of Object.values(bonus.coefficientMilli)) expect(Number.isInteger(coefficient)).toBe(true);
    for (const kind of subjectKinds) {
      expect(criteria.some((criterion) => criterion.appliesTo.includes(kind))).toBe(true);
    }
    expect(new Set(criteria.map((criterion) => criterion.id)).size).toBe(criteria.length);
    expect(awardRule(set, award.code)).toBe(award);
  });
});

describe('the grounds of a decision', () => {
  const set = RULE_SETS.find(({ id }) => id === 'TLD-2026-10');
  const [award] = set?.awards ?? [];
  if (set === undefined || award === undefined) throw new Error('no rule set is published');

  it('never name a text before it binds, or after it ceased to', () => {
    expect(() => groundsOn(set, award, '2025-06-30')).toThrow(ExpiredGround);
    const expired: RuleSet = {
      ...set,
      instruments: set.instruments.map((one) => (one.id === 'ND-152-2025' ? { ...one, to: '2026-12-31' } : one)),
    };
    expect(groundsOn(expired, award, '2026-12-31')).toHaveLength(award.grounds.length);
    expect(() => groundsOn(expired, award, '2027-01-01')).toThrow(/Nghị định số 152\/2025.*not in force on 2027-01-01/);
  });

  it('can still be named when a dossier of the last day under the old law is decided', () => {
    const old = ruleSetById('TLD-2025-08');
    for (const one of old.awards) expect(groundsOn(old, one, '2026-12-31')).toHaveLength(one.grounds.length);
  });

  it('never name a text that the rule set does not define', () => {
    const without: RuleSet = { ...set, instruments: set.instruments.filter((one) => one.id !== 'QD-999-TLD') };
    expect(() => groundsOn(without, award, '2026-11-24')).toThrow('cites QD-999-TLD, which it does not define');
  });
});
