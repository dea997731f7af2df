import { createEvents, type EventAttributes } from 'ics';

/** Tệp lịch that goes with an invitation (RFC 5545, sent as RFC 5546 asks). */
export interface SessionCalendar {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

export interface SessionDate {
  readonly sessionId: string;
  readonly councilName: string;
  /** Host of the installation: two installations must not share an entry. */
  readonly host: string;
  /** Grows with each letter that changes the entry, or calendars keep what they have. */
  readonly sequence: number;
  /** When the letter was caused; in the file as well, so that the same letter has the same bytes. */
  readonly at: string;
  /** The session was called off: calendars strike the entry out. */
  readonly cancelled?: boolean;
  readonly closesAt: string;
  /** `17 giờ 00, thứ Ba, ngày 01/12/2026` */
  readonly closesAtText: string;
  /** Null where nobody meets: the entry is then the deadline itself. */
  readonly meeting: { readonly at: string; readonly place: string } | null;
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendee: { readonly name: string; readonly email: string };
}

const MINUTE = 60_000;
const MEETING_MINUTES = 120;
const DEADLINE_MINUTES = 30;

/**
 * The entry in a member's calendar: the meeting, or the last half hour for voting. Names no nominee and holds no ballot
 * link, since calendars are shared and synchronised.
 */
export function sessionCalendar(date: SessionDate): SessionCalendar {
  const { sessionId, councilName, host, sequence, at, closesAt, closesAtText, meeting, organizer, attendee } = date;
  const { cancelled = false } = date;
  const method = cancelled ? 'CANCEL' : 'REQUEST';
  const start = meeting === null ? Date.parse(closesAt) - DEADLINE_MINUTES * MINUTE : Date.parse(meeting.at);
  const event: EventAttributes & { readonly timestamp: number } = {
    uid: `${sessionId}@${host}`,
    sequence,
    // Not in the package's types; without it every file says when the program was started.
    timestamp: Date.parse(at),
    start,
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes: meeting === null ? DEADLINE_MINUTES : MEETING_MINUTES },
    title: meeting === null ? `Hạn bỏ phiếu: phiên họp ${sessionId}` : `Phiên họp ${sessionId}`,
    description: cancelled
      ? `${councilName}.\nPhiên họp đã được hủy hoặc hoãn.`
      : `${councilName}.\nThời hạn bỏ phiếu: ${closesAtText}.\nĐường dẫn bỏ phiếu ở trong thư mời, không có trong lịch này.`,
    ...(meeting === null ? {} : { location: meeting.place }),
    status: cancelled ? 'CANCELLED' : 'CONFIRMED',
    busyStatus: meeting === null ? 'FREE' : 'BUSY',
    transp: meeting === null ? 'TRANSPARENT' : 'OPAQUE',
    classification: 'PRIVATE',
    organizer,
    attendees: [{ ...attendee, rsvp: false, partstat: 'NEEDS-ACTION', role: 'REQ-PARTICIPANT' }],
    alarms: cancelled ? [] : [{ action: 'display', description: 'Nhắc bỏ phiếu', trigger: { days: 1, before: true } }],
  };
  const { error, value } = createEvents([event], { method, productId: 'ghi-cong' });
  if (value === null) throw new Error(`no calendar entry for ${sessionId}`, { cause: error });
  return { method, content: value };
}
