import type { Child } from 'hono/jsx';
import type { Person } from '../../adapters/register-ports.ts';
import { Layout } from './parts/layout.tsx';

export interface MessagePageProps {
  readonly title: string;
  readonly sentence: string;
  readonly person?: Person | null;
  readonly csrf?: string;
  readonly contact?: string;
  readonly ballot?: boolean;
  readonly tone?: 'good' | 'bad' | '';
  /** Where to go from here. */
  readonly way?: { readonly href: string; readonly words: string };
  readonly children?: Child;
}

/** A page that says one thing: an error, a refusal, a confirmation. */
export function MessagePage(props: MessagePageProps) {
  const { title, sentence, person, csrf, contact, ballot, tone = '', way } = props;
  return (
    <Layout
      title={title}
      person={person ?? null}
      csrf={csrf ?? ''}
      ballot={ballot ?? false}
      narrow
      {...(contact ? { contact } : {})}
    >
      <h1>{title}</h1>
      <div class={`note ${tone}`}>
        <p class="lead">{sentence}</p>
      </div>
      {props.children}
      {contact && <p>{`Ông/bà có thể liên hệ: ${contact}`}</p>}
      {way && (
        <p class="actions">
          <a class="button second" href={way.href}>
            {way.words}
          </a>
        </p>
      )}
    </Layout>
  );
}
