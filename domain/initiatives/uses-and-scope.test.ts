import { describe, expect, it } from 'vitest';
import { happened, specify } from '../../tests/support/given.ts';
import {
  CLERK,
  IN_STATUS,
  initiativeMachine,
  NOTE_HASH,
  RECOGNITION,
  use,
} from '../../tests/support/initiative-story.ts';
import { SYSTEM } from '../acts.ts';
import { scopeOf } from './initiative.ts';

const given = specify(initiativeMachine);
const DECISION = { number: '20/QĐ-CT', on: '2026-11-02', decidedByHash: NOTE_HASH };
const WIDER = { ...RECOGNITION, scope: 'PROVINCE', number: '7/XN-SKHCN' } as const;

describe('the scope', () => {
  it('grows with each confirmation and never shrinks', () => {
    const confirm = (scope: 'GRASSROOTS' | 'PROVINCE' | 'NATION') =>
      ({ type: 'confirmReplicability', replicability: { ...WIDER, scope } }) as const;
    const wider = given(IN_STATUS.RECOGNISED)
      .when(CLERK, confirm('PROVINCE'))
      .thenEvents({ type: 'replicabilityConfirmed', replicability: WIDER });
    expect(scopeOf(wider)).toBe('PROVINCE');
    const confirmed = [
      ...IN_STATUS.RECOGNISED,
      happened(CLERK, { type: 'replicabilityConfirmed', replicability: WIDER } as const),
    ];
    given(confirmed).when(CLERK, confirm('PROVINCE')).thenRefused('SCOPE_NOT_WIDER', { scope: 'PROVINCE' });
    given(confirmed).when(CLERK, confirm('GRASSROOTS')).thenRefused('SCOPE_NOT_WIDER', { scope: 'PROVINCE' });
    expect(given(confirmed).when(CLERK, confirm('NATION')).verdict()).toBe('ok');
    expect(scopeOf(given(IN_STATUS.SUBMITTED).state())).toBeNull();
  });
});

describe('used for an award', () => {
  const used = (...uses: ReturnType<typeof use>[]) => [
    ...IN_STATUS.RECOGNISED,
    ...uses.map((one) => happened(CLERK, { type: 'initiativeUsed', use: one, besides: null } as const)),
  ];
  const using = (over: Parameters<typeof use>[0] = {}) => ({ type: 'useInitiative', use: use(over) }) as const;
  const elsewhere = { dossierId: 'dossier-2027-0009', evaluationYear: 2027, no: 4 };

  it('a second time for the same kind by the same author: refused, and the first is named', () => {
    given(used(use())).when(CLERK, using(elsewhere)).thenRefused('INITIATIVE_USED', {
      awardCode: 'BLDST',
      evaluationYear: 2026,
      dossierId: 'dossier-2026-0001',
      no: 1,
    });
  });

  it('for another kind of award: allowed', () => {
    given(used(use()))
      .when(CLERK, using({ ...elsewhere, awardCode: 'BK_TLD' }))
      .thenEvents({ type: 'initiativeUsed', use: use({ ...elsewhere, awardCode: 'BK_TLD' }), besides: null });
  });

  it('and the award given: only its annulment frees the initiative again', () => {
    const awarded = [...used(use()), happened(SYSTEM, { type: 'initiativeUseConfirmed', use: use() } as const)];
    const freeing = { type: 'releaseInitiative', use: use(), noteHash: NOTE_HASH } as const;
    given(used(use()))
      .when(SYSTEM, { type: 'confirmUse', use: use() })
      .thenEvents({ type: 'initiativeUseConfirmed', use: use() });
    given(awarded).when(SYSTEM, { type: 'confirmUse', use: use() }).thenNothing();
    given(awarded).when(CLERK, freeing).thenRefused('INITIATIVE_AWARDED');
    const free = given(awarded)
      .when(CLERK, { ...freeing, awardAnnulled: true })
      .thenEvents({ type: 'initiativeReleased', use: use(), noteHash: NOTE_HASH, awardAnnulled: true });
    expect(free.uses).toEqual([]);
  });

  it('by a co-author for the same kind: allowed, recorded beside the first', () => {
    given(used(use()))
      .when(CLERK, using({ ...elsewhere, authorId: 'author-binh' }))
      .thenEvents({
        type: 'initiativeUsed',
        use: use({ ...elsewhere, authorId: 'author-binh' }),
        besides: use(),
      });
  });

  it('by somebody who is no author: refused', () => {
    given(used())
      .when(CLERK, using({ authorId: 'author-khac' }))
      .thenRefused('NOT_AN_AUTHOR');
  });

  it('the same use said twice changes nothing', () => {
    given(used(use())).when(CLERK, using()).thenNothing();
  });

  it('and released, it may carry that award again', () => {
    const release = { type: 'releaseInitiative', use: use(), noteHash: NOTE_HASH } as const;
    given(used(use()))
      .when(CLERK, { ...release, noteHash: '' })
      .thenRefused('REASON_NEEDED');
    given(used(use())).when(CLERK, release).thenEvents({ type: 'initiativeReleased', use: use(), noteHash: NOTE_HASH });
    const released = [
      ...used(use()),
      happened(CLERK, { type: 'initiativeReleased', use: use(), noteHash: NOTE_HASH } as const),
    ];
    expect(given(released).when(CLERK, using(elsewhere)).verdict()).toBe('ok');
  });

  it('names every award that must be looked at again when the recognition is withdrawn', () => {
    const both = [use(), use({ authorId: 'author-binh', no: 2 })];
    given(used(...both))
      .when(CLERK, { type: 'withdrawRecognition', decision: DECISION, noteHash: NOTE_HASH })
      .thenEvents({ type: 'recognitionWithdrawn', decision: DECISION, noteHash: NOTE_HASH, affected: both });
    given(used())
      .when(CLERK, { type: 'withdrawRecognition', decision: DECISION, noteHash: '' })
      .thenRefused('REASON_NEEDED');
  });
});
