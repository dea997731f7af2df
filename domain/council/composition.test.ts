import { describe, expect, it } from 'vitest';
import { councilOf, RULE } from '../../tests/support/session-story.ts';
import {
  type Composition,
  type CompositionVersion,
  compositionOn,
  decideComposition,
  remarksOn,
} from './composition.ts';

const composition = (change: Partial<Composition> = {}): Composition => ({
  decision: { type: 'RENEWAL', number: '86/QĐ-LĐLĐ', on: '2026-01-12' },
  from: '2026-01-12',
  until: null,
  meetingPlace: 'Phòng họp số 2',
  members: councilOf(9),
  rule: null,
  ...change,
});
const version = (number: number, change: Partial<Composition> = {}): CompositionVersion => ({
  ...composition(change),
  version: number,
});
const codeOf = (next: Composition, standing: readonly CompositionVersion[] = [], kind = 'AWARDS' as const) => {
  const decided = decideComposition(next, standing, kind);
  return 'refused' in decided ? decided.refused.code : decided.version;
};

describe('who sits on a council on a day', () => {
  const first = version(1, { from: '2025-03-10', members: councilOf(7) });
  const second = version(2, { from: '2026-01-12', until: '2028-12-31' });

  it('is what the latest decision in force says, from its first day to the last of its term', () => {
    const on = (date: string) => compositionOn([first, second], date)?.version;
    expect(['2025-03-09', '2025-03-10', '2026-01-11', '2026-01-12', '2028-12-31', '2029-01-01'].map(on)).toStrictEqual([
      undefined,
      1,
      1,
      2,
      2,
      undefined,
    ]);
  });

  it('does not fall back to an older decision when the term of the newer one is over', () => {
    expect(compositionOn([first, second], '2030-01-01')).toBeUndefined();
  });

  it('is what was entered last, of two decisions from one day', () => {
    const corrected = version(3, { from: '2026-01-12', members: councilOf(11) });
    expect(compositionOn([first, second, corrected], '2026-02-01')?.version).toBe(3);
  });
});

describe('a new composition', () => {
  it('is numbered after those that stand', () => {
    expect(codeOf(composition())).toBe(1);
    expect(codeOf(composition({ from: '2026-07-01' }), [version(1)])).toBe(2);
  });

  it('never begins before the last one recorded, and changes something', () => {
    expect(codeOf(composition({ from: '2026-01-12', members: councilOf(7) }), [version(1)])).toBe(2);
    const earlier = composition({ decision: { type: 'RENEWAL', number: '2', on: '2025-12-01' }, from: '2025-12-01' });
    expect(codeOf(earlier, [version(1)])).toBe('COMPOSITION_BACKDATED');
    expect(codeOf(composition(), [version(1)])).toBe('NOTHING_CHANGES');
  });

  it('has a number, and dates that follow each other', () => {
    for (const wrong of [
      { from: '2026-01-11' },
      { until: '2026-01-11' },
      { decision: { type: 'RENEWAL', number: '', on: '2026-01-12' } },
    ] as const) {
      expect(codeOf(composition(wrong))).toBe('COMPOSITION_DATES');
    }
  });

  it('has one chair who votes, a secretary, and nobody twice', () => {
    const [chair, ...rest] = councilOf(9);
    if (chair === undefined) throw new Error('a council of nine has a chair');
    expect(codeOf(composition({ members: rest }))).toBe('ONE_CHAIR_NEEDED');
    expect(codeOf(composition({ members: [{ ...chair, votes: false }, ...rest] }))).toBe('ONE_CHAIR_NEEDED');
    expect(codeOf(composition({ members: [chair, { ...chair, id: 'other' }, ...rest] }))).toBe('ONE_CHAIR_NEEDED');
    expect(codeOf(composition({ members: [chair, chair, ...rest] }))).toBe('MEMBER_TWICE');
    expect(codeOf(composition({ members: councilOf(9).slice(0, 9) }))).toBe('SECRETARY_NEEDED');
  });

  it('of a council of initiatives says how it votes; awards have that from their rule set', () => {
    expect(decideComposition(composition({ rule: RULE }), [], 'INITIATIVES')).toStrictEqual({ version: 1 });
    expect(decideComposition(composition(), [], 'INITIATIVES')).toStrictEqual({ refused: { code: 'BAD_INPUT' } });
    expect(codeOf(composition({ rule: RULE }))).toBe('BAD_INPUT');
  });
});

describe('what the secretary should know of a composition', () => {
  it.each([
    [6, ['EVEN', 'FEWER_THAN_7', 'NO_TELLER']],
    [7, ['NO_TELLER']],
    [15, ['NO_TELLER']],
    [16, ['EVEN', 'MORE_THAN_15', 'NO_TELLER']],
    [1, ['FEWER_THAN_7', 'NO_DEPUTY', 'NO_TELLER']],
  ] as const)('of %i voting members', (size, remarks) => {
    expect(remarksOn({ members: councilOf(size) })).toStrictEqual(remarks);
  });
});
