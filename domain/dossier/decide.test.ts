import { describe, expect, it } from 'vitest';
import {
  AUTHORITY,
  archive,
  decideAward,
  dossierMachine,
  NOTE,
  OFFICER,
  PROPOSER,
  placeOn,
  RECEIVE_BY,
  receive,
  recordIssuance,
  result,
  STAGES,
  SUPPLEMENT_BY,
  SYSTEM,
  sendBack,
  stop,
  submit,
  UP_TO,
  VERIFY_BY,
  verify,
  withdraw,
} from '../../tests/support/dossier-story.ts';
import { actor, EVERY_ROLE, specify, TUESDAY, type Verdict } from '../../tests/support/given.ts';
import type { Actor, Role } from '../acts.ts';
import type { DossierCommand } from './commands.ts';
import type { DossierStage } from './dossier.ts';

const given = specify(dossierMachine);
const upTo = (stage: DossierStage | 'NOTHING') => given(stage === 'NOTHING' ? [] : UP_TO[stage]);

interface Row {
  readonly command: DossierCommand;
  readonly by: Actor;
  /** The verdict in each stage; a stage not named gives `otherwise`. */
  readonly in: Partial<Record<DossierStage, Verdict>>;
  readonly otherwise: Verdict;
  readonly before?: Verdict;
  readonly at?: string;
}

/** Changing to newer rules needs two sets of rules: see pinned-rules.test.ts. */
type Plain = Exclude<DossierCommand['type'], 'adoptFavourableRules'>;

const TABLE: Readonly<Record<Plain, Row>> = {
  submitDossier: {
    command: submit(),
    by: PROPOSER,
    in: { RETURNED: 'ok' },
    otherwise: 'ALREADY_SUBMITTED',
    before: 'ok',
  },
  receiveDossier: { command: receive, by: OFFICER, in: { SUBMITTED: 'ok' }, otherwise: 'WRONG_STAGE' },
  returnDossier: {
    command: sendBack(),
    by: OFFICER,
    in: { SUBMITTED: 'ok', RECEIVED: 'ok' },
    otherwise: 'WRONG_STAGE',
  },
  completeVerification: { command: verify(), by: OFFICER, in: { RECEIVED: 'ok' }, otherwise: 'WRONG_STAGE' },
  stopNominees: { command: stop([2]), by: SYSTEM, in: { APPRAISED: 'ok' }, otherwise: 'nothing' },
  placeOnAgenda: {
    command: placeOn('S2'),
    by: SYSTEM,
    in: { APPRAISED: 'ok' },
    otherwise: 'ON_ANOTHER_AGENDA',
  },
  takeOffAgenda: {
    command: { type: 'takeOffAgenda', sessionId: 'S1', formerSessionId: null },
    by: SYSTEM,
    in: { IN_COUNCIL: 'ok' },
    otherwise: 'nothing',
  },
  recordCouncilResult: {
    command: result(),
    by: SYSTEM,
    in: { IN_COUNCIL: 'ok', VOTED: 'nothing', DECIDED: 'nothing', CONCLUDED: 'nothing', ARCHIVED: 'nothing' },
    otherwise: 'STALE_RESULT',
  },
  decideAward: { command: decideAward(), by: AUTHORITY, in: { VOTED: 'ok' }, otherwise: 'WRONG_STAGE' },
  recordIssuance: {
    command: recordIssuance(),
    by: SYSTEM,
    in: { DECIDED: 'ok', CONCLUDED: 'nothing', ARCHIVED: 'nothing' },
    otherwise: 'STALE_RESULT',
  },
  withdrawNominee: {
    command: withdraw(1),
    by: PROPOSER,
    in: { DECIDED: 'WRONG_STAGE', CONCLUDED: 'NOMINEE_ALREADY_OUT', ARCHIVED: 'NOMINEE_ALREADY_OUT' },
    otherwise: 'ok',
  },
  passDeadline: {
    command: { type: 'passDeadline', dueAt: RECEIVE_BY },
    by: SYSTEM,
    in: { SUBMITTED: 'ok' },
    otherwise: 'nothing',
    at: RECEIVE_BY,
  },
  adoptCalendar: {
    command: { type: 'adoptCalendar', holidays: { edition: 1, daysOff: [], workedWeekends: [] } },
    by: SYSTEM,
    in: { DECIDED: 'nothing', CONCLUDED: 'nothing', ARCHIVED: 'nothing' },
    otherwise: 'ok',
  },
  archiveDossier: { command: archive, by: SYSTEM, in: { CONCLUDED: 'ok' }, otherwise: 'WRONG_STAGE' },
};

describe.each(Object.values(TABLE))('$command.type', ({ command, by, in: verdicts, otherwise, before, at }) => {
  it.each(STAGES)('when %s', (stage) => {
    expect(upTo(stage).when(by, command, at).verdict()).toBe(verdicts[stage] ?? otherwise);
  });

  it('when there is no such dossier', () => {
    expect(given([]).when(by, command, at).verdict()).toBe(before ?? 'UNKNOWN_DOSSIER');
  });
});

const MAY: Readonly<Record<Plain, readonly Role[]>> = {
  submitDossier: ['proposer'],
  receiveDossier: ['officer'],
  returnDossier: ['officer'],
  completeVerification: ['officer'],
  stopNominees: ['system'],
  placeOnAgenda: ['system'],
  takeOffAgenda: ['system'],
  recordCouncilResult: ['system'],
  decideAward: ['authority'],
  recordIssuance: ['system'],
  withdrawNominee: ['proposer', 'officer'],
  adoptCalendar: ['system'],
  passDeadline: ['system'],
  archiveDossier: ['system'],
};

describe.each(EVERY_ROLE)('a %s', (role) => {
  it.each(Object.values(TABLE))('asking $command.type', ({ command, in: verdicts, before, at }) => {
    const accepting = STAGES.find((stage) => verdicts[stage] === 'ok') ?? 'SUBMITTED';
    const verdict = (before === 'ok' ? upTo('NOTHING') : upTo(accepting)).when(actor(role, 'u-new'), command, at);
    expect(verdict.verdict()).toBe(MAY[command.type as Plain].includes(role) ? 'ok' : 'ROLE_NOT_ALLOWED');
  });

  it.each(Object.values(TABLE).filter((row) => !MAY[row.command.type as Plain].includes(role)))(
    'learns nothing from $command.type about a dossier that is not there',
    ({ command }) => {
      given([]).when(actor(role), command).thenRefused('ROLE_NOT_ALLOWED');
    },
  );
});

describe('the same person may not do two of proposing, verifying, deciding', () => {
  const proposerAs = (role: Role) => actor(role, PROPOSER.id);

  it('the proposer, who is also an officer, neither receives, returns nor verifies', () => {
    upTo('SUBMITTED').when(proposerAs('officer'), receive).thenRefused('SAME_PERSON');
    upTo('SUBMITTED').when(proposerAs('officer'), sendBack()).thenRefused('SAME_PERSON');
    upTo('RECEIVED').when(proposerAs('officer'), verify()).thenRefused('SAME_PERSON');
  });

  it('neither the proposer nor the verifier decides', () => {
    upTo('VOTED').when(proposerAs('authority'), decideAward()).thenRefused('SAME_PERSON');
    upTo('VOTED').when(actor('authority', OFFICER.id), decideAward()).thenRefused('SAME_PERSON');
  });
});

describe('submitting', () => {
  const submitting = (change: Parameters<typeof submit>[0], at?: string) =>
    given([]).when(PROPOSER, submit(change), at);

  it('starts the three working days of receipt', () => {
    const state = submitting({}).thenEvents({
      type: 'dossierSubmitted',
      unitId: 'cd-may-hoa-binh',
      awardCode: 'BK_LDLD',
      evaluationYear: 2026,
      recordsHash: 'f'.repeat(64),
      version: 1,
      kinds: 'IIC',
      receiveBy: RECEIVE_BY,
    });
    expect(state).toMatchObject({ version: 1, dueAt: RECEIVE_BY, proposerId: PROPOSER.id, ruleSet: null });
    expect(state.nominees).toStrictEqual([
      { no: 1, kind: 'INDIVIDUAL', status: 'SUBMITTED' },
      { no: 2, kind: 'INDIVIDUAL', status: 'SUBMITTED' },
      { no: 3, kind: 'COLLECTIVE', status: 'SUBMITTED' },
    ]);
  });

  it('needs at least one nominee, each an individual or a collective', () => {
    submitting({ kinds: '' }).thenRefused('NO_NOMINEE');
    submitting({ kinds: 'IX' }).thenRefused('NO_NOMINEE');
  });

  it('needs an award that the rules in force know', () => {
    submitting({ awardCode: 'HUAN_CHUONG' }).thenRefused('UNKNOWN_AWARD');
  });

  it('needs rules in force on that day, in Vietnam', () => {
    // 30/09/2026 at 23:59 in Vietnam: the first rule set begins one minute later.
    submitting({}, '2026-09-30T16:59:00.000Z').thenRefused('NO_RULE_SET');
    expect(submitting({}, '2026-09-30T17:00:00.000Z').verdict()).toBe('ok');
  });
});

describe('receiving', () => {
  it('pins the rules and starts the twenty working days of verification, 24/11/2026 not counted', () => {
    const state = upTo('SUBMITTED')
      .when(OFFICER, receive)
      .thenEvents({ type: 'dossierReceived', ruleSet: 'TLD-2026-10', verifyBy: VERIFY_BY });
    expect(state).toMatchObject({ ruleSet: 'TLD-2026-10', dueAt: VERIFY_BY });
    expect(state.nominees.every((nominee) => nominee.status === 'RECEIVED')).toBe(true);
  });

  it('is impossible without rules in force', () => {
    upTo('SUBMITTED').when(OFFICER, receive, '2026-09-30T02:00:00.000Z').thenRefused('NO_RULE_SET');
  });
});

describe('returning', () => {
  it('needs a reason and gives ten working days', () => {
    upTo('RECEIVED').when(OFFICER, sendBack('')).thenRefused('REASON_NEEDED');
    const state = upTo('RECEIVED')
      .when(OFFICER, sendBack())
      .thenEvents({ type: 'dossierReturned', noteHash: NOTE, supplementBy: SUPPLEMENT_BY });
    expect(state.dueAt).toBe(SUPPLEMENT_BY);
  });

  it('is impossible without rules in force', () => {
    upTo('SUBMITTED').when(OFFICER, sendBack(), '2026-09-30T02:00:00.000Z').thenRefused('NO_RULE_SET');
  });
});

describe('a deadline', () => {
  const late = { type: 'passDeadline', dueAt: RECEIVE_BY } as const;

  it('is news once, and only when it has come', () => {
    upTo('SUBMITTED').when(SYSTEM, late, TUESDAY).thenNothing();
    const state = upTo('SUBMITTED')
      .when(SYSTEM, late, RECEIVE_BY)
      .thenEvents({ type: 'deadlinePassed', stage: 'SUBMITTED', dueAt: RECEIVE_BY });
    expect(state.dueAt).toBeNull();
  });

  it('does not move the dossier: a late act is still accepted', () => {
    expect(upTo('SUBMITTED').when(OFFICER, receive, '2026-12-01T02:00:00.000Z').verdict()).toBe('ok');
  });

  it('that was met in the meantime is nobody’s news', () => {
    upTo('RECEIVED').when(SYSTEM, late, '2026-12-01T02:00:00.000Z').thenNothing();
  });
});
