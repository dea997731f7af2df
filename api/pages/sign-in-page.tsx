import { Field, Problems } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export function SignInPage({ email, problem }: { readonly email?: string; readonly problem?: string }) {
  return (
    <Layout title="Đăng nhập" person={null} csrf="" narrow>
      {problem && <Problems problems={{ email: problem }} />}
      <h1>Đăng nhập</h1>
      <p class="lead">
        Nhập địa chỉ thư điện tử công vụ. Ghi Công gửi đến đó một đường dẫn đăng nhập; không cần mật khẩu.
      </p>
      <form method="post" action="/dang-nhap" novalidate>
        <Field
          id="email"
          label="Địa chỉ thư điện tử"
          type="email"
          value={email}
          problem={problem}
          autocomplete="email"
        />
        <div class="actions">
          <button type="submit">Gửi đường dẫn đăng nhập</button>
        </div>
      </form>
      <h2>Ủy viên Hội đồng không cần đăng nhập</h2>
      <p>Để bỏ phiếu, ông/bà mở đường dẫn riêng trong thư mời của Hội đồng.</p>
    </Layout>
  );
}

/** The same answer for every address, known or not. */
export function SignInSentPage({ minutes }: { readonly minutes: number }) {
  return (
    <Layout title="Đã nhận yêu cầu" person={null} csrf="" narrow>
      <h1>Đề nghị kiểm tra hộp thư</h1>
      <div class="note good" role="status">
        <p class="lead">
          {`Nếu địa chỉ vừa nhập có trong danh bạ, ông/bà sẽ nhận được thư trong ít phút. Đường dẫn trong thư dùng được một lần, trong ${minutes} phút.`}
        </p>
      </div>
      <p>Chưa thấy thư? Đề nghị xem mục thư rác, kiểm tra lại địa chỉ rồi gửi lại yêu cầu.</p>
      <p class="actions">
        <a class="button second" href="/dang-nhap">
          Nhập lại địa chỉ
        </a>
      </p>
    </Layout>
  );
}

/** Reached from the mail. Looking at it signs nobody in: mail scanners open links too. */
export function SignInConfirmPage({ token }: { readonly token: string }) {
  return (
    <Layout title="Xác nhận đăng nhập" person={null} csrf="" narrow>
      <h1>Xác nhận đăng nhập</h1>
      <p class="lead">Bấm nút dưới đây để vào Ghi Công trên máy này. Phiên làm việc kéo dài 12 giờ.</p>
      <form method="post" action={`/dang-nhap/${token}`}>
        <div class="actions">
          <button type="submit">Đăng nhập</button>
        </div>
      </form>
      <p class="dim small">Trên máy dùng chung, đề nghị bấm “Đăng xuất” khi xong việc.</p>
    </Layout>
  );
}
