import { describe, expect, it } from 'vitest';
import { specify } from '../../tests/support/given.ts';
import { type claim, initiativeMachine, register, UNION, VALUE } from '../../tests/support/initiative-story.ts';
import { certifiedValue } from './initiative.ts';

const given = specify(initiativeMachine);

describe('a claim', () => {
  const author = (authorId: string, sharePercent: number, main = false) => ({ authorId, sharePercent, main });
  const verdictOf = (over: Parameters<typeof claim>[0]) => given([]).when(UNION, register(over)).verdict();

  it.each([
    ['one author with all of it', [author('a', 100, true)], false, 'ok'],
    ['nobody', [], false, 'AUTHOR_MISSING'],
    ['somebody twice', [author('a', 50, true), author('a', 50)], false, 'AUTHOR_TWICE'],
    ['99 percent', [author('a', 60, true), author('b', 39)], false, 'SHARES_NOT_WHOLE'],
    ['half percents', [author('a', 62.5, true), author('b', 37.5)], false, 'SHARES_NOT_WHOLE'],
    ['an author without a part', [author('a', 100, true), author('b', 0)], false, 'SHARES_NOT_WHOLE'],
    ['no main author', [author('a', 60), author('b', 40)], false, 'MAIN_AUTHOR_UNCLEAR'],
    [
      'two main authors, not said outright',
      [author('a', 50, true), author('b', 50, true)],
      false,
      'MAIN_AUTHOR_UNCLEAR',
    ],
    ['two main authors outright, equal', [author('a', 50, true), author('b', 50, true)], true, 'ok'],
    ['two main authors outright, unequal', [author('a', 60, true), author('b', 40, true)], true, 'MAIN_AUTHOR_UNCLEAR'],
    ['equal main authors, but only one', [author('a', 60, true), author('b', 40)], true, 'MAIN_AUTHOR_UNCLEAR'],
    [
      'three, as equal as a hundred can be cut',
      [author('a', 34, true), author('b', 33, true), author('c', 33, true)],
      true,
      'ok',
    ],
  ] as const)('by %s', (_, authors, equalMainAuthors, verdict) => {
    expect(verdictOf({ authors, equalMainAuthors })).toBe(verdict);
  });

  it.each([
    ['without a value', null, 'ok'],
    ['half a đồng', { ...VALUE, amount: 0.5 }, 'VALUE_UNCLEAR'],
    ['nothing gained', { ...VALUE, amount: 0 }, 'VALUE_UNCLEAR'],
    ['more than can be', { ...VALUE, amount: 10_000_000_000_001 }, 'VALUE_UNCLEAR'],
    ['a period that ends before it begins', { ...VALUE, to: '2025-12-31' }, 'VALUE_UNCLEAR'],
    ['a period that is not over', { ...VALUE, to: '2026-11-11' }, 'VALUE_UNCLEAR'],
    ['a confirmation of tomorrow', { ...VALUE, employerConfirmedOn: '2026-11-11' }, 'VALUE_UNCLEAR'],
  ] as const)('with %s', (_, value, verdict) => {
    expect(verdictOf({ value })).toBe(verdict);
  });

  it('on something not yet applied is refused', () => {
    expect(verdictOf({ appliedFrom: '2026-11-11' })).toBe('APPLIED_LATER');
    expect(verdictOf({ appliedFrom: '2026-11-10' })).toBe('ok');
  });

  it('counts for rules only when certified and confirmed by the employer', () => {
    expect(certifiedValue({ value: VALUE })).toBe(96_000_000);
    expect(certifiedValue({ value: { ...VALUE, certified: false } })).toBeNull();
    expect(certifiedValue({ value: { ...VALUE, employerConfirmedOn: null } })).toBeNull();
    expect(certifiedValue({ value: null })).toBeNull();
  });
});
