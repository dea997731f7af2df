/** Two rule sets of the test's own: the law changes while a dossier is on its way. */

import { describe, expect, it, vi } from 'vitest';
import {
  dossierMachine,
  NOTE,
  OFFICER,
  PROPOSER,
  receive,
  received,
  result,
  returned,
  SYSTEM,
  submit,
  submitted,
  UP_TO,
  verify,
} from '../../tests/support/dossier-story.ts';
import { specify } from '../../tests/support/given.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { DossierCommand } from './commands.ts';

vi.mock('../rulesets/index.ts', async (original) => {
  const real = await original<typeof import('../rulesets/index.ts')>();
  const { isInForce } = await import('../rules/rule-set.ts');
  const [first] = real.RULE_SETS;
  const [award] = first?.awards ?? [];
  if (first === undefined || award === undefined) throw new Error('no rule set is published');
  const { deadlines } = award;
  const until: RuleSet = { ...first, to: '2026-12-31' };
  // From 2027: individuals only, twice the days for verification and decision, no award of the old kind.
  const after: RuleSet = {
    ...first,
    id: 'TLD-2027',
    from: '2027-01-01',
    awards: [
      { ...award, code: 'BK_MOI', subjectKinds: ['INDIVIDUAL'], deadlines: { ...deadlines, verify: 40, decide: 10 } },
    ],
  };
  const sets = [until, after];
  return {
    RULE_SETS: sets,
    ruleSetOn: (date: string) => sets.find((set) => isInForce(set, date)),
    ruleSetById: (id: string) => sets.find((set) => set.id === id),
  };
});

const given = specify(dossierMachine);
/** Monday 04/01/2027. */
const NEW_YEAR = '2027-01-04T02:00:00.000Z';

describe('when the rules change', () => {
  it('a dossier submitted from then on follows the new ones', () => {
    given([]).when(PROPOSER, submit(), NEW_YEAR).thenRefused('UNKNOWN_AWARD');
    expect(
      given([])
        .when(PROPOSER, submit({ awardCode: 'BK_MOI', kinds: 'II' }), NEW_YEAR)
        .verdict(),
    ).toBe('ok');
  });

  it('an award for individuals takes no collective', () => {
    given([])
      .when(PROPOSER, submit({ awardCode: 'BK_MOI', kinds: 'IC' }), NEW_YEAR)
      .thenRefused('SUBJECT_KIND_NOT_ALLOWED');
  });

  it('what counts is the day of receipt, not of submission', () => {
    given([submitted()]).when(OFFICER, receive, NEW_YEAR).thenRefused('NO_RULE_SET');
    const state = given([submitted({ awardCode: 'BK_MOI' })])
      .when(OFFICER, receive, NEW_YEAR)
      .thenEvents({ type: 'dossierReceived', ruleSet: 'TLD-2027', verifyBy: '2027-03-08T10:00:00.000Z' });
    expect(state.ruleSet).toBe('TLD-2027');
  });

  it('a dossier received before stays under the old ones to its end', () => {
    expect(given(UP_TO.RECEIVED).when(OFFICER, verify(), NEW_YEAR).verdict()).toBe('ok');
    const { dueAt } = given(UP_TO.IN_COUNCIL)
      .when(SYSTEM, result(), NEW_YEAR)
      .thenEvents({
        type: 'councilConcluded',
        sessionId: 'S1',
        passed: [1, 2, 3],
        failed: [],
        notConsidered: [],
        decideBy: '2027-01-11T10:00:00.000Z',
      });
    expect(dueAt).toBe('2027-01-11T10:00:00.000Z');
  });

  it('the officer may move it to the new ones where these favour the nominees, with the reason on record', () => {
    const newer = (change = {}): DossierCommand => ({
      type: 'adoptFavourableRules',
      ruleSet: 'TLD-2027',
      noteHash: NOTE,
      ...change,
    });
    const individuals = [submitted({ awardCode: 'BK_MOI', kinds: 'II' }), received];
    const state = given(individuals)
      .when(OFFICER, newer(), NEW_YEAR)
      .thenEvents({ type: 'favourableRulesAdopted', ruleSet: 'TLD-2027', noteHash: NOTE });
    expect(state.ruleSet).toBe('TLD-2027');
    given(individuals)
      .when(OFFICER, newer({ noteHash: '' }), NEW_YEAR)
      .thenRefused('REASON_NEEDED');
    given(individuals).when(PROPOSER, newer(), NEW_YEAR).thenRefused('ROLE_NOT_ALLOWED');
    given(individuals)
      .when(OFFICER, newer({ ruleSet: 'TLD-2026-10' }), NEW_YEAR)
      .thenRefused('NOT_NEWER_RULES');
    given(individuals)
      .when(OFFICER, newer({ ruleSet: 'TLD-1999' }), NEW_YEAR)
      .thenRefused('NOT_NEWER_RULES');
    given(UP_TO.RECEIVED).when(OFFICER, newer(), NEW_YEAR).thenRefused('UNKNOWN_AWARD');
    given([submitted({ awardCode: 'BK_MOI', kinds: 'IC' }), received])
      .when(OFFICER, newer(), NEW_YEAR)
      .thenRefused('SUBJECT_KIND_NOT_ALLOWED');
    for (const events of [UP_TO.SUBMITTED, UP_TO.APPRAISED])
      given(events).when(OFFICER, newer(), NEW_YEAR).thenRefused('WRONG_STAGE');
  });

  it('the edition that the application offers is taken only on days on which it is in force', () => {
    const offer = (ruleSet: string): DossierCommand => ({ type: 'receiveDossier', ruleSet });
    given([submitted()]).when(OFFICER, offer('TLD-2027')).thenRefused('NO_RULE_SET');
    given([submitted()]).when(OFFICER, offer('TLD-1999')).thenRefused('NO_RULE_SET');
    expect(given([submitted()]).when(OFFICER, offer('TLD-2026-10')).verdict()).toBe('ok');
  });

  it('a dossier returned before comes back under the old ones', () => {
    const sentBack = given([submitted(), received, returned]);
    expect(sentBack.when(PROPOSER, submit(), NEW_YEAR).verdict()).toBe('ok');
    given([submitted(), received, returned, submitted({ version: 2 })])
      .when(OFFICER, receive, NEW_YEAR)
      .thenEvents({ type: 'dossierReceived', ruleSet: 'TLD-2026-10', verifyBy: '2027-02-01T10:00:00.000Z' });
  });
});
