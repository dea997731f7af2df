import { OpenAPIHono, z } from '@hono/zod-openapi';
import { RefusedError } from '../errors.ts';
import { type SessionView, viewSession } from '../queries/session-view.ts';
import { accepted, convened, sessionDetail } from '../schemas/answers.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { apiCaller, doing, idOf, reading, unwrap } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Hội đồng';
const params = z.object({ id: z.string().openapi({ example: 'session-2026-0001' }) });

/** Sessions, for the secretary and the chair; the ballot is in `api-ballots.ts`. */
export function councilApi(deps: RouteDeps) {
  const { commands } = deps;
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(
    reading({ path: '/api/v1/sessions/{id}', tag, summary: 'Một phiên họp', answer: sessionDetail, params }),
    async (c) => {
      const view = await viewSession(deps, sessionOf(c).person, idOf(c));
      if ('barred' in view) throw new RefusedError(view.barred);
      return c.json(detail(view), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions',
      tag,
      summary: 'Triệu tập phiên họp',
      body: z
        .object({
          dossierIds: z.array(z.string()).min(1),
          votingClosesAt: z.iso.datetime().optional().openapi({ description: 'Mặc định theo quy định' }),
        })
        .openapi('ConveneInput'),
      answer: convened,
    }),
    async (c) => {
      const { dossierIds, votingClosesAt } = c.req.valid('json');
      const closing = votingClosesAt === undefined ? {} : { votingClosesAt };
      return c.json(unwrap(await commands.conveneSession({ ...apiCaller(c), dossierIds, ...closing })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/closing',
      tag,
      summary: 'Kết thúc phiên họp',
      body: z.object({}).openapi('ClosingInput'),
      answer: accepted,
      params,
    }),
    async (c) => c.json(unwrap(await commands.closeSession({ ...apiCaller(c), sessionId: idOf(c) })), 200),
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/confirmation',
      tag,
      summary: 'Chủ tọa ký biên bản họp',
      body: z.object({}).openapi('ConfirmationInput'),
      answer: accepted,
      params,
    }),
    async (c) => c.json(unwrap(await commands.confirmMinutes({ ...apiCaller(c), sessionId: idOf(c) })), 200),
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/reissued-links',
      tag,
      summary: 'Gửi lại đường dẫn bỏ phiếu cho một ủy viên',
      body: z.object({ memberId: z.string() }).openapi('ReissueInput'),
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(unwrap(await commands.reissueLink({ ...apiCaller(c), sessionId: idOf(c), ...c.req.valid('json') })), 200),
  );

  return app;
}

const detail = (view: SessionView) => ({
  id: view.id,
  councilId: view.council.id,
  stage: view.stage,
  votingClosesAt: view.session.votingClosesAt,
  closedAt: view.session.closedAt,
  roll: view.roll.map(({ id, name, votes, voted, recusedFrom }) => ({
    id,
    name,
    votes,
    voted,
    recusedFrom: [...recusedFrom],
  })),
  items: view.items.map(({ item, dossierId, no, name, result }) => ({
    item,
    dossierId,
    no,
    name,
    result: result && {
      yes: result.yes,
      no: result.no,
      noOpinion: result.noOpinion,
      base: result.base,
      outcome: result.outcome,
    },
  })),
  boxHash: view.session.boxHash,
});
