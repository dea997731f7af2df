import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Person } from '../../adapters/register-ports.ts';
import { RefusedError } from '../errors.ts';
import { SessionInstrumentsPage } from '../pages/session-instruments-page.tsx';
import { viewSession } from '../queries/session-view.ts';
import { sessionInstruments } from '../schemas/instruments.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { idOf, reading } from './api-route.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** Số liệu trước khi bỏ phiếu for the council's own body; members see theirs on the ballot. */
export function instrumentRoutes(deps: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.get('/phien-hop/:id/so-lieu', async (c) => {
    const { person, csrf } = sessionOf(c);
    const { view, hash, instruments } = await frozen(person, idOf(c));
    return page(
      c,
      <SessionInstrumentsPage
        person={person}
        csrf={csrf}
        sessionId={view.id}
        councilName={view.council.name}
        hash={hash}
        instruments={instruments}
      />,
    );
  });

  app.openapi(
    reading({
      path: '/api/v1/sessions/{id}/instruments',
      tag: 'Hội đồng',
      summary: 'Số liệu trước khi bỏ phiếu, như đã chốt khi triệu tập',
      answer: sessionInstruments,
      params: z.object({ id: z.string().openapi({ example: 'session-2026-0001' }) }),
    }),
    async (c) => {
      const { hash, instruments } = await frozen(sessionOf(c).person, idOf(c));
      return c.json(sessionInstruments.parse({ hash, ...instruments }), 200);
    },
  );

  async function frozen(person: Person, id: string) {
    const view = await viewSession(deps, person, id);
    if ('barred' in view) throw new RefusedError(view.barred);
    const { instruments } = view;
    const hash = view.session.instrumentsHash;
    if (hash === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    if (instruments === null) throw new RefusedError('INTEREST_NOT_DECLARED');
    return { view, hash, instruments };
  }

  return app;
}
