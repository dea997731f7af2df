import { describe, expect, it } from 'vitest';
import { dossierMachine, placed, received, STAGES, UP_TO } from '../../tests/support/dossier-story.ts';
import { recordedFrom, specify } from '../../tests/support/given.ts';
import { evolveDossier, isLive, LIVE, type NomineeStatus, stageOf } from './dossier.ts';

const given = specify(dossierMachine);

describe('the stage of a dossier', () => {
  it.each(STAGES)('%s is read off its nominees', (stage) => {
    expect(stageOf(given(UP_TO[stage]).state())).toBe(stage);
  });

  // From the least advanced to the most: one nominee who lags behind holds the whole dossier.
  const ORDER: readonly NomineeStatus[] = [
    'SUPPLEMENT',
    'SUBMITTED',
    'RECEIVED',
    'APPRAISED',
    'LISTED',
    'VOTED_PASS',
    'DECIDED',
    'AWARDED',
  ];

  it('is that of the least advanced nominee who still goes forward', () => {
    const [first, ...others] = given(UP_TO.SUBMITTED).state().nominees;
    if (first === undefined) throw new Error('no nominee');
    const withStatuses = (...statuses: readonly NomineeStatus[]) =>
      stageOf({
        ...given(UP_TO.SUBMITTED).state(),
        nominees: statuses.map((status, index) => ({ ...(others[index] ?? first), no: index + 1, status })),
      });
    for (const [rank, status] of ORDER.entries()) {
      for (const further of ORDER.slice(rank)) {
        expect(withStatuses(further, status, 'WITHDRAWN')).toBe(withStatuses(status));
      }
    }
  });

  it('is CONCLUDED when nobody goes forward any more', () => {
    const state = given(UP_TO.VOTED).state();
    const out = ['AWARDED', 'WITHDRAWN', 'REJECTED', 'VOTED_FAIL'] as const;
    const nominees = out.map((status, index) => ({ no: index + 1, kind: 'INDIVIDUAL', status }) as const);
    expect(stageOf({ ...state, nominees })).toBe('CONCLUDED');
    expect(nominees.some(isLive)).toBe(false);
    expect(LIVE).not.toContain('AWARDED');
  });
});

describe('a history', () => {
  it('that does not begin with a submission is not believed', () => {
    expect(() => specify(dossierMachine)([received])).toThrow('dossierReceived before dossierSubmitted');
  });

  it('moves nobody out of turn', () => {
    const [recorded] = recordedFrom([placed()]);
    if (recorded === undefined) throw new Error('nothing recorded');
    const state = evolveDossier(given(UP_TO.SUBMITTED).state(), recorded);
    expect(state.nominees.map((nominee) => nominee.status)).toStrictEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED']);
  });
});
