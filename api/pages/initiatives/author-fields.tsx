import { Check, Field } from '../parts/fields.tsx';

/** One row as typed, by the field's last word: `{ name: 'Nguyễn Thị Hoa', sharePercent: '60', … }`. */
export type TypedRow = Readonly<Record<string, string>>;

export interface AuthorFieldsProps {
  /** From 1. */
  readonly row: number;
  readonly typed: TypedRow;
  readonly problems: Readonly<Record<string, string>>;
}

export function AuthorFields({ row, typed, problems }: AuthorFieldsProps) {
  const id = (field: string) => `author-${row}-${field}`;
  const shared = (field: string) => ({ id: id(field), value: typed[field], problem: problems[id(field)] });
  return (
    <fieldset class="card">
      <legend>{`Tác giả ${row}`}</legend>
      {typed.authorId && <input type="hidden" name={id('authorId')} value={typed.authorId} />}
      <Field label="Họ và tên" {...shared('name')} />
      <div class="row">
        <Field label="Năm sinh" type="number" {...shared('birthYear')} />
        <Field label="Tỷ lệ đóng góp (%)" type="number" {...shared('sharePercent')} />
      </div>
      <Field label="Nơi làm việc" {...shared('unit')} />
      <Field
        label="Số căn cước"
        hint={
          typed.authorId
            ? 'Để trống nếu không đổi. Số này được lưu ở dạng mã hóa và không hiện lại.'
            : 'Nên ghi để về sau nhận đúng người; số này được lưu ở dạng mã hóa và không hiện lại.'
        }
        {...shared('cccd')}
      />
      <Check name={id('main')} id={id('main')} value="co" checked={typed.main === 'co'}>
        Là tác giả chính
      </Check>
    </fieldset>
  );
}
