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
          'Tiêu chuẩn mới [registered; cá nhân]; Quy chế khen thưởng ban hành theo Quyết định 999/QĐ-TLĐ (QD-999-TLD, cần xác nhận)',
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
    const unlimited = limits.map((one) => (one.type === 'QUOTA' ? { ...one, value: null } : one));
    expect(diffRuleSets(changed('BK_TLD_CD', { limits }), changed('BK_TLD_CD', { limits: unlimited }))).toHaveLength(2);
    expect(diffRuleSets(EDITION, changed('LDTT', { vote: null }))).toMatchObject([
      { what: 'Biểu quyết', after: 'không phải đưa ra Hội đồng' },
    ]);
  });

  /** Every leaf of a value, each changed in a copy of its own: `criteria.0.basis.article`. */
  function* altered(value: unknown, path: readonly string[] = []): Iterable<[string, unknown]> {
    // What is null is a rule of another kind, tried by name above and below.
    if (value === null) return;
    if (typeof value === 'object') {
      for (const [key, part] of Object.entries(value)) {
        for (const [where, change] of altered(part, [...path, key])) {
          yield [where, Array.isArray(value) ? value.with(Number(key), change) : { ...value, [key]: change }];
        }
      }
      return;
    }
    const other = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}X`;
    yield [path.join('.'), other];
  }

  it.each(EDITION.awards)('hides no change of $code, whatever is altered', (award) => {
    const hidden: string[] = [];
    for (const [where, change] of altered(award)) {
      if (where === 'code') continue;
      const [before, after] = [award, change as AwardRule].map((one) => ({ ...EDITION, awards: [one] }));
      if (before && after && diffRuleSets(before, after).length === 0) hidden.push(where);
    }
    expect(hidden).toStrictEqual([]);
  });

  it.each<[string, Partial<AwardRule>]>([
    ['listing', { publicListing: { required: true, workingDays: 10, basis: awardOf('LDTT').basis } }],
    ['roles', { roleClasses: ['DIRECT'] }],
    ['retention', { keptForever: true }],
  ])('shows what is new: %s', (_what, change) => {
    expect(diffRuleSets(EDITION, changed('LDTT', change))).toMatchObject([{ award: 'LDTT' }]);
  });
});
