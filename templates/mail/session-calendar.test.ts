import { expect, it } from 'vitest';
import { type SessionDate, sessionCalendar } from './session-calendar.ts';

const DATE: SessionDate = {
  sessionId: 'session-2026-0007',
  councilName: 'Hội đồng Thi đua, khen thưởng Liên đoàn Lao động tỉnh An Phú',
  host: 'ghi-cong.example',
  sequence: 0,
  at: '2026-11-24T02:00:00.000Z',
  closesAt: '2026-12-01T10:00:00.000Z',
  closesAtText: '17 giờ 00, thứ Ba, ngày 01/12/2026',
  meeting: null,
  organizer: { name: 'Lê Thị Minh Ngọc', email: 'ngoc@ldld.example' },
  attendee: { name: 'Trần Văn Hùng', email: 'hung@ldld.example' },
};

/** The lines as a calendar reads them: continuation lines joined. */
const lines = (content: string): string[] => content.replaceAll('\r\n ', '').replaceAll('\r\n\t', '').split('\r\n');

it('enters the end of voting, in UTC, where nobody meets', () => {
  const entry = lines(sessionCalendar(DATE).content);
  expect(entry).toEqual(
    expect.arrayContaining([
      'METHOD:REQUEST',
      'UID:session-2026-0007@ghi-cong.example',
      'SEQUENCE:0',
      'DTSTAMP:20261124T020000Z',
      'DTSTART:20261201T093000Z',
      'DURATION:PT30M',
      'TRANSP:TRANSPARENT',
    ]),
  );
  expect(entry.join('\n')).not.toContain('LOCATION');
});

it('enters the meeting with its place where there is one', () => {
  const meeting = { at: '2026-11-30T01:00:00.000Z', place: 'Phòng họp số 2; tầng 3, trụ sở' };
  const entry = lines(sessionCalendar({ ...DATE, meeting }).content);
  expect(entry).toContain('DTSTART:20261130T010000Z');
  // Commas and semicolons would end the value.
  expect(entry).toContain('LOCATION:Phòng họp số 2\\; tầng 3\\, trụ sở');
});

it('replaces the earlier entry when it comes again: the same UID, a higher sequence, nothing asked in return', () => {
  const first = lines(sessionCalendar(DATE).content);
  const again = lines(sessionCalendar({ ...DATE, sequence: 4, closesAt: '2026-12-02T10:00:00.000Z' }).content);
  const uid = (entry: string[]) => entry.find((line) => line.startsWith('UID:'));
  expect(uid(again)).toBe(uid(first));
  expect(again).toContain('SEQUENCE:4');
  expect(again).toContain('DTSTART:20261202T093000Z');
  expect(again.find((line) => line.startsWith('ATTENDEE'))).toContain('RSVP=FALSE');
});

it('is the same file for the same letter, and keeps to lines of 75 characters', () => {
  expect(sessionCalendar(DATE).content).toBe(sessionCalendar(DATE).content);
  for (const line of sessionCalendar(DATE).content.split('\r\n')) expect([...line].length).toBeLessThanOrEqual(75);
});
