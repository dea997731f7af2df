import type { Child } from 'hono/jsx';
import type { ImportRecord } from '../../../adapters/intake-ports.ts';
import type { CellAnswer } from '../../../domain/intake/answers.ts';
import type { CatalogueAward } from '../../../domain/intake/award-matcher.ts';
import type { Remark } from '../../../domain/intake/findings.ts';
import type { BulkAnswer, CellQuestion } from '../../../domain/intake/questions.ts';
import { type FormKeys, Keys } from './fields.tsx';
import { BulkForm } from './import-parts.tsx';
import { QuestionCard } from './import-question.tsx';

export interface ReviewProps {
  /** Of the import: `/nhap-danh-sach/nhap-…`. */
  readonly address: string;
  readonly keys: FormKeys;
  readonly record: ImportRecord;
  /** Columns that are missing: answered on another page. */
  readonly sheetProblems: readonly Remark[];
  /** All that wait, of which a page is shown. */
  readonly waiting: number;
  readonly questions: readonly CellQuestion[];
  readonly alikeOf: (question: CellQuestion) => number;
  readonly page: number;
  readonly pages: number;
  readonly bulk: readonly BulkAnswer[];
  /** Answers that came along from the import before. */
  readonly carried: readonly CellAnswer[];
  readonly leftOut: readonly { readonly row: string; readonly name: string }[];
  readonly catalogue: readonly CatalogueAward[];
}

/** What every form about an import carries. */
export const Fixed = ({ keys, record, page }: Pick<ReviewProps, 'keys' | 'record' | 'page'>) => (
  <>
    <Keys {...keys} />
    <input type="hidden" name="version" value={String(record.version)} />
    <input type="hidden" name="trang" value={String(page)} />
  </>
);

/** What an open import asks: missing columns, doubtful cells one by one or together, what was answered before. */
export function Review(props: ReviewProps) {
  const { address, sheetProblems, questions, bulk, page, pages, waiting } = props;
  const fixed = <Fixed {...props} />;
  return (
    <>
      {sheetProblems.length > 0 && (
        <div class="note bad">
          <h2>Thiếu cột</h2>
          <ul class="plain">
            {sheetProblems.map(({ sheet, sentence }) => (
              <li>{`Biểu “${sheet}”: ${sentence}`}</li>
            ))}
          </ul>
        </div>
      )}
      <p class="actions">
        <a class="button second" href={`${address}/cot`}>
          Xem và sửa cột của biểu
        </a>
        <a class="button second" href={`${address}/dong`}>
          Xem các dòng đã đọc
        </a>
      </p>
      <Carried address={address} fixed={fixed} carried={props.carried} />
      {bulk.length > 0 && <BulkForm address={address} fixed={fixed} bulk={bulk} />}
      {questions.length > 0 && (
        <section aria-labelledby="can-tra-loi">
          <h2 id="can-tra-loi">{`Ô cần trả lời (${waiting})`}</h2>
          <form method="post" action={`${address}/tra-loi`}>
            {fixed}
            <input type="hidden" name="so" value={String(questions.length)} />
            <div class="stack">
              {questions.map((question, index) => (
                <QuestionCard
                  number={index + 1}
                  question={question}
                  alike={props.alikeOf(question)}
                  catalogue={props.catalogue}
                />
              ))}
            </div>
            {pages > 1 && <p class="dim small">Đề nghị lưu trước khi sang trang khác; câu trả lời chưa lưu sẽ mất.</p>}
            <div class="actions">
              <button type="submit" name="viec" value="luu">
                Lưu các câu trả lời
              </button>
              {page > 1 && <a href={`${address}?trang=${page - 1}`}>Trang trước</a>}
              {page < pages && <a href={`${address}?trang=${page + 1}`}>{`Trang sau (${page}/${pages})`}</a>}
            </div>
          </form>
        </section>
      )}
      <LeftOut address={address} fixed={fixed} leftOut={props.leftOut} />
    </>
  );
}

interface PartProps {
  readonly address: string;
  readonly fixed: Child;
}

function Carried({ address, fixed, carried }: PartProps & Pick<ReviewProps, 'carried'>) {
  if (carried.length === 0) return null;
  return (
    <details>
      <summary>{`${carried.length} ô đã trả lời ở lần trước`}</summary>
      <p>
        Câu trả lời ở lần nhập trước được dùng lại vì ô và nội dung được hỏi không đổi. Ô được chọn sẽ được hỏi lại.
      </p>
      <form method="post" action={`${address}/tra-loi`}>
        {fixed}
        {carried.map(({ cell, text }, index) => (
          <label class="option" for={`hoi-lai-${index}`}>
            <input type="checkbox" name="hoi-lai" id={`hoi-lai-${index}`} value={cell} />
            <span>{`${cell}: ${text === undefined ? 'giữ nguyên' : text === '' ? 'để trống' : `ghi là “${text}”`}`}</span>
          </label>
        ))}
        <div class="actions">
          <button type="submit" class="second" name="viec" value="hoi-lai">
            Hỏi lại các ô đã chọn
          </button>
        </div>
      </form>
    </details>
  );
}

function LeftOut({ address, fixed, leftOut }: PartProps & Pick<ReviewProps, 'leftOut'>) {
  if (leftOut.length === 0) return null;
  return (
    <details>
      <summary>{`Dòng đã bỏ: ${leftOut.length}`}</summary>
      <form method="post" action={`${address}/tra-loi`}>
        {fixed}
        {leftOut.map(({ row, name }) => (
          <label class="option" for={`lay-${row}`}>
            <input type="checkbox" name="lay-lai" id={`lay-${row}`} value={row} />
            <span>{`Lấy lại: ${row} ${name}`}</span>
          </label>
        ))}
        <div class="actions">
          <button type="submit" class="second" name="viec" value="lay-lai">
            Lấy lại các dòng đã chọn
          </button>
        </div>
      </form>
    </details>
  );
}
