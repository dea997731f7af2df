import { describe, expect, it } from 'vitest';
import { dossierMachine, PROPOSER, returned, submit, submitted } from '../../tests/support/dossier-story.ts';
import { specify } from '../../tests/support/given.ts';
import type { OrganisationLevel } from '../organisations/organisation.ts';
import { wordsOf } from '../refusals.ts';
import { basisText } from '../rules/rule-set.ts';
import { ruleSetById } from '../rulesets/index.ts';

const given = specify(dossierMachine);
const RULES = 'TLD-2026-11';
const CATALOGUE = ruleSetById(RULES).awards;
const LEVELS: readonly OrganisationLevel[] = ['GRASSROOTS', 'DIRECT_UPPER', 'PROVINCE', 'CONFEDERATION'];
const order = { ruleSet: RULES, awardCode: 'HC_LD_3', kinds: 'I' } as const;

describe('a union of a level that may not propose the award', () => {
  it('is refused with the ground and how sure it is', () => {
    given([])
      .when(PROPOSER, submit({ ...order, unitLevel: 'GRASSROOTS' }))
      .thenRefused('NOT_YOURS_TO_PROPOSE', {
        award: 'HC_LD_3',
        basis: 'Luật Thi đua, khen thưởng năm 2022 (sửa đổi năm 2026)',
        certainty: 'to-confirm',
      });
  });

  it('reads the ground in the sentence', () => {
    const facts = { basis: 'Điều 24 Luật Thi đua, khen thưởng năm 2022', certainty: 'confirmed' };
    const words = wordsOf({ code: 'NOT_YOURS_TO_PROPOSE', facts });
    expect(words).toMatch(/^Đơn vị không thuộc cấp .*\. Căn cứ: Điều 24 Luật Thi đua, khen thưởng năm 2022\.$/);
    expect(wordsOf({ code: 'NOT_YOURS_TO_PROPOSE', facts: { ...facts, certainty: 'to-confirm' } })).toContain(
      '(chờ cơ quan xác nhận).',
    );
  });

  it('is refused again when a dossier that came back is changed to such an award', () => {
    given([submitted({ ruleSet: RULES }), returned])
      .when(PROPOSER, submit({ ...order, unitLevel: 'GRASSROOTS', kinds: 'III' }))
      .thenRefused('NOT_YOURS_TO_PROPOSE', {
        award: 'HC_LD_3',
        basis: 'Luật Thi đua, khen thưởng năm 2022 (sửa đổi năm 2026)',
        certainty: 'to-confirm',
      });
  });
});

describe('everybody else is let through', () => {
  it.each([
    ['a union of the level that proposes', [], { ...order, unitLevel: 'CONFEDERATION' }],
    ['a union whose level nobody recorded', [], order],
    [
      'a union that completes a dossier it was entitled to send',
      [submitted({ ...order }), returned],
      { ...order, unitLevel: 'GRASSROOTS' },
    ],
    ['any union under a set that says nothing of proposers', [], { unitLevel: 'CONFEDERATION' }],
  ] as const)('%s', (_, history, change) => {
    expect(given(history).when(PROPOSER, submit(change)).verdict()).toBe('ok');
  });
});

describe.each(CATALOGUE)('$code', (award) => {
  it.each(LEVELS)('is proposed by a union of level %s, or refused with its ground', (unitLevel) => {
    for (const kind of award.subjectKinds) {
      const kinds = kind === 'COLLECTIVE' ? 'C' : 'I';
      const act = given([]).when(PROPOSER, submit({ ruleSet: RULES, awardCode: award.code, kinds, unitLevel }));
      if (award.proposers?.includes(unitLevel)) expect(act.verdict()).toBe('ok');
      else {
        const { certainty } = award.basis;
        const basis = basisText(ruleSetById(RULES), award.basis);
        act.thenRefused('NOT_YOURS_TO_PROPOSE', { award: award.code, basis, certainty });
        expect(basis).not.toBe('');
      }
    }
  });
});
