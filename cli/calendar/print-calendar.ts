import { writtenInstant } from '../../activities/dates.ts';
import type { CalendarImpact } from '../../api/queries/calendar-impact.ts';
import { FAULT_SENTENCES } from '../../api/schemas/calendar.ts';
import type { CalendarDay, CalendarDiff } from '../../domain/calendar/calendar.ts';

/** One line a day; `plus` marks those that came. */
export const diffLines = ({ added, removed, changed }: CalendarDiff, plus = '+ '): readonly string[] => [
  ...removed.map((day) => `- ${line(day)}`),
  ...added.map((day) => `${plus}${line(day)}`),
  ...changed.flatMap(({ before, after }) => [`~ ${line(before)}`, `  ${line(after)}`]),
];

const line = ({ date, kind, reason, source, certainty }: CalendarDay): string =>
  `${date}  ${kind === 'DAY_OFF' ? 'nghỉ   ' : 'làm bù '}  ${reason} (${source}${certainty === 'to-confirm' ? '; cần xác nhận' : ''})`;

/** What a publication does to deadlines, as an administrator reads it on a terminal. */
export const impactLines = ({
  faults,
  openDossiers,
  dossiers,
  openSessions,
  sessions,
}: CalendarImpact): readonly string[] => [
  ...faults.map(({ date, fault }) => `✗ ${date}: ${FAULT_SENTENCES[fault]}`),
  `${openDossiers} hồ sơ đang mở; ${dossiers.length} hạn thay đổi. ${openSessions} phiên họp đang bỏ phiếu; ${sessions.length} thời hạn bỏ phiếu được lùi.`,
  ...[...dossiers, ...sessions].map(
    ({ id, before, after }) => `  ${id}: ${writtenInstant(before)} → ${writtenInstant(after)}`,
  ),
];
