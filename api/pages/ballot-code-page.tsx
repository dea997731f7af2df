import { BallotFrame, type BallotPageProps } from './ballot-parts.tsx';

export interface BallotCodeProps extends BallotPageProps {
  /** The member said "none" on the first page and nothing is recorded about it yet. */
  readonly noInterest: boolean;
  readonly minutes: number;
  readonly problem?: string;
  /** Where the code went is not said: whoever found the mail would learn it. */
  readonly sent: boolean;
}

/** Between the declaration and the paper, at councils that ask for it. */
export function BallotCodePage({ view, token, now, noInterest, minutes, problem, sent }: BallotCodeProps) {
  return (
    <BallotFrame view={view} token={token} now={now} title="Nhập mã xác nhận" step={1}>
      {problem && (
        <div class="note bad" role="alert" id="ma-loi">
          <p>{problem}</p>
        </div>
      )}
      <p>
        {sent
          ? `Mã gồm 6 chữ số đã được gửi đến kênh thứ hai mà ông/bà đăng ký với thư ký Hội đồng. Mã dùng được trong ${minutes} phút.`
          : 'Hội đồng yêu cầu mã xác nhận trước khi mở phiếu.'}
      </p>
      <form method="post" action={`/b/${token}/ma`} novalidate autocomplete="off">
        <input type="hidden" name="khong-lien-quan" value={noInterest ? 'co' : ''} />
        <div class="field short">
          <label for="ma">Mã xác nhận</label>
          <input
            type="text"
            id="ma"
            name="ma"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={12}
            {...(problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'ma-loi' } : {})}
          />
        </div>
        <div class="actions">
          <button type="submit">Tiếp tục</button>
          <button type="submit" class="second" formaction={`/b/${token}/ma/gui`}>
            {sent ? 'Gửi mã khác' : 'Gửi mã'}
          </button>
        </div>
      </form>
      <p class="dim">Không ai của Hội đồng hỏi ông/bà mã này. Đề nghị không đọc mã cho người khác.</p>
    </BallotFrame>
  );
}
