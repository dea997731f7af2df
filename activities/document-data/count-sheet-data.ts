import { voters } from '../../domain/council/session.ts';
import type { CountSheetData } from '../../templates/count-sheet/fields.ts';
import { clockTime } from '../dates.ts';
import { must } from '../lookups.ts';
import { countedRounds } from './counted-rounds.ts';
import { placeOf } from './minutes-data.ts';
import { denominatorNote, votingMethod } from './rule-sentences.ts';
import { councilPerson, councilTitle, presiding, type SessionSources, sessionNumber } from './session-sources.ts';

/** Biên bản kiểm phiếu: the count by itself, with what anybody needs to repeat it. */
export function countSheetData(sources: SessionSources): CountSheetData {
  const { state, events, organisation, sessionId } = sources;
  const { sitting, firstRound } = state;
  const confirmed = events.findLast(({ event }) => event.type === 'countConfirmed');
  const counted = events.findLast(({ event }) => event.type === 'tallyRecorded');
  return {
    letterhead: { parentBody: organisation.ownLine, issuingBody: councilTitle(sources) },
    number: sources.countSheetNumber,
    subject: `Phiên họp số ${sessionNumber(sessionId)} của ${councilTitle(sources)}`,
    closedAt: clockTime(must(state.closedAt, `closing time of ${sessionId}`)),
    countedAt: clockTime(must(counted, `count of ${sessionId}`).at),
    place: placeOf(sources),
    tellers: (sitting?.tellers ?? []).map((id) => councilPerson(sources, id)),
    confirmation:
      confirmed === undefined ? null : { by: councilPerson(sources, confirmed.actor.id), at: clockTime(confirmed.at) },
    membersTotal: voters(state).length,
    membersVoted: state.voted.length,
    votingMethod: votingMethod(state),
    denominatorNote: denominatorNote(state),
    rounds: countedRounds(sources),
    boxes: [
      ...(firstRound === null ? [] : [{ round: 'Vòng một', hash: firstRound.boxHash }]),
      { round: firstRound === null ? '' : 'Vòng hai', hash: must(state.boxHash, `box of ${sessionId}`) },
    ],
    secretary: councilPerson(sources, must(state.closedBy, `secretary of ${sessionId}`)),
    chair: councilPerson(sources, presiding(sources)),
    recipients: [organisation.actingBody, 'Thành viên Hội đồng'],
    fileCopy: organisation.fileCopy,
  };
}
