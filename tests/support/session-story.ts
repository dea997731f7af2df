/** A council of nine (chair, deputy, seven members) and its secretary, who does not vote; two dossiers, four items. */

import { SYSTEM } from '../../domain/acts.ts';
import { HOLIDAYS_2026_2027 } from '../../domain/calendar/holidays.ts';
import { decideSession, type SessionCommand } from '../../domain/council/decide.ts';
import {
  type Ballots,
  type CouncilMember,
  evolveSession,
  type ItemResult,
  type SessionEvent,
  type SessionState,
} from '../../domain/council/session.ts';
import type { VoteRule } from '../../domain/rules/rule-set.ts';
import { actor, type Happened, happened, type Machine } from './given.ts';

export const sessionMachine: Machine<SessionState, SessionEvent, SessionCommand> = {
  decide: (act, state, at) => decideSession(act, state, at, HOLIDAYS_2026_2027),
  evolve: evolveSession,
};

export const adopt: SessionCommand = {
  type: 'adoptCalendar',
  holidays: { edition: 1, daysOff: [], workedWeekends: [] },
};

export const RULE: VoteRule = {
  secret: true,
  passPercent: 70,
  denominator: 'ALL_MINUS_RECUSED',
  quorum: { part: 2, of: 3 },
  delegation: true,
  basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
};

export const SECRETARY = actor('secretary', 'thu-ky');
export const member = (n: number) => actor('member', `m${n}`);
export const CHAIR = member(1);
export { SYSTEM };

const REMIND_AT = '2026-11-16T10:00:00.000Z';
export const CLOSES_AT = '2026-11-17T10:00:00.000Z';
export const LATER = '2026-11-17T10:00:00.001Z';
export const LONGER = { votingClosesAt: '2026-11-19T10:00:00.000Z', remindAt: '2026-11-18T10:00:00.000Z' };
export const BOX = 'c'.repeat(64);

export const councilOf = (size: number): CouncilMember[] => [
  ...Array.from({ length: size }, (_, index): CouncilMember => {
    const office = index === 0 ? 'CHAIR' : index === 1 ? 'DEPUTY_CHAIR' : 'MEMBER';
    return { id: `m${index + 1}`, office, votes: true };
  }),
  { id: SECRETARY.id, office: 'SECRETARY', votes: false },
];

type Convene = Extract<SessionCommand, { type: 'conveneSession' }>;

export const convene = (change: Partial<Convene> = {}): Convene => ({
  type: 'conveneSession',
  councilId: 'hd-ldld',
  members: councilOf(9),
  agenda: [
    { dossierId: 'D1', nos: [1, 3] },
    { dossierId: 'D2', nos: [2, 5] },
  ],
  rule: RULE,
  votingClosesAt: CLOSES_AT,
  remindAt: REMIND_AT,
  ...change,
});
export const cast = (n: number, declaredNoInterest = true): SessionCommand => ({
  type: 'castBallot',
  memberId: `m${n}`,
  declaredNoInterest,
  linkId: `link-m${n}`,
});
export const declare = (n: number, ...items: readonly number[]): SessionCommand => ({
  type: 'declareInterest',
  memberId: `m${n}`,
  items,
});
export const votes = (yes: number, no = 0, noOpinion = 0): Ballots => ({ yes, no, noOpinion });
export const tally = (...ballots: readonly Ballots[]): SessionCommand => ({
  type: 'recordTally',
  tally: ballots,
  boxHash: BOX,
});

export const convened = (change: Partial<Convene> = {}): Happened<SessionEvent> =>
  happened(SECRETARY, { ...convene(change), type: 'sessionConvened' });
export const ballotCast = (n: number): Happened<SessionEvent> =>
  happened(member(n), { type: 'ballotCast', memberId: `m${n}`, declaredNoInterest: true, linkId: `link-m${n}` });
export const interestDeclared = (n: number, ...items: readonly number[]): Happened<SessionEvent> =>
  happened(member(n), { type: 'interestDeclared', memberId: `m${n}`, items });
export const closed: Happened<SessionEvent> = happened(SECRETARY, { type: 'sessionClosed' }, CLOSES_AT);
const tallied = (results: readonly ItemResult[] = []): Happened<SessionEvent> =>
  happened(SYSTEM, { type: 'tallyRecorded', results, boxHash: BOX, papers: 9 });
export const minutesPrepared: Happened<SessionEvent> = happened(SYSTEM, { type: 'minutesPrepared', sha256: BOX });
const minutesConfirmed: Happened<SessionEvent> = happened(CHAIR, { type: 'minutesConfirmed' });

export const castBy = (from: number, to: number): Happened<SessionEvent>[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ballotCast(from + index));

/** Items 1 and 2 alike, one place between them. */
export const TIED: readonly ItemResult[] = [1, 2, 3, 4].map((item) => ({
  item,
  yes: 8,
  no: 1,
  noOpinion: 0,
  base: 9,
  outcome: item <= 2 ? 'TIED' : 'PASSED',
}));

const complete = [convened(), ...castBy(1, 9)];
const counted = [...complete, closed, tallied()];

/** A history that ends in each step of a session. */
export const STEPS = {
  CONVENED: [convened()],
  VOTING: [convened(), ...castBy(1, 4)],
  COMPLETE: complete,
  CLOSED: [...complete, closed],
  TIED: [...complete, closed, tallied(TIED)],
  COUNTED: counted,
  MINUTES_READY: [...counted, minutesPrepared],
  CONFIRMED: [...counted, minutesPrepared, minutesConfirmed],
} as const satisfies Record<string, readonly Happened<SessionEvent>[]>;

export type Step = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as readonly Step[];
