/** How much a request may send, decided before any of it is read. */

import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LARGEST_UPLOAD } from '../adapters/upload-ports.ts';
import { RefusedError } from './errors.ts';
import type { Limiter } from './rate-limits.ts';
import { type Env, sessionOf } from './web-session.ts';

/** Five hundred nominees with long texts, each letter with a mark written as nine. */
const LARGEST_FORM = 6_000_000;

/** A workbook of 10 MB in base64, with what is around it. */
const LARGEST_WORKBOOK = 14_000_000;

/** Three of the largest files at once; a single file over its own limit is still answered beside its box. */
const LARGEST_UPLOAD_FORM = 3 * LARGEST_UPLOAD + LARGEST_FORM;

/** The forms of a dossier's papers, of a list and of a mandate, and the same through the API. */
const UPLOADS =
  /^\/(nhap-danh-sach|(so-khen-thuong|to-chuc|sang-kien)\/nhap|phien-hop\/[\w-]+\/uy-vien\/[\w-]+\/uy-quyen|ho-so\/(moi|nhap\/[\w-]+|[\w-]+\/(bo-sung|minh-chung))|sang-kien\/[\w-]+\/minh-chung|api\/v1\/(drafts|dossiers|initiatives)\/[\w-]+\/evidence)$/;

const bringsFiles = (c: Context): boolean =>
  UPLOADS.test(c.req.path) && (c.req.header('content-type') ?? '').startsWith('multipart/form-data');

const limited = (maxSize: number, code: 'BAD_INPUT' | 'UPLOAD_TOO_LARGE' | 'TABLE_TOO_LARGE'): MiddlewareHandler =>
  bodyLimit({ maxSize, onError: () => Promise.reject(new RefusedError(code)) });

const small = limited(LARGEST_FORM, 'BAD_INPUT');
const workbook = limited(LARGEST_WORKBOOK, 'TABLE_TOO_LARGE');
const large = limited(LARGEST_UPLOAD_FORM, 'UPLOAD_TOO_LARGE');

/** For everything but uploads, which have to wait until it is known who sends them. */
export const smallBodies: MiddlewareHandler = (c, next) => {
  if (bringsFiles(c)) return next();
  return c.req.path === '/api/v1/imports' ? workbook(c, next) : small(c, next);
};

/** After the session is known: strangers' files are not read at all, and nobody sends them without end. */
export const uploadBodies =
  (limit: Limiter): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (!bringsFiles(c)) return next();
    await limit('uploadByPerson', sessionOf(c).person.id);
    return large(c, next);
  };
