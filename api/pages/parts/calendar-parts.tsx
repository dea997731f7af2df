import type { CalendarDay, CalendarDiff } from '../../../domain/calendar/calendar.ts';
import type { Moved } from '../../queries/calendar-impact.ts';
import { dayWord, deadlineWord } from '../words.ts';
import { Badge } from './fields.tsx';

export const KIND_WORDS: Readonly<Record<CalendarDay['kind'], string>> = {
  DAY_OFF: 'Ngày nghỉ',
  WORKED_WEEKEND: 'Ngày làm bù',
};

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const;

/** `Thứ Ba, 24/11/2026` */
export const weekdayWord = (date: string): string =>
  `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''}, ${dayWord(date)}`;

const Certainty = ({ day }: { readonly day: CalendarDay }) =>
  day.certainty === 'confirmed' ? <Badge tone="good">đã xác nhận</Badge> : <Badge tone="wait">cần xác nhận</Badge>;

/** Each day with its reason and where it is taken from. */
export function DayList({ days }: { readonly days: readonly CalendarDay[] }) {
  return (
    <ul class="rows wide">
      {days.map((day) => (
        <li>
          <h3>{`${weekdayWord(day.date)}: ${day.reason}`}</h3>
          <div class="side">
            <Certainty day={day} />
          </div>
          <p class="dim small">{`${KIND_WORDS[day.kind]} · ${day.source}`}</p>
        </li>
      ))}
    </ul>
  );
}

/** What one edition has that the other has not. */
export function Changes({ diff }: { readonly diff: CalendarDiff }) {
  const { added, removed, changed } = diff;
  return (
    <>
      {added.length > 0 && (
        <>
          <h3>{`Thêm (${added.length})`}</h3>
          <DayList days={added} />
        </>
      )}
      {removed.length > 0 && (
        <>
          <h3>{`Bỏ (${removed.length})`}</h3>
          <DayList days={removed} />
        </>
      )}
      {changed.length > 0 && (
        <>
          <h3>{`Sửa (${changed.length})`}</h3>
          <ul class="rows">
            {changed.map(({ before, after }) => (
              <li>
                <h4 class="lead">{weekdayWord(after.date)}</h4>
                <p>
                  <span class="dim">Trước: </span>
                  {said(before)}
                </p>
                <p>
                  <span class="dim">Sau: </span>
                  {said(after)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const said = ({ kind, reason, source, certainty }: CalendarDay): string =>
  `${KIND_WORDS[kind]}, ${reason} (${source}; ${certainty === 'confirmed' ? 'đã xác nhận' : 'cần xác nhận'})`;

/** As many as a person reads; the rest is counted. */
const SHOWN = 50;

export function MovedList({
  title,
  rows,
  link,
}: {
  readonly title: string;
  readonly rows: readonly Moved[];
  readonly link: (id: string) => string;
}) {
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{`${title} (${rows.length})`}</h2>
      <ul class="rows">
        {rows.slice(0, SHOWN).map((one) => (
          <li>
            <h3>
              <a href={link(one.id)}>{one.name === one.id ? one.id : `${one.name} (${one.id})`}</a>
            </h3>
            <p>
              <span class="dim">Hạn đang tính: </span>
              {deadlineWord(one.before)}
            </p>
            <p>
              <span class="dim">Hạn mới: </span>
              <strong>{deadlineWord(one.after)}</strong>
            </p>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && <p class="dim">{`và ${rows.length - SHOWN} hạn khác.`}</p>}
    </>
  );
}
