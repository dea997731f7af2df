import { describe, expect, it } from 'vitest';
import { actor, specify } from '../../tests/support/given.ts';
import {
  BOX,
  CHAIR,
  castBy,
  closed,
  convened,
  interestDeclared,
  member,
  SECRETARY,
  STEPS,
  type Step,
  SYSTEM,
  sessionMachine,
  tally,
  votes,
} from '../../tests/support/session-story.ts';
import type { Ballots } from './session.ts';

const given = specify(sessionMachine);
const at = (step: Step) => given(STEPS[step]);
const NINE_YES = [votes(9), votes(9), votes(9), votes(9)];

describe('the tally', () => {
  const counting = (...ballots: readonly Ballots[]) => at('CLOSED').when(SYSTEM, tally(...ballots));

  it('must cover every item', () => {
    counting(votes(9), votes(9), votes(9)).thenRefused('TALLY_MISMATCH');
    counting(...NINE_YES, votes(9)).thenRefused('TALLY_MISMATCH');
  });

  it('with more papers than members on the roll is tampering', () => {
    counting(votes(9), votes(9, 1), votes(9), votes(9)).thenRefused('TALLY_MISMATCH', { item: 2 });
    given([convened(), interestDeclared(1, 3), ...castBy(1, 9), closed])
      .when(SYSTEM, tally(votes(9), votes(9), votes(8, 1), votes(9)))
      .thenRefused('TALLY_MISMATCH', { item: 3 });
  });

  it.each([votes(9, -4), votes(-1, 9), votes(4.5, 4.5), votes(Number.NaN)])(
    'of $yes for, $no against is no count at all',
    (ballots) => {
      counting(votes(9), ballots, votes(9), votes(9)).thenRefused('TALLY_MISMATCH', { item: 2 });
    },
  );

  it('with a paper given out but never cast stands, over the same denominator', () => {
    const state = counting(votes(6, 2), votes(7, 1), votes(8), votes(8)).thenEvents({
      type: 'tallyRecorded',
      boxHash: BOX,
      papers: 8,
      results: [
        { item: 1, yes: 6, no: 2, noOpinion: 0, base: 9, outcome: 'FAILED' },
        { item: 2, yes: 7, no: 1, noOpinion: 0, base: 9, outcome: 'PASSED' },
        { item: 3, yes: 8, no: 0, noOpinion: 0, base: 9, outcome: 'PASSED' },
        { item: 4, yes: 8, no: 0, noOpinion: 0, base: 9, outcome: 'PASSED' },
      ],
    });
    expect(state.boxHash).toBe(BOX);
  });
});

describe('the minutes', () => {
  it('are signed by the chair or the deputy, and nobody else', () => {
    const ready = at('MINUTES_READY');
    ready.when(member(3), { type: 'confirmMinutes' }).thenRefused('NOT_PRESIDING');
    ready.when(actor('member', SECRETARY.id), { type: 'confirmMinutes' }).thenRefused('NOT_PRESIDING');
    for (const presiding of [CHAIR, member(2)]) {
      const state = ready.when(presiding, { type: 'confirmMinutes' }).thenEvents({ type: 'minutesConfirmed' });
      expect(state.confirmedBy).toBe(presiding.id);
    }
  });

  it('cannot be drawn up, nor signed, before the count', () => {
    at('VOTING').when(SYSTEM, { type: 'recordMinutes', sha256: BOX }).thenRefused('NOT_COUNTED_YET');
    at('CLOSED').when(CHAIR, { type: 'confirmMinutes' }).thenRefused('NOT_COUNTED_YET');
  });
});
