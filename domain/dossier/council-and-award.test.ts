/** From the agenda to the archive: single nominees passed, failed, not considered, refused, withdrawn from the draft. */

import { describe, expect, it } from 'vitest';
import {
  AUTHORITY,
  archive,
  awardDecided,
  concluded,
  DECIDE_BY,
  decideAward,
  dossierMachine,
  fails,
  issued,
  NOTE,
  NUMBER,
  placed,
  placeOn,
  recordIssuance,
  result,
  SYSTEM,
  stop,
  UP_TO,
  verified,
  withdrawn,
} from '../../tests/support/dossier-story.ts';
import { specify, TUESDAY } from '../../tests/support/given.ts';
import { type DossierState, stageOf } from './dossier.ts';

const given = specify(dossierMachine);
const statuses = (state: DossierState) => state.nominees.map((nominee) => nominee.status);

describe('the council’s agenda', () => {
  it('takes some nominees or all, and asks for nobody’s act meanwhile', () => {
    const state = given(UP_TO.APPRAISED).when(SYSTEM, placeOn('S1')).thenEvents(placed().event);
    expect(stageOf(state)).toBe('IN_COUNCIL');
    expect(state).toMatchObject({ sessionId: 'S1', dueAt: null });
  });

  it('told a second time changes nothing', () => {
    given(UP_TO.IN_COUNCIL).when(SYSTEM, placeOn('S1')).thenNothing();
    given(UP_TO.VOTED).when(SYSTEM, placeOn('S1')).thenNothing();
  });

  it('refuses nobody, a stranger, a rejected nominee', () => {
    const after = given([...UP_TO.RECEIVED, verified([fails(2)])]);
    after.when(SYSTEM, placeOn('S1', [])).thenRefused('NOBODY_LEFT');
    after.when(SYSTEM, placeOn('S1', [1, 4])).thenRefused('ON_ANOTHER_AGENDA');
    after.when(SYSTEM, placeOn('S1', [1, 2])).thenRefused('ON_ANOTHER_AGENDA');
  });

  it('of a second session waits until the first has given its result', () => {
    given([...UP_TO.APPRAISED, placed('S1', [1])])
      .when(SYSTEM, placeOn('S2', [2, 3]))
      .thenRefused('ON_ANOTHER_AGENDA');
  });

  it('goes on without somebody withdrawn after the invitation', () => {
    const state = given([...UP_TO.APPRAISED, withdrawn(2)])
      .when(SYSTEM, placeOn('S1', [1, 2, 3]))
      .thenEvents(placed('S1', [1, 3]).event);
    expect(statuses(state)).toStrictEqual(['LISTED', 'WITHDRAWN', 'LISTED']);
  });
});

describe('the council’s result', () => {
  it('passes some and fails others; the authority then has five working days', () => {
    const state = given(UP_TO.IN_COUNCIL)
      .when(SYSTEM, result({ passed: [1, 3], failed: [2] }))
      .thenEvents(concluded({ passed: [1, 3], failed: [2] }).event);
    expect(statuses(state)).toStrictEqual(['VOTED_PASS', 'VOTED_FAIL', 'VOTED_PASS']);
    expect(state.dueAt).toBe(DECIDE_BY);
  });

  it('that passes nobody concludes the dossier', () => {
    const state = given([...UP_TO.IN_COUNCIL, concluded({ passed: [], failed: [1, 2, 3] })]).state();
    expect(stageOf(state)).toBe('CONCLUDED');
    expect(state.dueAt).toBeNull();
  });

  it('without a quorum puts everybody back before another session', () => {
    const back = given([...UP_TO.IN_COUNCIL, concluded({ passed: [], notConsidered: [1, 2, 3] })]);
    expect(stageOf(back.state())).toBe('APPRAISED');
    expect(back.state().dueAt).toBeNull();
    expect(back.when(SYSTEM, placeOn('S2')).thenEvents(placed('S2').event).sessionId).toBe('S2');
  });

  it('of a nominee withdrawn meanwhile is left out', () => {
    const state = given([...UP_TO.IN_COUNCIL, withdrawn(2)])
      .when(SYSTEM, result({ passed: [1, 2], failed: [3] }))
      .thenEvents(concluded({ passed: [1], failed: [3] }).event);
    expect(statuses(state)).toStrictEqual(['VOTED_PASS', 'WITHDRAWN', 'VOTED_FAIL']);
  });

  it('names every listed nominee, each once', () => {
    const listed = given(UP_TO.IN_COUNCIL);
    listed.when(SYSTEM, result({ passed: [1], failed: [2] })).thenRefused('STALE_RESULT');
    listed.when(SYSTEM, result({ passed: [1, 2, 3], failed: [2] })).thenRefused('STALE_RESULT');
    listed.when(SYSTEM, result({ sessionId: 'S2' })).thenRefused('STALE_RESULT');
  });

  it('of two sessions: the authority’s days begin when nobody waits for the council any more', () => {
    const halfWay = [...UP_TO.IN_COUNCIL, concluded({ passed: [1], failed: [], notConsidered: [2, 3] })];
    expect(stageOf(given(halfWay).state())).toBe('APPRAISED');
    expect(given(halfWay).state().dueAt).toBeNull();
    given(halfWay).when(AUTHORITY, decideAward()).thenRefused('WRONG_STAGE');

    const second = concluded({ sessionId: 'S2', passed: [], failed: [2, 3] });
    const done = given([...halfWay, placed('S2', [2, 3]), second]).state();
    expect(stageOf(done)).toBe('VOTED');
    expect(done.dueAt).toBe(DECIDE_BY);
  });
});

describe('the award', () => {
  const toSecondSession = [...UP_TO.IN_COUNCIL, concluded({ passed: [1], notConsidered: [2, 3] }), withdrawn(3)];

  it.each([
    ['before another session', [...toSecondSession, withdrawn(2)]],
    ['on its agenda', [...toSecondSession, placed('S2', [2]), withdrawn(2)]],
  ])('waits for the authority, with a deadline, once the last one %s is withdrawn', (_where, history) => {
    const state = given(history).state();
    expect(stageOf(state)).toBe('VOTED');
    expect(state.dueAt).toBe(DECIDE_BY);
  });

  it('follows the council, or refuses single cases with a reason', () => {
    const refused = [{ no: 3, noteHash: NOTE }];
    const state = given(UP_TO.VOTED)
      .when(AUTHORITY, decideAward(refused))
      .thenEvents({ type: 'awardDecided', nos: [1, 2], refused });
    expect(statuses(state)).toStrictEqual(['DECIDED', 'DECIDED', 'REJECTED']);
    expect(state).toMatchObject({ deciderId: AUTHORITY.id, dueAt: null });
  });

  it('refused for everybody concludes the dossier', () => {
    const refused = [1, 2, 3].map((no) => ({ no, noteHash: NOTE }));
    expect(stageOf(given([...UP_TO.VOTED, awardDecided([], refused)]).state())).toBe('CONCLUDED');
  });

  it('never goes to somebody the council failed', () => {
    const state = given([...UP_TO.IN_COUNCIL, concluded({ passed: [1, 3], failed: [2] })])
      .when(AUTHORITY, decideAward())
      .thenEvents({ type: 'awardDecided', nos: [1, 3], refused: [] });
    expect(statuses(state)).toStrictEqual(['DECIDED', 'VOTED_FAIL', 'DECIDED']);
  });

  it('refused needs a reason, a nominee who passed, and names each once', () => {
    const voted = given([...UP_TO.IN_COUNCIL, concluded({ passed: [1, 3], failed: [2] })]);
    voted.when(AUTHORITY, decideAward([{ no: 1, noteHash: '' }])).thenRefused('REASON_NEEDED', { no: 1 });
    voted.when(AUTHORITY, decideAward([{ no: 2, noteHash: NOTE }])).thenRefused('UNKNOWN_NOMINEE', { no: 2 });
    const twice = [1, 1].map((no) => ({ no, noteHash: NOTE }));
    voted.when(AUTHORITY, decideAward(twice)).thenRefused('UNKNOWN_NOMINEE', { no: 1 });
  });
});

describe('the issued decision', () => {
  it('awards those it names and keeps out those withdrawn from the draft', () => {
    const state = given(UP_TO.DECIDED)
      .when(SYSTEM, recordIssuance({ awarded: [1, 3], dropped: [2] }))
      .thenEvents(issued({ awarded: [1, 3], dropped: [2] }).event);
    expect(statuses(state)).toStrictEqual(['AWARDED', 'WITHDRAWN', 'AWARDED']);
    expect(state.decisionNumber).toBe(NUMBER);
    expect(stageOf(state)).toBe('CONCLUDED');
  });

  it('names exactly those decided', () => {
    const decided = given(UP_TO.DECIDED);
    decided.when(SYSTEM, recordIssuance({ awarded: [1, 2] })).thenRefused('STALE_RESULT');
    decided.when(SYSTEM, recordIssuance({ awarded: [1, 2, 4] })).thenRefused('STALE_RESULT');
    decided.when(SYSTEM, recordIssuance({ awarded: [1, 2, 3], dropped: [3] })).thenRefused('STALE_RESULT');
  });

  it('does not exist when everybody was withdrawn before the signature', () => {
    const nobody = recordIssuance({ number: null, issuedOn: '', awarded: [], dropped: [1, 2, 3] });
    const state = given(UP_TO.DECIDED)
      .when(SYSTEM, nobody)
      .thenEvents(issued({ number: null, issuedOn: '', awarded: [], dropped: [1, 2, 3] }).event);
    expect(stageOf(state)).toBe('CONCLUDED');
    expect(state.decisionNumber).toBeNull();
  });

  it('has a number exactly when it awards somebody', () => {
    const decided = given(UP_TO.DECIDED);
    decided.when(SYSTEM, recordIssuance({ number: null })).thenRefused('STALE_RESULT');
    decided.when(SYSTEM, recordIssuance({ awarded: [], dropped: [1, 2, 3] })).thenRefused('STALE_RESULT');
  });
});

describe('the archive', () => {
  it('closes the dossier for ever', () => {
    const state = given(UP_TO.CONCLUDED)
      .when(SYSTEM, archive)
      .thenEvents({ type: 'dossierArchived', bundleSha256: 'b'.repeat(64) });
    expect(stageOf(state)).toBe('ARCHIVED');
    expect(state.archivedAt).toBe(TUESDAY);
  });

  it('is not made while a nominee still goes forward', () => {
    given([...UP_TO.IN_COUNCIL, withdrawn(1)])
      .when(SYSTEM, archive)
      .thenRefused('WRONG_STAGE');
  });
});

describe('a condition that was met at the verification and is not met any more', () => {
  it('stops that nominee before the council, and nobody else', () => {
    const state = given(UP_TO.APPRAISED)
      .when(SYSTEM, stop([2]))
      .thenEvents({ type: 'nomineesStopped', stopped: [fails(2)], reportHash: 'c'.repeat(64) });
    expect(statuses(state)).toStrictEqual(['APPRAISED', 'REJECTED', 'APPRAISED']);
  });

  it('has its reason on record, and passes over whoever is out already', () => {
    given(UP_TO.APPRAISED)
      .when(SYSTEM, stop([2], ''))
      .thenRefused('REASON_NEEDED');
    given([...UP_TO.APPRAISED, withdrawn(2)])
      .when(SYSTEM, stop([2]))
      .thenNothing();
    given(UP_TO.IN_COUNCIL)
      .when(SYSTEM, stop([2]))
      .thenNothing();
  });

  it('ends a dossier in which nobody else is left', () => {
    const state = given([...UP_TO.APPRAISED, withdrawn(1), withdrawn(3)])
      .when(SYSTEM, stop([2]))
      .thenEvents({ type: 'nomineesStopped', stopped: [fails(2)], reportHash: 'c'.repeat(64) });
    expect(stageOf(state)).toBe('CONCLUDED');
  });

  it('found at the signature is no withdrawal: the decision is issued to the others', () => {
    const state = given(UP_TO.DECIDED)
      .when(SYSTEM, recordIssuance({ awarded: [1], dropped: [3], stopped: [2] }))
      .thenEvents({
        type: 'decisionIssued',
        number: NUMBER,
        issuedOn: '2026-11-16',
        awarded: [1],
        dropped: [3],
        stopped: [2],
      });
    expect(statuses(state)).toStrictEqual(['AWARDED', 'REJECTED', 'WITHDRAWN']);
    given(UP_TO.DECIDED)
      .when(SYSTEM, recordIssuance({ awarded: [1], dropped: [3], stopped: [3] }))
      .thenRefused('STALE_RESULT');
  });
});
