import { CHOICES, type Choices } from '../commands/cast-ballot.ts';
import { BallotCases, type Filled } from './ballot-cases.tsx';
import { BallotFrame, type BallotPageProps, CaseName } from './ballot-parts.tsx';
import { BallotInstruments } from './parts/ballot-instruments.tsx';
import { BallotPapersForm } from './parts/ballot-papers.tsx';
import { isLong, SectionHead, sectionsOf } from './parts/ballot-sections.tsx';
import { CHOICE_WORDS } from './words.ts';

export interface PaperProps extends BallotPageProps {
  /** The member said "none" on the first page and nothing is recorded about it yet. */
  readonly noInterest: boolean;
  readonly choices: Choices;
  readonly problem?: string;
  /** Items without a choice, marked after an attempt to go on. */
  readonly missing?: readonly number[];
  readonly filled?: Filled;
}

/** So many of the cases without a choice are listed on top; each leads on to the next. */
const LISTED = 5;

export function BallotPaperPage({ view, token, now, noInterest, choices, problem, missing = [], filled }: PaperProps) {
  const mine = view.items.filter((one) => !one.recused);
  return (
    <BallotFrame
      view={view}
      token={token}
      now={now}
      title="Phiếu biểu quyết"
      step={2}
      {...(problem ? { problem } : {})}
    >
      {missing.length > 0 && (
        <ul class="plain">
          {missing.slice(0, LISTED).map((item) => (
            <li>
              <a href={`#y-${item}-YES`}>{`Trường hợp ${item} chưa có ý kiến`}</a>
            </li>
          ))}
          {missing.length > LISTED && <li>{`và ${missing.length - LISTED} trường hợp nữa`}</li>}
        </ul>
      )}
      {mine.length === 0 ? (
        <p class="note">
          Ông/bà đã khai báo có liên quan đến mọi trường hợp nên không có phiếu nào để chọn. Đề nghị bấm “Xem lại” rồi
          gửi để ghi nhận việc tham gia phiên họp.
        </p>
      ) : (
        <p>{`Đọc tóm tắt thành tích rồi chọn một trong ba ý kiến cho ${mine.length === 1 ? 'trường hợp' : `từng trường hợp, ${mine.length} trường hợp`}. Chưa có gì được ghi lại cho đến khi ông/bà bấm “Gửi phiếu” ở bước 3.`}</p>
      )}
      <Secrecy secret={view.session.rule.secret} />
      <BallotInstruments view={view} />
      <BallotPapersForm token={token} noInterest={noInterest} />
      <form method="post" action={`/b/${token}/kiem-tra`} novalidate autocomplete="off">
        <input type="hidden" name="khong-lien-quan" value={noInterest ? 'co' : ''} />
        <BallotCases items={mine} token={token} choices={choices} missing={missing} filled={filled} />
        <div class="actions">
          <button type="submit">Xem lại trước khi gửi</button>
        </div>
      </form>
    </BallotFrame>
  );
}

/** In plain words what the engine knows and what it does not. Every sentence here is a promise; tests hold it to them. */
function Secrecy({ secret }: { readonly secret: boolean }) {
  if (!secret) return <p class="note">Phiên họp này biểu quyết công khai: biên bản ghi ý kiến của từng ủy viên.</p>;
  return (
    <>
      <p>Phiếu kín: hệ thống biết ông/bà đã bỏ phiếu, nhưng không lưu tên ông/bà bên cạnh lựa chọn.</p>
      <details>
        <summary>Kín đến đâu, nói cụ thể</summary>
        <ul class="plain">
          <li>Hệ thống ghi ông/bà đã bỏ phiếu lúc nào; thư ký thấy ai đã bỏ phiếu, ai chưa.</li>
          <li>
            Lựa chọn nằm trong hòm phiếu riêng, không kèm tên, giờ gửi hay thứ tự gửi. Thư ký và lãnh đạo chỉ thấy tổng
            số sau khi kết thúc.
          </li>
          <li>Máy chủ đọc lựa chọn trong lúc nhận phiếu, cất vào hòm rồi không giữ lại ở nơi nào khác.</li>
          <li>
            Mã của phiếu được tính từ đường dẫn trong thư mời. Ai có đường dẫn này và đọc được hòm phiếu sẽ tìm ra phiếu
            của ông/bà. Đề nghị không chuyển tiếp thư và xóa thư sau khi bỏ phiếu.
          </li>
          <li>
            Người quản trị máy chủ nếu cố ý theo dõi hòm phiếu trong lúc ông/bà gửi thì có thể đoán ra. Quy chế cần giao
            máy chủ cho người không dự họp.
          </li>
          <li>Nếu mọi ủy viên chọn giống nhau, kết quả tự nó cho biết lựa chọn của từng người.</li>
        </ul>
      </details>
    </>
  );
}

/** Everything chosen, shown once more. Nothing is stored yet. */
export function BallotReviewPage({ view, token, now, noInterest, choices }: PaperProps) {
  const mine = view.items.filter((one) => !one.recused);
  return (
    <BallotFrame view={view} token={token} now={now} title="Xem lại và gửi phiếu" step={3}>
      <p>Chưa có gì được ghi lại. Sau khi gửi, phiếu không thay đổi được.</p>
      {isLong(mine) && <Summary choices={choices} />}
      {sectionsOf(mine).map((section) => (
        <>
          {isLong(mine) && <SectionHead section={section} />}
          <ul class="rows">
            {section.cases.map((one) => (
              <li>
                <p>
                  <CaseName one={one} />
                </p>
                <p>
                  <span class="dim">Ý kiến: </span>
                  <strong>{CHOICE_WORDS[choices[one.item] as keyof typeof CHOICE_WORDS]}</strong>
                </p>
              </li>
            ))}
          </ul>
        </>
      ))}
      <form method="post" action={`/b/${token}/gui`} autocomplete="off">
        <input type="hidden" name="khong-lien-quan" value={noInterest ? 'co' : ''} />
        {mine.map((one) => (
          <input type="hidden" name={`y-${one.item}`} value={choices[one.item] ?? ''} />
        ))}
        <div class="actions">
          <button type="submit">Gửi phiếu</button>
          <button type="submit" class="second" formaction={`/b/${token}/phieu`}>
            Sửa lựa chọn
          </button>
        </div>
      </form>
    </BallotFrame>
  );
}

/** The three sums, so that a slip among three hundred cases is noticed. */
function Summary({ choices }: { readonly choices: Choices }) {
  const chosen = Object.values(choices);
  return (
    <dl class="facts">
      {CHOICES.map((choice) => (
        <>
          <dt>{CHOICE_WORDS[choice]}</dt>
          <dd>{`${chosen.filter((one) => one === choice).length} trường hợp`}</dd>
        </>
      ))}
    </dl>
  );
}
