import type { CouncilRecord } from '../../adapters/council-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { Composition } from '../../domain/council/composition.ts';
import { voteWords } from '../../domain/rules/rule-set-words.ts';
import { Remarks } from './composition-page.tsx';
import { Check, Field, type FormKeys, Keys, Problems, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { dayWord, OFFICE_WORDS } from './words.ts';

export type Typed = Readonly<Record<string, string>>;

export interface CompositionFormProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly council: CouncilRecord;
  /** Those who may be named: people of the directory who sit on councils or keep their papers. */
  readonly people: readonly Person[];
  readonly lines: number;
  readonly typed: Typed;
  readonly problems: Readonly<Record<string, string>>;
}

const OFFICES = Object.entries(OFFICE_WORDS);

export function CompositionFormPage(props: CompositionFormProps) {
  const { person, keys, council, typed, problems } = props;
  const text = (id: string, label: string, more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field id={id} label={label} value={typed[id]} problem={problems[id]} {...more} />
  );
  return (
    <Layout title="Ghi thành phần Hội đồng" person={person} csrf={keys.csrf} here="sessions">
      <Problems problems={problems} />
      <p>
        <a href="/hoi-dong">← Thành phần Hội đồng</a>
      </p>
      <h1>Ghi thành phần theo quyết định</h1>
      <p class="lead">{council.name}</p>
      <form method="post" action={`/hoi-dong/${council.id}/moi`} novalidate>
        <Keys {...keys} />
        <input type="hidden" name="so-dong" value={String(props.lines)} />
        <Select
          id="type"
          label="Quyết định"
          value={typed.type}
          options={[
            ['RENEWAL', 'Kiện toàn'],
            ['FOUNDING', 'Thành lập'],
          ]}
        />
        <div class="row">
          {text('number', 'Số, ký hiệu', { maxlength: 60 })}
          {text('decidedOn', 'Ngày quyết định', { type: 'date' })}
          {text('from', 'Có hiệu lực từ', { type: 'date' })}
          {text('until', 'Hết nhiệm kỳ', { type: 'date', hint: 'Để trống khi quyết định không nêu.' })}
        </div>
        {text('meetingPlace', 'Địa điểm họp thường dùng', { maxlength: 300 })}
        {council.kind === 'INITIATIVES' && <RuleFields {...props} />}
        <Lines {...props} />
        <div class="actions">
          <button type="submit" name="viec" value="xem">
            Xem lại trước khi ghi
          </button>
          <button type="submit" name="viec" value="them" class="second">
            Thêm dòng
          </button>
        </div>
      </form>
    </Layout>
  );
}

function RuleFields({ typed, problems }: CompositionFormProps) {
  return (
    <fieldset class="field">
      <legend>Quy tắc biểu quyết theo quy chế của Hội đồng</legend>
      <div class="row">
        <Field
          id="passPercent"
          label="Tỷ lệ đồng ý từ (%)"
          type="number"
          value={typed.passPercent}
          problem={problems.passPercent}
        />
        <Select
          id="denominator"
          label="Tính trên"
          value={typed.denominator}
          options={[
            ['ALL_MINUS_RECUSED', 'tổng số ủy viên có quyền biểu quyết, trừ người không tham gia xét'],
            ['ALL_MEMBERS', 'tổng số ủy viên có quyền biểu quyết'],
            ['PRESENT', 'số ủy viên đã bỏ phiếu về trường hợp đó'],
          ]}
        />
        <Field id="quorum" label="Dự họp ít nhất" hint="Ví dụ: 2/3" value={typed.quorum} problem={problems.quorum} />
      </div>
      {(
        [
          ['secret', 'Bỏ phiếu kín'],
          ['mustIncludeChair', 'Phải có Chủ tịch Hội đồng'],
          ['writtenPoll', 'Được lấy ý kiến bằng văn bản'],
          ['delegation', 'Được ủy quyền bằng văn bản'],
        ] as const
      ).map(([name, label]) => (
        <Check name={name} id={name} value="co" checked={typed[name] === 'co'}>
          {label}
        </Check>
      ))}
    </fieldset>
  );
}

function Lines({ lines, people, typed, problems }: CompositionFormProps) {
  const options = people.map(({ id, name, title }) => [id, `${name}, ${title}`] as const);
  return (
    <fieldset class="field" id="members">
      <legend>
        <h2>Thành viên</h2>
      </legend>
      <p class="dim">
        Theo thứ tự trong quyết định: Phó Chủ tịch đứng trước chủ trì thay trước. Bỏ trống dòng không dùng.
      </p>
      {problems.members && <span class="error">{problems.members}</span>}
      {Array.from({ length: lines }, (_, index) => index + 1).map((line) => (
        <div class="card">
          <div class="row">
            <Select
              id={`nguoi-${line}`}
              label={`Thành viên ${line}`}
              empty="Không dùng"
              value={typed[`nguoi-${line}`]}
              options={options}
            />
            <Select id={`chuc-${line}`} label="Chức danh" value={typed[`chuc-${line}`] ?? 'MEMBER'} options={OFFICES} />
          </div>
          <Check
            name={`bieu-quyet-${line}`}
            id={`bieu-quyet-${line}`}
            value="co"
            checked={typed[`bieu-quyet-${line}`] === 'co'}
          >
            Có quyền biểu quyết
          </Check>
          <Check name={`kiem-${line}`} id={`kiem-${line}`} value="co" checked={typed[`kiem-${line}`] === 'co'}>
            Kiểm phiếu
          </Check>
        </div>
      ))}
    </fieldset>
  );
}

export interface CompositionReviewProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly council: CouncilRecord;
  readonly people: ReadonlyMap<string, Person>;
  readonly composition: Composition;
  readonly founding: string;
  /** The version it takes the place of; undefined for the first. */
  readonly before: Composition | undefined;
  readonly typed: Typed;
}

/** Who comes and who goes, before it is recorded for good. */
export function CompositionReviewPage(props: CompositionReviewProps) {
  const { person, keys, council, composition, founding, before, people, typed } = props;
  const name = (id: string) => {
    const known = people.get(id);
    return known === undefined ? id : `${known.honorific} ${known.name}`;
  };
  const now = composition.members.map(({ id }) => id);
  const earlier = (before?.members ?? []).map(({ id }) => id);
  const list = (ids: readonly string[]) => (ids.length === 0 ? 'không có' : ids.map(name).join(', '));
  return (
    <Layout title="Xem lại thành phần Hội đồng" person={person} csrf={keys.csrf} here="sessions" narrow>
      <h1>Xem lại trước khi ghi</h1>
      <p class="lead">{council.name}</p>
      <dl class="facts">
        <dt>Căn cứ</dt>
        <dd>{founding}</dd>
        <dt>Hiệu lực</dt>
        <dd>{`từ ${dayWord(composition.from)}${composition.until === null ? '' : ` đến ${dayWord(composition.until)}`}`}</dd>
        <dt>Biểu quyết</dt>
        <dd>{`${composition.members.filter(({ votes }) => votes).length} ủy viên`}</dd>
        <dt>Kiểm phiếu</dt>
        <dd>{list(composition.members.filter(({ teller }) => teller).map(({ id }) => id))}</dd>
        {before !== undefined && (
          <>
            <dt>Vào mới</dt>
            <dd>{list(now.filter((id) => !earlier.includes(id)))}</dd>
            <dt>Thôi tham gia</dt>
            <dd>{list(earlier.filter((id) => !now.includes(id)))}</dd>
          </>
        )}
      </dl>
      {composition.rule !== null && <p>{`Biểu quyết: ${voteWords(composition.rule)}.`}</p>}
      <ol class="plain">
        {composition.members.map(({ id, office, votes }) => (
          <li>{`${name(id)}: ${OFFICE_WORDS[office]}${votes ? '' : ', không biểu quyết'}`}</li>
        ))}
      </ol>
      <Remarks version={composition} />
      <p class="note">Đã ghi thì không sửa được; ghi sai thì ghi lại một lần nữa với cùng ngày hiệu lực.</p>
      <form method="post" action={`/hoi-dong/${council.id}/moi`}>
        <Keys {...keys} />
        {Object.entries(typed).map(([key, value]) => (
          <input type="hidden" name={key} value={value} />
        ))}
        <div class="actions">
          <button type="submit" name="viec" value="ghi">
            Ghi vào sổ
          </button>
          <button type="submit" name="viec" value="sua" class="second">
            Sửa lại
          </button>
        </div>
      </form>
    </Layout>
  );
}
