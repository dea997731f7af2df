/** What every answer carries and every request that changes something must show. */

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { RefusedError } from './errors.ts';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** Swagger UI sets style attributes and draws from data: addresses. */
const DOCS_POLICY = POLICY.map((rule) =>
  rule.startsWith('style-src') ? `${rule} 'unsafe-inline'` : rule.startsWith('img-src') ? `${rule} data:` : rule,
);

/**
 * The headers of every answer. Nothing is kept in any cache but our own unchanging assets: a ballot page or a dossier
 * must not come back from a shared computer's memory.
 */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const docs = c.req.path.startsWith('/api/docs');
  c.header('Content-Security-Policy', (docs ? DOCS_POLICY : POLICY).join('; '));
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Frame-Options', 'DENY');
  c.header('X-Robots-Tag', 'noindex, nofollow');
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
};

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a changing request that another site made. A page under `no-referrer` posts with `Origin: null`, so that
 * alone proves nothing; browsers say the truth in `Sec-Fetch-Site`, which no page can set.
 */
export const sameOriginOnly =
  (appUrl: string): MiddlewareHandler =>
  async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      const own = [new URL(appUrl).host, c.req.header('host')];
      const foreign =
        (site !== undefined && site !== 'same-origin' && site !== 'none') ||
        (origin !== undefined && origin !== 'null' && !own.includes(hostOf(origin)));
      if (foreign) throw new RefusedError('ROLE_NOT_ALLOWED');
    }
    await next();
  };

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** The token in a signed-in person's forms: only somebody who holds the cookie can know it. */
export const csrfFor = (cookie: string): string => createHash('sha256').update(`csrf ${cookie}`).digest('base64url');

export function checkCsrf(cookie: string, shown: unknown): void {
  const expected = Buffer.from(csrfFor(cookie));
  const given = Buffer.from(typeof shown === 'string' ? shown : '');
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw new RefusedError('SIGN_IN_NEEDED');
}

/** JSON clients show by a header of their own that no form of another site made the request. */
export function checkApiHeader(c: Context): void {
  if (!SAFE.has(c.req.method) && c.req.header('x-ghicong') !== '1') throw new RefusedError('SIGN_IN_NEEDED');
}
