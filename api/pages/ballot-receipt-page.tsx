import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { BallotFrame, type BallotPageProps } from './ballot-parts.tsx';
import { BallotScriptParts } from './ballot-script-parts.tsx';
import { dayWord, deadlineWord, hourWord } from './words.ts';

/** What a member may keep: that and when the ballot was received, never what was on it. */
export function BallotReceiptPage({
  view,
  token,
  now,
  receipt,
}: BallotPageProps & {
  /** Known on the page after sending only: the server keeps nobody's receipt. */
  readonly receipt: string | undefined;
}) {
  return (
    <BallotFrame
      view={view}
      token={token}
      now={now}
      title={receipt === undefined ? 'Ông/bà đã nhận phiếu' : 'Đã ghi nhận phiếu của ông/bà'}
    >
      <div class="note good" role="status">
        <p>
          {view.votedAt === null
            ? 'Hội đồng đã ghi nhận ông/bà tham gia bỏ phiếu.'
            : `Hội đồng đã ghi nhận ông/bà tham gia bỏ phiếu lúc ${hourWord(view.votedAt)} ngày ${dayWord(dateInVietnam(view.votedAt))}.`}
        </p>
        {receipt !== undefined && (
          <>
            <p>Mã biên nhận:</p>
            <p class="code">{receipt}</p>
          </>
        )}
      </div>
      {receipt === undefined ? (
        <p>
          Mã biên nhận chỉ hiện một lần, ngay sau khi gửi; hệ thống không lưu mã của ai. Nếu lần trước ông/bà chưa thấy
          mã biên nhận, đề nghị mở lại trang gửi phiếu trên máy đã dùng và gửi lại phiếu đó.
        </p>
      ) : (
        <p>
          Đề nghị ghi lại mã này: mỗi mã chỉ hiện một lần. Mã cho biết phiếu đã vào hòm, không cho biết ông/bà đã chọn
          gì. Sau khi mở hòm, ông/bà tra mã ở <a href={`/kiem-phieu/${view.sessionId}`}>trang kiểm phiếu</a>.
        </p>
      )}
      {receipt === undefined && <BallotScriptParts boxId={view.boxId} sessionId={view.sessionId} />}
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
