import { describe, expect, it } from 'vitest';
import { specify } from '../../tests/support/given.ts';
import {
  BOX,
  convene,
  convened,
  declare,
  member,
  RULE,
  SECRETARY,
  sessionMachine,
} from '../../tests/support/session-story.ts';
import { keptOutOf } from './roll.ts';
import type { Sitting } from './session.ts';

const given = specify(sessionMachine);

describe('convening with a sitting', () => {
  const sitting: Sitting = {
    form: 'BY_LINK',
    composition: 2,
    meetsAt: '2026-11-12T02:00:00.000Z',
    placeHash: BOX,
    tellers: ['m3', 'm4'],
  };
  const convening = (change: Parameters<typeof convene>[0]) => given([]).when(SECRETARY, convene(change));

  it('takes tellers from the council and knows where it meets', () => {
    expect(convening({ sitting }).verdict()).toBe('ok');
    convening({ sitting: { ...sitting, tellers: ['m3', 'm3'] } }).thenRefused('TELLER_NOT_A_MEMBER');
    convening({ sitting: { ...sitting, tellers: ['ai'] } }).thenRefused('TELLER_NOT_A_MEMBER');
    convening({ sitting: { ...sitting, placeHash: '' } }).thenRefused('PLACE_NEEDED');
    convening({ sitting: { ...sitting, form: 'IN_PERSON', meetsAt: null } }).thenRefused('PLACE_NEEDED');
  });

  it('polls in writing only where every rule allows it and the chair has agreed', () => {
    const poll: Sitting = { ...sitting, form: 'WRITTEN_POLL', meetsAt: null, placeHash: '', permissionHash: BOX };
    const rule = { ...RULE, writtenPoll: true };
    expect(convening({ rule, sitting: poll }).verdict()).toBe('ok');
    convening({ sitting: poll }).thenRefused('WRITTEN_POLL_NOT_ALLOWED');
    convening({ rule, furtherRules: [RULE], sitting: poll }).thenRefused('WRITTEN_POLL_NOT_ALLOWED');
    convening({ rule, sitting: { ...poll, permissionHash: '' } }).thenRefused('PERMISSION_NEEDED');
    convening({ rule, sitting: { ...poll, placeHash: BOX } }).thenRefused('BAD_INPUT');
  });

  it('mixes rules, but never secret with open ballots', () => {
    const agenda = [
      { dossierId: 'D1', nos: [1] },
      { dossierId: 'D2', nos: [1], rule: 0 },
    ];
    expect(convening({ agenda, furtherRules: [{ ...RULE, passPercent: 90 }] }).verdict()).toBe('ok');
    convening({ agenda, furtherRules: [{ ...RULE, secret: false }] }).thenRefused('MIXED_SECRECY');
    convening({ agenda }).thenRefused('BAD_INPUT');
    convening({ agenda: [{ dossierId: 'initiative-1', nos: [1, 2], kind: 'INITIATIVE' }] }).thenRefused('BAD_INPUT');
  });

  it('limits places of parts that are voted on alike', () => {
    const contest = { parts: [0, 1], places: 2, merits: [] };
    expect(convening({ contests: [contest] }).verdict()).toBe('ok');
    convening({ contests: [{ ...contest, places: 0 }] }).thenRefused('BAD_INPUT');
    convening({ contests: [{ ...contest, parts: [0, 7] }] }).thenRefused('BAD_INPUT');
    convening({ contests: [contest, { ...contest, parts: [1] }] }).thenRefused('BAD_INPUT');
    const agenda = [
      { dossierId: 'D1', nos: [1] },
      { dossierId: 'D2', nos: [1], rule: 0 },
    ];
    convening({ agenda, furtherRules: [{ ...RULE, passPercent: 90 }], contests: [contest] }).thenRefused('BAD_INPUT');
  });

  it('takes interests that are known beforehand, of members and of cases there are', () => {
    const pin = { memberId: 'm3', items: [2], kind: 'SELF', source: 'DATA' } as const;
    const state = given([convened({ pins: [pin] })]).state();
    expect(keptOutOf(state, 'm3')).toStrictEqual([2]);
    expect(
      given([convened({ pins: [pin] })])
        .when(member(3), declare(3, 1))
        .verdict(),
    ).toBe('ok');
    convening({ pins: [{ ...pin, items: [9] }] }).thenRefused('UNKNOWN_ITEM');
    convening({ pins: [{ ...pin, memberId: 'ai' }] }).thenRefused('NOT_A_MEMBER');
  });
});
