import { describe, expect, it } from 'vitest';
import type { PaperClass } from '../adapters/ballot-ports.ts';
import type { SessionEvent } from '../domain/council/session.ts';
import { actor, type Happened, happened, specify } from '../tests/support/given.ts';
import { CLOSES_AT, closed, convened, interestDeclared, sessionMachine } from '../tests/support/session-story.ts';
import type { ActivityDeps } from './deps.ts';
import { createSealBallotBox } from './seal-ballot-box.ts';

const took = (n: number): Happened<SessionEvent> =>
  happened(actor('member', `m${n}`), {
    type: 'ballotCast',
    memberId: `m${n}`,
    declaredNoInterest: n !== 3,
    linkId: 'x',
    paper: String(n).repeat(64),
  });
/** Two members vote on everything, one keeps out of item 2. */
const STATE = specify(sessionMachine)([convened(), interestDeclared(3, 2), took(1), took(2), took(3), closed]).state();
const DUE = [3, 2, 3, 3];

const ALL: PaperClass = { classId: 'a'.repeat(32), items: [1, 2, 3, 4], publicKey: 'all' };
const SOME: PaperClass = { classId: 'b'.repeat(32), items: [1, 3, 4], publicKey: 'some' };

interface Found {
  readonly slips?: readonly number[];
  readonly papers?: Readonly<Record<string, number>>;
  readonly secondsAfter?: number;
  readonly known?: readonly PaperClass[];
  readonly stillOpen?: boolean;
}

/** What came of it: `sealed`, or the name of the error; and in which order keys, box and waiting slips of paper were dealt with. */
async function sealing(found: Found): Promise<readonly string[]> {
  const {
    slips = DUE,
    papers = { [ALL.classId]: 2, [SOME.classId]: 1 },
    secondsAfter = 0,
    known = [ALL, SOME],
  } = found;
  const done: string[] = [];
  const deps = {
    now: () => new Date(Date.parse(CLOSES_AT) + secondsAfter * 1000),
    issuer: {
      end: async () => {
        done.push('keys');
        return found.stillOpen ? { refused: 'VOTING_STILL_OPEN' } : { classes: [ALL, SOME] };
      },
    },
    registers: {
      events: { sessionState: async () => STATE },
      box: {
        counts: async () => ({ slips, papers }),
        classOf: async (_: string, classId: string) => known.find((one) => one.classId === classId),
        seal: async () => {
          done.push('box');
          return { tally: [], boxHash: '' };
        },
      },
      paperSlips: { discardAll: async () => done.push('slips') },
    },
  } as unknown as ActivityDeps;
  await createSealBallotBox(deps)({ sessionId: 'session-2026-0001', due: DUE }).catch((error) => done.push(error.name));
  return done;
}

describe('the sealing of a box', () => {
  it('destroys the keys, closes the box, and only then forgets slips that nobody confirmed', async () => {
    expect(await sealing({})).toEqual(['keys', 'box', 'slips']);
  });

  it('waits a little for a paper that was given out, then goes on without it', async () => {
    const without = { slips: [2, 1, 2, 2], papers: { [ALL.classId]: 1, [SOME.classId]: 1 } };
    expect(await sealing(without)).toEqual(['BallotsOnTheWay']);
    expect(await sealing({ ...without, secondsAfter: 31 })).toEqual(['keys', 'box', 'slips']);
    // The one who keeps out of item 2 may be missing too: the slips alone would not always show it.
    const other = { slips: [2, 2, 2, 2], papers: { [ALL.classId]: 2 } };
    expect(await sealing(other)).toEqual(['BallotsOnTheWay']);
    expect(await sealing({ ...other, secondsAfter: 31 })).toEqual(['keys', 'box', 'slips']);
  });

  it('waits while the issuer still sees the session open', async () => {
    expect(await sealing({ stillOpen: true })).toEqual(['keys', 'StillIssuing']);
  });

  it.each<[string, Found]>([
    ['more slips than voters', { slips: [3, 3, 3, 3] }],
    ['papers of a class that was never issued', { papers: { [ALL.classId]: 2, ['c'.repeat(32)]: 1 } }],
    ['more papers of a class than members took', { papers: { [ALL.classId]: 3 } }],
    ['papers under another key than the issuer’s', { known: [ALL, { ...SOME, publicKey: 'forged' }] }],
    ['a slip without a paper', { slips: [3, 2, 3, 3], papers: { [ALL.classId]: 2 }, secondsAfter: 31 }],
  ])('stops at %s', async (_what, found) => {
    const done = await sealing(found);
    expect(done.at(-1)).toBe('BoxTampered');
    expect(done).not.toContain('box');
  });
});
