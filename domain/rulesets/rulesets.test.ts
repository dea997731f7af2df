import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOLIDAYS_2026_2027 } from '../calendar/holidays.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { awardRule, ExpiredGround, groundsOn, isInForce, type RuleSet } from '../rules/rule-set.ts';
import { RULE_SETS, ruleSetById, ruleSetOn } from './index.ts';

/** SHA-256 of each published file. A line is added when a set is published, and never changed afterwards. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'tld-2026-10.ts': '8a8db17f0afddf243e991a150cbd3ae5c8f79f784aeac6171e7cba6020ac0817',
};

const files = readdirSync(import.meta.dirname).filter((name) => name !== 'index.ts' && !name.endsWith('.test.ts'));

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
    ['2020-01-01', undefined],
    ['2026-09-30', undefined],
    ['2026-10-01', 'TLD-2026-10'],
    ['2026-11-24', 'TLD-2026-10'],
  ])('on %s: %s', (date, id) => {
    expect(ruleSetOn(date)?.id).toBe(id);
  });

  it('leaves no date to two sets', () => {
    const borders = RULE_SETS.flatMap((set) => [set.from, set.to ?? '9999-12-31']);
    for (const date of borders) expect(RULE_SETS.filter((set) => isInForce(set, date)).length).toBeLessThanOrEqual(1);
    expect(new Set(RULE_SETS.map((set) => set.id)).size).toBe(RULE_SETS.length);
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
    for (const { part, of } of [{ part: vote.passPercent, of: 100 }, vote.quorum]) {
      expect(Number.isInteger(part) && Number.isInteger(of) && part > 0 && part <= of).toBe(true);
    }
    const days = [deadlines.receive, deadlines.verify, deadlines.supplement, deadlines.vote, deadlines.decide];
    expect(days.every((count) => Number.isInteger(count) && count > 0)).toBe(true);
    expect(deadlines.voteReminder).toBeLessThan(deadlines.vote);
    const closes = addWorkingDays(set.from, deadlines.vote, HOLIDAYS_2026_2027);
    expect(addWorkingDays(closes, -deadlines.voteReminder, HOLIDAYS_2026_2027) > set.from).toBe(true);
    for (const kind of subjectKinds) {
      expect(Number.isInteger(bonus.coefficientMilli[kind])).toBe(true);
      expect(criteria.some((criterion) => criterion.appliesTo.includes(kind))).toBe(true);
    }
    expect(new Set(criteria.map((criterion) => criterion.id)).size).toBe(criteria.length);
    expect(awardRule(set, award.code)).toBe(award);
  });
});

describe('the grounds of a decision', () => {
  const [set] = RULE_SETS;
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

  it('never name a text that the rule set does not define', () => {
    const without: RuleSet = { ...set, instruments: set.instruments.filter((one) => one.id !== 'QD-999-TLD') };
    expect(() => groundsOn(without, award, '2026-11-24')).toThrow('cites QD-999-TLD, which it does not define');
  });
});
