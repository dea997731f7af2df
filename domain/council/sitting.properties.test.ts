/**
 * Whole sessions in random order: rules that differ case by case, interests pinned and declared, absences, mandates,
 * extensions, limited places and a second round. A second count, written for this test alone, must agree.
 */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actor, RUNS, run, TUESDAY } from '../../tests/support/given.ts';
import {
  BOX,
  CLOSES_AT,
  convene,
  councilOf,
  RULE,
  SECRETARY,
  SYSTEM,
  sessionMachine,
} from '../../tests/support/session-story.ts';
import type { Denominator, VoteRule } from '../rules/rule-set.ts';
import type { SessionCommand } from './decide.ts';
import type { Ballots, ItemResult, Sitting } from './session.ts';

/** A whole session is some hundred acts, so fewer of them than elsewhere. */
const SESSIONS = { ...RUNS, numRuns: 500 };

const SITTING: Sitting = { form: 'BY_LINK', composition: 1, meetsAt: TUESDAY, placeHash: BOX, tellers: [] };
const WINDOW = { votingClosesAt: CLOSES_AT, remindAt: '2026-11-16T10:00:00.000Z' };

const rules = fc.record({
  passPercent: fc.constantFrom(50, 51, 67, 70, 80, 90),
  quorum: fc.constantFrom({ part: 1, of: 2 }, { part: 2, of: 3 }),
  denominator: fc.constantFrom<Denominator>('ALL_MEMBERS', 'ALL_MINUS_RECUSED', 'PRESENT'),
  mustIncludeChair: fc.boolean(),
  delegation: fc.boolean(),
});

const act = fc.record({
  kind: fc.constantFrom(
    'cast',
    'cast',
    'cast',
    'cast',
    'cast',
    'declare',
    'pin',
    'absent',
    'mandate',
    'extend',
    'close',
  ),
  member: fc.nat(8),
  other: fc.nat(8),
  item: fc.integer({ min: 1, max: 5 }),
  choices: fc.array(fc.constantFrom('yes', 'yes', 'yes', 'yes', 'no', 'noOpinion'), { minLength: 5, maxLength: 5 }),
  minutes: fc.nat(500),
});

const scene = fc.record({
  size: fc.constantFrom(5, 7, 9),
  first: rules,
  second: rules,
  places: fc.integer({ min: 1, max: 3 }),
  acts: fc.array(act, { minLength: 15, maxLength: 40, size: 'max' }),
  again: fc.array(fc.constantFrom('yes', 'yes', 'no'), { minLength: 18, maxLength: 18 }),
});

/** Items 1 to 3 by the first rule, with limited places; 4 and 5 by the second. */
const AGENDA = [
  { dossierId: 'D1', nos: [1, 2, 3] },
  { dossierId: 'D2', nos: [1, 2], rule: 0 },
];
const ITEMS = [1, 2, 3, 4, 5];

type Choice = keyof Ballots;

it('comes out as a second count says, whatever happens in whatever order', () => {
  const seen = { PASSED: 0, FAILED: 0, NOT_CONSIDERED: 0, TIED: 0, NOT_CHOSEN: 0, byDelegate: 0, late: 0, led: 0 };
  fc.assert(
    fc.property(scene, ({ size, first, second, places, acts, again }) => {
      const ruleOf = (item: number): VoteRule => ({ ...RULE, ...(item <= 3 ? first : second) });
      const ids = Array.from({ length: size }, (_, index) => `m${index + 1}`);
      const session = run(sessionMachine);
      const contests = [{ parts: [0], places, merits: [] }];
      const convening = { members: councilOf(size), agenda: AGENDA, rule: ruleOf(1), furtherRules: [ruleOf(4)] };
      session.act(SECRETARY, convene({ ...convening, ...WINDOW, contests, sitting: SITTING }), TUESDAY);

      // What this test remembers by itself.
      const out = new Set<string>();
      const declared = new Set<string>();
      const delegates = new Map<string, string>();
      const came: string[] = [];
      const box = new Map<string, Choice>();
      let now = Date.parse(TUESDAY);
      let close = Date.parse(CLOSES_AT);
      let closed = false;
      const at = () => new Date(now).toISOString();
      const takes = (id: string, item: number) => {
        const delegate = delegates.get(id);
        const barred = out.has(`${id}/${item}`) || (delegate !== undefined && out.has(`${delegate}/${item}`));
        return !barred && (delegate === undefined || ruleOf(item).delegation === true);
      };
      const accepted = (by: ReturnType<typeof actor>, command: SessionCommand) =>
        !('refused' in session.act(by, command, at()));

      for (const one of acts) {
        now += one.minutes * 60_000;
        const [id = '', other = ''] = [ids[one.member % size], ids[one.other % size]];
        const holder = delegates.get(id) ?? id;
        const open = !closed && now < close;
        if (one.kind === 'cast') {
          const says = !declared.has(id);
          const command = { type: 'castBallot', memberId: id, declaredNoInterest: says, linkId: id } as const;
          const ok = accepted(actor('member', holder), command);
          const rightful = open && !came.includes(id) && (holder === id || came.includes(holder));
          expect(ok).toBe(rightful);
          seen.late += open ? 0 : 1;
          if (!ok) continue;
          came.push(id);
          seen.byDelegate += holder === id ? 0 : 1;
          for (const item of ITEMS) if (takes(id, item)) box.set(`${id}/${item}`, one.choices[item - 1] ?? 'no');
        }
        if (
          one.kind === 'declare' &&
          accepted(actor('member', holder), { type: 'declareInterest', memberId: id, items: [one.item] })
        ) {
          out.add(`${id}/${one.item}`);
          declared.add(id);
        }
        const pins = [{ memberId: id, items: [one.item], kind: 'KIN', source: 'DATA' }] as const;
        if (one.kind === 'pin' && accepted(SECRETARY, { type: 'pinConflicts', pins })) out.add(`${id}/${one.item}`);
        if (one.kind === 'absent') accepted(SECRETARY, { type: 'recordAbsence', memberId: id, noteHash: BOX });
        if (one.kind === 'mandate') {
          const command = { type: 'recordMandate', memberId: id, delegateId: other, mandateHash: BOX } as const;
          if (accepted(SECRETARY, command)) delegates.set(id, other);
        }
        if (one.kind === 'extend') {
          const later = new Date(close + 86_400_000).toISOString();
          const command = { type: 'extendVoting', votingClosesAt: later, remindAt: later, noteHash: BOX } as const;
          if (accepted(actor('member', 'm1'), command)) close += 86_400_000;
        }
        if (one.kind === 'close') closed = accepted(SECRETARY, { type: 'closeSession' }) || closed;
      }
      now = Math.max(now, close);
      if (!closed) expect(accepted(SECRETARY, { type: 'closeSession' })).toBe(true);
      const late = { type: 'castBallot', memberId: 'm1', declaredNoInterest: true, linkId: 'm1' } as const;
      expect(accepted(actor('member', delegates.get('m1') ?? 'm1'), late), 'nobody votes after the close').toBe(false);

      /** The second count: by lists of people and fractions of big integers. */
      const count = (item: number, papers: ReadonlyMap<string, Choice>, voters: readonly string[]): ItemResult => {
        const rule = ruleOf(item);
        const cast = voters.filter((id) => takes(id, item)).map((id) => papers.get(`${id}/${item}`));
        const [yes, no, noOpinion] = (['yes', 'no', 'noOpinion'] as const).map(
          (choice) => cast.filter((one) => one === choice).length,
        ) as [number, number, number];
        const base = {
          ALL_MEMBERS: size,
          ALL_MINUS_RECUSED: ids.filter((id) => !out.has(`${id}/${item}`)).length,
          PRESENT: cast.length,
        }[rule.denominator];
        const head = ['m1', 'm2'].find((id) => !out.has(`${id}/${item}`));
        const led = head !== undefined && voters.includes(head) && !delegates.has(head);
        if (rule.mustIncludeChair && !led) seen.led += 1;
        const quorate = BigInt(voters.length) * BigInt(rule.quorum.of) >= BigInt(rule.quorum.part) * BigInt(size);
        const heard = quorate && cast.length > 0 && (!rule.mustIncludeChair || led);
        const enough = base > 0 && BigInt(yes) * 100n >= BigInt(rule.passPercent) * BigInt(base);
        return { item, yes, no, noOpinion, base, outcome: heard ? (enough ? 'PASSED' : 'FAILED') : 'NOT_CONSIDERED' };
      };
      const above = (a: ItemResult, b: ItemResult) => BigInt(a.yes) * BigInt(b.base) > BigInt(b.yes) * BigInt(a.base);
      /** Of items 1 to 3 only so many, by the share of yes. */
      const limited = (
        results: readonly ItemResult[],
        free: number,
        voted: readonly number[],
        alike: ItemResult['outcome'],
      ) => {
        const passed = results.filter((one) => voted.includes(one.item) && one.outcome === 'PASSED');
        return results.map((one): ItemResult => {
          if (!passed.includes(one)) return one;
          const better = passed.filter((other) => above(other, one)).length;
          const equal = passed.filter((other) => !above(other, one) && !above(one, other)).length;
          if (better + equal <= free) return one;
          return { ...one, outcome: better < free ? alike : 'NOT_CHOSEN' };
        });
      };
      const ballots = (papers: ReadonlyMap<string, Choice>, voters: readonly string[]): Ballots[] =>
        ITEMS.map((item) => {
          const { yes, no, noOpinion } = count(item, papers, voters);
          return { yes, no, noOpinion };
        });

      const expected = limited(
        ITEMS.map((item) => count(item, box, came)),
        places,
        [1, 2, 3],
        'TIED',
      );
      session.act(SYSTEM, { type: 'recordTally', boxHash: BOX, tally: ballots(box, came) }, at());
      expect(session.state?.results).toStrictEqual(expected);
      const tied = expected.filter(({ outcome }) => outcome === 'TIED').map(({ item }) => item);
      for (const { outcome } of expected) seen[outcome] += 1;

      const opened = accepted(SECRETARY, { type: 'openSecondRound', ...secondWindow(now) });
      expect(opened).toBe(tied.length > 0);
      if (opened) {
        const papers = new Map<string, Choice>();
        const voters: string[] = [];
        now += 60_000;
        for (const [index, id] of [...ids, ...ids].entries()) {
          const holder = delegates.get(id) ?? id;
          const command = {
            type: 'castBallot',
            memberId: id,
            declaredNoInterest: !declared.has(id) && !came.includes(id),
            linkId: id,
          } as const;
          if (!accepted(actor('member', holder), command)) continue;
          voters.push(id);
          for (const item of tied)
            if (takes(id, item)) papers.set(`${id}/${item}`, again[(index * 3 + item) % again.length] ?? 'no');
        }
        expect(voters.toSorted(), 'everybody votes once more, once').toStrictEqual(ids.toSorted());
        expect(accepted(SECRETARY, { type: 'closeSession' })).toBe(true);
        const chosen = expected.filter(({ item, outcome }) => item <= 3 && outcome === 'PASSED').length;
        const second = expected.map((one) => (tied.includes(one.item) ? count(one.item, papers, voters) : one));
        const all = limited(second, places - chosen, tied, 'NOT_CHOSEN');
        const tally = ballots(papers, voters).map((one, index) =>
          tied.includes(index + 1) ? one : { yes: 0, no: 0, noOpinion: 0 },
        );
        session.act(SYSTEM, { type: 'recordTally', boxHash: BOX, tally }, at());
        expect(session.state?.results).toStrictEqual(all);
        for (const { outcome } of all) seen[outcome] += 1;
      }
      const final = session.state?.results ?? [];
      const taken = final.filter(({ item, outcome }) => item <= 3 && outcome === 'PASSED').length;
      expect(taken, 'never more than there are places').toBeLessThanOrEqual(places);
      expect(session.refolded(), 'the log alone gives the same state').toStrictEqual(session.state);
    }),
    SESSIONS,
  );
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(SESSIONS.numRuns / 20);
}, 60_000);

const secondWindow = (now: number) => ({
  votingClosesAt: new Date(now + 2 * 86_400_000).toISOString(),
  remindAt: new Date(now + 86_400_000).toISOString(),
});
