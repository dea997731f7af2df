import type { DossierDraft, ImportRecord } from '../../adapters/intake-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import type { Comparison } from '../../domain/intake/compare-imports.ts';
import type { DraftList } from '../../domain/intake/drafts.ts';
import type { Remark } from '../../domain/intake/findings.ts';
import type { BulkAnswer, CellQuestion } from '../../domain/intake/questions.ts';
import { IMPORT_STAGE } from './intake-words.ts';
import { Badge, type FormKeys, Keys, Problems } from './parts/fields.tsx';
import { BulkForm, Compared, Listed } from './parts/import-parts.tsx';
import { QuestionCard } from './parts/import-question.tsx';
import { Layout } from './parts/layout.tsx';
import { momentWord } from './words.ts';

export interface ImportPageProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly record: ImportRecord;
  readonly encoding: string | null;
  readonly counts: { readonly rows: number; readonly leftOut: number };
  /** Columns that are missing: answered on another page. */
  readonly sheetProblems: readonly Remark[];
  /** All that wait, of which a page is shown. */
  readonly waiting: number;
  readonly questions: readonly CellQuestion[];
  readonly alikeOf: (question: CellQuestion) => number;
  readonly page: number;
  readonly pages: number;
  readonly bulk: readonly BulkAnswer[];
  readonly repaired: readonly Remark[];
  readonly notices: readonly Remark[];
  readonly leftOut: readonly { readonly row: string; readonly name: string }[];
  /** What applying would make: the dry run. */
  readonly lists: readonly DraftList[];
  readonly ready: boolean;
  readonly compared: { readonly before: ImportRecord; readonly comparison: Comparison } | undefined;
  readonly drafts: readonly DossierDraft[];
  readonly catalogue: readonly CatalogueAward[];
  readonly said: string | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

/** One import: what waits for an answer first, then what it would become. */
export function ImportPage(props: ImportPageProps) {
  const { person, keys, record, counts, waiting, said, problems } = props;
  const [tone, words] = IMPORT_STAGE[record.stage];
  return (
    <Layout title={`Danh sách ${record.fileName}`} person={person} csrf={keys.csrf} here="import" narrow>
      <Problems problems={problems} />
      {said && (
        <p class="note good" role="status">
          {said}
        </p>
      )}
      <h1>{record.fileName}</h1>
      <p>
        <Badge tone={tone}>{words}</Badge>
      </p>
      <dl class="facts">
        <dt>Tải lên</dt>
        <dd>{momentWord(record.createdAt)}</dd>
        <dt>Đọc được</dt>
        <dd>
          {`${counts.rows} trường hợp`}
          {counts.leftOut > 0 && `, trong đó bỏ ${counts.leftOut}`}
        </dd>
        {props.encoding !== null && (
          <>
            <dt>Bảng mã</dt>
            <dd>{props.encoding}</dd>
          </>
        )}
        {record.stage === 'OPEN' && (
          <>
            <dt>Cần trả lời</dt>
            <dd>{waiting === 0 ? 'không còn ô nào' : `${waiting} ô`}</dd>
          </>
        )}
      </dl>
      {record.stage === 'OPEN' && <Review {...props} />}
      {record.stage === 'APPLIED' && <Applied {...props} />}
      {record.stage === 'UNDONE' && (
        <p class="note">Danh sách này đã được thu hồi. Có thể tải lại tệp cũ hoặc tệp đã sửa.</p>
      )}
      <Compared compared={props.compared} />
      <Listed
        title={`Đã chuẩn hóa ${props.repaired.length} chỗ, không đổi nội dung`}
        findings={props.repaired}
        withSuggestion
      />
      <Listed title={`Ghi nhận về biểu: ${props.notices.length}`} findings={props.notices} />
      <p class="actions">
        <a href="/nhap-danh-sach">Về danh sách đã nhập</a>
      </p>
    </Layout>
  );
}

function Review(props: ImportPageProps) {
  const { keys, record, sheetProblems, questions, bulk, page, pages, waiting, catalogue } = props;
  const address = `/nhap-danh-sach/${record.id}`;
  const fixed = (
    <>
      <Keys {...keys} />
      <input type="hidden" name="version" value={String(record.version)} />
      <input type="hidden" name="trang" value={String(page)} />
    </>
  );
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
                  catalogue={catalogue}
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
      <LeftOut {...props} fixed={fixed} />
      <section class="step" aria-labelledby="chay-thu">
        <h2 id="chay-thu">Kết quả nếu đưa vào hồ sơ</h2>
        <Lists {...props} />
        {props.ready ? (
          <form method="post" action={`${address}/ap-dung`}>
            {fixed}
            <p>
              Mỗi hình thức thành một bản thảo hồ sơ để bổ sung phần còn lại rồi gửi. Có thể thu hồi cho đến khi gửi.
            </p>
            <button type="submit">Đưa vào hồ sơ</button>
          </form>
        ) : (
          <p>Trả lời hết các ô ở trên thì mới đưa được vào hồ sơ.</p>
        )}
      </section>
    </>
  );
}

function LeftOut({ record, leftOut, fixed }: ImportPageProps & { readonly fixed: unknown }) {
  if (leftOut.length === 0) return null;
  return (
    <details>
      <summary>{`Dòng đã bỏ: ${leftOut.length}`}</summary>
      <form method="post" action={`/nhap-danh-sach/${record.id}/tra-loi`}>
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

function Lists({ lists, catalogue }: Pick<ImportPageProps, 'lists' | 'catalogue'>) {
  if (lists.length === 0) return <p>Chưa có trường hợp nào đọc được hình thức khen thưởng.</p>;
  const count = (list: DraftList, kind: 'INDIVIDUAL' | 'COLLECTIVE') =>
    String(list.nominees.filter((one) => one.kind === kind).length);
  return (
    <section class="scroll" aria-label="Số trường hợp theo hình thức" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Hình thức</th>
            <th scope="col" class="n">
              Cá nhân
            </th>
            <th scope="col" class="n">
              Tập thể
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr>
              <th scope="row">{titleOf(catalogue, list.awardCode)}</th>
              <td class="n">{count(list, 'INDIVIDUAL')}</td>
              <td class="n">{count(list, 'COLLECTIVE')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const titleOf = (catalogue: readonly CatalogueAward[], code: string): string =>
  catalogue.find((award) => award.code === code)?.title ?? code;

function Applied({ keys, record, drafts, catalogue }: ImportPageProps) {
  const sent = drafts.some(({ dossierId }) => dossierId !== null);
  return (
    <section class="step" aria-labelledby="ban-thao">
      <h2 id="ban-thao">Bản thảo hồ sơ</h2>
      <ul class="rows">
        {drafts.map(({ id, awardCode, nominees, dossierId }) => (
          <li>
            <strong>{titleOf(catalogue, awardCode)}</strong>
            <span>{`${nominees.length} trường hợp`}</span>
            {dossierId === null ? (
              <a href={`/ho-so/moi?ban-thao=${id}`}>Hoàn thiện và gửi hồ sơ này</a>
            ) : (
              <a href={`/ho-so/${dossierId}`}>{`Đã gửi: ${dossierId}`}</a>
            )}
          </li>
        ))}
      </ul>
      {!sent && (
        <form method="post" action={`/nhap-danh-sach/${record.id}/thu-hoi`} class="actions">
          <Keys {...keys} />
          <button type="submit" class="second">
            Thu hồi, xóa các bản thảo
          </button>
        </form>
      )}
    </section>
  );
}
