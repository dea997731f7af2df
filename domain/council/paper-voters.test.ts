import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actor, run, specify } from '../../tests/support/given.ts';
import {
  BOX,
  CHAIR,
  CLOSES_AT,
  cast,
  convene,
  councilOf,
  declare,
  member,
  SECRETARY,
  STEPS,
  SYSTEM,
  sessionMachine,
} from '../../tests/support/session-story.ts';
import type { SessionCommand } from './decide.ts';
import { awaited, itemsFor } from './roll.ts';

const given = specify(sessionMachine);
const AT = '2026-11-10T02:00:00.000Z';
const sha = (n: number) => n.toString(16).padStart(64, '0');

const onPaper = (n: number, ...items: readonly number[]): SessionCommand => ({
  type: 'recordPaperVoter',
  memberId: `m${n}`,
  noteHash: BOX,
  items,
  kinds: items.map(() => 'KIN' as const),
});
const castPaper = (who: readonly number[], without: readonly number[] = [], enteredBy = SECRETARY.id) =>
  ({
    type: 'castPaperBallots',
    papers: who.map((n) => ({ memberId: `m${n}`, sha256: sha(n) })),
    without,
    enteredBy,
  }) as const satisfies SessionCommand;

/** m5 and m6 vote on paper, m7 as well and keeps out of item 2. */
function withPaper() {
  const session = run(sessionMachine);
  session.act(SECRETARY, convene(), AT);
  for (const command of [onPaper(5), onPaper(6), onPaper(7, 2)]) session.act(SECRETARY, command, AT);
  return session;
}
type Answer = ReturnType<ReturnType<typeof withPaper>['act']>;
const code = (answer: Answer) => ('refused' in answer ? answer.refused.code : 'ok');

describe('a member who votes on paper', () => {
  it('is recorded with a reason while voting is open and no paper was given out', () => {
    given(STEPS.CONVENED)
      .when(SECRETARY, { ...onPaper(5), noteHash: '' } as SessionCommand)
      .thenRefused('REASON_NEEDED');
    given(STEPS.CONVENED).when(SECRETARY, onPaper(5, 9)).thenRefused('UNKNOWN_ITEM');
    given(STEPS.CONVENED).when(CHAIR, onPaper(5)).thenRefused('ROLE_NOT_ALLOWED');
    given(STEPS.COMPLETE).when(SECRETARY, onPaper(5)).thenRefused('ALREADY_VOTED');
    given(STEPS.CLOSED).when(SECRETARY, onPaper(5)).thenRefused('VOTING_CLOSED');
  });

  it('has no ballot by link, gets no reminder, and is still waited for', () => {
    const session = withPaper();
    expect(code(session.act(member(5), cast(5), AT))).toBe('VOTES_ON_PAPER');
    expect(code(session.act(member(5), declare(5, 1), AT))).toBe('VOTES_ON_PAPER');
    const reminded = session.act(SYSTEM, { type: 'remindVoters' }, AT);
    expect(reminded).toMatchObject({ events: [{ memberIds: ['m1', 'm2', 'm3', 'm4', 'm8', 'm9'] }] });
    expect(session.state && awaited(session.state)).toContain('m5');
  });

  it('takes no part in a mandate, on either side', () => {
    const session = withPaper();
    const mandate = (memberId: string, delegateId: string) =>
      ({ type: 'recordMandate', memberId, delegateId, mandateHash: BOX }) as const;
    expect(code(session.act(SECRETARY, mandate('m5', 'm1'), AT))).toBe('PAPER_AND_MANDATE');
    expect(code(session.act(SECRETARY, mandate('m1', 'm5'), AT))).toBe('PAPER_AND_MANDATE');
    session.act(SECRETARY, mandate('m1', 'm2'), AT);
    expect(code(session.act(SECRETARY, onPaper(1), AT))).toBe('PAPER_AND_MANDATE');
    expect(code(session.act(SECRETARY, onPaper(2), AT))).toBe('PAPER_AND_MANDATE');
  });

  it('votes by link again once it is undone; what was declared stands', () => {
    const session = withPaper();
    const drop = { type: 'dropPaperVoter', memberId: 'm7' } as const;
    expect(code(session.act(SECRETARY, drop, AT))).toBe('ok');
    expect(code(session.act(SECRETARY, drop, AT))).toBe('NOT_A_PAPER_VOTER');
    expect(session.state && itemsFor(session.state, 'm7')).toEqual([1, 3, 4]);
    expect(code(session.act(member(7), cast(7, false), AT))).toBe('ok');
  });
});

describe('slips of paper', () => {
  it('go on the roll when a second person confirms them, named as such', () => {
    const session = withPaper();
    expect(session.act(CHAIR, castPaper([5, 6]), AT)).toMatchObject({
      events: [5, 6].map((n) => ({ type: 'ballotCast', memberId: `m${n}`, paper: sha(n), enteredBy: SECRETARY.id })),
    });
    expect(session.state?.voted).toEqual(['m5', 'm6']);
    expect(code(session.act(CHAIR, castPaper([5]), AT))).toBe('ALREADY_VOTED');
  });

  it('are confirmed by nobody who typed them, has no office, or has a slip among them', () => {
    const session = withPaper();
    expect(code(session.act(CHAIR, castPaper([5], [], CHAIR.id), AT))).toBe('SECOND_PERSON_NEEDED');
    expect(code(session.act(member(8), castPaper([5]), AT))).toBe('NOT_A_SECOND_PERSON');
    expect(code(session.act(SECRETARY, castPaper([5]), AT))).toBe('ROLE_NOT_ALLOWED');
    session.act(SECRETARY, onPaper(2), AT);
    expect(code(session.act(member(2), castPaper([2, 5]), AT))).toBe('OWN_SLIP');
    expect(code(session.act(actor('officer', 'chuyen-vien'), castPaper([5]), AT))).toBe('ok');
  });

  it('are confirmed by no officer where tellers were named, but by each of these', () => {
    const sitting = { form: 'IN_PERSON', composition: 1, meetsAt: AT, placeHash: BOX, tellers: ['m8'] } as const;
    const session = run(sessionMachine);
    session.act(SECRETARY, convene({ sitting }), AT);
    session.act(SECRETARY, onPaper(5), AT);
    expect(code(session.act(actor('officer', 'chuyen-vien'), castPaper([5]), AT))).toBe('NOT_A_SECOND_PERSON');
    expect(code(session.act(member(8), castPaper([5]), AT))).toBe('ok');
  });

  it('of members who keep out of different items are not mixed, and nobody reads an item they keep out of', () => {
    const session = withPaper();
    expect(code(session.act(CHAIR, castPaper([5, 7]), AT))).toBe('PAPER_OUTDATED');
    expect(code(session.act(CHAIR, castPaper([7]), AT))).toBe('PAPER_OUTDATED');
    expect(code(session.act(CHAIR, castPaper([7], [2]), AT))).toBe('ok');
    session.act(CHAIR, declare(1, 3), AT);
    expect(code(session.act(CHAIR, castPaper([5]), AT))).toBe('READER_KEEPS_OUT');
  });

  it('come too late once the time is over', () => {
    expect(code(withPaper().act(CHAIR, castPaper([5]), CLOSES_AT))).toBe('VOTING_CLOSED');
  });

  it('and ballots by link, in any order, put each member on the roll once at most, with one paper', () => {
    const size = 5;
    const one = fc.record({
      kind: fc.constantFrom('mark', 'drop', 'link', 'slips', 'link', 'slips'),
      who: fc.uniqueArray(fc.integer({ min: 1, max: size }), { minLength: 1, maxLength: 3 }),
      by: fc.constantFrom(1, 2, 3),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (acts) => {
        const session = run(sessionMachine);
        session.act(SECRETARY, convene({ members: councilOf(size) }), AT);
        for (const { kind, who, by } of acts) {
          const [first = 1] = who;
          const before = session.state;
          const marked = (n: number) => before?.paperVoters?.[`m${n}`] !== undefined;
          if (kind === 'mark') session.act(SECRETARY, onPaper(first), AT);
          if (kind === 'drop') session.act(SECRETARY, { type: 'dropPaperVoter', memberId: `m${first}` }, AT);
          if (kind === 'link') {
            const fresh = before?.recusals[`m${first}`] === undefined;
            const ok = code(session.act(member(first), cast(first, fresh), AT)) === 'ok';
            if (ok) expect(marked(first)).toBe(false);
          }
          if (kind === 'slips') {
            const ok = code(session.act(member(by), castPaper(who), AT)) === 'ok';
            const may = by <= 2 && !who.includes(by) && who.every((n) => marked(n) && !before?.voted.includes(`m${n}`));
            expect(ok).toBe(may);
          }
        }
        const { voted = [], papers = {} } = session.state ?? {};
        expect(new Set(voted).size).toBe(voted.length);
        for (const id of Object.keys(papers)) expect(voted).toContain(id);
      }),
      { numRuns: 500 },
    );
  });
});
