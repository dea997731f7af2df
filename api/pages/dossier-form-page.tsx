import type { Person } from '../../adapters/register-ports.ts';
import { MOST_NOMINEES } from '../../domain/intake/drafts.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { Field, type FormKeys, Keys, Problems, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { NomineeFields, type TypedNominee } from './parts/nominee-fields.tsx';

export interface DossierFormProps {
  readonly person: Person;
  readonly unitName: string;
  readonly keys: FormKeys;
  readonly ruleSet: RuleSet | undefined;
  /** The address the form is sent to: a new dossier, or one that was returned. */
  readonly action: string;
  readonly supplementOf?: { readonly dossierId: string; readonly reason: string };
  readonly typed: Readonly<Record<string, string>>;
  readonly nominees: readonly TypedNominee[];
  readonly problems: Readonly<Record<string, string>>;
}

/** Longer lists are folded: one line for each, opened where something is to be done. */
const MOST_UNFOLDED = 12;

export function DossierFormPage(props: DossierFormProps) {
  const { person, unitName, keys, ruleSet, action, supplementOf, typed, nominees, problems } = props;
  const title = supplementOf === undefined ? 'Lập hồ sơ đề nghị khen thưởng' : 'Bổ sung hồ sơ';
  const field = (id: string) => ({ id, value: typed[id], problem: problems[id] });
  return (
    <Layout title={title} person={person} csrf={keys.csrf} {...(supplementOf ? {} : { here: 'new' as const })} narrow>
      <Problems problems={problems} />
      <h1>{title}</h1>
      <p class="lead">{unitName}</p>
      {supplementOf && (
        <div class="note">
          <h2>Lý do hồ sơ được trả</h2>
          <p class="achievement">{supplementOf.reason}</p>
          <p>Sửa các ô bên dưới rồi gửi lại. Trường hợp đã ghi giữ nguyên số thứ tự; có thể thêm, không xóa bớt.</p>
        </div>
      )}
      <form method="post" action={action} novalidate>
        <Keys {...keys} />
        {typed.banThao && <input type="hidden" name="banThao" value={typed.banThao} />}
        <input type="hidden" name="rows" value={String(nominees.length)} />
        <h2>1. Hình thức khen thưởng</h2>
        <Select
          label="Hình thức khen thưởng đề nghị"
          {...field('awardCode')}
          empty="Chọn hình thức"
          options={(ruleSet?.awards ?? []).map((award) => [award.code, award.title])}
        />
        <Field label="Năm xét khen thưởng" type="number" short {...field('evaluationYear')} />

        <h2>2. Phong trào và kết quả</h2>
        <Field
          label="Khái quát phong trào và kết quả của đơn vị"
          hint="Một đoạn ngắn, được in trong tờ trình."
          rows={6}
          {...field('summary')}
        />

        <h2>3. Cuộc họp bình xét của đơn vị</h2>
        <div class="row">
          <Field label="Ngày họp" type="date" {...field('meetingDate')} />
          <Field label="Số người dự" type="number" {...field('meetingPresent')} />
          <Field label="Số người được triệu tập" type="number" {...field('meetingTotal')} />
        </div>

        <h2>4. Danh sách đề nghị</h2>
        <p class="dim">
          {`Từ một đến ${MOST_NOMINEES} trường hợp. Số thứ tự trong danh sách theo suốt hồ sơ. Trường hợp để trống tất cả các ô thì không tính.`}
        </p>
        <div class="stack">
          {nominees.map((nominee, index) => (
            <NomineeFields
              row={index + 1}
              typed={nominee}
              problems={problems}
              folded={nominees.length > MOST_UNFOLDED}
            />
          ))}
        </div>
        <div class="actions">
          {/* First in the form: Enter in a text box must send, not add a line. */}
          <button type="submit" name="viec" value="gui">
            {supplementOf === undefined ? 'Gửi hồ sơ' : 'Gửi lại hồ sơ'}
          </button>
          {nominees.length < MOST_NOMINEES && (
            <button type="submit" name="viec" value="them" class="second">
              Thêm một trường hợp
            </button>
          )}
        </div>
        <p class="dim small">
          Sau khi gửi, Ghi Công lập tờ trình từ các ô trên. Hồ sơ chỉ sửa được khi bị trả để bổ sung.
        </p>
      </form>
    </Layout>
  );
}
