/** Random acts on one decision: the signed list is the issued list, and nobody leaves it unseen. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actor, type Machine, RUNS, run, TUESDAY } from '../../tests/support/given.ts';
import { type Role, SYSTEM } from '../acts.ts';
import { dateInVietnam } from '../calendar/working-days.ts';
import {
  type DecisionCommand,
  type DecisionEvent,
  type DecisionState,
  decideDecision,
  evolveDecision,
} from './decision.ts';

const machine: Machine<DecisionState, DecisionEvent, DecisionCommand> = {
  decide: decideDecision,
  evolve: evolveDecision,
};
const HASH = 'a'.repeat(64);
const BARRED = ['u1', 'u2'];

const step = fc.record({
  type: fc.constantFrom<DecisionCommand['type'][]>(
    'recordDraft',
    'recordDraft',
    'dropNominee',
    'renewDraft',
    'signDecision',
    'signDecision',
    'issueDecision',
    'recordPublication',
    'recordCertificates',
    'openDecision',
  ),
  person: fc.integer({ min: 1, max: 5 }),
  no: fc.integer({ min: 0, max: 6 }),
  stale: fc.boolean(),
  hours: fc.nat(30),
});

it('is signed once, by nobody barred, over a finished draft, and numbered once after that', () => {
  const reached = { published: 0, emptied: 0, droppedThenSigned: 0 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
      (size, steps) => {
        const decision = run(machine);
        const nos = Array.from({ length: size }, (_, index) => index + 1);
        const open: DecisionCommand = { type: 'openDecision', dossierId: 'D1', nos, barredFromSigning: BARRED };
        decision.act(SYSTEM, open, TUESDAY);
        let now = Date.parse(TUESDAY);

        for (const { type, person, no, stale, hours } of steps) {
          now += hours * 3_600_000;
          const at = new Date(now).toISOString();
          const before = decision.state;
          if (before === null) throw new Error('not opened');
          const commands: Record<DecisionCommand['type'], [DecisionCommand, Role]> = {
            openDecision: [open, 'system'],
            recordDraft: [{ type: 'recordDraft', draft: before.draft - (stale ? 1 : 0), sha256: HASH }, 'system'],
            dropNominee: [{ type: 'dropNominee', no, noteHash: HASH }, 'officer'],
            renewDraft: [{ type: 'renewDraft' }, 'officer'],
            signDecision: [{ type: 'signDecision' }, 'authority'],
            issueDecision: [{ type: 'issueDecision' }, 'clerk'],
            recordPublication: [{ type: 'recordPublication', number: `0${person}/QĐ-LĐLĐ`, sha256: HASH }, 'system'],
            recordCertificates: [{ type: 'recordCertificates', count: before.nos.length }, 'system'],
          };
          const [command, role] = commands[type];
          decision.act(actor(role, `u${person}`), command, at);
          const after = decision.state;
          if (after === null) throw new Error('lost');

          expect([...after.nos, ...after.dropped].toSorted(), 'everybody is in it or dropped').toStrictEqual(nos);
          if (before.signedBy !== null) {
            expect([after.signedBy, after.nos], 'nothing signed changes').toStrictEqual([before.signedBy, before.nos]);
          } else if (after.signedBy !== null) {
            expect(before.draftReady && before.nos.length > 0).toBe(true);
            expect(BARRED).not.toContain(after.signedBy);
          }
          if (after.issuedOn !== null) expect(after.signedBy).not.toBeNull();
          if (before.issuedOn === null && after.issuedOn !== null) expect(after.issuedOn).toBe(dateInVietnam(at));
          if (before.issuedOn !== null) expect(after.issuedOn).toBe(before.issuedOn);
          if (after.number !== null) expect(after.issuedOn).not.toBeNull();
          if (before.number !== null) expect(after.number).toBe(before.number);
        }

        const { state, stream } = decision;
        expect(decision.refolded(), 'the log alone gives the same state').toStrictEqual(state);
        expect(stream.map((recorded) => recorded.seq)).toStrictEqual(stream.map((_, index) => index + 1));
        const times = (type: DecisionEvent['type']) => stream.filter(({ event }) => event.type === type).length;
        for (const once of ['decisionOpened', 'decisionSigned', 'decisionRegistered', 'decisionPublished'] as const) {
          expect(times(once)).toBeLessThanOrEqual(1);
        }
        expect(times('certificatesIssued')).toBeLessThanOrEqual(1);
        reached.published += state?.number ? 1 : 0;
        reached.emptied += state?.nos.length === 0 ? 1 : 0;
        reached.droppedThenSigned += state?.signedBy && state.dropped.length > 0 ? 1 : 0;
      },
    ),
    RUNS,
  );
  for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(20);
});
