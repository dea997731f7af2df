/** Random acts on one initiative: shares always make a hundred, an award kind is never carried twice by one author. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actor, RUNS, run, TUESDAY } from '../../tests/support/given.ts';
import {
  claim,
  initiativeMachine,
  NOTE_HASH,
  RECOGNITION,
  register,
  use,
} from '../../tests/support/initiative-story.ts';
import type { Role } from '../acts.ts';
import type { InitiativeCommand } from './commands.ts';
import { isWider, scopeOf } from './initiative.ts';
import { redecide } from './redecide.ts';

const HOURS = 3_600_000;
const scope = fc.constantFrom('GRASSROOTS', 'PROVINCE', 'CONFEDERATION', 'NATION' as const);
const written = scope.map((one) => ({ ...RECOGNITION, scope: one }));
const wanted = fc.record({
  authorId: fc.constantFrom('author-hoa', 'author-binh', 'nobody'),
  awardCode: fc.constantFrom('BLDST', 'CSTD_CS'),
  dossierId: fc.constantFrom('dossier-2026-0001', 'dossier-2026-0002'),
});
const shares = fc.integer({ min: 0, max: 100 }).map((first) =>
  claim({
    authors: [
      { authorId: 'author-hoa', sharePercent: first, main: true },
      { authorId: 'author-binh', sharePercent: 100 - first, main: false },
    ],
  }),
);

const command: fc.Arbitrary<InitiativeCommand> = fc.oneof(
  fc.constantFrom<InitiativeCommand[]>(
    { type: 'submitInitiative' },
    { type: 'submitInitiative', papers: ['c'.repeat(64)] },
  ),
  fc.constant<InitiativeCommand>({ type: 'returnInitiative', noteHash: NOTE_HASH }),
  fc.constant<InitiativeCommand>({ type: 'refuseInitiative', noteHash: NOTE_HASH }),
  fc.record({
    type: fc.constant('correctInitiative' as const),
    version: fc.integer({ min: 1, max: 3 }),
    claim: shares,
  }),
  fc.record({ type: fc.constant('recogniseInitiative' as const), recognition: written }),
  fc.record({ type: fc.constant('confirmReplicability' as const), replicability: written }),
  fc.constant<InitiativeCommand>({ type: 'withdrawRecognition', decision: RECOGNITION, noteHash: NOTE_HASH }),
  { weight: 4, arbitrary: wanted.map((one): InitiativeCommand => ({ type: 'useInitiative', use: use(one) })) },
  wanted.map((one): InitiativeCommand => ({ type: 'confirmUse', use: use(one) })),
  fc.tuple(wanted, fc.boolean()).map(
    ([one, annulled]): InitiativeCommand => ({
      type: 'releaseInitiative',
      use: use(one),
      noteHash: NOTE_HASH,
      ...(annulled ? { awardAnnulled: true } : {}),
    }),
  ),
);

const roleOf = (type: InitiativeCommand['type']): Role => {
  if (type === 'confirmUse') return 'system';
  return type === 'submitInitiative' || type === 'correctInitiative' ? 'proposer' : 'officer';
};

it('keeps its promises whatever is done to it in whatever order', () => {
  const reached = { recognised: 0, usedTwice: 0, widened: 0, withdrawn: 0 };
  fc.assert(
    fc.property(fc.array(command, { minLength: 6, maxLength: 22, size: 'max' }), (commands) => {
      const initiative = run(initiativeMachine);
      initiative.act(actor('proposer', 'u1'), register(), TUESDAY);
      commands.forEach((one, index) => {
        const before = initiative.state;
        const at = new Date(Date.parse(TUESDAY) + index * HOURS).toISOString();
        initiative.act(actor(roleOf(one.type), roleOf(one.type)), one, at);
        const after = initiative.state;
        if (before === null || after === null) throw new Error('lost');

        expect(after.authors.reduce((sum, author) => sum + author.sharePercent, 0)).toBe(100);
        const carried = after.uses.map(({ authorId, awardCode }) => `${authorId} ${awardCode}`);
        expect(new Set(carried).size, 'one award of a kind for each author').toBe(carried.length);
        expect(carried.some((one) => one.startsWith('nobody'))).toBe(false);
        if (before.recognition !== null) {
          expect(after.recognition, 'a recognition stays as it was written').toStrictEqual(before.recognition);
          expect(after.contentHash, 'what was recognised is not changed').toBe(before.contentHash);
          const [was, is] = [scopeOf(before), scopeOf(after)];
          expect(was !== null && is !== null && !isWider(was, is), 'the scope never shrinks').toBe(true);
          if (was !== is) reached.widened += 1;
        }
      });
      const { state, stream } = initiative;
      expect(initiative.refolded(), 'the log alone gives the same state').toStrictEqual(state);
      const again = redecide(stream);
      expect(
        again.flatMap(({ recorded }) => recorded),
        'every event belongs to one act',
      ).toStrictEqual(stream);
      for (const { recorded, decision } of again) {
        expect(decision, 'decided again, it comes to the same').toStrictEqual({
          events: recorded.map(({ event }) => event),
        });
      }
      expect(stream.map(({ seq }) => seq)).toStrictEqual(stream.map((_, index) => index + 1));
      reached.recognised += state?.recognition ? 1 : 0;
      reached.usedTwice += (state?.uses.length ?? 0) > 1 ? 1 : 0;
      reached.withdrawn += state?.status === 'WITHDRAWN' ? 1 : 0;
    }),
    RUNS,
  );
  for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(20);
});
