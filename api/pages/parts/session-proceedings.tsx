import type { Person } from '../../../adapters/register-ports.ts';
import type { SessionView } from '../../queries/session-view.ts';
import { momentWord } from '../words.ts';
import { Field, type FormKeys, Keys, Select } from './fields.tsx';

interface Props {
  readonly view: SessionView;
  readonly person: Person;
  readonly keys: FormKeys;
}

export const CalledOff = ({ by, at, reason }: NonNullable<SessionView['calledOff']>) => (
  <div class="note">
    <p>{`${by} hủy, hoãn phiên họp lúc ${momentWord(at)}. Lý do: ${reason}`}</p>
    <p>Chưa có phiếu nào được bỏ; không lập biên bản. Các trường hợp trong chương trình chờ phiên họp khác.</p>
  </div>
);

export function CallOff({ view, keys }: Omit<Props, 'person'>) {
  if (!view.mayCallOff) return null;
  return (
    <details>
      <summary>Hủy hoặc hoãn phiên họp</summary>
      <form method="post" action={`/phien-hop/${view.id}/huy`} novalidate>
        <Keys {...keys} />
        <p>
          Chỉ thực hiện được khi chưa ủy viên nào bỏ phiếu. Các đường dẫn bỏ phiếu hết hiệu lực, thành viên Hội đồng
          nhận thư thông báo kèm tệp xóa lịch, các trường hợp chờ phiên họp khác. Việc này không đảo lại được.
        </p>
        <Field id="ly-do-huy" label="Lý do (ghi trong thư thông báo)" rows={3} maxlength={1000} required />
        <div class="actions">
          <button type="submit" class="second">
            Hủy, hoãn phiên họp
          </button>
        </div>
      </form>
    </details>
  );
}

/** Tổ kiểm phiếu: one of them says that the count is right, and the papers are drawn up. */
export function CountConfirmation({ view, person, keys }: Props) {
  if (view.countConfirmedBy !== null) {
    return <p class="note good">{`${view.countConfirmedBy}, tổ kiểm phiếu, đã xác nhận kết quả kiểm phiếu.`}</p>;
  }
  if (!view.awaitsTeller) return null;
  const { tellers = [] } = view.session.sitting ?? {};
  const names = tellers.map((id) => view.roll.find((line) => line.id === id)?.name ?? id).join(', ');
  if (!tellers.includes(person.id)) {
    return <p class="note">{`Kết quả kiểm phiếu chờ một thành viên tổ kiểm phiếu xác nhận: ${names}.`}</p>;
  }
  return (
    <section class="step" aria-labelledby="xac-nhan-kiem-phieu">
      <h2 id="xac-nhan-kiem-phieu">Xác nhận kết quả kiểm phiếu</h2>
      <p>
        Đề nghị đối chiếu kết quả và mã niêm phong hòm phiếu ở mục “Kết quả kiểm phiếu” dưới đây; ông/bà có thể tự{' '}
        <a href={`/phien-hop/${view.id}/kiem-phieu`}>kiểm phiếu lại</a>. Khi xác nhận, chữ ký số của ông/bà được đặt vào
        biên bản kiểm phiếu; sau đó Thư ký và Chủ tọa ký.
      </p>
      <form method="post" action={`/phien-hop/${view.id}/xac-nhan`}>
        <Keys {...keys} />
        <div class="actions">
          <button type="submit">Xác nhận kết quả đúng</button>
        </div>
      </form>
    </section>
  );
}

const KINDS = { DISCUSSION: 'Ý kiến thảo luận', DISSENT: 'Ý kiến khác, bảo lưu' } as const;

/** What is said in the session goes into its minutes. How anybody votes does not. */
export function Remarks({ view, keys }: Omit<Props, 'person'>) {
  if (view.remarks.length === 0 && !view.takesRemarks) return null;
  return (
    <>
      <h2>Ý kiến ghi trong biên bản</h2>
      {view.remarks.length === 0 ? (
        <p class="dim">Chưa có ý kiến nào được ghi.</p>
      ) : (
        <ul class="plain">
          {view.remarks.map(({ kind, item, text }) => (
            <li>{`${KINDS[kind]}${item === null ? '' : `, trường hợp số ${item}`}: ${text}`}</li>
          ))}
        </ul>
      )}
      {view.takesRemarks && (
        <details>
          <summary>Ghi ý kiến</summary>
          <form method="post" action={`/phien-hop/${view.id}/y-kien`} novalidate>
            <Keys {...keys} />
            <p>
              Ý kiến đã ghi không sửa, không xóa được. Đề nghị không ghi ai đã hoặc sẽ chọn gì trên phiếu
              {view.session.rule.secret ? ', vì đây là bỏ phiếu kín' : ''}.
            </p>
            <Select id="loai-y-kien" label="Loại ý kiến" options={Object.entries(KINDS)} />
            <Field
              id="ve-truong-hop"
              label="Về trường hợp số (không bắt buộc)"
              hint="Để trống khi ý kiến về cả danh sách."
              short
            />
            <Field id="y-kien" label="Nội dung ý kiến" rows={4} maxlength={2000} required />
            <div class="actions">
              <button type="submit" class="second">
                Ghi ý kiến
              </button>
            </div>
          </form>
        </details>
      )}
    </>
  );
}
