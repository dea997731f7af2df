import type { Person } from '../../adapters/register-ports.ts';
import type { CalendarDay, CalendarEdition } from '../../domain/calendar/calendar.ts';
import { KIND_WORDS, weekdayWord } from './parts/calendar-parts.tsx';
import { Check, Field, type FormKeys, Keys, Problems, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { dayWord } from './words.ts';

/** Blank lines for new days; more than a year's notice ever brings at once. */
export const LINES = 8;

export interface CalendarEditProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly year: number;
  readonly current: CalendarEdition;
  /** What was typed, as the form names it; see `editFrom` in the routes. */
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
}

/** Nothing is changed by this form: the next page says what would happen, and asks. */
export function CalendarEditPage({ person, keys, year, current, typed, problems }: CalendarEditProps) {
  const days = current.days.filter((day) => day.date.startsWith(`${year}-`));
  const lines = Array.from({ length: LINES }, (_, index) => index + 1);
  const used = lines.filter((line) => typed[`ngay-${line}`]).length;
  return (
    <Layout title={`Sửa lịch nghỉ năm ${year}`} person={person} csrf={keys.csrf} here="calendar">
      <p>
        <a href={`/lich-nghi?nam=${year}`}>{`← Lịch nghỉ năm ${year}`}</a>
      </p>
      <Problems problems={problems} />
      <h1>{`Sửa lịch nghỉ năm ${year}`}</h1>
      <p>Trang sau cho biết những hồ sơ, phiên họp nào thay đổi hạn, trước khi ban hành.</p>
      <form method="post" action="/lich-nghi/xem-truoc" novalidate>
        <Keys {...keys} />
        <input type="hidden" name="nam" value={String(year)} />
        <input type="hidden" name="basedOn" value={String(current.edition)} />
        {days.length > 0 && (
          <fieldset>
            <legend>Các ngày đang có</legend>
            <ul class="rows">
              {days.map((day) => (
                <li>
                  <p>
                    <strong>{`${weekdayWord(day.date)}: ${day.reason}`}</strong>
                    <span class="dim small">{` – ${KIND_WORDS[day.kind].toLowerCase()}, ${day.source}`}</span>
                  </p>
                  <div class="choices">
                    <DayCheck verb="bo" day={day} typed={typed}>
                      Bỏ khỏi lịch
                    </DayCheck>
                    {day.certainty === 'to-confirm' && (
                      <DayCheck verb="xac-nhan" day={day} typed={typed}>
                        Đã đối chiếu, xác nhận
                      </DayCheck>
                    )}
                  </div>
                </li>
              ))}
            </ul>
            {days.some((day) => day.certainty === 'to-confirm') && (
              <Field
                id="can-cu-xac-nhan"
                label="Văn bản làm căn cứ của các ngày vừa xác nhận"
                hint="Để trống nếu căn cứ đang ghi đã đúng."
                maxlength={300}
                value={typed['can-cu-xac-nhan']}
                problem={problems['can-cu-xac-nhan']}
              />
            )}
          </fieldset>
        )}
        <h2>Thêm ngày, hoặc ghi lại một ngày đã có</h2>
        {lines.slice(0, 2).map((line) => (
          <Line line={line} typed={typed} problems={problems} />
        ))}
        <details open={used > 2}>
          <summary>Thêm nhiều ngày hơn</summary>
          {lines.slice(2).map((line) => (
            <Line line={line} typed={typed} problems={problems} />
          ))}
        </details>
        <h2>Lý do cập nhật</h2>
        <Field
          id="reason"
          label="Lý do"
          hint="Ví dụ: cập nhật theo thông báo nghỉ Tết, nghỉ lễ năm 2027. Lý do được lưu cùng ấn bản."
          maxlength={500}
          required
          value={typed.reason}
          problem={problems.reason}
        />
        <div class="actions">
          <button type="submit">Xem trước thay đổi</button>
        </div>
      </form>
    </Layout>
  );
}

function DayCheck({
  verb,
  day: { date },
  typed,
  children,
}: Pick<CalendarEditProps, 'typed'> & {
  readonly verb: 'bo' | 'xac-nhan';
  readonly day: CalendarDay;
  readonly children: string;
}) {
  const name = `${verb}-${date}`;
  return (
    <Check name={name} id={name} value="co" checked={typed[name] === 'co'}>
      {children}
      <span class="unseen">{` ngày ${dayWord(date)}`}</span>
    </Check>
  );
}

function Line({ line, typed, problems }: Pick<CalendarEditProps, 'typed' | 'problems'> & { readonly line: number }) {
  const shared = (name: string) => ({
    id: `${name}-${line}`,
    value: typed[`${name}-${line}`],
    problem: problems[`${name}-${line}`],
  });
  return (
    <fieldset class="card">
      <legend>{`Ngày thứ ${line}`}</legend>
      <div class="row">
        <Field label="Ngày" type="date" {...shared('ngay')} />
        <Select label="Loại" options={Object.entries(KIND_WORDS)} {...shared('loai')} />
        <Select
          label="Mức chắc chắn"
          options={[
            ['confirmed', 'đã xác nhận'],
            ['to-confirm', 'cần xác nhận'],
          ]}
          {...shared('chac')}
        />
      </div>
      <div class="row">
        <Field label="Tên ngày nghỉ hoặc lý do làm bù" maxlength={200} {...shared('ten')} />
        <Field label="Văn bản làm căn cứ" maxlength={300} {...shared('can-cu')} />
      </div>
    </fieldset>
  );
}
