/** Reading posted forms: flat text fields, and files only where a form says that it has some. */

import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { RefusedError } from './errors.ts';
import { checkCsrf } from './security.ts';
import { type Env, type Session, sessionOf } from './web-session.ts';

export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  /** All values of a field that may occur several times. */
  readonly all: (name: string) => readonly string[];
  /** By field; an empty choice is not among them. */
  readonly files: ReadonlyMap<string, File>;
}

/**
 * Files in a form are refused unless the form has a box for them.
 * @param fileFields names of the boxes that take one file each
 */
export async function readForm(c: Context, fileFields: readonly string[] = []): Promise<Form> {
  const body = await c.req.parseBody({ all: true });
  const many = new Map<string, readonly string[]>();
  const files = new Map<string, File>();
  for (const [name, value] of Object.entries(body)) {
    const values = Array.isArray(value) ? value : [value];
    const [file] = values;
    if (fileFields.includes(name) && values.length === 1 && file instanceof File) {
      files.set(name, file);
      continue;
    }
    if (!values.every((one) => typeof one === 'string')) throw new RefusedError('BAD_INPUT');
    many.set(name, values as string[]);
  }
  return {
    fields: Object.fromEntries([...many].map(([name, values]) => [name, values[0] ?? ''])),
    all: (name) => many.get(name) ?? [],
    files,
  };
}

export interface SignedForm extends Form {
  readonly session: Session;
  readonly requestId: string;
}

/** A form of a signed-in person, with its proof of origin checked. */
export async function readSignedForm(c: Context<Env>, fileFields: readonly string[] = []): Promise<SignedForm> {
  const session = sessionOf(c);
  const form = await readForm(c, fileFields);
  checkCsrf(session.cookie, form.fields.csrf);
  // The id is chosen by the page; one that was made up only fails to be recognised as a repetition.
  const requestId = /^[\w-]{16,64}$/.test(form.fields.requestId ?? '') ? (form.fields.requestId ?? '') : randomUUID();
  return { ...form, session, requestId };
}

export const newKeys = (session: Session) => ({ csrf: session.csrf, requestId: randomUUID() });
