/** Single nominees up to the council: sent back, rejected, withdrawn. */

import { describe, expect, it } from 'vitest';
import {
  concluded,
  decideAward,
  dossierMachine,
  fails,
  NOTE,
  OFFICER,
  PROPOSER,
  placed,
  receive,
  received,
  returned,
  submit,
  submitted,
  UP_TO,
  VERIFY_BY,
  verified,
  verify,
  withdraw,
  withdrawn,
} from '../../tests/support/dossier-story.ts';
import { actor, happened, specify } from '../../tests/support/given.ts';
import { type DossierStage, type DossierState, stageOf } from './dossier.ts';

const given = specify(dossierMachine);
const statuses = (state: DossierState) => state.nominees.map((nominee) => nominee.status);

describe('a dossier that was returned', () => {
  const sentBack = [submitted(), received, returned];

  it('comes back as a new version of the same dossier, with a new clock', () => {
    const state = given(sentBack)
      .when(PROPOSER, submit({ recordsHash: '2'.repeat(64), kinds: 'IICC' }), '2026-11-23T02:00:00.000Z')
      .thenEvents({
        type: 'dossierSubmitted',
        unitId: 'cd-may-hoa-binh',
        awardCode: 'BK_LDLD',
        evaluationYear: 2026,
        recordsHash: '2'.repeat(64),
        version: 2,
        kinds: 'IICC',
        // 24/11 is a day off: 25, 26, 27/11.
        receiveBy: '2026-11-27T10:00:00.000Z',
      });
    expect(stageOf(state)).toBe('SUBMITTED');
    expect(statuses(state)).toStrictEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED', 'SUBMITTED']);
  });

  it('stays under the rules of its first receipt', () => {
    const state = given([...sentBack, submitted({ version: 2 })])
      .when(OFFICER, receive)
      .thenEvents({ type: 'dossierReceived', ruleSet: 'TLD-2026-10', verifyBy: VERIFY_BY });
    expect(state.ruleSet).toBe('TLD-2026-10');
  });

  it('cannot lose a line, change hands or change to an award that does not exist', () => {
    const again = given(sentBack);
    again.when(PROPOSER, submit({ kinds: 'II' })).thenRefused('NO_NOMINEE');
    again.when(PROPOSER, submit({ unitId: 'cd-khac' })).thenRefused('NOT_YOUR_UNIT');
    again.when(PROPOSER, submit({ awardCode: 'GK' })).thenRefused('UNKNOWN_AWARD');
  });

  it('leaves out those who withdrew in the meantime', () => {
    const { nominees } = given([...sentBack, withdrawn(2), submitted({ version: 2, kinds: 'IIC' })]).state();
    expect(nominees.map((nominee) => nominee.status)).toStrictEqual(['SUBMITTED', 'WITHDRAWN', 'SUBMITTED']);
  });

  it('keeps everybody who ever proposed it from verifying and deciding', () => {
    const colleague = actor('proposer', 'u-hoa-2');
    const { event } = submitted({ version: 2 });
    const twice = [...sentBack, happened(colleague, event)];
    given(twice).when(actor('officer', PROPOSER.id), receive).thenRefused('SAME_PERSON');
    given(twice).when(actor('officer', colleague.id), receive).thenRefused('SAME_PERSON');
    given([...twice, received])
      .when(actor('officer', PROPOSER.id), verify())
      .thenRefused('SAME_PERSON');
    given([...twice, received, verified(), placed(), concluded()])
      .when(actor('authority', PROPOSER.id), decideAward())
      .thenRefused('SAME_PERSON');
  });
});

describe('verification', () => {
  const atOfficer = given(UP_TO.RECEIVED);

  it('rejects some, each by a criterion and with a reason, and proposes the others', () => {
    const rejected = [fails(2)];
    const state = atOfficer.when(OFFICER, verify(rejected)).thenEvents({ type: 'verificationCompleted', rejected });
    expect(statuses(state)).toStrictEqual(['APPRAISED', 'REJECTED', 'APPRAISED']);
    expect(state).toMatchObject({ verifierId: OFFICER.id, dueAt: null });
    expect(stageOf(state)).toBe('APPRAISED');
  });

  it('that rejects everybody concludes the dossier', () => {
    const rejected = [fails(1), fails(2), fails(3)];
    const state = atOfficer.when(OFFICER, verify(rejected)).thenEvents({ type: 'verificationCompleted', rejected });
    expect(stageOf(state)).toBe('CONCLUDED');
  });

  it('refuses a criterion the pinned rules do not have, a missing reason, a stranger, a case named twice', () => {
    const asking = (...rejected: readonly ReturnType<typeof fails>[]) => atOfficer.when(OFFICER, verify(rejected));
    asking(fails(1, { criterion: 'TUY_Y' })).thenRefused('UNKNOWN_CRITERION', { no: 1 });
    asking(fails(1, { noteHash: '' })).thenRefused('REASON_NEEDED', { no: 1 });
    asking(fails(4)).thenRefused('UNKNOWN_NOMINEE', { no: 4 });
    asking(fails(1), fails(1)).thenRefused('UNKNOWN_NOMINEE', { no: 1 });
  });

  it('cannot bring back or reject somebody withdrawn', () => {
    const after = given([...UP_TO.RECEIVED, withdrawn(2)]);
    after.when(OFFICER, verify([fails(2)])).thenRefused('UNKNOWN_NOMINEE', { no: 2 });
    const state = after.when(OFFICER, verify()).thenEvents({ type: 'verificationCompleted', rejected: [] });
    expect(statuses(state)).toStrictEqual(['APPRAISED', 'WITHDRAWN', 'APPRAISED']);
  });
});

describe('withdrawing one nominee', () => {
  const LIVE_STAGES: readonly DossierStage[] = [
    'SUBMITTED',
    'RETURNED',
    'RECEIVED',
    'APPRAISED',
    'IN_COUNCIL',
    'VOTED',
  ];

  it.each(LIVE_STAGES)('when %s: the others go on in the same stage', (stage) => {
    const before = given(UP_TO[stage]);
    const state = before.when(PROPOSER, withdraw(2)).thenEvents({ type: 'nomineeWithdrawn', no: 2, noteHash: NOTE });
    const was = statuses(before.state());
    expect(statuses(state)).toStrictEqual([was[0], 'WITHDRAWN', was[2]]);
    expect(stageOf(state)).toBe(stage);
    expect(state.dueAt).toBe(before.state().dueAt);
  });

  it.each(LIVE_STAGES)('when %s: the last one concludes the dossier, which then waits for nobody', (stage) => {
    const state = given([...UP_TO[stage], withdrawn(1), withdrawn(2), withdrawn(3)]).state();
    expect(stageOf(state)).toBe('CONCLUDED');
    expect(state.dueAt).toBeNull();
  });

  it('needs a reason and a nominee who still goes forward', () => {
    const voted = given([
      ...UP_TO.RECEIVED,
      verified([fails(2)]),
      placed('S1', [1, 3]),
      concluded({ passed: [1], failed: [3] }),
    ]);
    voted.when(OFFICER, withdraw(1, '')).thenRefused('REASON_NEEDED');
    voted.when(OFFICER, withdraw(2)).thenRefused('NOMINEE_ALREADY_OUT', { no: 2 });
    voted.when(OFFICER, withdraw(3)).thenRefused('NOMINEE_ALREADY_OUT', { no: 3 });
    voted.when(OFFICER, withdraw(9)).thenRefused('UNKNOWN_NOMINEE', { no: 9 });
  });

  it('is the decision’s affair once the award is decided', () => {
    given(UP_TO.DECIDED).when(PROPOSER, withdraw(1)).thenRefused('WRONG_STAGE');
  });
});
