import type { Choices } from '../../adapters/ballot-ports.ts';
import { CHOICES } from '../commands/deposit-ballot.ts';
import { BallotCases, type Filled } from './ballot-cases.tsx';
import { BallotFrame, type BallotPageProps, CaseName } from './ballot-parts.tsx';
import { BallotScriptParts } from './ballot-script-parts.tsx';
import { BallotSecrecy } from './ballot-secrecy.tsx';
import { SendForm } from './ballot-send-form.tsx';
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
      <BallotSecrecy />
      <BallotInstruments view={view} />
      <BallotPapersForm token={token} noInterest={noInterest} />
      <form method="post" action={`/b/${token}/kiem-tra`} novalidate autocomplete="off" data-paper>
        <input type="hidden" name="khong-lien-quan" value={noInterest ? 'co' : ''} />
        <BallotCases items={mine} token={token} choices={choices} missing={missing} filled={filled} />
        <div class="actions">
          <button type="submit">Xem lại trước khi gửi</button>
        </div>
      </form>
      <BallotScriptParts boxId={view.boxId} sessionId={view.sessionId} />
    </BallotFrame>
  );
}

/** Everything chosen, shown once more. Nothing is stored yet; `paper` is what the server made for this form alone. */
export function BallotReviewPage({ view, token, now, noInterest, choices, paper }: PaperProps & { paper: string }) {
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
      <SendForm token={token} noInterest={noInterest} choices={choices} paper={paper}>
        <button type="submit" class="second" formaction={`/b/${token}/phieu`}>
          Sửa lựa chọn
        </button>
      </SendForm>
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
