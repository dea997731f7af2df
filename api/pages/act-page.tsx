import type { Person } from '../../adapters/register-ports.ts';
import { type ActField, ActFields, ActSummary, Carried, type Typed } from './parts/act-form.tsx';
import { type FormKeys, Keys, Problems } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export interface ActPageProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly title: string;
  /** About whom or what, with the way back. */
  readonly subject: { readonly name: string; readonly href: string };
  readonly note: string | undefined;
  /** What would be recorded, a sentence each; null while the form is still filled in. */
  readonly outcome: readonly string[] | null;
  readonly action: string;
  readonly fields: readonly ActField[];
  readonly typed: Typed;
  readonly problems: Readonly<Record<string, string>>;
}

/** One act of the registers: filled in, looked over, recorded. Nothing is recorded before the second button. */
export function ActPage(props: ActPageProps) {
  const { person, keys, title, subject, note, action, fields, typed, problems, outcome } = props;
  const review = outcome !== null;
  return (
    <Layout title={title} person={person} csrf={keys.csrf} here="organisations" narrow>
      <Problems problems={problems} />
      <p>
        <a href={subject.href}>{subject.name}</a>
      </p>
      <h1>{review ? `Xem lại: ${title}` : title}</h1>
      {note && <p class="note">{note}</p>}
      {review ? (
        <>
          <ActSummary fields={fields} typed={typed} />
          <div class="note">
            <h2>Sẽ được ghi vào sổ</h2>
            <ul class="plain">
              {outcome.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </div>
          <form method="post" action={action}>
            <Keys {...keys} />
            <Carried typed={typed} />
            <div class="actions">
              <button type="submit" name="viec" value="ghi">
                Ghi vào sổ
              </button>
              <button type="submit" name="viec" value="sua" class="second">
                Sửa lại
              </button>
            </div>
          </form>
        </>
      ) : (
        <form method="post" action={action} novalidate>
          <Keys {...keys} />
          <ActFields fields={fields} typed={typed} problems={problems} />
          <div class="actions">
            <button type="submit" name="viec" value="xem">
              Xem lại trước khi ghi
            </button>
            <a href={subject.href}>Thôi, quay lại</a>
          </div>
        </form>
      )}
    </Layout>
  );
}
