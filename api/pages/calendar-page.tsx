import type { Incident, Person } from '../../adapters/register-ports.ts';
import type { CalendarDay, CalendarEdition } from '../../domain/calendar/calendar.ts';
import { tableOf } from '../../domain/calendar/calendar.ts';
import { isWorkingDay } from '../../domain/calendar/working-days.ts';
import { DayList, KIND_WORDS } from './parts/calendar-parts.tsx';
import { Layout } from './parts/layout.tsx';
import { momentWord } from './words.ts';

export interface CalendarPageProps {
  readonly person: Person;
  readonly csrf: string;
  readonly year: number;
  readonly years: readonly number[];
  readonly shown: CalendarEdition;
  readonly editions: readonly CalendarEdition[];
  /** Names of those who published, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly today: string;
  readonly said: string | undefined;
  /** Processes that the calendar in force did not reach yet, though tried again and again. */
  readonly incidents: readonly Incident[];
}

function Unreached({ incidents }: Pick<CalendarPageProps, 'incidents'>) {
  const [first] = incidents;
  if (first === undefined) return null;
  return (
    <div class="note bad" role="status">
      <h2>{`Lịch nghỉ mới chưa được áp dụng cho ${incidents.length} hồ sơ, phiên họp`}</h2>
      <p>{first.sentence}</p>
      <ul class="plain">
        {incidents.map(({ subject, since, attempts }) => (
          <li>
            <a href={`/${subject.startsWith('session-') ? 'phien-hop' : 'ho-so'}/${subject}`}>{subject}</a>
            {`: từ ${momentWord(since)}, đã thử ${attempts} lần`}
          </li>
        ))}
      </ul>
      <p class="small">Hệ thống tự thử lại cho đến khi báo được; các hạn đang chạy vẫn tính theo lịch cũ.</p>
    </div>
  );
}

/** Lịch nghỉ of one year: twelve months, then each day with its source, then how the calendar came to be. */
export function CalendarPage(props: CalendarPageProps) {
  const { person, csrf, year, years, shown, editions, today, said } = props;
  const latest = editions[0]?.edition === shown.edition;
  const ofYear = shown.days.filter((day) => day.date.startsWith(`${year}-`));
  const edition = latest ? '' : `&an-ban=${shown.edition}`;
  return (
    <Layout title={`Lịch nghỉ năm ${year}`} person={person} csrf={csrf} here="calendar">
      {said && (
        <div class="note good" role="status">
          <p>{said}</p>
        </div>
      )}
      <Unreached incidents={props.incidents} />
      <h1>{`Lịch nghỉ năm ${year}`}</h1>
      <p>
        Các hạn tính bằng ngày làm việc được tính theo lịch này: thứ Hai đến thứ Sáu, trừ ngày nghỉ, cộng ngày làm bù.
      </p>
      {!latest && (
        <p class="note">
          {`Đang xem ấn bản ${shown.edition}, không phải ấn bản hiện hành. `}
          <a href={`/lich-nghi?nam=${year}`}>Xem ấn bản hiện hành</a>
        </p>
      )}
      {person.roles.includes('administrator') && latest && (
        <p class="actions">
          <a class="button" href={`/lich-nghi/sua?nam=${year}`}>
            Sửa lịch nghỉ
          </a>
        </p>
      )}
      <nav class="years" aria-label="Chọn năm">
        {years.map((one) => (
          <a href={`/lich-nghi?nam=${one}${edition}`} {...(one === year ? { 'aria-current': 'page' as const } : {})}>
            {`Năm ${one}`}
          </a>
        ))}
      </nav>
      <p class="legend">
        <span class="day-off">Ngày nghỉ</span> <span class="worked">Ngày làm bù</span>{' '}
        <span class="dim">Cuối tuần</span>
      </p>
      <div class="months">
        {Array.from({ length: 12 }, (_, index) => (
          <Month year={year} month={index + 1} edition={shown} today={today} />
        ))}
      </div>

      <h2>{`Các ngày khác với tuần thường (${ofYear.length})`}</h2>
      {ofYear.length === 0 ? (
        <p class="note">
          Chưa có lịch nghỉ của năm này; các ngày từ thứ Hai đến thứ Sáu đều được tính là ngày làm việc.
        </p>
      ) : (
        <DayList days={ofYear} />
      )}

      <h2>Các ấn bản đã ban hành</h2>
      <History {...props} />
    </Layout>
  );
}

const HEADS = [
  ['T2', 'Thứ Hai'],
  ['T3', 'Thứ Ba'],
  ['T4', 'Thứ Tư'],
  ['T5', 'Thứ Năm'],
  ['T6', 'Thứ Sáu'],
  ['T7', 'Thứ Bảy'],
  ['CN', 'Chủ nhật'],
] as const;

function Month({
  year,
  month,
  edition,
  today,
}: {
  readonly year: number;
  readonly month: number;
  readonly edition: CalendarEdition;
  readonly today: string;
}) {
  const table = tableOf(edition);
  const named = new Map(edition.days.map((day) => [day.date, day]));
  return (
    <table class="month">
      <caption>{`Tháng ${month}`}</caption>
      <thead>
        <tr>
          {HEADS.map(([short, long]) => (
            <th scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr>
            {week.map((date) =>
              date === null ? (
                <td />
              ) : (
                <Day date={date} day={named.get(date)} worked={isWorkingDay(date, table)} today={date === today} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  date,
  day,
  worked,
  today,
}: {
  readonly date: string;
  readonly day: CalendarDay | undefined;
  readonly worked: boolean;
  readonly today: boolean;
}) {
  const number = String(Number(date.slice(8)));
  const look = day === undefined ? (worked ? '' : 'dim') : day.kind === 'DAY_OFF' ? 'day-off' : 'worked';
  return (
    <td {...(today ? { 'aria-current': 'date' as const } : {})}>
      <span class={look} {...(day ? { title: `${KIND_WORDS[day.kind]}: ${day.reason}` } : {})}>
        {number}
        {day && <span class="unseen">{` (${KIND_WORDS[day.kind].toLowerCase()}: ${day.reason})`}</span>}
      </span>
    </td>
  );
}

/** Weeks from Monday to Sunday; null outside the month. */
function weeksOf(year: number, month: number): readonly (readonly (string | null)[])[] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const two = (n: number) => String(n).padStart(2, '0');
  const dates = Array.from({ length }, (_, index) => `${year}-${two(month)}-${two(index + 1)}`);
  const cells = [...Array.from({ length: lead }, () => null), ...dates];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => cells[week * 7 + at] ?? null),
  );
}

function History({ editions, names, year }: CalendarPageProps) {
  return (
    <ul class="rows wide">
      {editions.map((one) => (
        <li>
          <h3>
            <a href={`/lich-nghi?nam=${year}&an-ban=${one.edition}`}>
              {one.edition === 0 ? 'Lịch đi kèm phần mềm' : `Ấn bản ${one.edition}`}
            </a>
          </h3>
          <div class="side">
            {one.edition > 0 && (
              <a href={`/lich-nghi/an-ban/${one.edition}`}>{`Xem thay đổi của ấn bản ${one.edition}`}</a>
            )}
          </div>
          {one.edition > 0 && <p>{one.reason}</p>}
          {one.publishedAt && (
            <p class="dim small">{`${names.get(one.publishedBy ?? '') ?? one.publishedBy}, ${momentWord(one.publishedAt)}`}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
