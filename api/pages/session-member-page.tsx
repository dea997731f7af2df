import type { Person } from '../../adapters/register-ports.ts';
import { isLikely, type Suggestion } from '../../domain/council/suggest-conflicts.ts';
import type { RollLine, SessionView } from '../queries/session-view.ts';
import { INTEREST_WORDS, REASON_WORDS } from './council-words.ts';
import { Check, Field, type FormKeys, Keys, Problems, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { PaperVote } from './parts/paper-vote.tsx';
import { INTEREST_OPTIONS } from './session-review-page.tsx';
import { OFFICE_WORDS } from './words.ts';

export interface SessionMemberProps {
  readonly view: SessionView;
  readonly line: RollLine;
  /** Of this member, not entered yet. */
  readonly suggestions: readonly Suggestion[];
  /** Whether any rule on the agenda knows mandates. */
  readonly delegation: boolean;
  readonly person: Person;
  readonly keys: FormKeys;
  readonly problems: Readonly<Record<string, string>>;
}

/** What the secretary writes down about one member who has not voted yet. */
export function SessionMemberPage(props: SessionMemberProps) {
  const { view, line, person, keys, problems } = props;
  const action = `/phien-hop/${view.id}/uy-vien/${line.id}`;
  return (
    <Layout title={line.name} person={person} csrf={keys.csrf} here="sessions" narrow>
      <Problems problems={problems} />
      <p>
        <a href={`/phien-hop/${view.id}`}>{`← Phiên họp ${view.id}`}</a>
      </p>
      <h1>{line.name}</h1>
      <p class="dim">{`${OFFICE_WORDS[line.office]} · ${line.title}`}</p>
      <Interests {...props} action={action} />
      <h2>Vắng mặt</h2>
      <form method="post" action={`${action}/vang`} novalidate>
        <Keys {...keys} />
        <Field
          id="ly-do"
          label="Lý do vắng mặt"
          hint="Biên bản ghi lý do này. Ủy viên không bị nhắc nữa, nhưng vẫn bỏ phiếu được nếu kịp."
          rows={3}
          maxlength={500}
          value={line.absence ?? ''}
          problem={problems['ly-do']}
        />
        <div class="actions">
          <button type="submit">Ghi vắng mặt</button>
        </div>
      </form>
      <PaperVote {...props} action={action} />
      {props.delegation && <Mandate {...props} action={action} />}
    </Layout>
  );
}

type Inner = SessionMemberProps & { readonly action: string };

function Interests({ view, line, suggestions, keys, problems, action }: Inner) {
  const free = view.items.filter(({ item }) => !line.recusedFrom.includes(item));
  const nameOf = (item: number) => view.items.find((one) => one.item === item)?.name ?? String(item);
  return (
    <>
      <h2>Quyền, lợi ích liên quan</h2>
      <p class="dim">Ghi được đến khi ủy viên bỏ phiếu. Phiếu đã ở trong hòm thì không lấy ra được.</p>
      <form method="post" action={`${action}/lien-quan`} novalidate>
        <Keys {...keys} />
        {suggestions.length > 0 && (
          <fieldset class="field">
            <legend>Dữ liệu cho thấy</legend>
            {suggestions.map(({ item, kind, reason }) => (
              <Check name="goi-y" id={`goi-y-${item}`} value={`${item}/${kind}`} checked={isLikely(reason)}>
                {`${item}. ${nameOf(item)}: ${INTEREST_WORDS[kind]} (${REASON_WORDS[reason]})`}
              </Check>
            ))}
          </fieldset>
        )}
        <Select
          id="truong-hop"
          label="Trường hợp"
          empty="Không ghi thêm"
          options={free.map(({ item, name }) => [String(item), `${item}. ${name}`] as const)}
          problem={problems['truong-hop']}
        />
        <Select id="quan-he" label="Quan hệ" options={INTEREST_OPTIONS} />
        <div class="actions">
          <button type="submit">Ghi liên quan</button>
        </div>
      </form>
    </>
  );
}

function Mandate({ view, line, keys, problems, action }: Inner) {
  const free = view.roll.filter(
    (one) => one.votes && one.id !== line.id && one.absence === null && one.delegate === null,
  );
  return (
    <>
      <h2>Ủy quyền</h2>
      <form method="post" action={`${action}/uy-quyen`} enctype="multipart/form-data" novalidate>
        <Keys {...keys} />
        <Select
          id="nguoi-nhan"
          label="Người nhận ủy quyền"
          empty="Chọn ủy viên"
          options={free.map(({ id, name }) => [id, name] as const)}
          problem={problems['nguoi-nhan']}
        />
        <div class="field">
          <label for="giay">Giấy ủy quyền</label>
          <span class="hint" id="giay-hint">
            PDF, Word hoặc ảnh, tối đa 20 MB. Người nhận bỏ phiếu của mình trước, rồi bỏ phiếu này.
          </span>
          {problems.giay && <span class="error">{problems.giay}</span>}
          <input type="file" id="giay" name="giay" aria-describedby="giay-hint" />
        </div>
        <div class="actions">
          <button type="submit">Ghi ủy quyền và gửi phiếu</button>
        </div>
      </form>
    </>
  );
}
