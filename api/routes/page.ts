import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A whole HTML page. */
export const page = (c: Context, node: unknown, status: ContentfulStatusCode = 200) =>
  c.html(`<!doctype html>${String(node)}`, status);
