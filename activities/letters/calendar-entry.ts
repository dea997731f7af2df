import type { Council, Person } from '../../adapters/register-ports.ts';
import type { RecordedSessionEvent, SessionState } from '../../domain/council/session.ts';
import { type SessionCalendar, sessionCalendar } from '../../templates/mail/session-calendar.ts';
import { writtenInstant } from '../dates.ts';
import type { ActivityDeps } from '../deps.ts';

/** Where and when a session meets, as letters say it; null where nobody meets or it was not recorded. */
export async function meetingOf(
  { registers }: Pick<ActivityDeps, 'registers'>,
  { sitting }: SessionState,
): Promise<{ readonly at: string; readonly place: string } | null> {
  if (sitting === null || sitting.meetsAt === null) return null;
  const place = (await registers.notes.texts([sitting.placeHash])).get(sitting.placeHash) ?? '';
  return { at: sitting.meetsAt, place };
}

type Entry = (person: Person) => { readonly calendar?: SessionCalendar };

/**
 * The entry of a session for each receiver's calendar, as it stands after an event; a later event's entry takes the place
 * of an earlier one's. Answers go to the council's secretary; a body without one sends none.
 */
export async function calendarEntry(
  deps: ActivityDeps,
  sessionId: string,
  { seq, at }: RecordedSessionEvent,
  { state, council }: { readonly state: SessionState; readonly council: Council },
): Promise<Entry> {
  const [secretary] = await deps.registers.directory.peopleWithRole('secretary', council.organisationId);
  if (secretary === undefined) return () => ({});
  const meeting = await meetingOf(deps, state);
  return (person) => ({
    calendar: sessionCalendar({
      sessionId,
      councilName: council.name,
      host: new URL(deps.letters.appUrl).hostname,
      sequence: seq - 1,
      cancelled: state.calledOff !== undefined,
      at,
      closesAt: state.votingClosesAt,
      closesAtText: writtenInstant(state.votingClosesAt),
      meeting,
      organizer: { name: secretary.name, email: secretary.email },
      attendee: { name: person.name, email: person.email },
    }),
  });
}
