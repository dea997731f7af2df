/** The key that ties a ballot link to one browser: a cookie of its own for each link, known to the register by its hash. */

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { newToken } from '../adapters/secrets.ts';
import { linkIdOf } from './commands/ballot-link.ts';
import { isSecure } from './web-session.ts';

/** After the close a member may still want to look at the receipt. */
const AFTER_CLOSE = 24 * 3_600_000;

// Two members may vote at one computer, so each link has a name; the public id in it opens nothing.
const nameOf = (appUrl: string, token: string): string =>
  `${isSecure(appUrl) ? '__Host-' : ''}ghicong-phieu-${linkIdOf(token)}`;

export const ballotKeyOf = (c: Context, appUrl: string, token: string): string | undefined =>
  getCookie(c, nameOf(appUrl, token));

/**
 * Gives the browser a key before anything depends on it, so that a browser which keeps no cookies is noticed in time.
 * @param closesAt ISO instant at which voting ends
 */
export function giveBallotKey(c: Context, appUrl: string, token: string, closesAt: string): void {
  setCookie(c, nameOf(appUrl, token), newToken(), {
    path: '/',
    httpOnly: true,
    secure: isSecure(appUrl),
    // Strict: no page and no mail elsewhere can make this browser send a ballot.
    sameSite: 'Strict',
    expires: new Date(Date.parse(closesAt) + AFTER_CLOSE),
  });
}
