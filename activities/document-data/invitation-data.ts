import type { Council, Organisation, Person } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { SessionState } from '../../domain/council/session.ts';
import type { SessionInvitationData } from '../../templates/session-invitation/fields.ts';
import { calendarDate, writtenInstant } from '../dates.ts';
import { must } from '../lookups.ts';
import { councilTitle, sessionNumber } from './session-sources.ts';

export interface InvitationSources {
  readonly sessionId: string;
  readonly state: SessionState;
  readonly council: Council;
  readonly organisation: Organisation;
  readonly chair: Person;
  readonly secretary: Person;
  readonly meeting: { readonly at: string; readonly place: string } | null;
  /** The parts of the agenda, in its order. */
  readonly parts: readonly { readonly unit: string; readonly award: string }[];
  readonly number: string;
}

/** Giấy mời họp: one paper for all members, so it says what each may know before declaring an interest. */
export function invitationData(sources: InvitationSources): SessionInvitationData {
  const { sessionId, state, council, organisation, chair, secretary, meeting, parts, number } = sources;
  let next = 1;
  return {
    letterhead: { parentBody: organisation.ownLine, issuingBody: councilTitle(sources) },
    number,
    place: organisation.place,
    date: calendarDate(dateInVietnam(state.convenedAt)),
    subject: `Dự phiên họp số ${sessionNumber(sessionId)} của ${councilTitle(sources)}`,
    councilName: council.name,
    chair: `${chair.honorific} ${chair.name}, ${chair.title}`,
    meeting: meeting === null ? '' : `${writtenInstant(meeting.at)}, tại ${meeting.place}`,
    closesAt: writtenInstant(state.votingClosesAt),
    agenda: state.agenda.map(({ nos }, index) => {
      const { unit, award } = must(parts[index], `part ${index} of ${sessionId}`);
      const first = next;
      next += nos.length;
      return { unit, award, first, count: nos.length };
    }),
    secretaryContact: organisation.contact,
    recipients: ['Như trên', `${organisation.actingBody} (để báo cáo)`],
    fileCopy: organisation.fileCopy,
    signer: { authority: 'TL. CHỦ TỊCH HỘI ĐỒNG', title: 'THƯ KÝ', name: secretary.name },
  };
}
