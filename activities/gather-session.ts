import { dateInVietnam } from '../domain/calendar/working-days.ts';
import { instrumentsOf } from '../domain/council/instruments.ts';
import type { RecordedSessionEvent } from '../domain/council/session.ts';
import { documentNumber } from '../domain/numbering/document-number.ts';
import type { ActivityDeps } from './deps.ts';
import { notesOf } from './document-data/session-conduct.ts';
import type { SessionSources } from './document-data/session-sources.ts';
import { frozenFigures } from './frozen-figures.ts';
import { must, sessionFile } from './lookups.ts';
import { partFile } from './part-file.ts';

export interface GatheredSession {
  readonly sources: SessionSources;
  /** Id of the rule set under which the first part was received; '' where there is none. */
  readonly ruleSet: string;
}

/** All that the papers of a closed session are drawn up from. Takes their numbers. */
export async function gatherSession(
  { registers }: Pick<ActivityDeps, 'registers'>,
  sessionId: string,
): Promise<GatheredSession> {
  const { state, council, organisation } = await sessionFile(registers, sessionId);
  const closedOn = dateInVietnam(must(state.closedAt, `closing time of ${sessionId}`));
  // One series for minutes of both kinds: they are the same type of document (NĐ 30/2020).
  const numbered = async (owner: string) => {
    const year = Number(closedOn.slice(0, 4));
    const number = await registers.numbers.allocate({
      organisationId: organisation.id,
      series: 'minutes',
      year,
      owner,
    });
    return documentNumber(number, organisation.symbols.minutes ?? 'BB');
  };
  const files = await Promise.all(state.agenda.map((part) => partFile(registers, part, closedOn)));
  const events = (await registers.events.chain(sessionId)).map(({ recorded }) => recorded as RecordedSessionEvent);
  const members = state.members.map((member) => member.id);
  // Slips of paper may have been typed in and confirmed by people who do not sit on the council.
  const readers = events.flatMap(({ event, actor }) =>
    event.type === 'ballotCast' && event.enteredBy !== undefined ? [actor.id, event.enteredBy] : [],
  );
  const figures = await frozenFigures(registers, sessionId, state.instrumentsHash);
  const sources: SessionSources = {
    sessionId,
    state,
    events,
    council,
    organisation,
    people: await registers.directory.people([
      ...members,
      must(state.closedBy, `secretary of ${sessionId}`),
      ...readers,
    ]),
    parts: files.map(({ part }) => part),
    notes: await registers.notes.texts(notesOf(state, events)),
    instruments: figures === undefined ? null : instrumentsOf(figures.facts),
    minutesNumber: await numbered(sessionId),
    countSheetNumber: await numbered(`${sessionId}/count`),
  };
  return { sources, ruleSet: files[0]?.ruleSet ?? '' };
}
