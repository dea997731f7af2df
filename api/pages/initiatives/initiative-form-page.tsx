import type { Person } from '../../../adapters/register-ports.ts';
import { MOST_AUTHORS } from '../../schemas/initiative.ts';
import { Check, Field, type FormKeys, Keys, Problems, Select } from '../parts/fields.tsx';
import { Layout } from '../parts/layout.tsx';
import { AuthorFields, type TypedRow } from './author-fields.tsx';
import { KIND_WORDS, SCOPE_WORDS } from './initiative-words.ts';

export interface InitiativeFormProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly action: string;
  /** Set when an initiative is corrected: its id. */
  readonly correcting: string | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly authors: readonly TypedRow[];
  readonly problems: Readonly<Record<string, string>>;
  /** For an officer, who registers for any union below; empty for a union itself. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly unitName: string;
}

/** Rows for proofs; more are seldom needed, and a form without script cannot grow by itself. */
const PROOF_ROWS = [1, 2, 3] as const;

export function InitiativeFormPage(props: InitiativeFormProps) {
  const { person, keys, action, correcting, typed, authors, problems, units, unitName } = props;
  const title = correcting === undefined ? 'Đăng ký sáng kiến' : 'Sửa đăng ký sáng kiến';
  const field = (id: string) => ({ id, value: typed[id], problem: problems[id] });
  return (
    <Layout title={title} person={person} csrf={keys.csrf} here="initiatives" narrow>
      <Problems problems={problems} />
      <h1>{title}</h1>
      <p class="lead">{correcting === undefined ? unitName : `${unitName} · ${correcting}`}</p>
      <form method="post" action={action} novalidate>
        <Keys {...keys} />
        <input type="hidden" name="rows" value={String(authors.length)} />
        {typed.version && <input type="hidden" name="version" value={typed.version} />}

        <h2>1. Sáng kiến</h2>
        {units.length > 0 && (
          <Select
            label="Công đoàn cơ sở có sáng kiến"
            {...field('unitId')}
            empty="Chọn đơn vị"
            options={units.map(({ id, name }) => [id, name])}
          />
        )}
        <Select label="Loại" {...field('kind')} empty="Chọn loại" options={Object.entries(KIND_WORDS)} />
        <Field label="Tên sáng kiến" {...field('title')} />
        <Field
          label="Tóm tắt nội dung và hiệu quả"
          hint="Trước đây làm thế nào, nay làm thế nào, kết quả ra sao."
          rows={6}
          {...field('summary')}
        />
        <div class="row">
          <Field label="Nơi áp dụng" {...field('appliedAt')} />
          <Field label="Áp dụng từ ngày" type="date" {...field('appliedFrom')} />
        </div>

        <h2>2. Tác giả</h2>
        <p class="dim">
          {`Tối đa ${MOST_AUTHORS} tác giả; tỷ lệ đóng góp cộng lại đúng 100 %. Dòng để trống tất cả các ô thì không tính.`}
        </p>
        {problems.authors && <p class="error">{problems.authors}</p>}
        <div class="stack" id="authors">
          {authors.map((author, index) => (
            <AuthorFields row={index + 1} typed={author} problems={problems} />
          ))}
          <Check name="equalMainAuthors" id="equalMainAuthors" value="co" checked={typed.equalMainAuthors === 'co'}>
            Các tác giả chính đóng góp ngang nhau (khi có từ hai tác giả chính trở lên)
          </Check>
        </div>

        <h2>3. Giá trị làm lợi</h2>
        <p class="dim">Để trống cả mục nếu không tính được bằng tiền.</p>
        <Field
          label="Giá trị làm lợi của cả sáng kiến (đồng)"
          hint="Ghi đủ số đồng, ví dụ 85.000.000."
          short
          {...field('valueAmount')}
        />
        <div class="row">
          <Field label="Tính từ ngày" type="date" {...field('valueFrom')} />
          <Field label="Đến hết ngày" type="date" {...field('valueTo')} />
        </div>
        <Field label="Cách tính" rows={4} {...field('valueMethod')} />
        <Field label="Người hoặc bộ phận xác nhận cách tính" {...field('valueCertifiedBy')} />
        <Field
          label="Ngày người sử dụng lao động xác nhận"
          hint="Giá trị chỉ được tính khi xét khen thưởng nếu có cả hai xác nhận."
          type="date"
          short
          {...field('valueEmployerConfirmedOn')}
        />

        <h2>4. Tài liệu minh chứng</h2>
        <p class="dim">
          Ghi tên tài liệu. Với tệp điện tử, ghi thêm mã SHA-256 để về sau đối chiếu được đúng tệp đã nộp.
        </p>
        <div class="stack">
          {PROOF_ROWS.map((row) => (
            <fieldset class="card">
              <legend>{`Tài liệu ${row}`}</legend>
              <Field label="Tên tài liệu" {...field(`proof-${row}-title`)} />
              <Field label="Mã SHA-256 của tệp (nếu có)" {...field(`proof-${row}-sha256`)} />
            </fieldset>
          ))}
        </div>

        {units.length > 0 && correcting === undefined && <OldRegister {...props} />}

        <div class="actions">
          {/* First in the form: Enter in a text box must send, not add a line. */}
          <button type="submit" name="viec" value="gui">
            {correcting === undefined ? 'Đăng ký' : 'Lưu nội dung sửa'}
          </button>
          {authors.length < MOST_AUTHORS && (
            <button type="submit" name="viec" value="them" class="second">
              Thêm một tác giả
            </button>
          )}
        </div>
      </form>
    </Layout>
  );
}

/** Only an officer sees it: what was recognised on paper before this register was kept. */
function OldRegister({ typed, problems }: InitiativeFormProps) {
  const field = (id: string) => ({ id, value: typed[id], problem: problems[id] });
  const some = ['recognisedScope', 'recognisedNumber', 'recognisedOn', 'recognisedBy'];
  return (
    <details open={some.some((id) => typed[id] || problems[id])}>
      <summary>Đã được công nhận trước đây (ghi theo sổ cũ)</summary>
      <p class="dim">Để trống nếu sáng kiến chưa được công nhận.</p>
      <Select
        label="Phạm vi đã công nhận"
        {...field('recognisedScope')}
        empty="Chưa công nhận"
        options={Object.entries(SCOPE_WORDS)}
      />
      <div class="row">
        <Field label="Số quyết định" {...field('recognisedNumber')} />
        <Field label="Ngày quyết định" type="date" {...field('recognisedOn')} />
      </div>
      <Field label="Cơ quan, người ra quyết định" {...field('recognisedBy')} />
    </details>
  );
}
