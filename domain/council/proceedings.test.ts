import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actor, EVERY_ROLE, happened, specify } from '../../tests/support/given.ts';
import {
  BOX,
  CHAIR,
  CLOSES_AT,
  cast,
  castBy,
  closed,
  convened,
  member,
  SECRETARY,
  STEPS,
  SYSTEM,
  sessionMachine,
  TIED,
  tally,
  votes,
} from '../../tests/support/session-story.ts';
import type { SessionCommand } from './decide.ts';
import type { SessionEvent, Sitting } from './session.ts';

const given = specify(sessionMachine);
const callOff: SessionCommand = { type: 'callOffSession', noteHash: BOX };
const CALLED_OFF = [convened(), happened<SessionEvent>(SECRETARY, { type: 'sessionCalledOff', noteHash: BOX })];

describe('calling a session off', () => {
  it('is for the secretary and whoever presides, with a reason', () => {
    for (const who of [SECRETARY, CHAIR, member(2)]) {
      given([convened()]).when(who, callOff).thenEvents({ type: 'sessionCalledOff', noteHash: BOX });
    }
    given([convened()]).when(member(3), callOff).thenRefused('NOT_PRESIDING');
    given([convened()]).when(SECRETARY, { type: 'callOffSession', noteHash: '' }).thenRefused('REASON_NEEDED');
    for (const role of EVERY_ROLE.filter((one) => one !== 'secretary' && one !== 'member')) {
      given([convened()]).when(actor(role, 'm1'), callOff).thenRefused('ROLE_NOT_ALLOWED');
    }
  });

  it('is over with the first ballot', () => {
    given([convened(), ...castBy(4, 4)])
      .when(SECRETARY, callOff)
      .thenRefused('CALL_OFF_TOO_LATE');
    given(STEPS.TIED).when(SECRETARY, callOff).thenRefused('CALL_OFF_TOO_LATE');
  });

  it('leaves nothing to be done: people are told so, timers fall silent', () => {
    const everything: readonly SessionCommand[] = [
      cast(5),
      callOff,
      { type: 'closeSession' },
      { type: 'recordAbsence', memberId: 'm5', noteHash: BOX },
      { type: 'recordRemark', kind: 'DISSENT', item: null, noteHash: BOX },
      { type: 'confirmMinutes' },
      { type: 'remindVoters' },
      { type: 'endVotingTime' },
      tally(votes(1), votes(1), votes(1), votes(1)),
      { type: 'recordMinutes', sha256: BOX },
    ];
    const people = [SECRETARY, CHAIR, member(5), SYSTEM];
    fc.assert(
      fc.property(fc.constantFrom(...everything), fc.constantFrom(...people), (command, who) => {
        const verdict = given(CALLED_OFF).when(who, command, CLOSES_AT).verdict();
        return ['SESSION_CALLED_OFF', 'ROLE_NOT_ALLOWED', 'nothing'].includes(verdict);
      }),
    );
    given(CALLED_OFF).when(member(5), cast(5)).thenRefused('SESSION_CALLED_OFF');
    expect(given(CALLED_OFF).when(SYSTEM, { type: 'endVotingTime' }, CLOSES_AT).verdict()).toBe('nothing');
  });
});

describe('remarks', () => {
  const remark = (item: number | null, noteHash = BOX): SessionCommand => {
    return { type: 'recordRemark', kind: 'DISCUSSION', item, noteHash };
  };

  it('are about an item of the agenda or the whole list, and say something', () => {
    given([convened()]).when(SECRETARY, remark(null)).thenEvents({
      type: 'remarkRecorded',
      kind: 'DISCUSSION',
      item: null,
      noteHash: BOX,
    });
    for (const item of [0, 5, 1.5, Number.NaN]) {
      given([convened()]).when(SECRETARY, remark(item)).thenRefused('UNKNOWN_ITEM');
    }
    given([convened()]).when(SECRETARY, remark(1, '')).thenRefused('REMARK_EMPTY');
  });
});

describe('the tellers', () => {
  const sitting: Sitting = {
    form: 'BY_LINK',
    composition: 1,
    meetsAt: null,
    placeHash: BOX,
    tellers: ['m7', SECRETARY.id],
  };
  const results = TIED.map((result) => ({ ...result, outcome: 'PASSED' as const }));
  const tallied = (of: typeof TIED) =>
    happened<SessionEvent>(SYSTEM, { type: 'tallyRecorded', results: of, boxHash: BOX, papers: 9 });
  const asked = [convened({ sitting, tellersConfirm: true }), ...castBy(1, 9), closed];
  const counted = [...asked, tallied(results)];
  const confirm: SessionCommand = { type: 'confirmCount' };
  const minutes: SessionCommand = { type: 'recordMinutes', sha256: BOX };

  it('confirm the count, any one of them, before there are minutes', () => {
    given(counted).when(SYSTEM, minutes).thenRefused('COUNT_NOT_CONFIRMED');
    given(counted).when(member(7), confirm).thenEvents({ type: 'countConfirmed' });
    given(counted).when(SECRETARY, confirm).thenEvents({ type: 'countConfirmed' });
    const confirmed = [...counted, happened<SessionEvent>(member(7), { type: 'countConfirmed' })];
    given(confirmed).when(SECRETARY, confirm).thenRefused('COUNT_CONFIRMED');
    given(confirmed).when(SYSTEM, minutes).thenEvents({ type: 'minutesPrepared', sha256: BOX });
  });

  it('are nobody else, the chair included, and have nothing to confirm before the last count', () => {
    given(counted).when(CHAIR, confirm).thenRefused('NOT_A_TELLER');
    given(asked).when(member(7), confirm).thenRefused('NOT_COUNTED_YET');
    given([...asked, tallied(TIED)])
      .when(member(7), confirm)
      .thenRefused('NOT_COUNTED_YET');
  });

  it('are not waited for in sessions of before they were asked', () => {
    const before = [convened({ sitting }), ...castBy(1, 9), closed, tallied(results)];
    given(before).when(SYSTEM, minutes).thenEvents({ type: 'minutesPrepared', sha256: BOX });
    given(before).when(member(7), confirm).thenRefused('NOT_A_TELLER');
  });

  it('leave the secretary time for what was said', () => {
    const remark: SessionCommand = { type: 'recordRemark', kind: 'DISSENT', item: 1, noteHash: BOX };
    expect(given(counted).when(SECRETARY, remark).verdict()).toBe('ok');
    const confirmed = [...counted, happened<SessionEvent>(member(7), { type: 'countConfirmed' })];
    given(confirmed).when(SECRETARY, remark).thenRefused('REMARKS_OVER');
  });
});
