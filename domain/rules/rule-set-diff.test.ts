import { describe, expect, it } from 'vitest';
import { RULE_SETS, ruleSetById } from '../rulesets/index.ts';
import type { AwardRule, RuleSet } from './rule-set.ts';
import { diffRuleSets } from './rule-set-diff.ts';

const EDITION = ruleSetById('TLD-2026-11');
const changed = (code: string, change: Partial<AwardRule>): RuleSet => ({
  ...EDITION,
  awards: EDITION.awards.map((award) => (award.code === code ? { ...award, ...change } : award)),
});
const awardOf = (code: string): AwardRule => {
  const award = EDITION.awards.find((one) => one.code === code);
  if (award === undefined) throw new Error(`no ${code}`);
  return award;
};

describe('the difference between two rule sets', () => {
  it.each(RULE_SETS)('of $id and itself is nothing', (set) => {
    expect(diffRuleSets(set, structuredClone(set))).toStrictEqual([]);
  });

  it('shows a criterion that is added, with its ground', () => {
    const basis = { instrument: 'QD-999-TLD', certainty: 'to-confirm' } as const;
    const criteria = [
      ...awardOf('LDTT').criteria,
      { id: 'MOI', text: 'Tiêu chuẩn mới', appliesTo: ['INDIVIDUAL'] as const, test: 'registered', basis },
    ];
    expect(diffRuleSets(EDITION, changed('LDTT', { criteria }))).toStrictEqual([
      {
        award: 'LDTT',
        change: 'ADDED',
        what: 'Tiêu chuẩn MOI',
        before: null,
        after:
          'Tiêu chuẩn mới [registered; cá nhân]; Quy chế khen thưởng ban hành theo Quyết định 999/QĐ-TLĐ (cần xác nhận)',
      },
    ]);
  });

  it('shows an award that is gone, a quota and a vote that are changed', () => {
    const without = { ...EDITION, awards: EDITION.awards.filter(({ code }) => code !== 'DVXS') };
    expect(diffRuleSets(EDITION, without)).toMatchObject([{ award: 'DVXS', change: 'REMOVED' }]);

    const limits = awardOf('BK_TLD_CD').limits?.map((one) => (one.type === 'QUOTA' ? { ...one, value: 5 } : one)) ?? [];
    expect(diffRuleSets(EDITION, changed('BK_TLD_CD', { limits })).map(({ what }) => what)).toStrictEqual([
      'Giới hạn QUOTA/THEME',
      'Giới hạn QUOTA/PROPOSER',
    ]);
    expect(diffRuleSets(EDITION, changed('LDTT', { vote: null }))).toMatchObject([
      { what: 'Biểu quyết', after: 'không phải đưa ra Hội đồng' },
    ]);
  });

  it.each<[string, Partial<AwardRule>]>([
    ['deadlines', { deadlines: { ...awardOf('LDTT').deadlines, verify: 11 } }],
    ['bonus', { bonus: { ...awardOf('LDTT').bonus, coefficientMilli: { INDIVIDUAL: 400 } } }],
    ['papers', { dossierSet: { id: 'D', title: 'D', papers: [], basis: awardOf('LDTT').basis } }],
    ['listing', { publicListing: { required: true, workingDays: 10, basis: awardOf('LDTT').basis } }],
    ['retention', { retentionYears: 11 }],
    ['decider', { decider: { level: 'STATE', title: 'Khác', basis: awardOf('LDTT').basis } }],
    ['article', { basis: { ...awardOf('LDTT').basis, article: 'Điều 25' } }],
    ['certainty', { basis: { ...awardOf('LDTT').basis, certainty: 'confirmed' } }],
    ['title', { title: 'Khác' }],
    ['proposers', { proposers: ['STATE'] }],
  ])('misses no change of %s', (_what, change) => {
    const found = diffRuleSets(EDITION, changed('LDTT', change));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ award }) => award === 'LDTT')).toBe(true);
  });
});
