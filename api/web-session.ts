/** Who is at the other end: the cookie, the person behind it, and what a handler finds in its context. */

import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Person } from '../adapters/register-ports.ts';
import { tokenHash } from '../adapters/secrets.ts';
import { worksForBody } from './access.ts';
import type { AppDeps } from './deps.ts';
import { RefusedError } from './errors.ts';
import { csrfFor } from './security.ts';

export interface Session {
  readonly person: Person;
  readonly cookie: string;
  readonly csrf: string;
}

export interface Env {
  Variables: { session: Session | undefined };
}

export const isSecure = (appUrl: string): boolean => appUrl.startsWith('https:');

/** The prefix makes browsers refuse the cookie from any other host or over plain HTTP. */
const nameOf = (appUrl: string): string => (isSecure(appUrl) ? '__Host-ghicong' : 'ghicong');

/** Looks the cookie up once a request; no cookie, no question to the register. */
export const withSession =
  ({ registers, config, now }: AppDeps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const cookie = getCookie(c, nameOf(config.appUrl));
    const person =
      cookie === undefined ? undefined : await registers.webSessions.person(tokenHash(cookie), now().toISOString());
    c.set('session', cookie && person ? { person, cookie, csrf: csrfFor(cookie) } : undefined);
    await next();
  };

/** The signed-in session; refuses with SIGN_IN_NEEDED when there is none. */
export function sessionOf(c: Context<Env>): Session {
  const session = c.get('session');
  if (session === undefined) throw new RefusedError('SIGN_IN_NEEDED');
  return session;
}

export function giveCookie(c: Context, appUrl: string, cookie: string, expiresAt: string): void {
  setCookie(c, nameOf(appUrl), cookie, {
    path: '/',
    httpOnly: true,
    secure: isSecure(appUrl),
    // Lax: a link in a mail to a dossier finds the reader signed in; posts from elsewhere come without it.
    sameSite: 'Lax',
    expires: new Date(expiresAt),
  });
}

export function takeCookie(c: Context, appUrl: string): void {
  deleteCookie(c, nameOf(appUrl), { path: '/', secure: isSecure(appUrl) });
}

const NEXT = 'ghicong-den';

/** Remembers, for the time a sign-in takes, which page somebody wanted to see. */
export function rememberWay(c: Context, appUrl: string): void {
  if (!/^\/(ho-so|phien-hop|tai-lieu|to-chuc|con-nguoi|sang-kien|nhap-danh-sach)\//.test(c.req.path)) return;
  setCookie(c, NEXT, c.req.path, {
    path: '/',
    httpOnly: true,
    secure: isSecure(appUrl),
    sameSite: 'Lax',
    maxAge: 1800,
  });
}

/** Where a person goes after signing in: the page asked for before, else the list that concerns them. */
export function wayAfterSignIn(c: Context, person: Person | undefined): string {
  const wanted = getCookie(c, NEXT);
  deleteCookie(c, NEXT, { path: '/' });
  // Only addresses of our own pages: the cookie is the browser's to send, so it is not trusted.
  if (
    wanted !== undefined &&
    /^\/(ho-so|phien-hop|tai-lieu|to-chuc|con-nguoi|sang-kien|nhap-danh-sach)\/[\w/-]+$/.test(wanted)
  )
    return wanted;
  const files = person === undefined || worksForBody(person) || person.roles.includes('proposer');
  if (!files && person.roles.includes('administrator')) return '/to-chuc';
  return files ? '/ho-so' : '/phien-hop';
}
