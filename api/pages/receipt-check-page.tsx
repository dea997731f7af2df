import { Field } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export interface ReceiptCheckProps {
  readonly sessionId: string;
  readonly typed: string;
  /** Null before anything was asked. */
  readonly found: boolean | null;
  readonly problem: string | undefined;
}

/** Without sign-in and without a link: the server learns that somebody asked for a code, and not who. */
export const ReceiptCheckPage = ({ sessionId, typed, found, problem }: ReceiptCheckProps) => (
  <Layout title="Tra mã biên nhận" person={null} csrf="" ballot>
    <h1>Tra mã biên nhận</h1>
    <p class="dim">{`Phiên họp ${sessionId}`}</p>
    {found !== null && (
      <div class={`note ${found ? 'good' : 'bad'}`} role="status">
        <p class="lead">
          {found
            ? `Phiếu mang mã ${typed} có trong hòm phiếu của phiên họp này.`
            : `Không có phiếu nào mang mã ${typed} trong hòm phiếu của phiên họp này.`}
        </p>
        {!found && (
          <p>Đề nghị xem lại từng ký tự. Nếu mã đúng mà không thấy phiếu, đề nghị báo thư ký và cơ quan kiểm tra.</p>
        )}
      </div>
    )}
    <form method="post" action={`/kiem-phieu/${sessionId}`} autocomplete="off">
      <Field
        id="ma"
        label="Mã biên nhận"
        hint="8 chữ và số, ví dụ K7QM-2XPD"
        value={typed}
        problem={problem}
        maxlength={12}
        short
        autocomplete="off"
      />
      <div class="actions">
        <button type="submit">Tra mã</button>
      </div>
    </form>
    <p>
      Mã chỉ cho biết phiếu đã vào hòm. Người có mã của ông/bà không biết được ông/bà đã chọn gì, và mã không chứng minh
      được điều đó với ai.
    </p>
  </Layout>
);
