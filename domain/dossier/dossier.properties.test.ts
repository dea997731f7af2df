/** Random acts by random people on one dossier: what must hold whatever they do. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  archive,
  decideAward,
  dossierMachine,
  fails,
  NOTE,
  placeOn,
  receive,
  recordIssuance,
  result,
  sendBack,
  stop,
  submit,
  verify,
  withdraw,
} from '../../tests/support/dossier-story.ts';
import { actor, RUNS, run, TUESDAY } from '../../tests/support/given.ts';
import type { Role } from '../acts.ts';
import { HOLIDAYS_2026_2027 } from '../calendar/holidays.ts';
import type { DossierCommand } from './commands.ts';
import { DOSSIER_ROLES } from './commands.ts';
import { type DossierState, type NomineeStatus, stageOf } from './dossier.ts';

const FINAL: readonly NomineeStatus[] = ['AWARDED', 'WITHDRAWN', 'REJECTED', 'VOTED_FAIL'];
const ROLES: readonly Role[] = ['proposer', 'officer', 'authority', 'system', 'clerk', 'member', 'secretary'];

const roll = fc.record({
  /** Low: what the stage asks for. High: anything at all. */
  pick: fc.nat(99),
  person: fc.nat(4),
  some: fc.nat(15),
  others: fc.nat(15),
  no: fc.nat(5),
  hours: fc.nat(200),
});
type Roll = typeof roll extends fc.Arbitrary<infer T> ? T : never;

const inMask = (nos: readonly number[], mask: number) => nos.filter((no) => (mask >> (no - 1)) & 1);

/** Every kind of command, filled in from the roll: well for about half of them, wrongly for the others. */
function commands(by: Roll, state: DossierState | null): Record<DossierCommand['type'], DossierCommand> {
  const all = state?.nominees.map((nominee) => nominee.no) ?? [1, 2, 3];
  const having = (status: NomineeStatus) =>
    state?.nominees.filter((nominee) => nominee.status === status).map((nominee) => nominee.no) ?? [];
  const sloppy = by.some % 4 === 3;
  const listed = sloppy ? inMask(all, by.others) : having('LISTED');
  const passed = inMask(listed, by.some);
  const rest = listed.filter((no) => !passed.includes(no));
  const failed = inMask(rest, by.others);
  const decided = sloppy ? inMask(all, by.others) : having('DECIDED');
  const dropped = by.no === 0 ? decided : inMask(decided, by.some & by.others);
  const awarded = decided.filter((no) => !dropped.includes(no));
  const rejectable = sloppy ? all : having('RECEIVED');
  return {
    submitDossier: submit({ kinds: ['IIC', 'IICI', 'C', '', 'IC'][by.no] ?? 'IIC' }),
    receiveDossier: receive,
    returnDossier: sendBack(by.no === 0 ? '' : NOTE),
    completeVerification: verify(inMask(rejectable, by.some & by.others).map((no) => fails(no))),
    adoptFavourableRules: { type: 'adoptFavourableRules', ruleSet: 'TLD-2026-10', noteHash: NOTE },
    stopNominees: stop(inMask(sloppy ? all : having('APPRAISED'), by.some & by.others)),
    placeOnAgenda: placeOn(`S${by.no}`, sloppy ? inMask(all, by.others) : having('APPRAISED')),
    takeOffAgenda: {
      type: 'takeOffAgenda',
      sessionId: sloppy ? `S${by.no}` : (state?.sessionId ?? 'S0'),
      formerSessionId: null,
    },
    recordCouncilResult: result({
      sessionId: sloppy ? `S${by.no}` : (state?.sessionId ?? 'S0'),
      passed,
      failed,
      notConsidered: rest.filter((no) => !failed.includes(no)),
    }),
    decideAward: decideAward(inMask(having('VOTED_PASS'), by.some & by.others).map((no) => ({ no, noteHash: NOTE }))),
    recordIssuance: recordIssuance({ number: awarded.length > 0 ? `0${by.no}/QĐ-LĐLĐ` : null, awarded, dropped }),
    withdrawNominee: withdraw(by.no, by.some === 0 ? '' : NOTE),
    adoptCalendar: {
      type: 'adoptCalendar',
      holidays: { ...HOLIDAYS_2026_2027, edition: by.no, daysOff: by.some % 2 === 0 ? [] : ['2026-11-12'] },
    },
    passDeadline: { type: 'passDeadline', dueAt: state?.dueAt ?? TUESDAY },
    archiveDossier: archive,
  };
}

const NATURAL: Readonly<Record<string, readonly DossierCommand['type'][]>> = {
  NOTHING: ['submitDossier'],
  SUBMITTED: ['receiveDossier', 'receiveDossier', 'returnDossier'],
  RETURNED: ['submitDossier'],
  RECEIVED: ['completeVerification', 'completeVerification', 'returnDossier'],
  APPRAISED: ['placeOnAgenda', 'placeOnAgenda', 'stopNominees'],
  IN_COUNCIL: ['recordCouncilResult'],
  VOTED: ['decideAward'],
  DECIDED: ['recordIssuance'],
  CONCLUDED: ['archiveDossier', 'withdrawNominee', 'recordIssuance'],
  ARCHIVED: ['recordCouncilResult', 'placeOnAgenda', 'decideAward'],
};

function choose(by: Roll, state: DossierState | null) {
  const made = commands(by, state);
  const types = Object.keys(made) as DossierCommand['type'][];
  const natural = NATURAL[state === null ? 'NOTHING' : stageOf(state)] ?? types;
  const from = by.pick < 75 ? natural : types;
  const type = from[by.pick % from.length] ?? 'submitDossier';
  const [role] = by.pick < 95 ? DOSSIER_ROLES[type] : [ROLES[by.others % ROLES.length]];
  return { command: made[type], who: actor(role ?? 'system', `u${by.person}`) };
}

/** An account of its own, kept from the events alone. */
function accountOf(history: readonly { readonly event: { readonly type: string } }[]) {
  const named = (type: string, field: string) =>
    history.flatMap(({ event }) =>
      event.type === type ? ((event as unknown as Record<string, number[]>)[field] ?? []) : [],
    );
  return {
    passed: named('councilConcluded', 'passed'),
    failed: named('councilConcluded', 'failed'),
    decided: named('awardDecided', 'nos'),
    awarded: named('decisionIssued', 'awarded'),
  };
}

/** What is wrong with a step, in words; `expect` at every step would take most of the time. */
function faultsOf(before: DossierState | null, state: DossierState): string[] {
  const stage = stageOf(state);
  const was = before?.nominees ?? [];
  const over = stage === 'CONCLUDED' || stage === 'ARCHIVED';
  const goingForward = state.nominees.some((nominee) => !FINAL.includes(nominee.status));
  const faults: readonly (readonly [string, boolean])[] = [
    ['numbers run 1, 2, 3 … without a gap', state.nominees.some((nominee, index) => nominee.no !== index + 1)],
    ['nobody is lost', state.nominees.length < was.length],
    [
      'only a new version adds',
      before !== null && state.nominees.length > was.length && stageOf(before) !== 'RETURNED',
    ],
    ['final is final', was.some((one, at) => FINAL.includes(one.status) && state.nominees[at]?.status !== one.status)],
    ['over exactly when nobody goes forward', over === goingForward],
    ['over waits for nobody', over && state.dueAt !== null],
    [
      'the authority always gets a deadline',
      stage === 'VOTED' && state.dueAt === null && before !== null && stageOf(before) !== 'VOTED',
    ],
    ['a clock runs exactly while something is due', (state.dueAt === null) !== (state.clock === null)],
    ['the calendar never goes back', before !== null && state.edition < before.edition],
    ['rules stay pinned', before?.ruleSet != null && state.ruleSet !== before.ruleSet],
    ['the number stays', before?.decisionNumber != null && state.decisionNumber !== before.decisionNumber],
    ['proposer ≠ verifier', state.proposers.includes(state.verifierId ?? '')],
    ['proposer ≠ decider', state.proposers.includes(state.deciderId ?? '')],
    ['verifier ≠ decider', state.deciderId !== null && state.deciderId === state.verifierId],
  ];
  return faults.filter(([, broken]) => broken).map(([rule]) => rule);
}

it('nobody is lost, added, revived, awarded twice or awarded without council and authority', () => {
  const reached = { awarded: 0, refused: 0, archived: 0, severalVersions: 0 };
  fc.assert(
    fc.property(fc.array(roll, { minLength: 12, maxLength: 28, size: 'max' }), (rolls) => {
      const dossier = run(dossierMachine);
      const faults: string[] = [];
      let now = Date.parse(TUESDAY);
      for (const by of rolls) {
        now += by.hours * 3_600_000;
        const before = dossier.state;
        const { command, who } = choose(by, before);
        const decision = dossier.act(who, command, new Date(now).toISOString());
        if ('refused' in decision) reached.refused += 1;
        if (dossier.state !== null && dossier.state !== before) faults.push(...faultsOf(before, dossier.state));
      }
      expect(faults).toStrictEqual([]);
      const { state, stream } = dossier;
      expect(dossier.refolded(), 'the log alone gives the same state').toStrictEqual(state);
      expect(stream.map((recorded) => recorded.seq)).toStrictEqual(stream.map((_, index) => index + 1));

      const { passed, failed, decided, awarded } = accountOf(stream);
      expect(new Set(awarded).size, 'nobody is awarded twice').toBe(awarded.length);
      const holding = state?.nominees.filter(({ status }) => status === 'AWARDED').map(({ no }) => no) ?? [];
      expect(holding).toStrictEqual(awarded.toSorted((a, b) => a - b));
      for (const no of awarded) {
        expect(passed.filter((one) => one === no)).toHaveLength(1);
        expect(decided.filter((one) => one === no)).toHaveLength(1);
        expect(failed).not.toContain(no);
      }
      reached.awarded += holding.length > 0 ? 1 : 0;
      reached.archived += state?.archivedAt ? 1 : 0;
      reached.severalVersions += (state?.version ?? 0) > 1 ? 1 : 0;
    }),
    RUNS,
  );
  // The runs must go where the rules are: to the award, the archive and back to the proposer.
  expect(reached.awarded).toBeGreaterThan(RUNS.numRuns / 10);
  expect(reached.archived).toBeGreaterThan(RUNS.numRuns / 10);
  expect(reached.severalVersions).toBeGreaterThan(RUNS.numRuns / 10);
  expect(reached.refused).toBeGreaterThan(RUNS.numRuns);
});
