import { SendForm, type SendFormProps } from './ballot-send-form.tsx';
import { Layout } from './parts/layout.tsx';

/** The server did not get to the end. The form stands here again, because nobody else has this paper. */
export const BallotUnconfirmedPage = (props: SendFormProps) => (
  <Layout title="Chưa gửi xong phiếu" person={null} csrf="" ballot>
    <h1>Chưa gửi xong phiếu</h1>
    <div class="note bad" role="alert">
      <p class="lead">
        Hệ thống đang bận nên chưa xác nhận được phiếu của ông/bà. Đề nghị giữ trang này, chờ một phút rồi bấm “Gửi
        phiếu” lần nữa.
      </p>
    </div>
    <p>
      Gửi lại nhiều lần vẫn chỉ tính một phiếu. Không đóng trang này trước khi có mã biên nhận: phiếu chỉ nằm trong
      trang này, không lưu ở nơi nào khác.
    </p>
    <SendForm {...props} />
  </Layout>
);
