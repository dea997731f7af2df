import type { Person } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { SessionView } from '../queries/session-view.ts';
import { FORM_WORDS } from './council-words.ts';
import { Documents, IncidentNotes, Messages } from './parts/documents.tsx';
import { Badge, Field, type FormKeys, Keys, Problems } from './parts/fields.tsx';
import { InstrumentSummary } from './parts/instruments.tsx';
import { Layout } from './parts/layout.tsx';
import { Obstacles } from './parts/obstacles.tsx';
import { CalledOff, CallOff, CountConfirmation, Remarks } from './parts/session-proceedings.tsx';
import { SessionResults } from './parts/session-results.tsx';
import { SessionRoll } from './parts/session-roll.tsx';
import { deadlineWord, momentWord, SESSION_STAGE_TONES, SESSION_STAGE_WORDS, timeLeftWord } from './words.ts';

export interface SessionPageProps {
  readonly view: SessionView;
  readonly person: Person;
  readonly keys: FormKeys;
  readonly now: string;
  readonly said: string | undefined;
  readonly problems: Readonly<Record<string, string>>;
  readonly mark: string;
}

/** The chair's turn: the minutes are drawn up and signed by the secretary. */
function Confirm({ view, keys }: SessionPageProps) {
  const { session } = view;
  if (!session.minutesReady) return null;
  if (session.confirmedBy !== null)
    return <p class="note good">Chủ tọa đã ký biên bản; kết quả đã được chuyển về các hồ sơ.</p>;
  if (!view.toConfirm) return <p class="note">Biên bản đã lập, có chữ ký thư ký và đang chờ chủ tọa ký.</p>;
  return (
    <section class="step" aria-labelledby="bien-ban">
      <h2 id="bien-ban">Ký biên bản họp</h2>
      <p>
        Biên bản nằm ở mục “Biên bản và tài liệu”, đã có chữ ký của thư ký. Khi chủ tọa ký, kết quả được chuyển về các
        hồ sơ.
      </p>
      <form method="post" action={`/phien-hop/${view.id}/ky-bien-ban`}>
        <Keys {...keys} />
        <div class="actions">
          <button type="submit">Ký biên bản với tư cách chủ tọa</button>
        </div>
      </form>
    </section>
  );
}

export function SessionPage(props: SessionPageProps) {
  const { view, person, keys, said, problems, mark } = props;
  return (
    <Layout
      title={`Phiên họp ${view.id}`}
      person={person}
      csrf={keys.csrf}
      here="sessions"
      {...(view.session.confirmedBy !== null || view.calledOff !== null
        ? {}
        : { refresh: { mark, url: `/phien-hop/${view.id}/moc` } })}
    >
      <p>
        <a href="/phien-hop">← Các phiên họp</a>
      </p>
      {said && (
        <div class="note good" role="status">
          <p>{said}</p>
        </div>
      )}
      <Problems problems={problems} />
      <h1>{view.council.name}</h1>
      <p>
        <Badge tone={SESSION_STAGE_TONES[view.stage]}>{SESSION_STAGE_WORDS[view.stage]}</Badge>
        <span class="dim">{` ${view.id}`}</span>
      </p>
      <IncidentNotes incidents={view.incidents} />
      {view.calledOff === null ? <State {...props} /> : <CalledOff {...view.calledOff} />}
      <SecondRound {...props} />
      <Extension {...props} />
      <CallOff view={view} keys={keys} />
      <CountConfirmation view={view} person={person} keys={keys} />
      <Confirm {...props} />
      <Sitting view={view} />
      {view.stage === 'OPEN' && (
        <Obstacles
          groups={view.groups}
          outlooks={view.outlooks}
          nameOf={({ item }) => {
            const shown = view.items.find((one) => one.item === item);
            return shown === undefined || shown.hidden ? `Trường hợp ${item}` : `${item}. ${shown.name}`;
          }}
        />
      )}
      <SessionResults view={view} />
      <Remarks view={view} keys={keys} />
      {view.instruments && <InstrumentSummary instruments={view.instruments} href={`/phien-hop/${view.id}/so-lieu`} />}
      <SessionRoll view={view} keys={keys} keeps={view.stage === 'OPEN' && person.roles.includes('secretary')} />
      {view.roll.some(({ onPaper }) => onPaper !== null) && (
        <p>
          <a href={`/phien-hop/${view.id}/phieu-giay`}>Phiếu giấy: in, nhập, đối chiếu, xác nhận</a>
        </p>
      )}
      <h2>Biên bản và tài liệu</h2>
      <Documents documents={view.documents.filter(({ kind }) => kind !== 'MANDATE')} />
      <Mandates view={view} />
      <h2>Thư đã gửi</h2>
      <Messages messages={view.messages} />
    </Layout>
  );
}

function State({ view, person, keys, now }: SessionPageProps) {
  const { session } = view;
  const electorate = view.roll.filter((line) => line.votes);
  const missing = electorate.filter((line) => !line.voted && line.absence === null).length;
  const mayClose = view.stage === 'OPEN' && (missing === 0 || now >= session.votingClosesAt);
  if (view.stage !== 'OPEN') {
    return <p>{`Phiên họp kết thúc lúc ${momentWord(session.closedAt ?? session.votingClosesAt)}.`}</p>;
  }
  return (
    <section class="step" aria-labelledby="tinh-hinh">
      <h2 id="tinh-hinh">{`${session.voted.length} trên ${electorate.length} ủy viên đã bỏ phiếu`}</h2>
      <p>
        {`Bỏ phiếu đến ${deadlineWord(session.votingClosesAt)} – `}
        <strong>{now < session.votingClosesAt ? timeLeftWord(session.votingClosesAt, now) : 'đã hết hạn'}</strong>.
      </p>
      {mayClose ? (
        person.roles.includes('secretary') && (
          <form method="post" action={`/phien-hop/${view.id}/ket-thuc`}>
            <Keys {...keys} />
            <p>
              {missing === 0
                ? 'Mọi ủy viên đã bỏ phiếu hoặc vắng mặt có lý do.'
                : `Còn ${missing} ủy viên chưa bỏ phiếu; ${view.quorate ? 'phiên họp vẫn đủ số ủy viên tham gia theo quy định.' : 'phiên họp chưa đủ số ủy viên tham gia theo quy định, nên các trường hợp sẽ không được xét ở phiên này.'}`}
            </p>
            {view.roll.some((line) => line.onPaper !== null && !line.voted) && (
              <p class="note">
                Còn phiếu giấy chưa vào hòm. Phiếu chưa được người thứ hai xác nhận trước khi hết hạn thì không được
                tính; biên bản ghi ủy viên đó không bỏ phiếu.
              </p>
            )}
            <p>Khi kết thúc, hòm phiếu được niêm phong, kiểm phiếu và lập biên bản. Việc này không đảo lại được.</p>
            <div class="actions">
              <button type="submit">Kết thúc phiên họp</button>
            </div>
          </form>
        )
      ) : (
        <p>Kết thúc được khi mọi ủy viên đã bỏ phiếu hoặc khi hết hạn. Kết quả chỉ hiện sau khi kết thúc.</p>
      )}
    </section>
  );
}

/** Cases alike, and fewer places than cases: only another vote can tell. */
function SecondRound({ view, person, keys, now }: SessionPageProps) {
  if (view.tied.length === 0) return null;
  const names = view.items.filter(({ item }) => view.tied.includes(item));
  return (
    <section class="step" aria-labelledby="vong-hai">
      <h2 id="vong-hai">Cần bỏ phiếu vòng hai</h2>
      <p>
        Các trường hợp sau đạt tỷ lệ và bằng nhau theo mọi tiêu chí xếp thứ tự, nhưng số lượng được chọn không đủ. Vòng
        hai chỉ bỏ phiếu cho các trường hợp này; biên bản ghi cả hai vòng.
      </p>
      <ul class="plain">
        {names.map(({ item, name }) => (
          <li>{`${item}. ${name}`}</li>
        ))}
      </ul>
      {person.roles.includes('secretary') && (
        <form method="post" action={`/phien-hop/${view.id}/vong-hai`} novalidate>
          <Keys {...keys} />
          <Field
            id="closesAt"
            label="Bỏ phiếu vòng hai đến"
            hint="Giờ Việt Nam."
            type="datetime-local"
            short
            value={`${dateInVietnam(now)}T17:00`}
          />
          <div class="actions">
            <button type="submit">Mở vòng hai và gửi thư mời</button>
          </div>
        </form>
      )}
    </section>
  );
}

function Extension({ view, keys, now }: SessionPageProps) {
  if (!view.presides || view.stage !== 'OPEN' || now >= view.session.votingClosesAt) return null;
  return (
    <details>
      <summary>Gia hạn bỏ phiếu</summary>
      <form method="post" action={`/phien-hop/${view.id}/gia-han`} novalidate>
        <Keys {...keys} />
        <Field id="so-ngay" label="Thêm bao nhiêu ngày làm việc" type="number" short value="1" />
        <Field id="ly-do" label="Lý do" rows={3} maxlength={1000} />
        <div class="actions">
          <button type="submit">Gia hạn với tư cách chủ tọa</button>
        </div>
      </form>
    </details>
  );
}

function Sitting({ view }: { readonly view: SessionView }) {
  const { sitting } = view.session;
  if (sitting === null) return null;
  const nameOf = (id: string) => view.roll.find((line) => line.id === id)?.name ?? id;
  return (
    <dl class="facts">
      <dt>Hình thức</dt>
      <dd>{FORM_WORDS[sitting.form]}</dd>
      {sitting.meetsAt !== null && (
        <>
          <dt>Thời gian, địa điểm</dt>
          <dd>{`${deadlineWord(sitting.meetsAt)}; ${view.place}`}</dd>
        </>
      )}
      {view.permission !== '' && (
        <>
          <dt>Chủ tịch đồng ý</dt>
          <dd>{view.permission}</dd>
        </>
      )}
      <dt>Tổ kiểm phiếu</dt>
      <dd>{sitting.tellers.map(nameOf).join(', ') || 'chưa cử'}</dd>
      {view.extensions.map(({ reason, votingClosesAt, by }) => (
        <>
          <dt>Gia hạn</dt>
          <dd>{`${by} gia hạn đến ${deadlineWord(votingClosesAt)}: ${reason}`}</dd>
        </>
      ))}
    </dl>
  );
}

/** Strangers' files: to download, never drawn here. */
function Mandates({ view }: { readonly view: SessionView }) {
  const mandates = view.documents.filter(({ kind }) => kind === 'MANDATE');
  if (mandates.length === 0) return null;
  return (
    <ul class="plain">
      {mandates.map(({ title, file }) => (
        <li>
          <a href={`/tai-lieu/${file.sha256}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
