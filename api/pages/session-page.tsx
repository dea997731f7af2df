import type { Person } from '../../adapters/register-ports.ts';
import type { SessionView } from '../queries/session-view.ts';
import { Documents, IncidentNotes, Messages } from './parts/documents.tsx';
import { Badge, type FormKeys, Keys, Problems } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { deadlineWord, momentWord, numbersWord, OFFICE_WORDS, timeLeftWord } from './words.ts';

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

const STAGE = { OPEN: 'Đang bỏ phiếu', CLOSED: 'Đang kiểm phiếu', COUNTED: 'Đã có kết quả' } as const;

export function SessionPage(props: SessionPageProps) {
  const { view, person, keys, said, problems, mark } = props;
  return (
    <Layout
      title={`Phiên họp ${view.id}`}
      person={person}
      csrf={keys.csrf}
      here="sessions"
      {...(view.session.confirmedBy !== null ? {} : { refresh: { mark, url: `/phien-hop/${view.id}/moc` } })}
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
        <Badge tone={view.stage === 'COUNTED' ? 'good' : 'wait'}>{STAGE[view.stage]}</Badge>
        <span class="dim">{` ${view.id}`}</span>
      </p>
      <IncidentNotes incidents={view.incidents} />
      <State {...props} />
      <Confirm {...props} />
      <Results view={view} />
      <Roll {...props} />
      <h2>Biên bản và tài liệu</h2>
      <Documents documents={view.documents} />
      <h2>Thư đã gửi</h2>
      <Messages messages={view.messages} />
    </Layout>
  );
}

function State({ view, person, keys, now }: SessionPageProps) {
  const { session } = view;
  const electorate = view.roll.filter((line) => line.votes);
  const missing = electorate.filter((line) => !line.voted).length;
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
                ? 'Mọi ủy viên đã bỏ phiếu.'
                : `Còn ${missing} ủy viên chưa bỏ phiếu; ${view.quorate ? 'phiên họp vẫn đủ số ủy viên tham gia theo quy định.' : 'phiên họp chưa đủ số ủy viên tham gia theo quy định, nên các trường hợp sẽ không được xét ở phiên này.'}`}
            </p>
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

function Results({ view }: { readonly view: SessionView }) {
  const counted = view.stage === 'COUNTED';
  return (
    <>
      <h2>{counted ? 'Kết quả kiểm phiếu' : `Chương trình họp (${view.items.length} trường hợp)`}</h2>
      <section class="scroll" aria-label="Các trường hợp" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Trường hợp</th>
              {counted && (
                <>
                  <th scope="col">Kết quả</th>
                  <th scope="col" class="n">
                    Đồng ý
                  </th>
                  <th scope="col" class="n">
                    Không đồng ý
                  </th>
                  <th scope="col" class="n">
                    Không có ý kiến
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {view.items.map((one) => (
              <tr>
                <th scope="row">
                  {`${one.item}. ${one.name}`}
                  <br />
                  <a class="small" href={`/ho-so/${one.dossierId}`}>
                    {one.unit || one.dossierId}
                  </a>
                </th>
                {one.result && (
                  <>
                    <td>
                      {
                        { PASSED: 'Được tán thành', FAILED: 'Không đạt tỷ lệ', NOT_CONSIDERED: 'Chưa xét được' }[
                          one.result.outcome
                        ]
                      }
                    </td>
                    <td class="n">{`${one.result.yes}/${one.result.base}`}</td>
                    <td class="n">{one.result.no}</td>
                    <td class="n">{one.result.noOpinion}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {counted && (
        <p class="dim small">
          {`Tỷ lệ tính trên số ghi sau dấu gạch; cần ít nhất ${view.session.rule.passPercent} %. Niêm phong hòm phiếu: `}
          <span class="mono">{view.session.boxHash}</span>{' '}
          <a href={`/phien-hop/${view.id}/kiem-phieu`}>Kiểm phiếu lại</a>
        </p>
      )}
    </>
  );
}

function Roll({ view, person, keys }: SessionPageProps) {
  const mayReissue = view.stage === 'OPEN' && person.roles.includes('secretary');
  return (
    <>
      <h2>Ủy viên</h2>
      <p class="dim">Danh sách chỉ cho biết ai đã bỏ phiếu, không cho biết ai chọn gì.</p>
      <ul class="rows wide">
        {view.roll.map((line) => (
          <li>
            <h3>{line.name}</h3>
            <div class="side">
              {line.votes ? (
                <Badge tone={line.voted ? 'good' : 'wait'}>{line.voted ? 'Đã bỏ phiếu' : 'Chưa bỏ phiếu'}</Badge>
              ) : (
                <Badge tone="plain">Không biểu quyết</Badge>
              )}
            </div>
            <p class="dim">{`${OFFICE_WORDS[line.office]} · ${line.title}`}</p>
            {line.recusedFrom.length > 0 && (
              <p>{`Không tham gia trường hợp số ${numbersWord(line.recusedFrom)} vì có quyền, lợi ích liên quan.`}</p>
            )}
            {mayReissue && line.votes && !line.voted && (
              <form method="post" action={`/phien-hop/${view.id}/gui-lai`}>
                <Keys {...keys} />
                <input type="hidden" name="memberId" value={line.id} />
                <button type="submit" class="plain-button">
                  Gửi lại đường dẫn
                  <span class="unseen">{` cho ${line.name}`}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
