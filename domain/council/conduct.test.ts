import { describe, expect, it } from 'vitest';
import { happened, specify } from '../../tests/support/given.ts';
import {
  BOX,
  ballotCast,
  CHAIR,
  CLOSES_AT,
  cast,
  castBy,
  closed,
  convened,
  interestDeclared,
  LONGER,
  member,
  RULE,
  SECRETARY,
  STEPS,
  SYSTEM,
  sessionMachine,
  TIED,
  tally,
  votes,
} from '../../tests/support/session-story.ts';
import type { SessionCommand } from './decide.ts';
import { awaited, boxIdOf, holderOf, keptOutOf, presiderOf } from './roll.ts';

const given = specify(sessionMachine);
const absence = (n: number, noteHash = BOX): SessionCommand => ({ type: 'recordAbsence', memberId: `m${n}`, noteHash });
const absent = (n: number) =>
  happened(SECRETARY, { type: 'absenceRecorded', memberId: `m${n}`, noteHash: BOX } as const);
const mandate = (from: number, to: number): SessionCommand => ({
  type: 'recordMandate',
  memberId: `m${from}`,
  delegateId: `m${to}`,
  mandateHash: BOX,
});
const mandated = (from: number, to: number) =>
  happened(SECRETARY, {
    type: 'mandateRecorded',
    memberId: `m${from}`,
    delegateId: `m${to}`,
    mandateHash: BOX,
  } as const);
const pinned = (n: number, ...items: readonly number[]) =>
  happened(SECRETARY, {
    type: 'conflictsPinned',
    pins: [{ memberId: `m${n}`, items, kind: 'SAME_UNIT', source: 'DATA' }],
  } as const);

describe('an absence with its reason', () => {
  it('ends the reminders for that member, and lets the session close without them', () => {
    const state = given([convened(), ...castBy(1, 7), absent(8), absent(9)]).state();
    expect(awaited(state)).toStrictEqual([]);
    const early = given([convened(), ...castBy(1, 7), absent(8), absent(9)]);
    early.when(SYSTEM, { type: 'remindVoters' }).thenNothing();
    expect(early.when(SECRETARY, { type: 'closeSession' }).verdict()).toBe('ok');
  });

  it('is taken back by coming after all', () => {
    const state = given([convened(), absent(8)])
      .when(member(8), cast(8))
      .thenEvents(ballotCast(8).event);
    expect(state.absences).toStrictEqual({});
    expect(state.voted).toStrictEqual(['m8']);
  });

  it('says why, and is of a member who votes', () => {
    given([convened()]).when(SECRETARY, absence(8, '')).thenRefused('REASON_NEEDED');
    given([convened()]).when(SECRETARY, absence(12)).thenRefused('NOT_A_MEMBER');
  });
});

describe('an interest that the secretary pins', () => {
  it('keeps the member out without being a declaration: that is still asked for', () => {
    const session = given([convened(), pinned(3, 2)]);
    expect(keptOutOf(session.state(), 'm3')).toStrictEqual([2]);
    session.when(member(3), cast(3, false)).thenRefused('INTEREST_NOT_DECLARED');
    expect(session.when(member(3), cast(3)).verdict()).toBe('ok');
  });

  it('adds to what the member declares', () => {
    const state = given([convened(), pinned(3, 2), interestDeclared(3, 4)]).state();
    expect(keptOutOf(state, 'm3')).toStrictEqual([2, 4]);
    expect(state.interests).toStrictEqual([
      { memberId: 'm3', item: 2, kind: 'SAME_UNIT', source: 'DATA' },
      { memberId: 'm3', item: 4, kind: null, source: 'MEMBER' },
    ]);
  });

  it('names items that there are, and comes before the vote', () => {
    const pin = (items: readonly number[], memberId = 'm3'): SessionCommand => ({
      type: 'pinConflicts',
      pins: [{ memberId, items, kind: 'KIN', source: 'SECRETARIAT' }],
    });
    given([convened()])
      .when(SECRETARY, pin([5]))
      .thenRefused('UNKNOWN_ITEM');
    given([convened()]).when(SECRETARY, pin([])).thenRefused('UNKNOWN_ITEM');
    given([convened()])
      .when(SECRETARY, pin([1], 'm12'))
      .thenRefused('NOT_A_MEMBER');
    given([convened()]).when(SECRETARY, { type: 'pinConflicts', pins: [] }).thenRefused('BAD_INPUT');
    given([convened(), ...castBy(3, 3)])
      .when(SECRETARY, pin([1]))
      .thenRefused('ALREADY_VOTED');
    given([convened()])
      .when(SECRETARY, pin([1]), CLOSES_AT)
      .thenRefused('VOTING_CLOSED');
  });

  it('puts the deputy in the chair’s place for that case, and nobody when both keep out', () => {
    const state = given([convened(), pinned(1, 1), pinned(2, 2), pinned(1, 2)]).state();
    expect([1, 2, 3].map((item) => presiderOf(state, item)?.id)).toStrictEqual(['m2', undefined, 'm1']);
  });

  it('is declared with its kind, one for each item', () => {
    given([convened()])
      .when(member(1), { type: 'declareInterest', memberId: 'm1', items: [1, 3], kinds: ['KIN'] })
      .thenRefused('BAD_INPUT');
    const state = given([convened()])
      .when(member(1), { type: 'declareInterest', memberId: 'm1', items: [1, 3], kinds: ['KIN', 'SELF'] })
      .thenEvents({ type: 'interestDeclared', memberId: 'm1', items: [1, 3], kinds: ['KIN', 'SELF'] });
    expect(state.interests.map(({ item, kind }) => [item, kind])).toStrictEqual([
      [1, 'KIN'],
      [3, 'SELF'],
    ]);
  });
});

describe('a mandate', () => {
  it('gives the paper to the delegate, who casts it after the own one', () => {
    const session = given([convened(), mandated(8, 9)]);
    expect(holderOf(session.state(), 'm8')).toBe('m9');
    session.when(member(8), cast(8)).thenRefused('NOT_A_MEMBER');
    session.when(member(9), cast(8)).thenRefused('DELEGATE_VOTES_FIRST');
    const second = given([convened(), mandated(8, 9), ...castBy(9, 9)]);
    const state = second.when(member(9), cast(8)).thenEvents(ballotCast(8).event);
    expect(state.voted).toStrictEqual(['m9', 'm8']);
  });

  it('reaches no case that the delegate keeps out of', () => {
    const story = [convened(), mandated(8, 9), interestDeclared(9, 1), ...castBy(9, 9), ballotCast(8), closed];
    given(story)
      .when(SYSTEM, tally(votes(1), votes(2), votes(2), votes(2)))
      .thenRefused('TALLY_MISMATCH', { item: 1 });
    expect(
      given(story)
        .when(SYSTEM, tally(votes(0), votes(2), votes(2), votes(2)))
        .verdict(),
    ).toBe('ok');
  });

  it('is refused where no rule knows it, without the document, and to whoever is not free', () => {
    const none = given([convened({ rule: { ...RULE, delegation: false } })]);
    none.when(SECRETARY, mandate(8, 9)).thenRefused('DELEGATION_NOT_ALLOWED');
    const session = given([convened()]);
    session
      .when(SECRETARY, { type: 'recordMandate', memberId: 'm8', delegateId: 'm9', mandateHash: 'giấy' })
      .thenRefused('MANDATE_NEEDED');
    session.when(SECRETARY, mandate(8, 8)).thenRefused('DELEGATE_NOT_FREE');
    session.when(SECRETARY, mandate(8, 12)).thenRefused('DELEGATE_NOT_FREE');
    for (const taken of [mandated(7, 9), mandated(9, 7), absent(9)]) {
      given([convened(), taken]).when(SECRETARY, mandate(8, 9)).thenRefused('DELEGATE_NOT_FREE');
    }
    given([convened(), mandated(7, 8)])
      .when(SECRETARY, mandate(8, 9))
      .thenRefused('DELEGATE_NOT_FREE');
    given([convened()]).when(SECRETARY, mandate(8, 9), CLOSES_AT).thenRefused('VOTING_CLOSED');
  });

  it('takes the place of an absence', () => {
    const state = given([convened(), absent(8), mandated(8, 9)]).state();
    expect(state.absences).toStrictEqual({});
    expect(awaited(state)).toContain('m8');
  });
});

describe('an extension', () => {
  const longer = (change: object = {}): SessionCommand => ({
    type: 'extendVoting',
    ...LONGER,
    noteHash: BOX,
    ...change,
  });

  it('moves the close and brings a reminder with it; votes go on until the new one', () => {
    const state = given([convened()])
      .when(CHAIR, longer())
      .thenEvents({ type: 'votingExtended', ...LONGER, noteHash: BOX, closingBefore: CLOSES_AT });
    expect(state).toMatchObject(LONGER);
    expect(state.extensions).toHaveLength(1);
    const extended = given([
      convened(),
      happened(CHAIR, { type: 'votingExtended', ...LONGER, noteHash: BOX, closingBefore: CLOSES_AT }),
    ]);
    expect(extended.when(member(5), cast(5), CLOSES_AT).verdict()).toBe('ok');
    extended.when(member(5), cast(5), LONGER.votingClosesAt).thenRefused('VOTING_CLOSED');
  });

  it('is the chair’s, with a reason, to a later time, while there is still time', () => {
    const session = given([convened()]);
    session.when(member(3), longer()).thenRefused('NOT_PRESIDING');
    session.when(CHAIR, longer({ noteHash: '' })).thenRefused('REASON_NEEDED');
    session.when(CHAIR, longer({ votingClosesAt: CLOSES_AT })).thenRefused('EXTENSION_NOT_LATER');
    session.when(CHAIR, longer({ remindAt: '2026-11-20T10:00:00.000Z' })).thenRefused('EXTENSION_NOT_LATER');
    session.when(CHAIR, longer({ votingClosesAt: 'mai' })).thenRefused('BAD_INPUT');
    session.when(CHAIR, longer(), CLOSES_AT).thenRefused('VOTING_CLOSED');
  });
});

describe('a second round', () => {
  const opened = [
    ...STEPS.TIED,
    happened(SECRETARY, { type: 'secondRoundOpened', items: [1, 2], ...LONGER } as const, CLOSES_AT),
  ];

  it('is of the cases left alike only, in a box of its own, with everybody voting again', () => {
    const state = given(STEPS.TIED)
      .when(SECRETARY, { type: 'openSecondRound', ...LONGER }, CLOSES_AT)
      .thenEvents({ type: 'secondRoundOpened', items: [1, 2], ...LONGER });
    expect(state).toMatchObject({ onBallot: [1, 2], voted: [], closedAt: null, results: null });
    expect(state.firstRound).toMatchObject({ results: TIED, boxHash: BOX });
    expect(boxIdOf('s', state)).toBe('s-2');
    expect(given(opened).when(member(1), cast(1), CLOSES_AT).verdict()).toBe('ok');
  });

  it('counts papers of its own cases, and keeps what the first round settled', () => {
    const round = contest([...castBy(1, 9)]);
    const second = given(round);
    second.when(SYSTEM, tally(votes(9), votes(9), votes(1), votes(0))).thenRefused('TALLY_MISMATCH', { item: 3 });
    const state = second.when(SYSTEM, tally(votes(9), votes(7, 2), votes(0), votes(0))).thenEvents({
      type: 'tallyRecorded',
      boxHash: BOX,
      papers: 9,
      results: [
        { item: 1, yes: 9, no: 0, noOpinion: 0, base: 9, outcome: 'PASSED' },
        { item: 2, yes: 7, no: 2, noOpinion: 0, base: 9, outcome: 'NOT_CHOSEN' },
        ...TIED.slice(2),
      ],
    });
    expect(state.firstRound?.results).toStrictEqual(TIED);
  });

  it('that leaves them alike again chooses none of them', () => {
    const { results } = given(contest([...castBy(1, 9)]))
      .when(SYSTEM, tally(votes(8, 1), votes(8, 1), votes(0), votes(0)))
      .thenEvents({
        type: 'tallyRecorded',
        boxHash: BOX,
        papers: 9,
        results: [
          { item: 1, yes: 8, no: 1, noOpinion: 0, base: 9, outcome: 'NOT_CHOSEN' },
          { item: 2, yes: 8, no: 1, noOpinion: 0, base: 9, outcome: 'NOT_CHOSEN' },
          ...TIED.slice(2),
        ],
      });
    expect(results?.filter(({ outcome }) => outcome === 'TIED')).toStrictEqual([]);
  });

  it('needs a time to come', () => {
    given(STEPS.TIED)
      .when(SECRETARY, { type: 'openSecondRound', ...LONGER }, LONGER.votingClosesAt)
      .thenRefused('CLOSING_TIME_PAST');
    given(STEPS.TIED)
      .when(SECRETARY, { type: 'openSecondRound', ...LONGER, remindAt: 'mai' }, CLOSES_AT)
      .thenRefused('BAD_INPUT');
  });

  /** One place for items 1 and 2 (dossier 1), both at 8 of 9 in the first round. */
  function contest(after: readonly ReturnType<typeof ballotCast>[]) {
    const contests = [{ parts: [0], places: 1, merits: [] }];
    const [, ...voted] = STEPS.TIED;
    return [
      convened({ contests }),
      ...voted,
      happened(SECRETARY, { type: 'secondRoundOpened', items: [1, 2], ...LONGER } as const, CLOSES_AT),
      ...after,
      closed,
    ];
  }
});
