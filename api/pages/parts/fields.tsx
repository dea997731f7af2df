import type { Child } from 'hono/jsx';

/** What every form of a signed-in person carries: proof that the page came from us, and the id of this one act. */
export interface FormKeys {
  readonly csrf: string;
  readonly requestId: string;
}

export const Keys = ({ csrf, requestId }: FormKeys) => (
  <>
    <input type="hidden" name="csrf" value={csrf} />
    <input type="hidden" name="requestId" value={requestId} />
  </>
);

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly problem?: string | undefined;
  readonly type?: 'text' | 'email' | 'date' | 'number' | 'datetime-local';
  readonly short?: boolean;
  readonly rows?: number;
  readonly required?: boolean;
  readonly maxlength?: number;
  readonly autocomplete?: string;
}

/** A label, its hint, its error, and a text box or text area. The field's name is its id. */
export function Field(props: FieldProps) {
  const { id, label, hint, value, problem, type = 'text', short, rows, required, maxlength, autocomplete } = props;
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    id,
    name: id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(problem ? { 'aria-invalid': 'true' as const } : {}),
    ...(required ? { 'aria-required': 'true' as const } : {}),
    ...(maxlength ? { maxlength } : {}),
    ...(autocomplete ? { autocomplete } : {}),
  };
  return (
    <div class={short ? 'field short' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {problem && (
        <span class="error" id={`${id}-error`}>
          {problem}
        </span>
      )}
      {rows ? (
        <textarea rows={rows} {...shared}>
          {value ?? ''}
        </textarea>
      ) : (
        <input type={type} value={value ?? ''} {...shared} />
      )}
    </div>
  );
}

export interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly problem?: string | undefined;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly empty?: string;
}

export function Select({ id, label, value, problem, options, empty }: SelectProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {problem && (
        <span class="error" id={`${id}-error`}>
          {problem}
        </span>
      )}
      <select
        id={id}
        name={id}
        {...(problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-error` } : {})}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(([option, words]) => (
          <option value={option} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

export interface RadioProps {
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly checked?: boolean;
  readonly children?: Child;
}

/** The whole card is the target. */
export const Radio = ({ name, id, value, checked, children }: RadioProps) => (
  <label class="option" for={id}>
    <input type="radio" name={name} id={id} value={value} checked={checked ?? false} />
    <span>{children}</span>
  </label>
);

export const Check = ({
  name,
  id,
  value,
  checked,
  disabled,
  children,
}: RadioProps & { readonly disabled?: boolean }) => (
  <label class="option" for={id}>
    <input type="checkbox" name={name} id={id} value={value} checked={checked ?? false} disabled={disabled ?? false} />
    <span>{children}</span>
  </label>
);

/** What was done a moment ago, told once above the page. */
export const Said = ({ words }: { readonly words: string | undefined }) =>
  words === undefined ? null : (
    <p class="note good" role="status">
      {words}
    </p>
  );

/** All that is wrong with a form, first on the page, each line leading to its field. */
export function Problems({ problems }: { readonly problems: Readonly<Record<string, string>> }) {
  const entries = Object.entries(problems);
  if (entries.length === 0) return null;
  return (
    <div class="note bad" role="alert" id="loi" tabindex={-1}>
      <h2>{entries.length === 1 ? 'Có một chỗ cần sửa' : `Có ${entries.length} chỗ cần sửa`}</h2>
      <ul class="plain">
        {entries.map(([field, sentence]) => (
          <li>{field === '' ? sentence : <a href={`#${field}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

export const Badge = ({ tone, children }: { readonly tone: string; readonly children?: Child }) => (
  <span class={`badge ${tone === 'plain' ? '' : tone}`}>{children}</span>
);
