import { describe, expect, it } from 'vitest';
import { actor, type Happened, happened, type Machine, specify, type Verdict } from '../../tests/support/given.ts';
import { type Actor, type Role, SYSTEM } from '../acts.ts';
import {
  type DecisionCommand,
  type DecisionEvent,
  type DecisionState,
  decideDecision,
  evolveDecision,
} from './decision.ts';

const machine: Machine<DecisionState, DecisionEvent, DecisionCommand> = {
  decide: decideDecision,
  evolve: evolveDecision,
};
const given = specify(machine);

const OFFICER = actor('officer', 'u-lan');
const AUTHORITY = actor('authority', 'u-hung');
const CLERK = actor('clerk', 'u-mai');
const NOTE = 'a'.repeat(64);
const NUMBER = '05/QĐ-LĐLĐ';

const open: DecisionCommand = {
  type: 'openDecision',
  dossierId: 'D1',
  nos: [1, 2, 3],
  barredFromSigning: ['u-hoa', 'u-lan'],
};
const draftReady = (draft: number): DecisionCommand => ({ type: 'recordDraft', draft, sha256: NOTE });
const drop = (no: number, noteHash = NOTE): DecisionCommand => ({ type: 'dropNominee', no, noteHash });
const renew: DecisionCommand = { type: 'renewDraft' };
const sign: DecisionCommand = { type: 'signDecision' };
const issue: DecisionCommand = { type: 'issueDecision' };
const published: DecisionCommand = { type: 'recordPublication', number: NUMBER, sha256: NOTE };
const certificates: DecisionCommand = { type: 'recordCertificates', count: 3 };

const opened = happened<DecisionEvent>(SYSTEM, { ...open, type: 'decisionOpened' });
const drafted = (draft: number) => happened<DecisionEvent>(SYSTEM, { type: 'draftPrepared', draft, sha256: NOTE });
const dropped = (no: number) => happened<DecisionEvent>(OFFICER, { type: 'nomineeDropped', no, noteHash: NOTE });
const signed = happened<DecisionEvent>(AUTHORITY, { type: 'decisionSigned', draft: 1 });
const registered = happened<DecisionEvent>(CLERK, { type: 'decisionRegistered', issuedOn: '2026-11-10' });
const numbered = happened<DecisionEvent>(SYSTEM, { type: 'decisionPublished', number: NUMBER, sha256: NOTE });
const certified = happened<DecisionEvent>(SYSTEM, { type: 'certificatesIssued', count: 3 });

const toPublished = [opened, drafted(1), signed, registered, numbered];
const STEPS = {
  OPENED: [opened],
  DRAFTED: [opened, drafted(1)],
  SIGNED: [opened, drafted(1), signed],
  REGISTERED: [opened, drafted(1), signed, registered],
  PUBLISHED: toPublished,
  CERTIFIED: [...toPublished, certified],
} as const satisfies Record<string, readonly Happened<DecisionEvent>[]>;
type Step = keyof typeof STEPS;
const STEP_NAMES = Object.keys(STEPS) as readonly Step[];
const at = (step: Step) => given(STEPS[step]);

interface Row {
  readonly command: DecisionCommand;
  readonly by: Actor;
  readonly may: readonly Role[];
  readonly in: Partial<Record<Step, Verdict>>;
  readonly otherwise: Verdict;
  readonly before?: Verdict;
}

const TABLE: Readonly<Record<DecisionCommand['type'], Row>> = {
  openDecision: {
    command: open,
    by: SYSTEM,
    may: ['system'],
    in: {},
    otherwise: 'DRAFT_NOT_READY',
    before: 'ok',
  },
  recordDraft: {
    command: draftReady(1),
    by: SYSTEM,
    may: ['system'],
    in: { OPENED: 'ok' },
    otherwise: 'nothing',
  },
  dropNominee: {
    command: drop(2),
    by: OFFICER,
    may: ['proposer', 'officer'],
    in: { OPENED: 'ok', DRAFTED: 'ok' },
    otherwise: 'ALREADY_SIGNED',
  },
  renewDraft: {
    command: renew,
    by: AUTHORITY,
    may: ['authority', 'officer'],
    in: { OPENED: 'DRAFT_NOT_READY', DRAFTED: 'ok' },
    otherwise: 'ALREADY_SIGNED',
  },
  signDecision: {
    command: sign,
    by: AUTHORITY,
    may: ['authority'],
    in: { OPENED: 'DRAFT_NOT_READY', DRAFTED: 'ok' },
    otherwise: 'ALREADY_SIGNED',
  },
  issueDecision: {
    command: issue,
    by: CLERK,
    may: ['clerk'],
    in: { OPENED: 'NOT_SIGNED_YET', DRAFTED: 'NOT_SIGNED_YET', SIGNED: 'ok' },
    otherwise: 'ALREADY_ISSUED',
  },
  recordPublication: {
    command: published,
    by: SYSTEM,
    may: ['system'],
    in: { REGISTERED: 'ok' },
    otherwise: 'nothing',
  },
  recordCertificates: {
    command: certificates,
    by: SYSTEM,
    may: ['system'],
    in: { PUBLISHED: 'ok' },
    otherwise: 'nothing',
  },
};

describe.each(Object.values(TABLE))('$command.type', ({ command, by, may, in: verdicts, otherwise, before }) => {
  it.each(STEP_NAMES)('when %s', (step) => {
    expect(at(step).when(by, command).verdict()).toBe(verdicts[step] ?? otherwise);
  });

  it('when there is no decision', () => {
    expect(given([]).when(by, command).verdict()).toBe(before ?? 'UNKNOWN_DECISION');
  });

  const ROLES: readonly Role[] = ['proposer', 'officer', 'secretary', 'member', 'authority', 'clerk', 'system'];
  it.each(ROLES)('asked by a %s', (role) => {
    const accepting = STEP_NAMES.find((step) => verdicts[step] === 'ok');
    const decision = accepting === undefined ? given([]) : at(accepting);
    expect(decision.when(actor(role, 'u-new'), command).verdict()).toBe(may.includes(role) ? 'ok' : 'ROLE_NOT_ALLOWED');
  });
});

describe('a nominee withdrawn from the draft', () => {
  it('makes a new draft, which alone can be signed', () => {
    const state = at('DRAFTED').when(OFFICER, drop(2)).thenEvents({ type: 'nomineeDropped', no: 2, noteHash: NOTE });
    expect(state).toMatchObject({ nos: [1, 3], dropped: [2], draft: 2, draftReady: false });

    const waiting = given([...STEPS.DRAFTED, dropped(2)]);
    waiting.when(AUTHORITY, sign).thenRefused('DRAFT_NOT_READY');
    const ready = given([...STEPS.DRAFTED, dropped(2), drafted(2)]);
    ready.when(AUTHORITY, sign).thenEvents({ type: 'decisionSigned', draft: 2 });
  });

  it('throws away a draft that was overtaken', () => {
    given([opened, dropped(2)])
      .when(SYSTEM, draftReady(1))
      .thenNothing();
  });

  it('needs a reason and a nominee still in it', () => {
    at('DRAFTED').when(OFFICER, drop(2, '')).thenRefused('REASON_NEEDED');
    at('DRAFTED').when(OFFICER, drop(4)).thenRefused('NOMINEE_ALREADY_OUT', { no: 4 });
    given([opened, dropped(2)])
      .when(OFFICER, drop(2))
      .thenRefused('NOMINEE_ALREADY_OUT', { no: 2 });
  });

  it('the last of all, leaves nothing to sign', () => {
    const nobody = given([opened, dropped(1), dropped(2), dropped(3), drafted(4)]);
    expect(nobody.state()).toMatchObject({ nos: [], dropped: [1, 2, 3] });
    nobody.when(AUTHORITY, sign).thenRefused('NOBODY_LEFT');
    nobody.when(CLERK, issue).thenRefused('NOT_SIGNED_YET');
  });
});

describe('signing', () => {
  it.each(['u-hoa', 'u-lan'])('is not for %s, who proposed or verified', (id) => {
    at('DRAFTED').when(actor('authority', id), sign).thenRefused('SAME_PERSON');
  });

  it('keeps who signed which draft', () => {
    const state = at('DRAFTED').when(AUTHORITY, sign).thenEvents({ type: 'decisionSigned', draft: 1 });
    expect(state.signedBy).toBe(AUTHORITY.id);
  });
});

describe('number and date', () => {
  // Signed on 31/12, registered by the clerk after midnight in Vietnam: the date is the clerk's day, never an earlier one.
  it.each([
    ['2026-12-31T16:59:59.999Z', '2026-12-31'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
  ])('registered at %s bear the date %s', (instant, issuedOn) => {
    const state = at('SIGNED').when(CLERK, issue, instant).thenEvents({ type: 'decisionRegistered', issuedOn });
    expect(state).toMatchObject({ issuedOn, registeredBy: CLERK.id, number: null });
  });

  it('once published, a repeated report changes nothing', () => {
    const state = at('REGISTERED')
      .when(SYSTEM, published)
      .thenEvents({ type: 'decisionPublished', number: NUMBER, sha256: NOTE });
    expect(state.number).toBe(NUMBER);
    at('PUBLISHED')
      .when(SYSTEM, { ...published, number: '06/QĐ-LĐLĐ' })
      .thenNothing();
  });
});

describe('a history', () => {
  it('that does not begin with the opening is not believed', () => {
    expect(() => given([signed])).toThrow('decisionSigned before decisionOpened');
  });
});

describe('a condition that is not met any more at the signature', () => {
  const stop: DecisionCommand = { type: 'dropNominee', no: 2, noteHash: NOTE, criterion: 'KHONG_KY_LUAT' };

  it('takes that nominee out, apart from those withdrawn by people, and asks for a new draft', () => {
    const state = at('DRAFTED')
      .when(SYSTEM, stop)
      .thenEvents({ type: 'nomineeDropped', no: 2, noteHash: NOTE, criterion: 'KHONG_KY_LUAT' });
    expect(state).toMatchObject({ nos: [1, 3], dropped: [], stopped: [2], draft: 2, draftReady: false });
    at('SIGNED').when(SYSTEM, stop).thenRefused('ALREADY_SIGNED');
  });

  it('is found by the engine only, and the engine withdraws nobody', () => {
    at('DRAFTED').when(OFFICER, stop).thenRefused('ROLE_NOT_ALLOWED');
    at('DRAFTED').when(SYSTEM, drop(2)).thenRefused('ROLE_NOT_ALLOWED');
  });
});
