import type { Person } from '../../adapters/register-ports.ts';
import type { RecountView } from '../queries/recount-view.ts';
import { Layout } from './parts/layout.tsx';

export interface RecountPageProps {
  readonly view: RecountView;
  readonly person: Person;
  readonly csrf: string;
}

/** Kiểm phiếu lại: everything is counted anew while the page is made, and whoever doubts it counts the file at home. */
export function RecountPage({ view: { session, boxes }, person, csrf }: RecountPageProps) {
  const holds = boxes.every(({ recount }) => recount.holds);
  return (
    <Layout title={`Kiểm phiếu lại ${session.id}`} person={person} csrf={csrf} here="sessions">
      <p>
        <a href={`/phien-hop/${session.id}`}>{`← Phiên họp ${session.id}`}</a>
      </p>
      <h1>Kiểm phiếu lại</h1>
      <div class={`note ${holds ? 'good' : 'bad'}`} role="status">
        <p class="lead">
          {holds
            ? 'Đếm lại từ hòm phiếu đã mở cho đúng kết quả đã ghi trong biên bản.'
            : 'Đếm lại KHÔNG khớp. Đề nghị lập biên bản, giữ nguyên hiện trạng và báo cơ quan kiểm tra.'}
        </p>
      </div>
      {boxes.map((box, index) => (
        <>
          {boxes.length > 1 && <h2>{['Vòng một', 'Vòng hai'][index]}</h2>}
          <Counted session={session} box={box} round={index + 1} />
        </>
      ))}
      <p>
        Ủy viên tra mã biên nhận của mình ở <a href={`/kiem-phieu/${session.id}`}>trang kiểm phiếu</a>, không cần đăng
        nhập.
      </p>
    </Layout>
  );
}

interface CountedProps {
  readonly session: RecountView['session'];
  readonly box: RecountView['boxes'][number];
  readonly round: number;
}

function Counted({ session, box: { recount, items }, round }: CountedProps) {
  const lost = recount.issued - recount.spent;
  return (
    <>
      <ul class="rows">
        {recount.findings.map(({ what, holds }) => (
          <li>
            <strong>{holds ? 'Đúng: ' : 'SAI: '}</strong>
            {what}.
          </li>
        ))}
      </ul>
      <p>
        {`${recount.onRoll} ủy viên tham gia, ${recount.issued} phiếu đã phát, ${recount.spent} phiếu trong hòm.`}
        {lost > 0 && ` ${lost} phiếu đã phát nhưng không được bỏ vào hòm trước khi niêm phong.`}
      </p>
      <h3>Kết quả đếm lại</h3>
      <section class="scroll" aria-label="Kết quả đếm lại" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Trường hợp</th>
              <th scope="col">Đồng ý</th>
              <th scope="col">Không đồng ý</th>
              <th scope="col">Không có ý kiến</th>
            </tr>
          </thead>
          <tbody>
            {session.items
              .filter(({ item, hidden }) => items.includes(item) && !hidden)
              .map(({ item, name }) => (
                <tr>
                  <th scope="row">{`${item}. ${name}`}</th>
                  <td>{recount.tally[item - 1]?.yes}</td>
                  <td>{recount.tally[item - 1]?.no}</td>
                  <td>{recount.tally[item - 1]?.noOpinion}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
      <h3>Tự đếm</h3>
      <p>
        Tệp dưới đây là hòm phiếu đã mở: phiếu con của từng trường hợp, danh sách phiếu đã dùng kèm chữ ký và khóa công
        khai. Không có tên, giờ hay thứ tự bỏ phiếu.
      </p>
      <p class="actions">
        <a class="button second" href={`/phien-hop/${session.id}/hom-phieu.json?vong=${round}`} download>
          Tải hòm phiếu đã mở
        </a>
      </p>
      <p class="dim">
        Mã đối chiếu (SHA-256 của tệp): <span class="mono">{recount.boxHash}</span>
      </p>
    </>
  );
}
