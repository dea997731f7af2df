import { describe, expect, it } from 'vitest';
import { actor, EVERY_ROLE, specify, TUESDAY, type Verdict } from '../../tests/support/given.ts';
import {
  adopt,
  BOX,
  ballotCast,
  CHAIR,
  CLOSES_AT,
  cast,
  castBy,
  closed,
  convene,
  convened,
  councilOf,
  declare,
  interestDeclared,
  LATER,
  LONGER,
  member,
  minutesPrepared,
  SECRETARY,
  STEP_NAMES,
  STEPS,
  type Step,
  SYSTEM,
  sessionMachine,
  tally,
  votes,
} from '../../tests/support/session-story.ts';
import type { Actor, Role } from '../acts.ts';
import type { SessionCommand } from './decide.ts';

const given = specify(sessionMachine);
const at = (step: Step) => given(STEPS[step]);
const NINE_YES = [votes(9), votes(9), votes(9), votes(9)];

interface Row {
  readonly command: SessionCommand;
  readonly by: Actor;
  readonly in: Partial<Record<Step, Verdict>>;
  readonly otherwise: Verdict;
  readonly before?: Verdict;
}

/** Those about slips of paper have a test of their own: paper-voters.test.ts. */
type Tabled = Exclude<SessionCommand['type'], 'recordPaperVoter' | 'dropPaperVoter' | 'castPaperBallots'>;

const VOTABLE = { CONVENED: 'ok', VOTING: 'ok', COMPLETE: 'ok' } as const;

const TABLE: Readonly<Record<Tabled, Row>> = {
  conveneSession: { command: convene(), by: SECRETARY, in: {}, otherwise: 'SESSION_EXISTS', before: 'ok' },
  declareInterest: {
    command: declare(5, 2),
    by: member(5),
    in: { CONVENED: 'ok', VOTING: 'ok' },
    otherwise: 'INTEREST_TOO_LATE',
  },
  pinConflicts: {
    command: { type: 'pinConflicts', pins: [{ memberId: 'm5', items: [2], kind: 'KIN', source: 'SECRETARIAT' }] },
    by: SECRETARY,
    in: { CONVENED: 'ok', VOTING: 'ok', COMPLETE: 'ALREADY_VOTED' },
    otherwise: 'VOTING_CLOSED',
  },
  recordAbsence: {
    command: { type: 'recordAbsence', memberId: 'm5', noteHash: BOX },
    by: SECRETARY,
    in: { CONVENED: 'ok', VOTING: 'ok', COMPLETE: 'ALREADY_VOTED' },
    otherwise: 'VOTING_CLOSED',
  },
  recordMandate: {
    command: { type: 'recordMandate', memberId: 'm5', delegateId: 'm6', mandateHash: BOX },
    by: SECRETARY,
    in: { CONVENED: 'ok', VOTING: 'ok', COMPLETE: 'ALREADY_VOTED' },
    otherwise: 'VOTING_CLOSED',
  },
  extendVoting: {
    command: { type: 'extendVoting', ...LONGER, noteHash: BOX },
    by: CHAIR,
    in: VOTABLE,
    otherwise: 'VOTING_CLOSED',
  },
  openSecondRound: {
    command: { type: 'openSecondRound', ...LONGER },
    by: SECRETARY,
    in: { TIED: 'ok' },
    otherwise: 'NO_SECOND_ROUND',
  },
  castBallot: { command: cast(5), by: member(5), in: { CONVENED: 'ok', VOTING: 'ok' }, otherwise: 'ALREADY_VOTED' },
  adoptCalendar: { command: adopt, by: SYSTEM, in: VOTABLE, otherwise: 'nothing' },
  remindVoters: {
    command: { type: 'remindVoters' },
    by: SYSTEM,
    in: { CONVENED: 'ok', VOTING: 'ok' },
    otherwise: 'nothing',
  },
  endVotingTime: { command: { type: 'endVotingTime' }, by: SYSTEM, in: { COMPLETE: 'ok' }, otherwise: 'nothing' },
  closeSession: {
    command: { type: 'closeSession' },
    by: SECRETARY,
    in: { CONVENED: 'VOTING_STILL_OPEN', VOTING: 'VOTING_STILL_OPEN', COMPLETE: 'ok' },
    otherwise: 'VOTING_CLOSED',
  },
  callOffSession: {
    command: { type: 'callOffSession', noteHash: BOX },
    by: SECRETARY,
    in: { CONVENED: 'ok' },
    otherwise: 'CALL_OFF_TOO_LATE',
  },
  recordRemark: {
    command: { type: 'recordRemark', kind: 'DISSENT', item: 2, noteHash: BOX },
    by: SECRETARY,
    in: { ...VOTABLE, TIED: 'ok' },
    otherwise: 'REMARKS_OVER',
  },
  confirmCount: { command: { type: 'confirmCount' }, by: member(5), in: {}, otherwise: 'NOT_A_TELLER' },
  recordTally: {
    command: tally(...NINE_YES),
    by: SYSTEM,
    in: { CONVENED: 'VOTING_STILL_OPEN', VOTING: 'VOTING_STILL_OPEN', COMPLETE: 'VOTING_STILL_OPEN', CLOSED: 'ok' },
    otherwise: 'nothing',
  },
  recordMinutes: {
    command: { type: 'recordMinutes', sha256: BOX },
    by: SYSTEM,
    in: { COUNTED: 'ok', MINUTES_READY: 'nothing', CONFIRMED: 'nothing' },
    otherwise: 'NOT_COUNTED_YET',
  },
  confirmMinutes: {
    command: { type: 'confirmMinutes' },
    by: CHAIR,
    in: { MINUTES_READY: 'ok', CONFIRMED: 'MINUTES_CONFIRMED' },
    otherwise: 'NOT_COUNTED_YET',
  },
};

describe.each(Object.values(TABLE))('$command.type', ({ command, by, in: verdicts, otherwise, before }) => {
  it.each(STEP_NAMES)('when %s', (step) => {
    expect(at(step).when(by, command).verdict()).toBe(verdicts[step] ?? otherwise);
  });

  it('when there is no such session', () => {
    expect(given([]).when(by, command).verdict()).toBe(before ?? 'UNKNOWN_SESSION');
  });
});

const MAY: Readonly<Record<Tabled, Role | null>> = {
  conveneSession: 'secretary',
  declareInterest: 'member',
  castBallot: 'member',
  pinConflicts: 'secretary',
  recordAbsence: 'secretary',
  recordMandate: 'secretary',
  extendVoting: 'member',
  openSecondRound: 'secretary',
  adoptCalendar: 'system',
  remindVoters: 'system',
  endVotingTime: 'system',
  closeSession: 'secretary',
  // In two roles, see `proceedings.test.ts`; nobody asked the tellers of this council.
  callOffSession: null,
  confirmCount: null,
  recordRemark: 'secretary',
  recordTally: 'system',
  recordMinutes: 'system',
  confirmMinutes: 'member',
};

const TRIED = Object.values(TABLE).filter(({ command }) => MAY[command.type as Tabled] !== null);
describe.each(EVERY_ROLE)('a %s', (role) => {
  it.each(TRIED)('asking $command.type', ({ command, by, in: verdicts, before }) => {
    const accepting = STEP_NAMES.find((step) => verdicts[step] === 'ok');
    const session = before === 'ok' || accepting === undefined ? given([]) : at(accepting);
    const may = MAY[command.type as Tabled] === role;
    expect(session.when(actor(role, by.id), command).verdict()).toBe(may ? 'ok' : 'ROLE_NOT_ALLOWED');
  });
});

describe('convening', () => {
  const convening = (change: Parameters<typeof convene>[0]) => given([]).when(SECRETARY, convene(change));

  it('needs something to vote on and somebody to vote', () => {
    convening({ agenda: [] }).thenRefused('EMPTY_AGENDA');
    convening({ agenda: [{ dossierId: 'D1', nos: [] }] }).thenRefused('EMPTY_AGENDA');
    convening({ members: [] }).thenRefused('NO_VOTING_MEMBER');
    convening({ members: councilOf(0) }).thenRefused('NO_VOTING_MEMBER');
  });

  it('needs a closing time to come, and the reminder before it', () => {
    convening({ votingClosesAt: TUESDAY, remindAt: TUESDAY }).thenRefused('CLOSING_TIME_PAST');
    convening({ remindAt: LATER }).thenRefused('CLOSING_TIME_PAST');
  });

  it.each(['2026-11-17T17:00:00+07:00', '2026-11-17T10:00:00Z', '2026-11-17', 'chiều thứ Ba'])(
    'takes %s for no instant: they are compared as text',
    (instant) => {
      convening({ votingClosesAt: instant }).thenRefused('BAD_INPUT');
      convening({ remindAt: instant }).thenRefused('BAD_INPUT');
    },
  );

  it('counts nobody twice and puts no case to the vote twice', () => {
    convening({ members: [...councilOf(9), ...councilOf(1)] }).thenRefused('BAD_INPUT');
    convening({ agenda: [{ dossierId: 'D1', nos: [1, 1] }] }).thenRefused('BAD_INPUT');
    const inTwoParts = [
      { dossierId: 'D1', nos: [1] },
      { dossierId: 'D1', nos: [2, 1] },
    ];
    convening({ agenda: inTwoParts }).thenRefused('BAD_INPUT');
  });
});

describe('a ballot', () => {
  it('is entered on the roll without anything of what is on it', () => {
    const state = at('CONVENED')
      .when(member(1), cast(1))
      .thenEvents({ type: 'ballotCast', memberId: 'm1', declaredNoInterest: true, linkId: 'link-m1' });
    expect(state.voted).toStrictEqual(['m1']);
    expect(state.votedThrough).toStrictEqual({ m1: 'link-m1' });
  });

  it('is the member’s own, and of a member who votes', () => {
    at('CONVENED').when(member(2), cast(1)).thenRefused('NOT_A_MEMBER');
    at('CONVENED').when(member(10), cast(10)).thenRefused('NOT_A_MEMBER');
    const secretaryVotes = { ...cast(1), memberId: SECRETARY.id } as SessionCommand;
    at('CONVENED').when(actor('member', SECRETARY.id), secretaryVotes).thenRefused('NOT_A_MEMBER');
  });

  it('comes after the declaration of interests', () => {
    at('CONVENED').when(member(1), cast(1, false)).thenRefused('INTEREST_NOT_DECLARED');
    for (const items of [[2], []]) {
      const declared = given([convened(), interestDeclared(1, ...items)]);
      expect(declared.when(member(1), cast(1, false)).verdict()).toBe('ok');
    }
  });

  it('never contradicts the declaration', () => {
    const declared = given([convened(), interestDeclared(1, 2)]);
    declared.when(member(1), cast(1, true)).thenRefused('BAD_INPUT');
  });

  it('is refused from the very instant at which voting ends', () => {
    expect(at('VOTING').when(member(5), cast(5), '2026-11-17T09:59:59.999Z').verdict()).toBe('ok');
    at('VOTING').when(member(5), cast(5), CLOSES_AT).thenRefused('VOTING_CLOSED');
    at('VOTING').when(member(5), declare(5, 1), CLOSES_AT).thenRefused('VOTING_CLOSED');
    given([convened(), ...castBy(1, 4), closed])
      .when(member(5), cast(5))
      .thenRefused('VOTING_CLOSED');
  });

  it('cast once more, even after the close, is told apart from a late one', () => {
    at('VOTING').when(member(1), cast(1), LATER).thenRefused('ALREADY_VOTED');
  });
});

describe('a declaration of interest', () => {
  it('adds to an earlier one', () => {
    const state = given([convened(), interestDeclared(1, 3)])
      .when(member(1), declare(1, 1, 3))
      .thenEvents({ type: 'interestDeclared', memberId: 'm1', items: [1, 3] });
    expect(state.recusals).toStrictEqual({ m1: [1, 3] });
  });

  it.each([0, 5, 1.5, -1, Number.NaN])('about item %s, which is not on the agenda, is refused', (item) => {
    at('CONVENED').when(member(1), declare(1, item)).thenRefused('UNKNOWN_ITEM');
  });

  it('is the member’s own', () => {
    at('CONVENED').when(member(2), declare(1, 1)).thenRefused('NOT_A_MEMBER');
  });
});

describe('the reminder', () => {
  it('goes to those who have not voted, and to nobody else', () => {
    const missing = ['m5', 'm6', 'm7', 'm8', 'm9'];
    at('VOTING').when(SYSTEM, { type: 'remindVoters' }).thenEvents({ type: 'votersReminded', memberIds: missing });
  });
});

describe('closing', () => {
  it('waits for those missing until the closing time, then goes on without them', () => {
    at('VOTING').when(SECRETARY, { type: 'closeSession' }).thenRefused('VOTING_STILL_OPEN', { missing: 5 });
    const state = at('VOTING')
      .when(SECRETARY, { type: 'closeSession' }, CLOSES_AT)
      .thenEvents({ type: 'sessionClosed' });
    expect(state).toMatchObject({ closedAt: CLOSES_AT, closedBy: SECRETARY.id });
  });

  it('is asked for when the time is over or everybody has voted', () => {
    at('VOTING').when(SYSTEM, { type: 'endVotingTime' }).thenNothing();
    at('VOTING').when(SYSTEM, { type: 'endVotingTime' }, CLOSES_AT).thenEvents({ type: 'votingTimeEnded' });
    at('COMPLETE').when(SYSTEM, { type: 'endVotingTime' }).thenEvents({ type: 'votingTimeEnded' });
  });
});

describe('a history', () => {
  it('that does not begin with the convening is not believed', () => {
    expect(() => given([ballotCast(1)])).toThrow('ballotCast before sessionConvened');
    expect(() => given([minutesPrepared])).toThrow('minutesPrepared before sessionConvened');
  });
});
