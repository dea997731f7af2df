/** A session told by its acts, and all that its minutes are drawn up from. */

import type { SessionSources } from '../../activities/document-data/session-sources.ts';
import type { NomineeRecord, Person } from '../../adapters/register-ports.ts';
import type { Act } from '../../domain/acts.ts';
import type { SessionCommand } from '../../domain/council/decide.ts';
import {
  evolveSession,
  type RecordedSessionEvent,
  type SessionEvent,
  type SessionState,
} from '../../domain/council/session.ts';
import { CLOSES_AT, SECRETARY, sessionMachine } from './session-story.ts';

export const EARLY = '2026-11-12T02:00:00.000Z';

export type Step = readonly [Act<SessionCommand>['actor'], SessionCommand, Act<SessionCommand>['channel']?];

/** Lets the domain decide, one act after the other. */
export function story(...acts: readonly Step[]) {
  let state: SessionState | null = null;
  const events: RecordedSessionEvent[] = [];
  for (const [actor, command, channel = 'link'] of acts) {
    const at = command.type === 'closeSession' || command.type === 'recordTally' ? CLOSES_AT : EARLY;
    const answer = sessionMachine.decide({ command, actor, channel }, state, at);
    if ('refused' in answer) throw new Error(answer.refused.code);
    for (const event of answer.events) {
      const recorded: RecordedSessionEvent = {
        seq: events.length + 1,
        at,
        actor,
        channel,
        event: event as SessionEvent,
      };
      state = evolveSession(state, recorded);
      events.push(recorded);
    }
  }
  if (state === null) throw new Error('nothing happened');
  return { state: state as SessionState, events };
}

const person = (id: string): Person => ({
  id,
  name: `Nguyễn Văn ${id}`,
  honorific: 'Ông',
  email: `${id}@union.example`,
  title: 'Trưởng ban',
  unitId: 'ldld',
  roles: ['member'],
});

const nominee = (no: number): NomineeRecord => ({
  no,
  kind: 'INDIVIDUAL',
  name: `Lê Thị ${no}`,
  honorific: 'Bà',
  birthYear: 1990,
  position: 'Công nhân',
  unit: 'Công đoàn cơ sở Số Một',
  achievement: '',
  directWorker: true,
  woman: true,
});

export function sourcesOf(
  { state, events }: ReturnType<typeof story>,
  conduct: Partial<SessionState> = {},
  notes: readonly (readonly [string, string])[] = [],
): SessionSources {
  const organisation = {
    id: 'ldld',
    name: 'LĐLĐ tỉnh',
    parentLine: '',
    ownLine: 'Liên đoàn Lao động tỉnh An Phú',
    place: 'An Phú',
    actingBody: 'Ban Thường vụ',
    authorityBlock: [],
    symbols: {},
    fileCopy: 'VT',
    contact: '',
  };
  return {
    sessionId: 'session-2026-0007',
    state: { ...state, ...conduct },
    events,
    council: {
      id: 'hd',
      organisationId: 'ldld',
      name: 'Hội đồng',
      founding: '',
      meetingPlace: 'Phòng họp',
      members: [],
    },
    organisation,
    people: [...state.members.map(({ id }) => person(id)), person(SECRETARY.id)],
    parts: state.agenda.map(({ dossierId, nos }) => ({
      submission: {
        dossierId,
        version: 1,
        unitId: 'cdcs',
        awardCode: 'BK_LDLD',
        evaluationYear: 2026,
        summary: '',
        meeting: { date: '2026-11-01', present: 1, total: 1 },
        nominees: nos.map(nominee),
      },
      unit: 'Công đoàn cơ sở Số Một',
      awardTitle: 'Bằng khen',
      letter: { number: '05/TTr', date: 'ngày 02 tháng 11 năm 2026' },
    })),
    notes: new Map(notes),
    instruments: null,
    minutesNumber: '01/BB',
    countSheetNumber: '02/BB',
  };
}
