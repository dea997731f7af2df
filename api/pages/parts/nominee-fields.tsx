import type { NamedInitiative } from '../../../adapters/initiatives-ports.ts';
import { ROLE_CLASS_WORDS } from '../organisation-words.ts';
import { Check, Field, Radio } from './fields.tsx';
import { NomineeInitiatives } from './nominee-initiatives.tsx';

/** One row of the list as typed, by the field's last word: `{ name: 'Nguyễn Thị Hoa', kind: 'INDIVIDUAL', … }`. */
export type TypedNominee = Readonly<Record<string, string>>;

export interface NomineeFieldsProps {
  /** From 1. */
  readonly row: number;
  readonly typed: TypedNominee;
  readonly problems: Readonly<Record<string, string>>;
  /** Of the union, with authors who bear the names typed. */
  readonly initiatives: readonly NamedInitiative[];
  /** As one line that opens, in a list too long to be read unfolded. */
  readonly folded: boolean;
}

/** By which a nominee is known besides the name; kept encrypted. */
export const NUMBERS = ['citizenId', 'staffId'] as const;

/** The fields of one nominee, individual or collective. All are always there, so that the form needs no script. */
export function NomineeFields(props: NomineeFieldsProps) {
  const { row, typed, problems, folded } = props;
  if (!folded) return <Fields {...props} />;
  const wrong = Object.keys(problems).some((field) => field.startsWith(`nominee-${row}-`));
  const name = typed.name?.trim() ?? '';
  return (
    <details open={wrong || name === ''}>
      <summary>{`${row}. ${name === '' ? 'Trường hợp mới' : name}${typed.unit ? `, ${typed.unit}` : ''}`}</summary>
      <Fields {...props} />
    </details>
  );
}

function Fields(props: NomineeFieldsProps) {
  const { row, typed, problems } = props;
  const id = (field: string) => `nominee-${row}-${field}`;
  const shared = (field: string) => ({ id: id(field), value: typed[field], problem: problems[id(field)] });
  return (
    <fieldset class="card">
      <legend>{`Trường hợp ${row}`}</legend>
      <div role="radiogroup" aria-label={`Trường hợp ${row} là`} class="choices field" id={id('kind')}>
        {problems[id('kind')] && <span class="error">{problems[id('kind')]}</span>}
        <Radio name={id('kind')} id={id('kind-i')} value="INDIVIDUAL" checked={typed.kind === 'INDIVIDUAL'}>
          Cá nhân
        </Radio>
        <Radio name={id('kind')} id={id('kind-c')} value="COLLECTIVE" checked={typed.kind === 'COLLECTIVE'}>
          Tập thể
        </Radio>
      </div>
      <Field label="Họ và tên, hoặc tên tập thể" {...shared('name')} />
      <div class="row">
        <div class="field">
          <label for={id('honorific')}>Xưng hô (cá nhân)</label>
          {problems[id('honorific')] && <span class="error">{problems[id('honorific')]}</span>}
          <select
            id={id('honorific')}
            name={id('honorific')}
            {...(problems[id('honorific')] ? { 'aria-invalid': 'true' as const } : {})}
          >
            <option value="">Chọn</option>
            {['Ông', 'Bà'].map((word) => (
              <option value={word} selected={typed.honorific === word}>
                {word}
              </option>
            ))}
          </select>
        </div>
        <Field label="Năm sinh (cá nhân)" type="number" {...shared('birthYear')} />
      </div>
      <Field label="Chức vụ, công việc (cá nhân)" {...shared('position')} />
      <Field label="Nơi làm việc, hoặc đơn vị của tập thể" {...shared('unit')} />
      <Field
        label="Tóm tắt thành tích"
        hint="Nêu việc làm, kết quả, con số cụ thể. Ủy viên Hội đồng đọc phần này trước khi bỏ phiếu."
        rows={5}
        {...shared('achievement')}
      />
      <fieldset class="field" id={id('roleClass')}>
        <legend>Nhóm đối tượng (cá nhân)</legend>
        {problems[id('roleClass')] && <span class="error">{problems[id('roleClass')]}</span>}
        <div class="choices">
          {Object.entries(ROLE_CLASS_WORDS).map(([roleClass, words]) => (
            <Radio
              name={id('roleClass')}
              id={id(`roleClass-${roleClass}`)}
              value={roleClass}
              checked={typed.roleClass === roleClass}
            >
              {words}
            </Radio>
          ))}
        </div>
      </fieldset>
      <div class="row">
        <NumberField label="Số căn cước (cá nhân, nếu có)" number="citizenId" {...{ row, typed, problems }} />
        <NumberField label="Mã cán bộ, mã nhân viên (nếu có)" number="staffId" {...{ row, typed, problems }} />
      </div>
      <NomineeInitiatives {...props} />
    </fieldset>
  );
}

/** A number that was given is not shown again: only its last digits, and a box for another. */
function NumberField(props: {
  readonly label: string;
  readonly number: (typeof NUMBERS)[number];
  readonly row: number;
  readonly typed: TypedNominee;
  readonly problems: Readonly<Record<string, string>>;
}) {
  const { label, number, row, typed, problems } = props;
  const id = `nominee-${row}-${number}`;
  const shown = typed[`${number}Shown`];
  const hint =
    shown === undefined
      ? 'Lưu dưới dạng mã hóa, dùng để đối chiếu đúng người.'
      : `Đã ghi ${shown}. Ghi số khác để thay; để trống thì giữ nguyên.`;
  return (
    <div>
      <Field id={id} label={label} hint={hint} problem={problems[id]} autocomplete="off" />
      {shown !== undefined && (
        <>
          <input type="hidden" name={`${id}Kept`} value={typed[`${number}Kept`] ?? ''} />
          <Check name={`${id}Drop`} id={`${id}Drop`} value="co">
            Bỏ số đã ghi
          </Check>
        </>
      )}
    </div>
  );
}
