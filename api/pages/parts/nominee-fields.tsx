import type { NamedInitiative } from '../../../adapters/initiatives-ports.ts';
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
      <Check name={id('directWorker')} id={id('directWorker')} value="co" checked={typed.directWorker === 'co'}>
        Là người lao động trực tiếp, không giữ chức vụ lãnh đạo, quản lý
      </Check>
      <NomineeInitiatives {...props} />
    </fieldset>
  );
}
