import type { Person } from '../../adapters/register-ports.ts';
import type { SittingForm } from '../../domain/council/session.ts';
import { FORM_WORDS } from './council-words.ts';
import { Check, Field, type FormKeys, Keys, Problems, Radio } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export interface ReadySubject {
  readonly id: string;
  /** The union that proposes, or the initiative. */
  readonly name: string;
  readonly detail: string;
}

/** What waits for the council, by award. */
export interface ReadyGroup {
  readonly awardCode: string;
  readonly title: string;
  readonly rule: string;
  readonly subjects: readonly ReadySubject[];
}

export interface SessionNewProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly council: { readonly id: string; readonly name: string; readonly kind: 'AWARDS' | 'INITIATIVES' };
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly voters: number;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly ready: readonly ReadyGroup[];
  readonly days: number;
  readonly typed: ConveneTyped;
  readonly problems: Readonly<Record<string, string>>;
}

/** As it stands in the boxes; moments as a date-and-time box takes them, in Vietnam's time: `2026-12-01T17:00`. */
export interface ConveneTyped {
  readonly chosen: readonly string[];
  readonly places: Readonly<Record<string, string>>;
  readonly form: SittingForm;
  readonly meetsAt: string;
  readonly place: string;
  readonly permission: string;
  readonly tellers: readonly string[];
  readonly closesAt: string;
}

export function SessionNewPage(props: SessionNewProps) {
  const { person, keys, council, others, voters, ready, problems } = props;
  return (
    <Layout title="Triệu tập phiên họp" person={person} csrf={keys.csrf} here="sessions" narrow>
      <Problems problems={problems} />
      <h1>Triệu tập phiên họp</h1>
      <p class="lead">{`${council.name}: ${voters} ủy viên có quyền biểu quyết.`}</p>
      {others.map(({ id, name }) => (
        <p>
          <a href={`/phien-hop/moi?hoi-dong=${id}`}>{`Triệu tập ${name}`}</a>
        </p>
      ))}
      {ready.length === 0 ? (
        <p class="note">
          {council.kind === 'AWARDS'
            ? 'Chưa có hồ sơ nào thẩm định xong và chờ đưa ra Hội đồng.'
            : 'Chưa có sáng kiến nào được gửi đề nghị công nhận và chờ đưa ra Hội đồng.'}
        </p>
      ) : (
        <form method="post" action="/phien-hop/moi" novalidate>
          <Keys {...keys} />
          <input type="hidden" name="hoi-dong" value={council.id} />
          <Agenda {...props} />
          <SittingFields {...props} />
          <p>
            Bước sau cho xem lại chương trình, các lưu ý và người có quyền, lợi ích liên quan trước khi gửi thư mời.
          </p>
          <div class="actions">
            <button type="submit" name="viec" value="xem">
              Xem lại trước khi triệu tập
            </button>
          </div>
        </form>
      )}
    </Layout>
  );
}

function Agenda({ ready, council, typed, problems }: SessionNewProps) {
  return (
    <fieldset class="field" id="dossierIds">
      <legend>{council.kind === 'AWARDS' ? 'Hồ sơ đưa vào chương trình' : 'Sáng kiến đưa vào chương trình'}</legend>
      {problems.dossierIds && <span class="error">{problems.dossierIds}</span>}
      {ready.map((group) => (
        <section aria-labelledby={`nhom-${group.awardCode}`}>
          <h2 id={`nhom-${group.awardCode}`}>{group.title}</h2>
          <p class="dim">{`Biểu quyết: ${group.rule}.`}</p>
          {group.subjects.map((one) => (
            <Check name="dossierIds" id={`ho-so-${one.id}`} value={one.id} checked={typed.chosen.includes(one.id)}>
              <strong>{one.name}</strong>
              <br />
              {one.detail}
              <span class="dim small">{` · ${one.id}`}</span>
            </Check>
          ))}
          {council.kind === 'AWARDS' && (
            <Field
              id={`so-luong-${group.awardCode}`}
              label="Số lượng tối đa được chọn"
              hint="Để trống khi không giới hạn. Khi số trường hợp đạt tỷ lệ nhiều hơn, hệ thống xếp thứ tự theo quy định; bằng nhau thì bỏ phiếu vòng hai."
              type="number"
              short
              value={typed.places[group.awardCode] ?? ''}
              problem={problems[`so-luong-${group.awardCode}`]}
            />
          )}
        </section>
      ))}
    </fieldset>
  );
}

const FORMS: readonly SittingForm[] = ['BY_LINK', 'IN_PERSON', 'WRITTEN_POLL'];

function SittingFields({ members, typed, days, problems }: SessionNewProps) {
  return (
    <>
      <fieldset class="field" id="hinh-thuc">
        <legend>Hình thức</legend>
        {problems['hinh-thuc'] && <span class="error">{problems['hinh-thuc']}</span>}
        {FORMS.map((form) => (
          <Radio name="hinh-thuc" id={`hinh-thuc-${form}`} value={form} checked={typed.form === form}>
            {FORM_WORDS[form]}
          </Radio>
        ))}
      </fieldset>
      <Field
        id="hop-luc"
        label="Họp lúc"
        hint="Giờ Việt Nam. Thành phần Hội đồng tính theo ngày này. Để trống khi lấy ý kiến bằng văn bản."
        type="datetime-local"
        short
        value={typed.meetsAt}
        problem={problems['hop-luc']}
      />
      <Field id="dia-diem" label="Địa điểm" value={typed.place} problem={problems['dia-diem']} maxlength={300} />
      <Field
        id="dong-y"
        label="Văn bản Chủ tịch Hội đồng đồng ý lấy ý kiến bằng văn bản"
        hint="Số, ngày của văn bản. Chỉ ghi khi chọn hình thức này."
        value={typed.permission}
        problem={problems['dong-y']}
        maxlength={300}
      />
      <fieldset class="field" id="kiem-phieu">
        <legend>Tổ kiểm phiếu</legend>
        {problems['kiem-phieu'] && <span class="error">{problems['kiem-phieu']}</span>}
        {members.map(({ id, name }) => (
          <Check name="kiem-phieu" id={`kiem-phieu-${id}`} value={id} checked={typed.tellers.includes(id)}>
            {name}
          </Check>
        ))}
      </fieldset>
      <Field
        id="closesAt"
        label="Bỏ phiếu đến"
        hint={`Giờ Việt Nam. Theo quy định: ${days} ngày làm việc, đến 17:00.`}
        type="datetime-local"
        short
        value={typed.closesAt}
        problem={problems.closesAt}
      />
    </>
  );
}
