import { Hono } from 'hono';
import { ballotKeyOf } from '../ballot-cookie.ts';
import { RefusedError } from '../errors.ts';
import { viewBallot } from '../queries/ballot-view.ts';
import type { Env } from '../web-session.ts';
import type { RouteDeps } from './route-deps.ts';

/**
 * Giấy mời họp for whoever came through the door of a ballot link, before any declaration: it names no nominee. Reading it
 * changes nothing.
 */
export function ballotInvitation(deps: RouteDeps) {
  const app = new Hono<Env>();

  app.get('/b/:token/giay-moi', async (c) => {
    const token = c.req.param('token');
    const key = ballotKeyOf(c, deps.config.appUrl, token);
    const view = await viewBallot(deps, token, key);
    if ('barred' in view) throw new RefusedError(view.barred);
    if (key === undefined) throw new RefusedError('COOKIE_NEEDED');
    if (view.invitation === null) throw new RefusedError('PAGE_NOT_FOUND');
    const { file } = view.invitation;
    c.header('Content-Type', file.mediaType);
    c.header('Content-Disposition', `attachment; filename="giay-moi-${view.sessionId}.pdf"`);
    c.header('X-Content-SHA256', file.sha256);
    return c.body(new Uint8Array(await deps.objectStore.get(file)));
  });

  return app;
}
