import { describe, expect, it } from 'vitest';
import {
  AUTHORITY,
  awardDecided,
  decideAward,
  dossierMachine,
  NOTE,
  OFFICER,
  received,
  submitted,
  UP_TO,
  verified,
} from '../../tests/support/dossier-story.ts';
import { happened, specify } from '../../tests/support/given.ts';
import { awardRule } from '../rules/rule-set.ts';
import { RULE_SETS, ruleSetById } from '../rulesets/index.ts';
import type { DossierEvent } from './dossier.ts';

const given = specify(dossierMachine);
const RULES = 'TLD-2026-11';
const AWARD = 'KNC_CD';

const appraised = [
  submitted({ ruleSet: RULES, awardCode: AWARD, kinds: 'III' }),
  happened<DossierEvent>(OFFICER, {
    type: 'dossierReceived',
    ruleSet: RULES,
    verifyBy: (received.event as { verifyBy: string }).verifyBy,
  }),
  verified(),
];

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

  it('is the exception: wherever a council is asked, nobody decides before it', () => {
    given(UP_TO.APPRAISED).when(AUTHORITY, decideAward()).thenRefused('WRONG_STAGE');
    const asked = RULE_SETS.flatMap(({ awards }) => awards).filter(({ vote }) => vote !== null);
    expect(asked.length).toBeGreaterThan(80);
  });
});
