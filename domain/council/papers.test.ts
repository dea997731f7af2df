import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS, run, specify } from '../../tests/support/given.ts';
import {
  ballotCast,
  cast,
  convene,
  convened,
  declare,
  interestDeclared,
  member,
  SECRETARY,
  sessionMachine,
} from '../../tests/support/session-story.ts';
import type { SessionCommand } from './decide.ts';
import { itemsFor } from './roll.ts';

const given = specify(sessionMachine);
const SHA = 'a'.repeat(64);
const AT = '2026-11-10T02:00:00.000Z';

const take = (n: number, without: readonly number[], sha256 = SHA, declaredNoInterest = false) =>
  ({ ...cast(n, declaredNoInterest), paper: { sha256, without } }) as SessionCommand;

describe('a blinded paper on the roll', () => {
  it('is named beside the member, once and for all', () => {
    const state = given([convened()])
      .when(member(3), take(3, [], SHA, true))
      .thenEvents({ type: 'ballotCast', memberId: 'm3', declaredNoInterest: true, linkId: 'link-m3', paper: SHA });
    expect([state.papers, state.voted]).toStrictEqual([{ m3: SHA }, ['m3']]);
    given([convened(), ballotCast(3)])
      .when(member(3), take(3, [], 'b'.repeat(64), true))
      .thenRefused('ALREADY_VOTED');
  });

  it('must leave out exactly what the member keeps out of', () => {
    const conflicted = [convened(), interestDeclared(3, 2)];
    for (const without of [[], [1], [1, 2]])
      given(conflicted).when(member(3), take(3, without)).thenRefused('PAPER_OUTDATED');
    given([convened()])
      .when(member(3), take(3, [2], SHA, true))
      .thenRefused('PAPER_OUTDATED');
    expect(
      given(conflicted)
        .when(member(3), take(3, [2]))
        .verdict(),
    ).toBe('ok');
  });

  it('is a hash and nothing else', () => {
    given([convened()])
      .when(member(3), take(3, [], 'YES', true))
      .thenRefused('BAD_INPUT');
  });

  it('is absent from sessions that began without: their roll folds as it did', () => {
    expect(given([convened(), ballotCast(1)]).state()).not.toHaveProperty('papers');
  });
});

it('whatever was declared, a paper is taken for the items the member votes on and for no others', () => {
  const items = fc.subarray([1, 2, 3, 4]);
  fc.assert(
    fc.property(items, items, (declared, without) => {
      const session = run(sessionMachine);
      session.act(SECRETARY, convene(), AT);
      for (const item of declared) session.act(member(5), declare(5, item), AT);
      const fits = declared.join() === without.join();
      const answer = session.act(member(5), take(5, without, SHA, declared.length === 0), AT);
      if (!fits) {
        expect(answer).toStrictEqual({ refused: { code: 'PAPER_OUTDATED' } });
        return;
      }
      const state = session.state;
      if (state === null) throw new Error('not convened');
      expect(state.papers).toStrictEqual({ m5: SHA });
      expect(itemsFor(state, 'm5')).toStrictEqual([1, 2, 3, 4].filter((item) => !without.includes(item)));
      // And afterwards nothing is declared any more that would change it.
      expect(session.act(member(5), declare(5, 1), AT)).toStrictEqual({ refused: { code: 'INTEREST_TOO_LATE' } });
    }),
    RUNS,
  );
});
