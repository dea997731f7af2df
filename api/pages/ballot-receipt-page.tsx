import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { BallotFrame, type BallotPageProps } from './ballot-parts.tsx';
import { dayWord, deadlineWord, hourWord } from './words.ts';

/** What a member may keep: that and when the ballot was received, never what was on it. */
export function BallotReceiptPage({ view, token, now }: BallotPageProps) {
  return (
    <BallotFrame view={view} token={token} now={now} title="Đã ghi nhận phiếu của ông/bà">
      <div class="note good" role="status">
        <p>
          {view.votedAt === null
            ? 'Hội đồng đã ghi nhận ông/bà tham gia bỏ phiếu.'
            : `Hội đồng đã ghi nhận ông/bà tham gia bỏ phiếu lúc ${hourWord(view.votedAt)} ngày ${dayWord(dateInVietnam(view.votedAt))}.`}
        </p>
        {view.receipt !== null && (
          <>
            <p>Mã biên nhận:</p>
            <p class="code">{view.receipt}</p>
          </>
        )}
      </div>
      {view.receipt === null ? (
        <p>Phiếu được gửi bằng một đường dẫn khác của ông/bà; mã biên nhận hiện ở đường dẫn đó.</p>
      ) : (
        <p>Ông/bà có thể ghi lại mã này. Mã cho biết phiếu đã vào hòm, không cho biết ông/bà đã chọn gì.</p>
      )}
      <h2>Tiếp theo</h2>
      <p>
        {view.session.closedAt === null
          ? `Hội đồng bỏ phiếu đến ${deadlineWord(view.session.votingClosesAt)}. Kết quả có trong biên bản họp, sau khi thư ký kết thúc phiên họp.`
          : 'Phiên họp đã kết thúc. Kết quả có trong biên bản họp Hội đồng.'}
      </p>
      <p>Để giữ kín phiếu, đề nghị xóa thư mời và đóng trang này.</p>
    </BallotFrame>
  );
}
