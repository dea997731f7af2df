import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BoxContent,
  emptyContent,
  openSealed,
  putBallot,
  sealedText,
  tallyOf,
} from '../../adapters/ballot/box-content.ts';
import { countAgain } from '../../adapters/ballot/count-again.ts';
import { barredFrom, createIssuer } from '../../adapters/ballot/issuer.ts';
import { createIssuerKeys } from '../../adapters/ballot/issuer-keys.ts';
import { createPaperDesk } from '../../adapters/ballot/paper-desk.ts';
import type { Choice, SignedPaper } from '../../adapters/ballot-ports.ts';
import { sha256 } from '../../adapters/canonical-json.ts';
import type { Engine } from '../../api/engine-port.ts';
import { everyItem, itemsFor } from '../../domain/council/roll.ts';
import type { SessionState } from '../../domain/council/session.ts';
import { run } from '../support/given.ts';
import { classFor, paperFor } from '../support/paper-mill.ts';
import {
  CLOSES_AT,
  convene,
  councilOf,
  declare,
  member,
  SECRETARY,
  SYSTEM,
  sessionMachine,
} from '../support/session-story.ts';

const SESSION = 'session-2026-0001';
const MEMBERS = 3;
const ITEMS = [1, 2];
const CHOICES: readonly Choice[] = ['YES', 'NO', 'NO_OPINION'];
const AT = '2026-11-10T02:00:00.000Z';

/** Every set of items somebody may vote on; a pool of signed papers of each, because signing is what is slow. */
const SETS = [[1, 2], [1], [2], []];
const POOL = new Map(SETS.map((items) => [items.join(), Array.from({ length: 12 }, () => paperFor(SESSION, items))]));

const NOT_OURS = paperFor('session-of-others', []).signature;

/** A paper in somebody's browser. */
interface Held {
  readonly items: readonly number[];
  readonly sha256: string;
  readonly paper: SignedPaper;
  /** Only then may the signature in `paper` be used: the pool stands for blinding, signing and unblinding. */
  signed: boolean;
}

const act = fc.oneof(
  // What a member does who is let alone; without it few would ever come to the end.
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('next' as const),
      who: fc.nat(MEMBERS - 1),
      choices: fc.tuple(fc.nat(2), fc.nat(2)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('declare' as const), who: fc.nat(MEMBERS - 1), item: fc.nat(1) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('make' as const), who: fc.nat(MEMBERS - 1) }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('take' as const), who: fc.nat(MEMBERS - 1), which: fc.nat(1) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('sign' as const), who: fc.nat(MEMBERS - 1), which: fc.nat(1) }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('cast' as const),
      who: fc.nat(MEMBERS - 1),
      which: fc.nat(1),
      choices: fc.tuple(fc.nat(2), fc.nat(2)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('forge' as const), who: fc.nat(MEMBERS - 1), which: fc.nat(1) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('mark' as const), who: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unmark' as const), who: fc.integer({ min: 1, max: 2 }) }) },
  // The chair confirms; `broken`: the machine dies after so many slips, and the same confirmation is made again or not.
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('slips' as const),
      broken: fc.nat(3),
      choices: fc.tuple(fc.nat(2), fc.nat(2)),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'close' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'seal' as const }) },
);

const id = (who: number) => `m${who + 1}`;

/** What is left of a session after its acts came in whatever order: every step may be repeated, lost or never done. */
function course() {
  const session = run(sessionMachine);
  const agenda = [{ dossierId: 'D1', nos: [1, 2] }];
  session.act(SECRETARY, convene({ members: councilOf(MEMBERS), agenda }), AT);
  const content: BoxContent = emptyContent(2, SETS.map(classFor));
  const browsers = Array.from({ length: MEMBERS }, (): Held[] => []);
  const used = new Map(SETS.map((items) => [items.join(), 0]));
  /** By hand: what each member put in, under whose paper. */
  const ledger = new Map<string, { secret: string; choices: string }>();
  /** Confirmed slips, each with its paper: what `paper_slips` keeps until all of them are in the box. */
  const unfinished: { memberId: string; paper: SignedPaper; choices: Record<number, Choice> }[] = [];
  let sealed = false;
  let closed = false;
  const state = (): SessionState => session.state ?? fail();

  return {
    ledger,
    content,
    state,
    make(who: number) {
      if (browsers[who]?.length === 2) return;
      const items = itemsFor(state(), id(who));
      const taken = used.get(items.join()) ?? 0;
      const paper = POOL.get(items.join())?.[taken];
      if (paper === undefined) return;
      used.set(items.join(), taken + 1);
      browsers[who]?.push({ items, sha256: randomBytes(32).toString('hex'), paper, signed: false });
    },
    declare(who: number, item: number) {
      if (!closed) session.act(member(who + 1), declare(who + 1, item), AT);
    },
    take(who: number, which: number) {
      const held = browsers[who]?.[which];
      if (held === undefined) return;
      const before = state();
      const without = everyItem(before).filter((item) => !held.items.includes(item));
      const declaredNoInterest = before.recusals[id(who)] === undefined;
      const paper = { sha256: held.sha256, without };
      const answer = session.act(
        member(who + 1),
        { type: 'castBallot', memberId: id(who), declaredNoInterest, linkId: 'x', paper },
        AT,
      );
      const onPaper = before.paperVoters?.[id(who)] !== undefined;
      const may =
        !closed &&
        !onPaper &&
        !before.voted.includes(id(who)) &&
        held.items.join() === itemsFor(before, id(who)).join();
      expect('events' in answer).toBe(may);
    },
    sign(who: number, which: number) {
      const held = browsers[who]?.[which];
      if (held === undefined) return;
      const items = sealed ? undefined : held.items;
      const barred = barredFrom(state(), id(who), { sha256: held.sha256, items });
      expect(barred === undefined).toBe(!sealed && state().papers?.[id(who)] === held.sha256);
      if (barred === undefined) held.signed = true;
    },
    cast(who: number, which: number, picked: readonly number[]) {
      const held = browsers[who]?.[which];
      if (held === undefined) return;
      const choices = Object.fromEntries(held.items.map((item) => [item, CHOICES[picked[item - 1] ?? 0] ?? 'YES']));
      const signature = held.signed ? held.paper.signature : NOT_OURS;
      const outcome = putBallot(content, SESSION, { ...held.paper, signature }, choices, sealed);
      const text = JSON.stringify(choices);
      const standing = ledger.get(id(who));
      if (!held.signed) expect(outcome).toBe('UNKNOWN');
      else if (standing !== undefined) expect(outcome).toBe(standing.choices === text ? 'SAME' : 'DIFFERENT');
      else expect(outcome).toBe(sealed ? 'SEALED' : 'STORED');
      if (outcome === 'STORED') ledger.set(id(who), { secret: held.paper.secret, choices: text });
    },
    next(who: number, picked: readonly number[]) {
      const [held] = browsers[who] ?? [];
      if (held === undefined) return this.make(who);
      if (held.signed) return this.cast(who, 0, picked);
      if (state().papers?.[id(who)] === held.sha256) return this.sign(who, 0);
      return this.take(who, 0);
    },
    mark(who: number) {
      const command = {
        type: 'recordPaperVoter',
        memberId: id(who),
        noteHash: 'a note',
        items: [],
        kinds: [],
      } as const;
      session.act(SECRETARY, command, closed ? CLOSES_AT : AT);
    },
    unmark(who: number) {
      session.act(SECRETARY, { type: 'dropPaperVoter', memberId: id(who) }, closed ? CLOSES_AT : AT);
    },
    /** Slips of everybody on paper with the first one's items; a batch cut short by a crash is taken up again. */
    slips(broken: number, picked: readonly number[]) {
      const before = state();
      const waiting = Object.keys(before.paperVoters ?? {}).filter((one) => !before.voted.includes(one));
      const items = itemsFor(before, waiting[0] ?? '');
      const batch = waiting.filter((one) => itemsFor(before, one).join() === items.join());
      const taken = used.get(items.join()) ?? 0;
      const papers = (POOL.get(items.join()) ?? []).slice(taken, taken + batch.length);
      if (batch.length > 0 && papers.length === batch.length) {
        const without = everyItem(before).filter((item) => !items.includes(item));
        const taking = batch.map((memberId) => ({ memberId, sha256: randomBytes(32).toString('hex') }));
        const command = { type: 'castPaperBallots', papers: taking, without, enteredBy: SECRETARY.id } as const;
        const chairOut = items.some((item) => !itemsFor(before, 'm1').includes(item));
        const answer = session.act(member(1), command, closed ? CLOSES_AT : AT);
        expect('events' in answer).toBe(!closed && !chairOut);
        if (!('events' in answer)) return;
        used.set(items.join(), taken + batch.length);
        for (const [index, { memberId, sha256 }] of taking.entries()) {
          expect(barredFrom(state(), memberId, { sha256, items })).toBeUndefined();
          const choices = Object.fromEntries(
            items.map((item) => [item, CHOICES[((picked[item - 1] ?? 0) + index) % 3] ?? 'YES']),
          );
          unfinished.push({ memberId, paper: papers[index] ?? fail(), choices });
        }
      }
      for (const { memberId, paper, choices } of unfinished.slice(0, broken === 0 ? undefined : broken)) {
        const outcome = putBallot(content, SESSION, paper, choices, sealed);
        if (outcome === 'STORED') {
          expect(ledger.has(memberId)).toBe(false);
          ledger.set(memberId, { secret: paper.secret, choices: JSON.stringify(choices) });
        } else expect(outcome).toBe(ledger.has(memberId) ? 'SAME' : 'SEALED');
      }
    },
    /** A signed paper of one class shown as one of another, or with another secret. */
    forge(who: number, which: number) {
      const held = browsers[who]?.[which];
      if (held === undefined) return;
      const all = { 1: 'YES', 2: 'YES' };
      const widened = { ...held.paper, classId: classFor([1, 2]).classId };
      if (held.items.length < 2) expect(putBallot(content, SESSION, widened, all, sealed)).toBe('UNKNOWN');
      if (held.items.length < 2) expect(putBallot(content, SESSION, held.paper, all, sealed)).toBe('MISFIT');
      const renamed = { ...held.paper, secret: randomBytes(32).toString('base64url') };
      const fitting = Object.fromEntries(held.items.map((item) => [item, 'YES']));
      expect(putBallot(content, SESSION, renamed, fitting, sealed)).toBe('UNKNOWN');
    },
    close() {
      session.act(SECRETARY, { type: 'closeSession' }, CLOSES_AT);
      closed = true;
    },
    seal() {
      if (closed) sealed = true;
    },
    /** Closed, sealed and counted, by the program and by hand. */
    end() {
      this.close();
      this.seal();
      const text = sealedText(SESSION, content);
      const tally = tallyOf(openSealed(text).slips, 2);
      session.act(SYSTEM, { type: 'recordTally', tally, boxHash: sha256(text) }, CLOSES_AT);
      const byHand = ITEMS.map((item) => {
        const choices = [...ledger.values()].map((one) => (JSON.parse(one.choices) as Record<number, Choice>)[item]);
        const count = (wanted: Choice) => choices.filter((choice) => choice === wanted).length;
        return { yes: count('YES'), no: count('NO'), noOpinion: count('NO_OPINION') };
      });
      expect(tally).toEqual(byHand);
      const recount = countAgain(SESSION, text, state());
      expect(recount.findings.filter((one) => !one.holds)).toEqual([]);
      expect(recount.tally).toEqual(byHand);
      expect([recount.spent, recount.issued]).toEqual([ledger.size, Object.keys(state().papers ?? {}).length]);
    },
  };
}

function fail(): never {
  throw new Error('not convened');
}

test('ten thousand interleavings: no ballot is doubled, lost, forged or changed, and the tally is the recount', () => {
  const reached = { run: 0, voted: 0, lostOnTheWay: 0, complete: 0, onPaper: 0 };
  fc.assert(
    fc.property(fc.array(act, { minLength: 8, maxLength: 30 }), (acts) => {
      const session = course();
      for (const one of acts) {
        if (one.kind === 'next') session.next(one.who, one.choices);
        if (one.kind === 'declare') session.declare(one.who, one.item + 1);
        if (one.kind === 'make') session.make(one.who);
        if (one.kind === 'take') session.take(one.who, one.which);
        if (one.kind === 'sign') session.sign(one.who, one.which);
        if (one.kind === 'cast') session.cast(one.who, one.which, one.choices);
        if (one.kind === 'forge') session.forge(one.who, one.which);
        if (one.kind === 'mark') session.mark(one.who);
        if (one.kind === 'unmark') session.unmark(one.who);
        if (one.kind === 'slips') session.slips(one.broken, one.choices);
        if (one.kind === 'close') session.close();
        if (one.kind === 'seal') session.seal();
      }
      session.end();
      reached.run += 1;
      reached.onPaper += Object.keys(session.state().paperVoters ?? {}).some((one) => session.ledger.has(one)) ? 1 : 0;
      reached.voted += session.ledger.size > 0 ? 1 : 0;
      reached.complete += session.ledger.size === MEMBERS ? 1 : 0;
      reached.lostOnTheWay += Object.keys(session.state().papers ?? {}).length > session.ledger.size ? 1 : 0;
    }),
    { seed: 20261124, numRuns: 10_000 },
  );
  console.info('interleavings', reached);
  expect(reached.run).toBeGreaterThanOrEqual(10_000);
  for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(100);
  expect(reached.voted).toBeGreaterThan(3_000);
}, 300_000);

test('two hundred papers with the real library and issuer: signed once asked for and unseen, spent once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ghicong-model-'));
  try {
    const session = run(sessionMachine);
    session.act(SECRETARY, convene({ members: councilOf(200) }), AT);
    const keys = createIssuerKeys(folder, 'a secret of the issuer, long enough for a key');
    const asEngine: Pick<Engine, 'session' | 'actOnSession'> = {
      session: async () => session.state ?? undefined,
      actOnSession: async (_, { command, actor }) => {
        const answer = session.act(actor, command, AT);
        return 'refused' in answer ? answer : { accepted: { at: AT } };
      },
    };
    const issuer = createIssuer(keys, asEngine);
    const desk = createPaperDesk();
    const content = emptyContent(4);
    let box: BoxContent = content;
    const byHand: string[] = [];
    for (let n = 1; n <= 200; n += 1) {
      if (n % 20 === 0) session.act(member(n), declare(n, 1 + (n % 4)), AT);
      const of = await issuer.classFor(SESSION, `m${n}`);
      if ('refused' in of) throw new Error(of.refused);
      if (!box.classes.some((one) => one.classId === of.classId)) box = { ...box, classes: [...box.classes, of] };
      const held = await desk.make(SESSION, of);
      const asked = { sessionId: SESSION, memberId: `m${n}`, classId: of.classId, blinded: held.blinded };
      expect(await issuer.sign(asked)).toEqual({ refused: 'PAPER_UNKNOWN' });
      const actor = { id: `m${n}`, role: 'member' } as const;
      const way = { boxId: SESSION, linkId: 'x', declaredNoInterest: n % 20 !== 0, actor, channel: 'web' } as const;
      const issued = await issuer.issue({ ...asked, ...way });
      if ('refused' in issued) throw new Error(issued.refused.code);
      const signed = { blindSignature: issued.blindSignature };
      expect(await issuer.sign(asked)).toEqual(signed);
      // Nobody else's name, and no other paper, gets a signature.
      expect(await issuer.sign({ ...asked, memberId: `m${(n % 200) + 1}` })).toHaveProperty('refused');
      const finished = await desk.finish(SESSION, of, held, signed.blindSignature);
      expect(finished.signature).not.toBe(signed.blindSignature);
      const choices = Object.fromEntries(of.items.map((item) => [item, CHOICES[(n + item) % 3] ?? 'YES']));
      expect(putBallot(box, SESSION, finished, choices, false)).toBe('STORED');
      expect(putBallot(box, SESSION, finished, choices, false)).toBe('SAME');
      byHand.push(choices[3] ?? '');
    }
    expect(await issuer.end({ sessionId: SESSION, boxId: SESSION })).toEqual({ refused: 'VOTING_STILL_OPEN' });
    session.act(SECRETARY, { type: 'closeSession' }, CLOSES_AT);
    const ended = await issuer.end({ sessionId: SESSION, boxId: SESSION });
    expect('classes' in ended && ended.classes.length).toBe(2);
    expect(await issuer.end({ sessionId: SESSION, boxId: SESSION })).toEqual(ended);
    expect(await issuer.classFor(SESSION, 'm1')).toEqual({ refused: 'VOTING_CLOSED' });
    const text = sealedText(SESSION, box);
    const tally = tallyOf(openSealed(text).slips, 4);
    expect(tally[2]?.yes).toBe(byHand.filter((choice) => choice === 'YES').length);
    session.act(SYSTEM, { type: 'recordTally', tally, boxHash: sha256(text) }, CLOSES_AT);
    expect(countAgain(SESSION, text, session.state ?? fail()).findings.filter((one) => !one.holds)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
