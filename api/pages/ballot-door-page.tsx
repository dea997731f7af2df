import { Layout } from './parts/layout.tsx';

/**
 * What the link itself shows, and all that a mail scanner or a chat preview ever sees of it: no name, no council, no
 * case. Everything else comes after a deliberate press.
 */
export const BallotDoorPage = ({ token }: { readonly token: string }) => (
  <Layout title="Phiếu biểu quyết" person={null} csrf="" ballot>
    <h1>Phiếu biểu quyết</h1>
    <p class="lead">Đường dẫn này dành riêng cho một ủy viên Hội đồng.</p>
    <p>
      Nội dung phiếu hiện ra sau khi ông/bà bấm nút dưới đây. Mở phiếu chưa phải là bỏ phiếu; phiếu chỉ được ghi nhận
      khi ông/bà bấm “Gửi phiếu” ở bước cuối.
    </p>
    <form method="post" action={`/b/${token}/mo`}>
      <div class="actions">
        <button type="submit">Mở phiếu</button>
      </div>
    </form>
  </Layout>
);
