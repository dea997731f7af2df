import { describe, expect, it } from 'vitest';
import { actor, happened, specify, type Verdict } from '../../tests/support/given.ts';
import {
  CLERK,
  claim,
  IN_STATUS,
  initiativeMachine,
  NOTE_HASH,
  RECOGNITION,
  register,
  UNION,
  use,
  VALUE,
} from '../../tests/support/initiative-story.ts';
import type { Actor, Role } from '../acts.ts';
import { INITIATIVE_ROLES, type InitiativeCommand } from './commands.ts';
import type { InitiativeStatus } from './initiative.ts';
import { certifiedValue, scopeOf } from './initiative.ts';

const given = specify(initiativeMachine);
const DECISION = { number: '20/QĐ-CT', on: '2026-11-02', decidedByHash: NOTE_HASH };
const WIDER = { ...RECOGNITION, scope: 'PROVINCE', number: '7/XN-SKHCN' } as const;

interface Row {
  readonly command: InitiativeCommand;
  readonly by: Actor;
  readonly in: Partial<Record<InitiativeStatus, Verdict>>;
  readonly before: Verdict;
}

const TABLE: Readonly<Record<InitiativeCommand['type'], Row>> = {
  registerInitiative: { command: register(), by: UNION, in: {}, before: 'ok' },
  correctInitiative: {
    command: { type: 'correctInitiative', version: 1, claim: claim() },
    by: UNION,
    in: { REGISTERED: 'ok' },
    before: 'UNKNOWN_INITIATIVE',
  },
  submitInitiative: {
    command: { type: 'submitInitiative' },
    by: UNION,
    in: { REGISTERED: 'ok' },
    before: 'UNKNOWN_INITIATIVE',
  },
  returnInitiative: {
    command: { type: 'returnInitiative', noteHash: NOTE_HASH },
    by: CLERK,
    in: { SUBMITTED: 'ok' },
    before: 'UNKNOWN_INITIATIVE',
  },
  recogniseInitiative: {
    command: { type: 'recogniseInitiative', recognition: RECOGNITION },
    by: CLERK,
    in: { SUBMITTED: 'ok' },
    before: 'UNKNOWN_INITIATIVE',
  },
  refuseInitiative: {
    command: { type: 'refuseInitiative', noteHash: NOTE_HASH },
    by: CLERK,
    in: { SUBMITTED: 'ok' },
    before: 'UNKNOWN_INITIATIVE',
  },
  confirmReplicability: {
    command: { type: 'confirmReplicability', replicability: WIDER },
    by: CLERK,
    in: { RECOGNISED: 'ok' },
    before: 'UNKNOWN_INITIATIVE',
  },
  withdrawRecognition: {
    command: { type: 'withdrawRecognition', decision: DECISION, noteHash: NOTE_HASH },
    by: CLERK,
    in: { RECOGNISED: 'ok' },
    before: 'UNKNOWN_INITIATIVE',
  },
  useInitiative: {
    command: { type: 'useInitiative', use: use() },
    by: CLERK,
    in: { RECOGNISED: 'ok' },
    before: 'UNKNOWN_INITIATIVE',
  },
  releaseInitiative: {
    command: { type: 'releaseInitiative', use: use(), noteHash: NOTE_HASH },
    by: CLERK,
    in: Object.fromEntries(
      (Object.keys(IN_STATUS) as InitiativeStatus[]).map((status) => [status, 'INITIATIVE_NOT_USED']),
    ),
    before: 'UNKNOWN_INITIATIVE',
  },
};

describe.each(Object.entries(TABLE))('%s', (type, row) => {
  it.each(Object.keys(IN_STATUS) as InitiativeStatus[])('on an initiative that is %s', (status) => {
    const otherwise = type === 'registerInitiative' ? 'INITIATIVE_EXISTS' : 'INITIATIVE_STATUS';
    expect(given(IN_STATUS[status]).when(row.by, row.command).verdict()).toBe(row.in[status] ?? otherwise);
  });

  it('on nothing', () => {
    expect(given([]).when(row.by, row.command).verdict()).toBe(row.before);
  });

  it('by the roles it is for, and no other', () => {
    const roles: Role[] = ['proposer', 'officer', 'secretary', 'member', 'authority', 'clerk', 'system'];
    const barred = roles.filter((role) => given([]).when(actor(role), row.command).verdict() === 'ROLE_NOT_ALLOWED');
    expect(roles.filter((role) => !barred.includes(role))).toStrictEqual(
      roles.filter((role) => INITIATIVE_ROLES[row.command.type].includes(role)),
    );
  });
});

describe('a claim', () => {
  const author = (authorId: string, sharePercent: number, main = false) => ({ authorId, sharePercent, main });
  const verdictOf = (over: Parameters<typeof claim>[0]) => given([]).when(UNION, register(over)).verdict();

  it.each([
    ['one author with all of it', [author('a', 100, true)], false, 'ok'],
    ['nobody', [], false, 'AUTHOR_MISSING'],
    ['somebody twice', [author('a', 50, true), author('a', 50)], false, 'AUTHOR_TWICE'],
    ['99 percent', [author('a', 60, true), author('b', 39)], false, 'SHARES_NOT_WHOLE'],
    ['half percents', [author('a', 62.5, true), author('b', 37.5)], false, 'SHARES_NOT_WHOLE'],
    ['an author without a part', [author('a', 100, true), author('b', 0)], false, 'SHARES_NOT_WHOLE'],
    ['no main author', [author('a', 60), author('b', 40)], false, 'MAIN_AUTHOR_UNCLEAR'],
    [
      'two main authors, not said outright',
      [author('a', 50, true), author('b', 50, true)],
      false,
      'MAIN_AUTHOR_UNCLEAR',
    ],
    ['two main authors outright, equal', [author('a', 50, true), author('b', 50, true)], true, 'ok'],
    ['two main authors outright, unequal', [author('a', 60, true), author('b', 40, true)], true, 'MAIN_AUTHOR_UNCLEAR'],
    ['equal main authors, but only one', [author('a', 60, true), author('b', 40)], true, 'MAIN_AUTHOR_UNCLEAR'],
    [
      'three, as equal as a hundred can be cut',
      [author('a', 34, true), author('b', 33, true), author('c', 33, true)],
      true,
      'ok',
    ],
  ] as const)('by %s', (_, authors, equalMainAuthors, verdict) => {
    expect(verdictOf({ authors, equalMainAuthors })).toBe(verdict);
  });

  it.each([
    ['without a value', null, 'ok'],
    ['half a đồng', { ...VALUE, amount: 0.5 }, 'VALUE_UNCLEAR'],
    ['nothing gained', { ...VALUE, amount: 0 }, 'VALUE_UNCLEAR'],
    ['more than can be', { ...VALUE, amount: 10_000_000_000_001 }, 'VALUE_UNCLEAR'],
    ['a period that ends before it begins', { ...VALUE, to: '2025-12-31' }, 'VALUE_UNCLEAR'],
    ['a period that is not over', { ...VALUE, to: '2026-11-11' }, 'VALUE_UNCLEAR'],
    ['a confirmation of tomorrow', { ...VALUE, employerConfirmedOn: '2026-11-11' }, 'VALUE_UNCLEAR'],
  ] as const)('with %s', (_, value, verdict) => {
    expect(verdictOf({ value })).toBe(verdict);
  });

  it('on something not yet applied is refused', () => {
    expect(verdictOf({ appliedFrom: '2026-11-11' })).toBe('APPLIED_LATER');
    expect(verdictOf({ appliedFrom: '2026-11-10' })).toBe('ok');
  });

  it('counts for rules only when certified and confirmed by the employer', () => {
    expect(certifiedValue({ value: VALUE })).toBe(96_000_000);
    expect(certifiedValue({ value: { ...VALUE, certified: false } })).toBeNull();
    expect(certifiedValue({ value: { ...VALUE, employerConfirmedOn: null } })).toBeNull();
    expect(certifiedValue({ value: null })).toBeNull();
  });
});

describe('a correction', () => {
  it('takes the place of what was said before, and counts', () => {
    const state = given(IN_STATUS.REGISTERED)
      .when(UNION, { type: 'correctInitiative', version: 1, claim: claim({ value: null }) })
      .thenEvents({ type: 'initiativeCorrected', claim: claim({ value: null }) });
    expect(state).toMatchObject({ version: 2, value: null, status: 'REGISTERED' });
  });

  it('of a text that somebody else has changed meanwhile is refused', () => {
    given(IN_STATUS.REGISTERED)
      .when(UNION, { type: 'correctInitiative', version: 0, claim: claim() })
      .thenRefused('INITIATIVE_CHANGED', { version: 1 });
  });

  it('is held to the same rules', () => {
    given(IN_STATUS.REGISTERED)
      .when(UNION, { type: 'correctInitiative', version: 1, claim: claim({ authors: [] }) })
      .thenRefused('AUTHOR_MISSING');
  });

  it('is possible again after a return', () => {
    const returned = [
      ...IN_STATUS.SUBMITTED,
      happened(CLERK, { type: 'initiativeReturned', noteHash: NOTE_HASH } as const),
    ];
    expect(given(returned).state().status).toBe('REGISTERED');
    expect(given(returned).when(UNION, { type: 'submitInitiative' }).verdict()).toBe('ok');
  });
});

describe('an answer', () => {
  it('against the union has a reason', () => {
    for (const type of ['returnInitiative', 'refuseInitiative'] as const) {
      given(IN_STATUS.SUBMITTED).when(CLERK, { type, noteHash: '' }).thenRefused('REASON_NEEDED');
    }
  });

  it('is not written down by whoever registered or sent the initiative', () => {
    const both = actor('officer', UNION.id);
    given(IN_STATUS.SUBMITTED)
      .when(both, { type: 'recogniseInitiative', recognition: RECOGNITION })
      .thenRefused('SAME_PERSON');
  });

  it.each([
    ['without a number', { number: '' }],
    ['without who decided', { decidedByHash: '' }],
    ['of tomorrow', { on: '2026-11-11' }],
  ])('rests on a written decision, not on one %s', (_, over) => {
    given(IN_STATUS.SUBMITTED)
      .when(CLERK, { type: 'recogniseInitiative', recognition: { ...RECOGNITION, ...over } })
      .thenRefused('DECISION_UNCLEAR');
    given(IN_STATUS.RECOGNISED)
      .when(CLERK, { type: 'confirmReplicability', replicability: { ...WIDER, ...over } })
      .thenRefused('DECISION_UNCLEAR');
    given(IN_STATUS.RECOGNISED)
      .when(CLERK, { type: 'withdrawRecognition', decision: { ...DECISION, ...over }, noteHash: NOTE_HASH })
      .thenRefused('DECISION_UNCLEAR');
    given([])
      .when(CLERK, register({}, { ...RECOGNITION, ...over }))
      .thenRefused('DECISION_UNCLEAR');
  });

  it('may be taken over from an old register by an officer, and says so', () => {
    given([])
      .when(CLERK, register({}, RECOGNITION))
      .thenEvents(
        { type: 'initiativeRegistered', unitId: 'cdcs-hoa-binh', claim: claim() },
        { type: 'initiativeRecognised', recognition: RECOGNITION, source: 'OLD_REGISTER' },
      );
    given([]).when(UNION, register({}, RECOGNITION)).thenRefused('ROLE_NOT_ALLOWED');
  });
});

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
