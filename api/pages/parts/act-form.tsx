import { Check, Field, Select } from './fields.tsx';

/** One box of an act's form. `id` is the dotted path of the value in the command. */
export type ActField =
  | {
      readonly as: 'text' | 'long' | 'date' | 'number';
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
    }
  | {
      readonly as: 'choice';
      readonly id: string;
      readonly label: string;
      readonly options: readonly (readonly [string, string])[];
      /** Shown for no choice; without it the first option is chosen. */
      readonly empty?: string;
      /** `yes` and `no` become true and false. */
      readonly boolean?: true;
    }
  | { readonly as: 'check'; readonly id: string; readonly label: string }
  | {
      readonly as: 'several';
      readonly id: string;
      readonly label: string;
      readonly options: readonly (readonly [string, string])[];
    };

/** Everything typed, by field; `several` has many values. */
export type Typed = Readonly<Record<string, readonly string[]>>;

export interface ActFieldsProps {
  readonly fields: readonly ActField[];
  readonly typed: Typed;
  readonly problems: Readonly<Record<string, string>>;
}

export const ActFields = ({ fields, typed, problems }: ActFieldsProps) => (
  <>
    {fields.map((field) => (
      <OneField field={field} values={typed[field.id] ?? []} problem={problems[field.id]} />
    ))}
  </>
);

function OneField(props: {
  readonly field: ActField;
  readonly values: readonly string[];
  readonly problem: string | undefined;
}) {
  const { field, values, problem } = props;
  const [value] = values;
  const { id, label } = field;
  switch (field.as) {
    case 'choice':
      return (
        <Select
          {...{ id, label, value, problem, options: field.options }}
          {...(field.empty === undefined ? {} : { empty: field.empty })}
        />
      );
    case 'check':
      return (
        <div class="field">
          <Check name={id} id={id} value="yes" checked={value === 'yes'}>
            {label}
          </Check>
        </div>
      );
    case 'several':
      return (
        <fieldset class="field" id={id}>
          <legend>{label}</legend>
          {problem && <span class="error">{problem}</span>}
          {field.options.map(([option, words]) => (
            <Check name={id} id={`${id}-${option}`} value={option} checked={values.includes(option)}>
              {words}
            </Check>
          ))}
        </fieldset>
      );
    default: {
      const short = field.as === 'date' || field.as === 'number';
      const type = field.as === 'date' || field.as === 'number' ? field.as : 'text';
      return (
        <Field
          {...{ id, label, value, problem, type, hint: field.hint }}
          short={short}
          {...(field.as === 'long' ? { rows: 3 } : {})}
        />
      );
    }
  }
}

/** What was typed, in words, for the review before anything is recorded. */
export function ActSummary({ fields, typed }: Omit<ActFieldsProps, 'problems'>) {
  return (
    <dl class="facts">
      {fields.map((field) => (
        <>
          <dt>{field.label}</dt>
          <dd class="achievement">{wordsFor(field, typed[field.id] ?? []) || '–'}</dd>
        </>
      ))}
    </dl>
  );
}

function wordsFor(field: ActField, values: readonly string[]): string {
  const [value = ''] = values;
  if (field.as === 'check') return value === 'yes' ? 'Có' : 'Không';
  if (field.as === 'choice') return field.options.find(([option]) => option === value)?.[1] ?? field.empty ?? '';
  if (field.as === 'several') {
    return field.options
      .filter(([option]) => values.includes(option))
      .map(([, words]) => words)
      .join('\n');
  }
  return field.as === 'date' && /^\d{4}-/.test(value) ? value.split('-').reverse().join('/') : value;
}

/** What was typed, carried through the review unseen. */
export const Carried = ({ typed }: { readonly typed: Typed }) => (
  <>
    {Object.entries(typed).flatMap(([name, values]) =>
      values.map((value) => <input type="hidden" name={name} value={value} />),
    )}
  </>
);

/** The typed values as the command's schema takes them; what is not typed is left to the schema. */
export function inputFrom(fields: readonly ActField[], typed: Typed): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) place(input, field.id.split('.'), typedValue(field, typed[field.id] ?? []));
  return input;
}

function typedValue(field: ActField, values: readonly string[]): unknown {
  const [value = ''] = values;
  switch (field.as) {
    case 'number':
      return value.trim() === '' ? null : Number(value);
    case 'choice':
      if (field.boolean) return value === '' ? undefined : value === 'yes';
      return value === '' ? null : value;
    case 'check':
      return value === 'yes';
    case 'several':
      return values;
    default:
      return value;
  }
}

function place(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  into[first] ??= {};
  place(into[first] as Record<string, unknown>, rest, value);
}
