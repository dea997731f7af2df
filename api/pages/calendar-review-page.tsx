import type { Person } from '../../adapters/register-ports.ts';
import type { CalendarDiff, CalendarEdition } from '../../domain/calendar/calendar.ts';
import type { CalendarImpact } from '../queries/calendar-impact.ts';
import { Changes, MovedList } from './parts/calendar-parts.tsx';
import { type FormKeys, Keys, Problems } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { momentWord } from './words.ts';

export interface CalendarReviewProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly year: number;
  readonly impact: CalendarImpact;
  readonly basedOn: number;
  readonly reason: string;
  /** The edit as JSON, handed on to the publication unchanged. */
  readonly edit: string;
  readonly problems: Readonly<Record<string, string>>;
}

/** What a publication would do, and the button that does it. */
export function CalendarReviewPage({
  person,
  keys,
  year,
  impact,
  basedOn,
  reason,
  edit,
  problems,
}: CalendarReviewProps) {
  const { diff, openDossiers, dossiers, openSessions, sessions } = impact;
  return (
    <Layout title="Xem trước lịch nghỉ mới" person={person} csrf={keys.csrf} here="calendar">
      <p>
        <a href={`/lich-nghi/sua?nam=${year}`}>← Sửa lại từ đầu</a>
      </p>
      <Problems problems={problems} />
      <h1>Xem trước lịch nghỉ mới</h1>
      <p class="lead">
        <strong>{`${openDossiers} hồ sơ đang mở; ${dossiers.length} hạn thay đổi.`}</strong>
        {` ${openSessions} phiên họp đang bỏ phiếu; ${sessions.length} thời hạn bỏ phiếu được lùi.`}
      </p>
      <p>
        Hạn đã qua giữ nguyên. Hạn đến sớm hơn không sớm quá cuối ngày làm việc kế tiếp. Thời hạn bỏ phiếu chỉ lùi,
        không rút ngắn. Người đang có việc phải làm được báo qua thư khi hạn thay đổi.
      </p>
      <MovedList title="Hạn của hồ sơ thay đổi" rows={dossiers} link={(id) => `/ho-so/${id}`} />
      <MovedList title="Thời hạn bỏ phiếu được lùi" rows={sessions} link={(id) => `/phien-hop/${id}`} />
      <h2>Thay đổi của lịch</h2>
      <Changes diff={diff} />
      <p>
        <span class="dim">Lý do: </span>
        {reason}
      </p>
      <form method="post" action="/lich-nghi">
        <Keys {...keys} />
        <input type="hidden" name="nam" value={String(year)} />
        <input type="hidden" name="basedOn" value={String(basedOn)} />
        <input type="hidden" name="reason" value={reason} />
        <input type="hidden" name="edit" value={edit} />
        <div class="actions">
          <button type="submit">Ban hành lịch nghỉ</button>
        </div>
      </form>
    </Layout>
  );
}

export interface CalendarEditionProps {
  readonly person: Person;
  readonly csrf: string;
  readonly edition: CalendarEdition;
  readonly publishedBy: string;
  readonly diff: CalendarDiff;
}

/** What one edition changed, who published it and why. */
export function CalendarEditionPage({ person, csrf, edition, publishedBy, diff }: CalendarEditionProps) {
  return (
    <Layout title={`Lịch nghỉ, ấn bản ${edition.edition}`} person={person} csrf={csrf} here="calendar">
      <p>
        <a href="/lich-nghi">← Lịch nghỉ</a>
      </p>
      <h1>{`Lịch nghỉ, ấn bản ${edition.edition}`}</h1>
      <p class="lead">{edition.reason}</p>
      <p class="dim">{`${publishedBy}, ${momentWord(edition.publishedAt ?? '')}`}</p>
      <h2>{`Thay đổi so với ấn bản ${edition.edition - 1}`}</h2>
      <Changes diff={diff} />
    </Layout>
  );
}
