import { describe, expect, it } from 'vitest';
import type { SessionEvent, SessionState } from '../../domain/council/session.ts';
import type { Happened } from '../../tests/support/given.ts';
import { actor, happened, specify } from '../../tests/support/given.ts';
import { ballot, classFor, type Filled, paperFor } from '../../tests/support/paper-mill.ts';
import { convened, interestDeclared, SYSTEM, sessionMachine } from '../../tests/support/session-story.ts';
import type { Choice } from '../ballot-ports.ts';
import { sha256 } from '../canonical-json.ts';
import { type BoxContent, emptyContent, openSealed, putBallot, sealedText, tallyOf } from './box-content.ts';
import { countAgain } from './count-again.ts';

const SESSION = 'session-2026-0001';
const given = specify(sessionMachine);

const took = (n: number): Happened<SessionEvent> =>
  happened(actor('member', `m${n}`), {
    type: 'ballotCast',
    memberId: `m${n}`,
    declaredNoInterest: n !== 4,
    linkId: `link-m${n}`,
    paper: String(n).repeat(64),
  });

function filled(choices: readonly (readonly (Choice | undefined)[])[]): BoxContent {
  const content = emptyContent(4, [classFor([1, 2, 3, 4]), classFor([1, 3, 4])]);
  for (const one of choices) put(content, ballot(SESSION, one));
  return content;
}

const put = (content: BoxContent, { paper, choices }: Filled) =>
  expect(putBallot(content, SESSION, paper, choices, false)).toBe('STORED');

/** The session whose box this is: three members without interest, one who keeps out of item 2. */
function sessionOf(text: string): SessionState {
  const ballots = tallyOf(openSealed(text).slips, 4);
  const results = ballots.map((one, index) => ({ item: index + 1, ...one, base: 4, outcome: 'PASSED' as const }));
  const counted = happened(SYSTEM, { type: 'tallyRecorded', results, boxHash: sha256(text), papers: 4 } as const);
  return given([convened(), interestDeclared(4, 2), took(1), took(2), took(3), took(4), counted]).state();
}

const FOUR: readonly (readonly (Choice | undefined)[])[] = [
  ['YES', 'YES', 'NO', 'YES'],
  ['YES', 'NO', 'NO', 'NO_OPINION'],
  ['NO', 'NO', 'YES', 'YES'],
  ['YES', undefined, 'YES', 'YES'],
];
const HONEST = sealedText(SESSION, filled(FOUR));
const failing = (text: string, session = sessionOf(text)) =>
  countAgain(SESSION, text, session)
    .findings.flatMap(({ holds }, index) => (holds ? [] : [index + 1]))
    .join();

describe('a recount of an opened box', () => {
  it('finds nothing in an honest one, and the same figures', () => {
    const recount = countAgain(SESSION, HONEST, sessionOf(HONEST));
    expect([recount.holds, recount.onRoll, recount.issued, recount.spent]).toEqual([true, 4, 4, 4]);
    expect(recount.tally[1]).toEqual({ yes: 1, no: 2, noOpinion: 0 });
  });

  it('holds when a paper that was given out never came back', () => {
    const text = sealedText(SESSION, filled(FOUR.slice(1)));
    const recount = countAgain(SESSION, text, sessionOf(text));
    expect([recount.holds, recount.issued, recount.spent]).toEqual([true, 4, 3]);
  });

  it.each<[string, (content: BoxContent) => void, string]>([
    ['a slip that nobody cast', (box) => box.slips[0]?.set('A'.repeat(22), 'YES'), '5'],
    ['a slip that is gone', (box) => box.slips[0]?.delete([...(box.slips[0]?.keys() ?? [])][0] ?? ''), '5'],
    ['a paper without its slips', (box) => void box.papers.set(...spent([1, 3, 4])), '4,5,6'],
    ['a paper signed by somebody else', (box) => void box.papers.set(...forged()), '3,4,5,6'],
  ])('sees %s', (_what, tamper, expected) => {
    const box = filled(FOUR);
    tamper(box);
    expect(failing(sealedText(SESSION, box))).toBe(expected);
  });

  it('sees a choice that was changed after the sealing, and a result that was', () => {
    const changed = HONEST.replace('"choice":"NO"', '"choice":"YES"');
    expect(failing(changed, sessionOf(HONEST))).toBe('1,7');
    const session = sessionOf(HONEST);
    const results = session.results?.map((one) => (one.item === 1 ? { ...one, yes: one.yes + 1 } : one)) ?? null;
    expect(failing(HONEST, { ...session, results })).toBe('7');
  });

  it('sees a text that says more than a box, or the same paper twice', () => {
    expect(failing(HONEST.replace('{"classes"', '{"agenda":"m1","classes"'))).toBe('2');
    const box = openSealed(HONEST);
    const twice = JSON.stringify({ ...box, sessionId: SESSION, papers: [...box.papers, box.papers[0]] });
    expect(failing(twice).split(',')).toContain('2');
  });

  it('counts a box that was sealed before papers were signed', () => {
    const { slips } = openSealed(HONEST);
    const text = JSON.stringify(slips);
    const { papers: _, ...before } = sessionOf(text);
    expect(countAgain(SESSION, text, before).holds).toBe(true);
  });
});

function spent(items: readonly number[]): [string, { classId: string; signature: string }] {
  const content = emptyContent(4, [classFor(items)]);
  const choices = Object.fromEntries(items.map((item) => [item, 'YES']));
  putBallot(content, SESSION, paperFor(SESSION, items), choices, false);
  const [entry] = content.papers;
  if (entry === undefined) throw new Error('no paper');
  return entry;
}

function forged(): [string, { classId: string; signature: string }] {
  const [serial] = spent([1, 3, 4]);
  const [, other] = spent([1, 3, 4]);
  return [serial, other];
}
