import { expect, it } from 'vitest';
import type { Mail } from '../../adapters/ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { RecordedSessionEvent, SessionEvent } from '../../domain/council/session.ts';
import { happened, recordedFrom } from '../../tests/support/given.ts';
import {
  BOX,
  ballotCast,
  CHAIR,
  CLOSES_AT,
  convened,
  SECRETARY,
  SYSTEM,
  TIED,
} from '../../tests/support/session-story.ts';
import type { ActivityDeps } from '../deps.ts';
import { sessionLetters } from './session-letters.ts';

const person = (id: string): Person => ({
  id,
  name: `Nguyễn Văn ${id}`,
  honorific: 'Ông',
  email: `${id}@union.example`,
  title: '',
  unitId: 'ldld',
  roles: [],
});

let tokens = 0;
/** As much of the registers as letters ask. */
const deps = {
  registers: {
    directory: {
      council: async () => ({ organisationId: 'ldld', name: 'Hội đồng Thi đua, khen thưởng' }),
      organisation: async () => ({ contact: '0200' }),
      people: async (ids: readonly string[]) => ids.map(person),
      peopleWithRole: async () => [person('thu-ky')],
    },
    events: { sessionState: async () => undefined },
    notes: { texts: async () => new Map([[BOX, 'Bão số 5.']]) },
  },
  letters: {
    appUrl: 'https://ghi-cong.example:8443',
    newToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
    tokenHash: (token: string) => `hash of ${token}`,
  },
} as unknown as ActivityDeps;

const DAY_LATER = '2026-11-18T10:00:00.000Z';
const history: readonly RecordedSessionEvent[] = recordedFrom([
  convened(),
  ballotCast(1),
  {
    actor: SYSTEM,
    event: {
      type: 'calendarAdopted',
      holidays: { edition: 1, daysOff: [], workedWeekends: [] },
      votingClosesAt: DAY_LATER,
      closingBefore: CLOSES_AT,
      remindAt: CLOSES_AT,
    },
  },
  { actor: SYSTEM, event: { type: 'votersReminded', memberIds: ['m2'] } },
]);

const mailsOf = async (seq: number, of = history): Promise<readonly Mail[]> => {
  const recorded = of[seq - 1];
  if (recorded === undefined) throw new Error('no such event');
  return (await sessionLetters(deps, 'session-2026-0007', recorded, of)).mails.map(({ mail }) => mail);
};

const fact = (mail: Mail | undefined, name: string): string =>
  mail?.calendar?.content
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .find((line) => line.startsWith(name)) ?? '';

it('every invitation carries a calendar entry of its own receiver, without the ballot link', async () => {
  const mails = await mailsOf(1);
  expect(mails).toHaveLength(9);
  expect(fact(mails[2], 'ATTENDEE')).toContain('m3@union.example');
  expect(fact(mails[2], 'ORGANIZER')).toContain('thu-ky@union.example');
  expect(fact(mails[0], 'UID')).toBe('UID:session-2026-0007@ghi-cong.example');
  expect(fact(mails[0], 'DTSTART')).toBe('DTSTART:20261117T093000Z');
  for (const mail of mails) {
    expect(mail.text).toMatch(/\/b\/token-\d+/);
    expect(mail.calendar?.content).not.toMatch(/\/b\/|token-/);
  }
});

it('a moved deadline replaces the entry of those who have not voted', async () => {
  const mails = await mailsOf(3);
  expect(mails.map(({ to }) => to.address)).not.toContain('m1@union.example');
  expect(fact(mails[0], 'DTSTART')).toBe('DTSTART:20261118T093000Z');
  const sequence = (mail: Mail | undefined) => Number(fact(mail, 'SEQUENCE').split(':')[1]);
  expect(sequence(mails[0])).toBeGreaterThan(sequence((await mailsOf(1))[0]));
});

it('a reminder leaves the calendar alone', async () => {
  const [mail] = await mailsOf(4);
  expect(mail?.calendar).toBeUndefined();
});

it('an extension by the chair replaces the entry as well', async () => {
  const extended = recordedFrom<SessionEvent>([
    convened(),
    happened(CHAIR, {
      type: 'votingExtended',
      votingClosesAt: DAY_LATER,
      closingBefore: CLOSES_AT,
      remindAt: CLOSES_AT,
      noteHash: BOX,
    }),
  ]);
  const [mail] = await mailsOf(2, extended);
  expect(mail?.text).toContain('Chủ tọa gia hạn');
  expect([fact(mail, 'METHOD'), fact(mail, 'SEQUENCE')]).toEqual(['METHOD:REQUEST', 'SEQUENCE:1']);
  expect(fact(mail, 'DTSTART')).toBe('DTSTART:20261118T093000Z');
});

it('a session called off strikes its entry out of every calendar it was sent to, and says why', async () => {
  const off = recordedFrom<SessionEvent>([
    convened(),
    happened(SECRETARY, { type: 'sessionCalledOff', noteHash: BOX }),
  ]);
  const mails = await mailsOf(2, off);
  // The secretary, who does not vote, hears of it and has no entry to strike out.
  expect(mails).toHaveLength(10);
  expect(mails.filter(({ calendar }) => calendar !== undefined)).toHaveLength(9);
  const [mail] = mails;
  expect(mail?.calendar?.method).toBe('CANCEL');
  expect([fact(mail, 'METHOD'), fact(mail, 'STATUS'), fact(mail, 'SEQUENCE')]).toEqual([
    'METHOD:CANCEL',
    'STATUS:CANCELLED',
    'SEQUENCE:1',
  ]);
  expect(fact(mail, 'UID')).toBe(fact((await mailsOf(1))[0], 'UID'));
  expect(mail?.text).toContain('lý do: Bão số 5.');
});

it('tellers are asked for their word when the count stands, and not while a second round is due', async () => {
  const sitting = { form: 'BY_LINK', composition: 1, meetsAt: CLOSES_AT, placeHash: BOX, tellers: ['m4'] } as const;
  const counted = (results: typeof TIED) =>
    recordedFrom<SessionEvent>([
      convened({ sitting, tellersConfirm: true }),
      happened(SECRETARY, { type: 'sessionClosed' }),
      happened(SYSTEM, { type: 'tallyRecorded', results, boxHash: BOX, papers: 9 }),
    ]);
  const passed = TIED.map((result) => ({ ...result, outcome: 'PASSED' as const }));
  expect((await mailsOf(3, counted(passed))).map(({ to }) => to.address)).toEqual(['m4@union.example']);
  expect((await mailsOf(3, counted(TIED))).map(({ to }) => to.address)).toEqual(['thu-ky@union.example']);
});
