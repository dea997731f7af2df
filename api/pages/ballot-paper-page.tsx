import type { Choices } from '../../adapters/ballot-ports.ts';
import { CHOICES } from '../commands/deposit-ballot.ts';
import { BallotFrame, type BallotPageProps, CaseName } from './ballot-parts.tsx';
import { BallotScriptParts } from './ballot-script-parts.tsx';
import { BallotSecrecy } from './ballot-secrecy.tsx';
import { SendForm } from './ballot-send-form.tsx';
import { BallotPapers, BallotPapersForm } from './parts/ballot-papers.tsx';
import { Radio } from './parts/fields.tsx';
import { CHOICE_WORDS } from './words.ts';

export interface PaperProps extends BallotPageProps {
  /** The member said "none" on the first page and nothing is recorded about it yet. */
  readonly noInterest: boolean;
  readonly choices: Choices;
  readonly problem?: string;
  /** Items without a choice, marked after an attempt to go on. */
  readonly missing?: readonly number[];
}

export function BallotPaperPage({ view, token, now, noInterest, choices, problem, missing = [] }: PaperProps) {
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
          {missing.map((item) => (
            <li>
              <a href={`#y-${item}-YES`}>{`Trường hợp ${item} chưa có ý kiến`}</a>
            </li>
          ))}
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
      <BallotPapersForm token={token} noInterest={noInterest} />
      <form method="post" action={`/b/${token}/kiem-tra`} novalidate autocomplete="off" data-paper>
        <input type="hidden" name="khong-lien-quan" value={noInterest ? 'co' : ''} />
        <div class="stack">
          {mine.map((one) => (
            <section class="card" aria-labelledby={`ten-${one.item}`}>
              <h2 id={`ten-${one.item}`}>{`${one.item}. ${one.name}`}</h2>
              <p class="dim">
                {[one.collective ? 'Tập thể' : one.position, one.unit].filter(Boolean).join(', ')}
                <br />
                {`Đề nghị: ${one.awardTitle}`}
              </p>
              <p class="achievement">{one.achievement}</p>
              <BallotPapers papers={one.papers} />
              <fieldset aria-describedby={missing.includes(one.item) ? `thieu-${one.item}` : undefined}>
                <legend>
                  <span>Ý kiến của ông/bà</span>
                  <span class="unseen">{` về ${one.name}`}</span>
                </legend>
                {missing.includes(one.item) && (
                  <span class="error" id={`thieu-${one.item}`}>
                    Đề nghị chọn một trong ba ý kiến.
                  </span>
                )}
                <div class="choices">
                  {CHOICES.map((choice) => (
                    <Radio
                      name={`y-${one.item}`}
                      id={`y-${one.item}-${choice}`}
                      value={choice}
                      checked={choices[one.item] === choice}
                    >
                      {CHOICE_WORDS[choice]}
                    </Radio>
                  ))}
                </div>
              </fieldset>
            </section>
          ))}
        </div>
        <div class="actions">
          <button type="submit">Xem lại trước khi gửi</button>
        </div>
      </form>
      <BallotScriptParts sessionId={view.sessionId} />
    </BallotFrame>
  );
}

/** Everything chosen, shown once more. Nothing is stored yet; `paper` is what the server made for this form alone. */
export function BallotReviewPage({ view, token, now, noInterest, choices, paper }: PaperProps & { paper: string }) {
  const mine = view.items.filter((one) => !one.recused);
  return (
    <BallotFrame view={view} token={token} now={now} title="Xem lại và gửi phiếu" step={3}>
      <p>Chưa có gì được ghi lại. Sau khi gửi, phiếu không thay đổi được.</p>
      <ul class="rows">
        {mine.map((one) => (
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
      <SendForm token={token} noInterest={noInterest} choices={choices} paper={paper}>
        <button type="submit" class="second" formaction={`/b/${token}/phieu`}>
          Sửa lựa chọn
        </button>
      </SendForm>
    </BallotFrame>
  );
}
