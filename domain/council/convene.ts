/** Triệu tập: whether a session may be held as it was put together. */

import type { Decision } from '../acts.ts';
import type { HolidayTable } from '../calendar/holidays.ts';
import { type RefusalCode, refuse } from '../refusals.ts';
import type { VoteRule } from '../rules/rule-set.ts';
import type { SessionCommand } from './decide.ts';
import type { AgendaPart, SessionEvent, Sitting } from './session.ts';

type Convening = Extract<SessionCommand, { type: 'conveneSession' }>;

export function convene(command: Convening, at: string, { edition }: HolidayTable): Decision<SessionEvent> {
  const { type: _, ...session } = command;
  const { members, agenda, votingClosesAt, remindAt } = session;
  if (agenda.length === 0 || agenda.some((part) => part.nos.length === 0)) return refuse('EMPTY_AGENDA');
  if (!members.some((member) => member.votes)) return refuse('NO_VOTING_MEMBER');
  const nominees = agenda.flatMap((part) => part.nos.map((no) => `${part.dossierId}/${no}`));
  const people = members.map((member) => member.id);
  if (new Set(nominees).size !== nominees.length || new Set(people).size !== people.length) return refuse('BAD_INPUT');
  // Instants are compared as text, which is right for this one form only.
  if (![votingClosesAt, remindAt].every(isInstant)) return refuse('BAD_INPUT');
  if (votingClosesAt <= at || remindAt > votingClosesAt) return refuse('CLOSING_TIME_PAST');
  const fault = faultOfRules(session) ?? faultOfContests(session) ?? faultOfSitting(session) ?? faultOfPins(session);
  if (fault !== undefined) return { refused: { code: fault } };
  // Histories begun before calendars could change have no such field, and must come out the same.
  const counted = edition === 0 ? {} : { edition };
  return { events: [{ type: 'sessionConvened', ...session, ...counted }] };
}

export const isInstant = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

type Session = Omit<Convening, 'type'>;

const rulesOf = ({ rule, furtherRules = [] }: Session): readonly VoteRule[] => [rule, ...furtherRules];

function faultOfRules(session: Session): RefusalCode | undefined {
  const { agenda, furtherRules = [] } = session;
  const known = ({ rule }: AgendaPart) => rule === undefined || furtherRules[rule] !== undefined;
  if (!agenda.every(known) || agenda.some((part) => part.kind !== undefined && part.nos.length !== 1)) {
    return 'BAD_INPUT';
  }
  // One paper is either secret or open: the same hand cannot fill in both and keep one of them secret.
  return new Set(rulesOf(session).map(({ secret }) => secret)).size > 1 ? 'MIXED_SECRECY' : undefined;
}

function faultOfContests({ agenda, contests = [] }: Session): RefusalCode | undefined {
  const parts = contests.flatMap((contest) => contest.parts);
  if (new Set(parts).size !== parts.length || parts.some((part) => agenda[part] === undefined)) return 'BAD_INPUT';
  const sound = contests.every(({ parts: [first = 0, ...others], places }) => {
    const ofOneRule = others.every((part) => agenda[part]?.rule === agenda[first]?.rule);
    return ofOneRule && Number.isInteger(places) && places >= 1;
  });
  return sound ? undefined : 'BAD_INPUT';
}

function faultOfSitting(session: Session): RefusalCode | undefined {
  const { sitting, members } = session;
  if (sitting === undefined) return undefined;
  const { form, meetsAt, placeHash, tellers, permissionHash = '' } = sitting;
  const isMember = (id: string) => members.some((member) => member.id === id);
  if (new Set(tellers).size !== tellers.length || !tellers.every(isMember)) return 'TELLER_NOT_A_MEMBER';
  if (form !== 'WRITTEN_POLL')
    return meetsAt !== null && isInstant(meetsAt) && placeHash !== '' ? undefined : 'PLACE_NEEDED';
  if (!rulesOf(session).every((rule) => rule.writtenPoll === true)) return 'WRITTEN_POLL_NOT_ALLOWED';
  return permissionHash === '' ? 'PERMISSION_NEEDED' : faultOfPoll(sitting);
}

const faultOfPoll = ({ meetsAt, placeHash }: Sitting): RefusalCode | undefined =>
  meetsAt === null && placeHash === '' ? undefined : 'BAD_INPUT';

function faultOfPins({ pins = [], members, agenda }: Session): RefusalCode | undefined {
  const items = agenda.reduce((sum, part) => sum + part.nos.length, 0);
  for (const pin of pins) {
    if (!members.some((member) => member.id === pin.memberId)) return 'NOT_A_MEMBER';
    if (!pin.items.every((item) => Number.isInteger(item) && item >= 1 && item <= items)) return 'UNKNOWN_ITEM';
  }
  return undefined;
}
