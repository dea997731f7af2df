import type { NewLink, OutgoingMail, Person } from '../../adapters/register-ports.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { tiedItems } from '../../domain/council/count.ts';
import { awaitsTeller } from '../../domain/council/proceedings.ts';
import { holderOf, reminded } from '../../domain/council/roll.ts';
import {
  evolveSession,
  itemCount,
  type RecordedSessionEvent,
  type SessionState,
  voters,
} from '../../domain/council/session.ts';
import { councilInvitation } from '../../templates/mail/council-invitation.ts';
import {
  countToConfirm,
  minutesReady,
  secondRoundDue,
  sessionCalledOff,
  votingEnded,
  votingMoved,
} from '../../templates/mail/session-notices.ts';
import { writtenInstant } from '../dates.ts';
import type { ActivityDeps } from '../deps.ts';
import { must } from '../lookups.ts';
import { addressed, mailTo } from './address.ts';
import { calendarEntry, meetingOf } from './calendar-entry.ts';
import type { Consequences } from './consequences.ts';

type Notice = 'votingTimeEnded' | 'minutesPrepared' | 'secondRoundDue' | 'countToConfirm';

const NOTHING: Consequences = { links: [], mails: [] };

/** Who hears of an event of a council session; invitations carry a personal link, known afterwards by its hash alone. */
export async function sessionLetters(
  deps: ActivityDeps,
  sessionId: string,
  recorded: RecordedSessionEvent,
  batch: readonly RecordedSessionEvent[],
): Promise<Consequences> {
  const { event } = recorded;
  switch (event.type) {
    case 'sessionConvened':
      return await invitations(
        deps,
        sessionId,
        recorded,
        batch,
        event.members.filter((one) => one.votes).map((one) => one.id),
      );
    case 'votersReminded':
      return await invitations(deps, sessionId, recorded, batch, event.memberIds, 'reminder');
    case 'secondRoundOpened':
      return await invitations(
        deps,
        sessionId,
        recorded,
        batch,
        reminded(await stateAfter(deps, sessionId, recorded, batch)),
        'secondRound',
      );
    case 'votingExtended':
      return await longer(deps, sessionId, recorded, batch, 'CHAIR');
    case 'calendarAdopted':
      return event.votingClosesAt === event.closingBefore
        ? NOTHING
        : await longer(deps, sessionId, recorded, batch, 'CALENDAR');
    case 'votingTimeEnded':
      return await notify(deps, sessionId, recorded, batch, 'votingTimeEnded');
    case 'tallyRecorded':
      if (tiedItems(event).length > 0) return await notify(deps, sessionId, recorded, batch, 'secondRoundDue');
      return await notify(deps, sessionId, recorded, batch, 'countToConfirm');
    case 'sessionCalledOff':
      return await calledOff(deps, sessionId, recorded, batch, event.noteHash);
    case 'minutesPrepared':
      return await notify(deps, sessionId, recorded, batch, 'minutesPrepared');
    case 'interestDeclared':
    case 'ballotCast':
    case 'conflictsPinned':
    case 'absenceRecorded':
    // The delegate's link is sent when the mandate is entered: see `api/commands/record-mandate.ts`.
    case 'mandateRecorded':
    case 'paperVoterRecorded':
    case 'paperVoterDropped':
    case 'sessionClosed':
    case 'remarkRecorded':
    case 'countConfirmed':
    case 'minutesConfirmed':
      return NOTHING;
    default:
      return assertNever(event);
  }
}

async function invitations(
  deps: ActivityDeps,
  sessionId: string,
  recorded: RecordedSessionEvent,
  batch: readonly RecordedSessionEvent[],
  memberIds: readonly string[],
  again?: 'reminder' | 'secondRound',
): Promise<Consequences> {
  const { directory } = deps.registers;
  const state = await stateAfter(deps, sessionId, recorded, batch);
  const council = must(await directory.council(state.councilId), `council ${state.councilId}`);
  const organisation = must(
    await directory.organisation(council.organisationId),
    `organisation ${council.organisationId}`,
  );
  const meeting = await meetingOf(deps, state);
  // A reminder changes nothing in the calendar.
  const entry = again === 'reminder' ? () => ({}) : await calendarEntry(deps, sessionId, recorded, { state, council });
  const links: NewLink[] = [];
  const mails: OutgoingMail[] = [];
  const people = await directory.people([...memberIds, ...memberIds.map((id) => holderOf(state, id))]);
  const known = (id: string) =>
    must(
      people.find((one) => one.id === id),
      `person ${id}`,
    );
  for (const memberId of memberIds) {
    const [member, person] = [known(memberId), known(holderOf(state, memberId))];
    const token = deps.letters.newToken();
    links.push({
      tokenHash: deps.letters.tokenHash(token),
      purpose: 'ballot',
      personId: member.id,
      sessionId,
      expiresAt: state.votingClosesAt,
    });
    const content = councilInvitation({
      personName: person.name,
      honorific: person.honorific,
      councilName: council.name,
      sessionId,
      itemCount: state.onBallot?.length ?? itemCount(state),
      closesAt: writtenInstant(state.votingClosesAt),
      link: `${deps.letters.appUrl}/b/${token}`,
      secretaryContact: organisation.contact,
      ...(meeting === null ? {} : { meeting: `${writtenInstant(meeting.at)}, tại ${meeting.place}` }),
      ...(again ? { again } : {}),
      ...(member === person ? {} : { onBehalfOf: addressed(member) }),
    });
    const cause = member === person ? String(recorded.seq) : `${recorded.seq}.${member.id}`;
    // A delegate has the meeting in the calendar by the invitation of their own.
    const dated = member === person ? entry(person) : {};
    mails.push(mailTo(person, { ...content, ...dated }, sessionId, again ?? 'invitation', cause));
  }
  return { links, mails };
}

/** Those who have not voted hear that they have longer; the link they were sent goes on opening their ballot. */
async function longer(
  deps: ActivityDeps,
  sessionId: string,
  recorded: RecordedSessionEvent,
  batch: readonly RecordedSessionEvent[],
  by: 'CALENDAR' | 'CHAIR',
): Promise<Consequences> {
  const { directory } = deps.registers;
  const state = await stateAfter(deps, sessionId, recorded, batch);
  const council = must(await directory.council(state.councilId), `council ${state.councilId}`);
  const people = await directory.people(reminded(state).map((id) => holderOf(state, id)));
  const closesAt = writtenInstant(state.votingClosesAt);
  const entry = await calendarEntry(deps, sessionId, recorded, { state, council });
  const mails = people.map((person) => {
    const content = votingMoved({ to: addressed(person), sessionId, closesAt, sender: council.name, by });
    return mailTo(person, { ...content, ...entry(person) }, sessionId, 'votingMoved', String(recorded.seq));
  });
  return { links: [], mails };
}

/** Everybody invited hears of it, and the chair and secretary, who may not vote; calendars strike the entry out. */
async function calledOff(
  deps: ActivityDeps,
  sessionId: string,
  recorded: RecordedSessionEvent,
  batch: readonly RecordedSessionEvent[],
  noteHash: string,
): Promise<Consequences> {
  const { directory, notes } = deps.registers;
  const state = await stateAfter(deps, sessionId, recorded, batch);
  const council = must(await directory.council(state.councilId), `council ${state.councilId}`);
  const people = await directory.people(state.members.map(({ id }) => id));
  const reason = (await notes.texts([noteHash])).get(noteHash) ?? '';
  const entry = await calendarEntry(deps, sessionId, recorded, { state, council });
  const invited = new Set(voters(state).map(({ id }) => id));
  const mails = people.map((person) => {
    const content = sessionCalledOff({ to: addressed(person), sessionId, reason, sender: council.name });
    const dated = invited.has(person.id) ? entry(person) : {};
    return mailTo(person, { ...content, ...dated }, sessionId, 'calledOff', String(recorded.seq));
  });
  return { links: [], mails };
}

async function notify(
  deps: ActivityDeps,
  sessionId: string,
  recorded: RecordedSessionEvent,
  batch: readonly RecordedSessionEvent[],
  kind: Notice,
): Promise<Consequences> {
  const { directory } = deps.registers;
  const state = await stateAfter(deps, sessionId, recorded, batch);
  const council = must(await directory.council(state.councilId), `council ${state.councilId}`);
  const people = await receiversOf(directory, state, kind);
  const write = { votingTimeEnded: votingEnded, minutesPrepared: minutesReady, secondRoundDue, countToConfirm }[kind];
  const mails = people.map((person) => {
    const content = write({
      to: addressed(person),
      sessionId,
      voted: state.voted.length,
      voters: voters(state).length,
      url: `${deps.letters.appUrl}/phien-hop/${sessionId}`,
      sender: council.name,
    });
    return mailTo(person, content, sessionId, kind, String(recorded.seq));
  });
  return { links: [], mails };
}

async function receiversOf(
  directory: ActivityDeps['registers']['directory'],
  state: SessionState,
  kind: Notice,
): Promise<readonly Person[]> {
  switch (kind) {
    case 'minutesPrepared':
      return await directory.people(state.members.filter(({ office }) => office === 'CHAIR').map(({ id }) => id));
    case 'countToConfirm':
      return awaitsTeller(state) ? await directory.people(state.sitting?.tellers ?? []) : [];
    case 'votingTimeEnded':
    case 'secondRoundDue':
      return await directory.peopleWithRole('secretary');
    default:
      return assertNever(kind);
  }
}

async function stateAfter(
  deps: ActivityDeps,
  sessionId: string,
  recorded: RecordedSessionEvent,
  batch: readonly RecordedSessionEvent[],
): Promise<SessionState> {
  let state = (await deps.registers.events.sessionState(sessionId)) ?? null;
  for (const one of batch) if (one.seq <= recorded.seq) state = evolveSession(state, one);
  return must(state, `state of ${sessionId}`);
}
