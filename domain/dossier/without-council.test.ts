import { describe, expect, it } from 'vitest';
import {
  AUTHORITY,
  awardDecided,
  decideAward,
  dossierMachine,
  fails,
  NOTE,
  OFFICER,
  received,
  submitted,
  UP_TO,
  verified,
  verify,
} from '../../tests/support/dossier-story.ts';
import { happened, specify } from '../../tests/support/given.ts';
import { awardRule } from '../rules/rule-set.ts';
import { RULE_SETS, ruleSetById } from '../rulesets/index.ts';
import type { DossierCommand } from './commands.ts';
import type { DossierEvent, Rejection } from './dossier.ts';

const given = specify(dossierMachine);
const RULES = 'TLD-2026-11';
const AWARD = 'KNC_CD';

const toReceived = [
  submitted({ ruleSet: RULES, awardCode: AWARD, kinds: 'III' }),
  happened<DossierEvent>(OFFICER, {
    type: 'dossierReceived',
    ruleSet: RULES,
    verifyBy: (received.event as { verifyBy: string }).verifyBy,
  }),
];
const appraised = [...toReceived, verified()];

/** As SUPPLEMENT_BY: 24/11/2026 is not counted. */
const TEN_DAYS_LATER = '2026-11-25T10:00:00.000Z';
const toAuthority = (rejected: readonly Rejection[] = []): DossierCommand => ({
  type: 'completeVerification',
  rejected,
  toAuthority: true,
});

describe('an award for which no council is asked', () => {
  it('is there: Kỷ niệm chương goes by the years of work alone', () => {
    expect(awardRule(ruleSetById(RULES), AWARD)?.vote).toBeNull();
  });

  it('is decided once it is verified, and the authority may refuse single cases', () => {
    given(appraised)
      .when(AUTHORITY, decideAward())
      .thenEvents(awardDecided([1, 2, 3]).event);
    const state = given(appraised)
      .when(AUTHORITY, decideAward([{ no: 2, noteHash: NOTE }]))
      .thenEvents({ type: 'awardDecided', nos: [1, 3], refused: [{ no: 2, noteHash: NOTE }] });
    expect(state.nominees.map(({ status }) => status)).toStrictEqual(['DECIDED', 'REJECTED', 'DECIDED']);
  });

  it('gives the authority its ten working days from the verification, where the application says that it is told', () => {
    const state = given(toReceived)
      .when(OFFICER, toAuthority())
      .thenEvents({ type: 'verificationCompleted', rejected: [], decideBy: TEN_DAYS_LATER });
    expect([state.dueAt, state.clock?.deadline]).toStrictEqual([TEN_DAYS_LATER, 'decide']);
    // A history older than this goes on as it went.
    const before = given(toReceived)
      .when(OFFICER, verify())
      .thenEvents({ type: 'verificationCompleted', rejected: [] });
    expect(before.dueAt).toBeNull();
  });

  it('has nobody waiting when everybody was rejected, and no time for the authority where a council is asked', () => {
    const all = [1, 2, 3].map((no) => fails(no, { criterion: 'MOT_LAN_TRONG_DOI' }));
    const state = given(toReceived)
      .when(OFFICER, toAuthority(all))
      .thenEvents({ type: 'verificationCompleted', rejected: all, decideBy: TEN_DAYS_LATER });
    expect(state.dueAt).toBeNull();
    given(UP_TO.RECEIVED).when(OFFICER, toAuthority()).thenEvents({ type: 'verificationCompleted', rejected: [] });
  });

  it('is the exception: wherever a council is asked, nobody decides before it', () => {
    given(UP_TO.APPRAISED).when(AUTHORITY, decideAward()).thenRefused('WRONG_STAGE');
    const asked = RULE_SETS.flatMap(({ awards }) => awards).filter(({ vote }) => vote !== null);
    expect(asked.length).toBeGreaterThan(80);
  });
});
