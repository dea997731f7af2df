/** Reading posted forms: flat text fields, and files where a form takes any. */

import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { RefusedError } from './errors.ts';
import { checkCsrf } from './security.ts';
import { type Env, type Session, sessionOf } from './web-session.ts';

export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  /** All values of a field that may occur several times. */
  readonly all: (name: string) => readonly string[];
}

/** A form that takes no files: one that brings some is refused. */
export async function readForm(c: Context): Promise<Form> {
  const { files, ...form } = await readFormWithFiles(c);
  if (files.length > 0) throw new RefusedError('BAD_INPUT');
  return form;
}

export interface SentFile {
  readonly name: string;
  readonly bytes: () => Promise<Buffer>;
}

async function readFormWithFiles(c: Context): Promise<Form & { readonly files: readonly SentFile[] }> {
  const body = await c.req.parseBody({ all: true });
  const many = new Map<string, readonly string[]>();
  const files: SentFile[] = [];
  for (const [name, value] of Object.entries(body)) {
    const values = Array.isArray(value) ? value : [value];
    many.set(
      name,
      values.filter((one) => typeof one === 'string'),
    );
    for (const one of values) {
      // A box without a choice is sent as a nameless file of no bytes.
      if (typeof one === 'string' || (one.name === '' && one.size === 0)) continue;
      files.push({ name: one.name, bytes: async () => Buffer.from(await one.arrayBuffer()) });
    }
  }
  return {
    files,
    fields: Object.fromEntries([...many].map(([name, values]) => [name, values[0] ?? ''])),
    all: (name) => many.get(name) ?? [],
  };
}

export interface SignedForm extends Form {
  readonly session: Session;
  readonly requestId: string;
}

/** A form of a signed-in person, with its proof of origin checked. */
export const readSignedForm = (c: Context<Env>): Promise<SignedForm> => readSigned(c, readForm);

/** As `readSignedForm`, where files may come along. */
export const readSignedUpload = (c: Context<Env>): Promise<SignedForm & { readonly files: readonly SentFile[] }> =>
  readSigned(c, readFormWithFiles);

async function readSigned<F extends Form>(
  c: Context<Env>,
  read: (c: Context) => Promise<F>,
): Promise<F & Omit<SignedForm, keyof Form>> {
  const session = sessionOf(c);
  const form = await read(c);
  checkCsrf(session.cookie, form.fields.csrf);
  // The id is chosen by the page; one that was made up only fails to be recognised as a repetition.
  const requestId = /^[\w-]{16,64}$/.test(form.fields.requestId ?? '') ? (form.fields.requestId ?? '') : randomUUID();
  return { ...form, session, requestId };
}

export const newKeys = (session: Session) => ({ csrf: session.csrf, requestId: randomUUID() });
