import { describe, expect, it } from 'vitest';
import { actor, happened, recordedFrom, specify, type Verdict } from '../../tests/support/given.ts';
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
} from '../../tests/support/initiative-story.ts';
import { type Actor, type Role, SYSTEM } from '../acts.ts';
import { INITIATIVE_ROLES, type InitiativeCommand } from './commands.ts';
import type { InitiativeStatus } from './initiative.ts';
import { redecide } from './redecide.ts';

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
  recordCouncilOpinion: {
    command: {
      type: 'recordCouncilOpinion',
      opinion: { sessionId: 's', outcome: 'PASSED', yes: 7, no: 0, noOpinion: 0, base: 7 },
    },
    by: SYSTEM,
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
  takeBackInitiative: {
    command: { type: 'takeBackInitiative', noteHash: NOTE_HASH },
    by: UNION,
    in: { REGISTERED: 'ok', RECOGNISED: 'INITIATIVE_BUILT_UPON' },
    before: 'UNKNOWN_INITIATIVE',
  },
  confirmUse: {
    command: { type: 'confirmUse', use: use() },
    by: SYSTEM,
    in: Object.fromEntries(
      (Object.keys(IN_STATUS) as InitiativeStatus[]).map((status) => [status, 'INITIATIVE_NOT_USED']),
    ),
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

describe('decided again by an auditor', () => {
  const again = (history: Parameters<typeof given>[0]) =>
    redecide(recordedFrom(history)).map(({ decision }) => decision);

  it('a register taken over is one act with two events', () => {
    const [registered] = IN_STATUS.REGISTERED;
    if (registered === undefined) throw new Error('nothing happened');
    const taken = happened(CLERK, {
      type: 'initiativeRecognised',
      recognition: RECOGNITION,
      source: 'OLD_REGISTER',
    } as const);
    const events = [registered.event, taken.event];
    expect(again([{ ...registered, actor: CLERK }, taken])).toStrictEqual([{ events }]);
  });

  it('what could not have been accepted is seen', () => {
    const [registered] = IN_STATUS.REGISTERED;
    const [, , recognised] = IN_STATUS.RECOGNISED;
    if (registered === undefined || recognised === undefined) throw new Error('nothing happened');
    expect(again([registered, recognised])[1]).toStrictEqual({ refused: { code: 'INITIATIVE_STATUS' } });
    expect(again([...IN_STATUS.SUBMITTED, { ...recognised, actor: UNION }])[2]).toStrictEqual({
      refused: { code: 'ROLE_NOT_ALLOWED' },
    });
  });
});
