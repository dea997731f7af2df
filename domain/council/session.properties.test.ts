/** Random councils, rules, acts and ballots: the roll and the results against a count kept apart. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actor, RUNS, run, TUESDAY } from '../../tests/support/given.ts';
import {
  BOX,
  CLOSES_AT,
  cast,
  convene,
  councilOf,
  declare,
  member,
  RULE,
  SECRETARY,
  SYSTEM,
  sessionMachine,
  votes,
} from '../../tests/support/session-story.ts';
import type { Denominator } from '../rules/rule-set.ts';
import { itemCount } from './session.ts';

type Choice = 'yes' | 'no' | 'noOpinion';
const CHOICES: readonly Choice[] = ['yes', 'yes', 'yes', 'no', 'noOpinion'];

const scene = fc.record({
  size: fc.constantFrom(1, 3, 5, 7, 9, 9, 11, 15),
  passPercent: fc.constantFrom(50, 67, 70, 80, 90, 100),
  quorum: fc.constantFrom({ part: 1, of: 2 }, { part: 2, of: 3 }, { part: 1, of: 1 }),
  denominator: fc.constantFrom<Denominator>('ALL_MEMBERS', 'ALL_MINUS_RECUSED', 'PRESENT'),
  agenda: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }).map((counts) =>
    counts.map((count, dossier) => ({
      dossierId: `D${dossier}`,
      nos: Array.from({ length: count }, (_, index) => index * 2 + 1),
    })),
  ),
  acts: fc.array(
    fc.record({
      kind: fc.constantFrom(
        'cast',
        'cast',
        'cast',
        'cast',
        'cast',
        'cast',
        'declare',
        'close',
        'remind',
        'end',
        'tally',
        'steal',
      ),
      member: fc.nat(1000),
      item: fc.integer({ min: 0, max: 10 }),
      choice: fc.nat(4),
      minutes: fc.nat(400),
    }),
    { minLength: 5, maxLength: 45, size: 'max' },
  ),
  /** A paper given out and never cast: the browser was closed in between. */
  lost: fc.integer({ min: 0, max: 40 }),
});

it('one paper a member, none after the close, and results that a naive count confirms', () => {
  const reached = { PASSED: 0, FAILED: 0, NOT_CONSIDERED: 0, TIED: 0, NOT_CHOSEN: 0, late: 0, twice: 0 };
  fc.assert(
    fc.property(scene, ({ size, passPercent, quorum, denominator, agenda, acts, lost }) => {
      const session = run(sessionMachine);
      const rule = { ...RULE, passPercent, quorum, denominator };
      session.act(SECRETARY, convene({ members: councilOf(size), agenda, rule }), TUESDAY);
      /** Item → member → choice: kept here only to count again. */
      const box = new Map<number, Map<string, Choice>>();
      const keptOut = new Set<string>();
      const came = new Set<string>();
      let now = Date.parse(TUESDAY);
      let closedAt = Number.POSITIVE_INFINITY;

      for (const act of acts) {
        now += act.minutes * 60_000;
        const at = new Date(now).toISOString();
        const nth = (act.member % (size + 1)) + 1; // one more than there are
        const id = `m${nth}`;
        if (act.kind === 'cast' || act.kind === 'steal') {
          const by = act.kind === 'steal' ? member(nth + 1) : member(nth);
          const declared = [...keptOut].some((key) => key.startsWith(`${id}/`));
          const decision = session.act(by, cast(nth, !declared), at);
          const accepted = !('refused' in decision);
          const late = now >= Date.parse(CLOSES_AT) || now >= closedAt;
          const rightful = act.kind === 'cast' && nth <= size && !came.has(id) && !late;
          expect(accepted).toBe(rightful);
          reached.late += late ? 1 : 0;
          reached.twice += came.has(id) ? 1 : 0;
          if (!accepted) continue;
          came.add(id);
          for (let item = 1; item <= agenda.flatMap((part) => part.nos).length; item += 1) {
            if (keptOut.has(`${id}/${item}`)) continue;
            const papers = box.get(item) ?? new Map<string, Choice>();
            papers.set(id, CHOICES[(act.choice + item) % CHOICES.length] ?? 'yes');
            box.set(item, papers);
          }
        }
        if (act.kind === 'declare') {
          const decision = session.act(member(nth), declare(nth, act.item), at);
          if (!('refused' in decision)) keptOut.add(`${id}/${act.item}`);
        }
        if (act.kind === 'close') {
          const decision = session.act(SECRETARY, { type: 'closeSession' }, at);
          const may = closedAt === Number.POSITIVE_INFINITY && (now >= Date.parse(CLOSES_AT) || came.size === size);
          expect(!('refused' in decision)).toBe(may);
          if (may) closedAt = now;
        }
        if (act.kind === 'remind') session.act(SYSTEM, { type: 'remindVoters' }, at);
        if (act.kind === 'end') session.act(SYSTEM, { type: 'endVotingTime' }, at);
        if (act.kind === 'tally') {
          // With nothing in the box nobody could be told apart from an empty session: a count is tried, and must not pass.
          const empty = { type: 'recordTally', boxHash: BOX, tally: [] } as const;
          expect('refused' in session.act(SYSTEM, empty, at)).toBe(true);
        }
      }

      const end = new Date(Math.max(now, Date.parse(CLOSES_AT))).toISOString();
      session.act(SECRETARY, { type: 'closeSession' }, end);
      const state = session.state;
      if (state === null) throw new Error('not convened');
      expect([...state.voted].toSorted()).toStrictEqual([...came].toSorted());

      const items = Array.from({ length: itemCount(state) }, (_, index) => index + 1);
      if (lost <= items.length) box.get(lost)?.delete([...came][0] ?? '');
      const counted = items.map((item) => {
        const choices = [...(box.get(item)?.values() ?? [])];
        const count = (choice: Choice) => choices.filter((one) => one === choice).length;
        return votes(count('yes'), count('no'), count('noOpinion'));
      });
      session.act(SYSTEM, { type: 'recordTally', boxHash: BOX, tally: counted }, end);

      const quorate = came.size * quorum.of >= quorum.part * size;
      for (const [index, result] of (session.state?.results ?? []).entries()) {
        const out = (id: string) => keptOut.has(`${id}/${index + 1}`);
        const everybody = Array.from({ length: size }, (_, n) => `m${n + 1}`);
        const base = {
          ALL_MEMBERS: everybody,
          ALL_MINUS_RECUSED: everybody.filter((id) => !out(id)),
          PRESENT: [...came].filter((id) => !out(id)),
        }[denominator].length;
        const yes = counted[index]?.yes ?? 0;
        // As a schoolbook fraction, in whole numbers.
        const enough = base > 0 && BigInt(yes) * 100n >= BigInt(passPercent) * BigInt(base);
        const considered = quorate && [...came].some((id) => !out(id));
        expect(result).toStrictEqual({
          item: index + 1,
          ...counted[index],
          base,
          outcome: considered ? (enough ? 'PASSED' : 'FAILED') : 'NOT_CONSIDERED',
        });
        reached[result.outcome] += 1;
      }
      expect(session.state?.results).toHaveLength(items.length);
      expect(session.refolded(), 'the log alone gives the same state').toStrictEqual(session.state);
      expect(session.stream.map((recorded) => recorded.seq)).toStrictEqual(session.stream.map((_, index) => index + 1));

      const after = session.act(actor('member', 'm1'), cast(1), end);
      expect('refused' in after, 'nobody votes after the close').toBe(true);
    }),
    RUNS,
  );
  // Without limited places nobody is left out for want of one.
  const { TIED, NOT_CHOSEN, ...seen } = reached;
  expect([TIED, NOT_CHOSEN]).toStrictEqual([0, 0]);
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(RUNS.numRuns / 10);
});
