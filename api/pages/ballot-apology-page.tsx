import { type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { Layout } from './parts/layout.tsx';

export interface BallotApologyProps {
  readonly code: RefusalCode;
  /** The secretary's name and telephone number; empty when it is not known whose link this is. */
  readonly contact: string;
  /** The link, where a new one may be asked for. */
  readonly token?: string;
  /** The form was sent without the tick. */
  readonly unticked?: boolean;
}

interface Apology {
  readonly title: string;
  readonly what: string;
  /** What of the member's work still holds. */
  readonly counts: string;
  readonly next: string;
}

/** Why the ballot does not go on, what still counts, what to do, and whom to turn to. */
export function BallotApologyPage({ code, contact, token, unticked }: BallotApologyProps) {
  const { title, what, counts, next } = APOLOGIES[code] ?? {
    title: 'Chưa thực hiện được',
    what: sentenceOf(code),
    counts: 'Phiếu đã gửi trước đó, nếu có, vẫn được tính.',
    next: 'Đề nghị mở lại đường dẫn trong thư mời.',
  };
  return (
    <Layout title={title} person={null} csrf="" ballot {...(contact ? { contact } : {})}>
      <h1>{title}</h1>
      <div class="note">
        <p>{what}</p>
        <p>{counts}</p>
      </div>
      <h2>Ông/bà có thể làm gì</h2>
      <p>{next}</p>
      {token !== undefined && <NewLinkForm token={token} unticked={unticked ?? false} />}
      <p>
        {contact
          ? `Thư ký Hội đồng sẵn sàng giúp ông/bà: ${contact}.`
          : 'Thư ký Hội đồng sẵn sàng giúp ông/bà; tên và số điện thoại ghi ở cuối thư mời.'}
      </p>
    </Layout>
  );
}

/** Not ticked beforehand: a machine that presses every button must not end the link that a member is using. */
const NewLinkForm = ({ token, unticked }: { readonly token: string; readonly unticked: boolean }) => (
  <form method="post" action={`/b/${token}/gui-lai`} class="card" novalidate>
    <h2>Nhận đường dẫn mới qua thư</h2>
    <p>
      Đường dẫn mới được gửi đến hộp thư đã nhận thư mời. Khi đó đường dẫn cũ hết hiệu lực, kể cả trên trình duyệt đang
      làm dở.
    </p>
    {unticked && (
      <span class="error" id="xac-nhan-loi" role="alert">
        Đề nghị đánh dấu vào ô dưới đây rồi bấm lại.
      </span>
    )}
    <label class="option" for="xac-nhan">
      <input
        type="checkbox"
        name="xac-nhan"
        id="xac-nhan"
        value="co"
        {...(unticked ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'xac-nhan-loi' } : {})}
      />
      <span>Tôi là ủy viên nhận thư mời này và đề nghị gửi đường dẫn mới</span>
    </label>
    <div class="actions">
      <button type="submit" class="second">
        Gửi đường dẫn mới
      </button>
    </div>
  </form>
);

/** The new link is on its way. */
export const BallotLinkSentPage = ({ contact }: { readonly contact: string }) => (
  <Layout title="Đã gửi đường dẫn mới" person={null} csrf="" ballot {...(contact ? { contact } : {})}>
    <h1>Đã gửi đường dẫn mới</h1>
    <div class="note good" role="status">
      <p>Thư có đường dẫn mới đang được gửi đến hộp thư đã nhận thư mời. Thường mất dưới vài phút.</p>
      <p>Đường dẫn cũ không dùng được nữa. Phần khai báo có trường hợp liên quan, nếu đã gửi, vẫn được giữ.</p>
    </div>
    <h2>Ông/bà có thể làm gì</h2>
    <p>
      Đề nghị mở thư mới nhất trên thiết bị ông/bà định dùng để bỏ phiếu. Nếu chưa thấy, đề nghị xem cả mục thư rác.
    </p>
    {contact && <p>{`Thư ký Hội đồng sẵn sàng giúp ông/bà: ${contact}.`}</p>}
  </Layout>
);

const NOT_YET_SENT = 'Chưa có phiếu nào được ghi nhận qua đường dẫn này.';

const APOLOGIES: Readonly<Partial<Record<RefusalCode, Apology>>> = {
  LINK_UNKNOWN: {
    title: 'Không tìm thấy phiếu',
    what: 'Đường dẫn không đúng. Có thể đường dẫn đã bị cắt bớt khi sao chép hoặc khi xuống dòng trong thư.',
    counts: 'Nếu ông/bà đã bỏ phiếu trước đó, phiếu ấy vẫn được tính.',
    next: 'Đề nghị bấm thẳng vào nút trong thư mời mới nhất thay vì sao chép đường dẫn.',
  },
  SESSION_CALLED_OFF: {
    title: 'Phiên họp đã được hủy hoặc hoãn',
    what: 'Hội đồng không tiến hành phiên họp này. Lý do ghi trong thư thông báo đã gửi đến ông/bà.',
    counts: 'Chưa có phiếu nào được bỏ, nên không phiếu nào bị mất.',
    next: 'Ông/bà không phải làm gì thêm. Khi Hội đồng triệu tập lại, ông/bà sẽ nhận thư mời có đường dẫn mới.',
  },
  LINK_REVOKED: {
    title: 'Đường dẫn đã được thay',
    what: 'Một đường dẫn mới đã được gửi đến hộp thư của ông/bà, nên đường dẫn này không dùng được nữa.',
    counts: NOT_YET_SENT,
    next: 'Đề nghị mở thư mới nhất về phiên họp này, kể cả trong mục thư rác, và dùng đường dẫn trong thư đó.',
  },
  LINK_EXPIRED: {
    title: 'Đường dẫn đã hết hạn',
    what: 'Thời hạn của đường dẫn này đã qua, nhưng Hội đồng vẫn đang nhận phiếu.',
    counts: NOT_YET_SENT,
    next: 'Đề nghị xin một đường dẫn mới.',
  },
  LINK_ELSEWHERE: {
    title: 'Phiếu đang mở ở nơi khác',
    what: 'Phiếu này đã được khai báo trên một trình duyệt hoặc thiết bị khác. Để người nhặt được thư không bỏ phiếu thay, phần còn lại chỉ làm tiếp được ở đó.',
    counts: `${NOT_YET_SENT} Nội dung đã khai báo vẫn được giữ.`,
    next: 'Đề nghị quay lại trình duyệt đã dùng lúc đầu. Nếu không dùng lại được, hoặc ông/bà chưa khai báo ở đâu cả, đề nghị xin đường dẫn mới và báo cho thư ký.',
  },
  COOKIE_NEEDED: {
    title: 'Trình duyệt đang chặn cookie',
    what: 'Trang bỏ phiếu cần giữ một cookie trên máy của ông/bà để người khác có được thư mời cũng không bỏ phiếu thay được. Cookie này chỉ dùng cho phiếu này, không theo dõi ông/bà.',
    counts: 'Chưa có gì được ghi lại, và đường dẫn vẫn dùng được.',
    next: 'Đề nghị cho phép cookie của trang này trong cài đặt trình duyệt, hoặc mở đường dẫn bằng trình duyệt khác, rồi bấm lại nút trong thư mời.',
  },
  VOTING_CLOSED: {
    title: 'Đã hết thời gian bỏ phiếu',
    what: 'Thời hạn bỏ phiếu đã hết hoặc phiên họp đã kết thúc, nên không nhận thêm phiếu.',
    counts: 'Phiếu đã gửi trước thời điểm đó vẫn được tính. Lựa chọn chưa gửi không được ghi nhận ở đâu cả.',
    next: 'Ông/bà không cần làm gì thêm. Kết quả có trong biên bản họp Hội đồng.',
  },
  ALREADY_VOTED: {
    title: 'Ông/bà đã bỏ phiếu',
    what: 'Hội đồng đã ghi nhận ông/bà tham gia bỏ phiếu. Mỗi ủy viên chỉ bỏ phiếu một lần.',
    counts: 'Phiếu đã gửi trước đó vẫn được tính. Lựa chọn vừa gửi, nếu có, không được ghi nhận ở đâu cả.',
    next: 'Biên nhận hiện ở trình duyệt đã dùng để bỏ phiếu. Nếu lúc đó mạng bị ngắt khi đang gửi, đề nghị mở lại đường dẫn trên chính trình duyệt ấy để gửi nốt.',
  },
  VOTES_ON_PAPER: {
    title: 'Ông/bà bỏ phiếu giấy',
    what: 'Ông/bà bỏ phiếu giấy tại phiên họp này, nên đường dẫn không mở phiếu nữa và hệ thống không nhắc thêm.',
    counts: 'Phiếu giấy ông/bà nộp cho thư ký được tính như mọi phiếu khác sau khi có người thứ hai xác nhận.',
    next: 'Đề nghị nộp phiếu giấy và bản khai báo cho thư ký trước khi hết hạn bỏ phiếu. Nếu muốn bỏ phiếu qua đường dẫn, đề nghị báo thư ký trước khi nộp phiếu giấy.',
  },
  NOT_A_MEMBER: {
    title: 'Không có quyền biểu quyết',
    what: 'Ông/bà không có tên trong danh sách ủy viên có quyền biểu quyết của phiên họp này.',
    counts: 'Chưa có phiếu nào được ghi nhận qua đường dẫn này.',
    next: 'Nếu có nhầm lẫn, đề nghị báo cho thư ký Hội đồng.',
  },
  UNKNOWN_SESSION: {
    title: 'Không tìm thấy phiên họp',
    what: 'Hệ thống không tìm thấy phiên họp của đường dẫn này.',
    counts: NOT_YET_SENT,
    next: 'Đề nghị thử lại sau ít phút.',
  },
  LINK_SENT_RECENTLY: {
    title: 'Đường dẫn vừa được gửi',
    what: 'Trong một giờ qua hệ thống đã gửi đường dẫn cho ông/bà nhiều lần nên tạm dừng gửi thêm.',
    counts: 'Đường dẫn trong thư mới nhất vẫn dùng được.',
    next: 'Đề nghị xem hộp thư, kể cả mục thư rác. Nếu vẫn không thấy, đề nghị thử lại sau một giờ hoặc gọi thư ký.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Có quá nhiều lượt mở',
    what: 'Phiếu được mở quá nhiều lần trong thời gian ngắn nên tạm dừng trả lời. Có thể phần mềm quét thư đang mở đường dẫn của ông/bà.',
    counts: 'Đường dẫn vẫn dùng được. Phiếu đã gửi trước đó, nếu có, vẫn được tính.',
    next: 'Đề nghị chờ mười phút rồi mở lại đường dẫn trong thư mời.',
  },
};
