import type { Context } from 'hono';
import { httpStatusOf, type Refusal, sentenceOf } from '../../domain/refusals.ts';
import { newKeys, readSignedForm, type SignedForm } from '../forms.ts';
import type { ActForm } from '../pages/act-form-parts.ts';
import { ActPage } from '../pages/act-page.tsx';
import { type ActField, inputFrom, type Typed } from '../pages/parts/act-form.tsx';
import { type Env, type Session, sessionOf } from '../web-session.ts';
import { page } from './page.ts';

export type Problems = Readonly<Record<string, string>>;

/** An act as the pages lead through it: what is typed becomes input, input becomes an outcome, then it is recorded. */
export interface ActFlow<I> {
  readonly form: ActForm;
  readonly subject: { readonly name: string; readonly href: string };
  readonly action: string;
  read(input: Readonly<Record<string, unknown>>): { readonly input: I } | { readonly problems: Problems };
  /** What would be recorded, a sentence each. */
  foresee(input: I, form: SignedForm): Promise<readonly string[] | { readonly refused: Refusal }>;
  /** Where the reader goes after it. */
  record(input: I, form: SignedForm): Promise<string | { readonly refused: Refusal }>;
}

export function showAct<I>(c: Context<Env>, flow: ActFlow<I>) {
  return render(c, sessionOf(c), flow, flow.form.typed, {}, null, 200);
}

export async function postAct<I>(c: Context<Env>, flow: ActFlow<I>) {
  const form = await readSignedForm(c);
  const typed = typedOf(form, flow.form.fields);
  const fill = (problems: Problems, status: number) =>
    render(c, form.session, flow, typed, problems, null, status, form.requestId);
  if (form.fields.viec === 'sua') return fill({}, 200);
  const read = flow.read(merged(inputFrom(flow.form.fields, typed), flow.form.fixed));
  if ('problems' in read) return fill(read.problems, 422);
  if (form.fields.viec !== 'ghi') {
    const outcome = await flow.foresee(read.input, form);
    if ('refused' in outcome) return fill({ '': sentenceOf(outcome.refused.code) }, httpStatusOf(outcome.refused.code));
    // The act keeps its id from the first sight of the form on: pressing twice records once.
    return render(c, form.session, flow, typed, {}, outcome, 200, form.requestId);
  }
  const done = await flow.record(read.input, form);
  if (typeof done === 'string') return c.redirect(done, 303);
  return fill({ '': sentenceOf(done.refused.code) }, httpStatusOf(done.refused.code));
}

function render<I>(
  c: Context<Env>,
  session: Session,
  { form, subject, action }: ActFlow<I>,
  typed: Typed,
  problems: Problems,
  outcome: readonly string[] | null,
  status: number,
  requestId?: string,
) {
  const keys = { ...newKeys(session), ...(requestId === undefined ? {} : { requestId }) };
  const { title, fields, note } = form;
  return page(
    c,
    <ActPage {...{ person: session.person, keys, title, subject, note, action, fields, typed, problems, outcome }} />,
    status as 200,
  );
}

const typedOf = (form: SignedForm, fields: readonly ActField[]): Typed =>
  Object.fromEntries(fields.map(({ id }) => [id, form.all(id)]));

/** Typed input with the parts that nobody types; a correction that withdraws has no fact. */
function merged(input: Record<string, unknown>, fixed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { withdraw, ...rest } = input;
  const whole: Record<string, unknown> = { ...rest };
  for (const [key, value] of Object.entries(fixed)) {
    const typed = rest[key];
    const both = typeof value === 'object' && value !== null && typeof typed === 'object' && typed !== null;
    whole[key] = both ? { ...typed, ...value } : value;
  }
  return withdraw === true ? { ...whole, fact: null } : whole;
}
