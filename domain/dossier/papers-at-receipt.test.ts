import { expect, it } from 'vitest';
import { dossierMachine, NOTE, OFFICER, submitted, VERIFY_BY } from '../../tests/support/dossier-story.ts';
import { specify } from '../../tests/support/given.ts';

const given = specify(dossierMachine);
const receive = { type: 'receiveDossier', ruleSet: 'TLD-2026-11' } as const;

it('a dossier without papers that its rule asks for is not received without a reason', () => {
  given([submitted()])
    .when(OFFICER, { ...receive, papersMissing: 2 })
    .thenRefused('PAPERS_UNANSWERED', { missing: 2 });
});

it('with a reason it is received, and the history says how many were missing and why', () => {
  const state = given([submitted()])
    .when(OFFICER, { ...receive, papersMissing: 2, noteHash: NOTE })
    .thenEvents({
      type: 'dossierReceived',
      ruleSet: 'TLD-2026-11',
      verifyBy: VERIFY_BY,
      papersMissing: 2,
      noteHash: NOTE,
    });
  expect(state.nominees.map(({ status }) => status)).toStrictEqual(['RECEIVED', 'RECEIVED', 'RECEIVED']);
});

it('with all papers there is nothing to answer', () => {
  given([submitted()])
    .when(OFFICER, { ...receive, noteHash: NOTE })
    .thenEvents({ type: 'dossierReceived', ruleSet: 'TLD-2026-11', verifyBy: VERIFY_BY });
});
