import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionPlan } from '../commands/council/draft-session.ts';
import { RefusedError } from '../errors.ts';
import { type SessionView, viewSession } from '../queries/session-view.ts';
import { accepted, convened, sessionDetail } from '../schemas/answers.ts';
import {
  absenceInput,
  callingOffInput,
  conflictsInput,
  extensionInput,
  mandateInput,
  remarkInput,
  secondRoundInput,
  sessionPlan,
} from '../schemas/council.ts';
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
      body: sessionPlan,
      answer: convened,
    }),
    async (c) => {
      const plan = c.req.valid('json') as SessionPlan;
      return c.json(unwrap(await commands.conveneSession({ ...apiCaller(c), ...plan })), 200);
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
      path: '/api/v1/sessions/{id}/conflicts',
      tag,
      summary: 'Ghi quyền, lợi ích liên quan của ủy viên chưa bỏ phiếu',
      body: conflictsInput,
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(unwrap(await commands.pinConflicts({ ...apiCaller(c), sessionId: idOf(c), ...c.req.valid('json') })), 200),
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/absences',
      tag,
      summary: 'Ghi ủy viên vắng mặt, có lý do',
      body: absenceInput,
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.recordAbsence({ ...apiCaller(c), sessionId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/mandates',
      tag,
      summary: 'Ghi giấy ủy quyền bỏ phiếu',
      body: mandateInput,
      answer: accepted,
      params,
    }),
    async (c) => {
      const { document, ...who } = c.req.valid('json');
      const bytes = Buffer.from(document, 'base64');
      return c.json(unwrap(await commands.recordMandate({ ...apiCaller(c), sessionId: idOf(c), ...who, bytes })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/extensions',
      tag,
      summary: 'Chủ tọa gia hạn bỏ phiếu',
      body: extensionInput,
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(unwrap(await commands.extendVoting({ ...apiCaller(c), sessionId: idOf(c), ...c.req.valid('json') })), 200),
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/calling-off',
      tag,
      summary: 'Hủy, hoãn phiên họp khi chưa có phiếu nào được bỏ',
      body: callingOffInput,
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.callOffSession({ ...apiCaller(c), sessionId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/remarks',
      tag,
      summary: 'Ghi ý kiến thảo luận, ý kiến khác vào biên bản',
      body: remarkInput,
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(unwrap(await commands.recordRemark({ ...apiCaller(c), sessionId: idOf(c), ...c.req.valid('json') })), 200),
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/count-confirmation',
      tag,
      summary: 'Tổ kiểm phiếu xác nhận kết quả kiểm phiếu',
      body: z.object({}).openapi('CountConfirmationInput'),
      answer: accepted,
      params,
    }),
    async (c) => c.json(unwrap(await commands.confirmCount({ ...apiCaller(c), sessionId: idOf(c) })), 200),
  );

  app.openapi(
    doing({
      path: '/api/v1/sessions/{id}/second-round',
      tag,
      summary: 'Mở vòng bỏ phiếu thứ hai cho các trường hợp bằng nhau',
      body: secondRoundInput,
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.openSecondRound({ ...apiCaller(c), sessionId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
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
  awaitsTeller: view.awaitsTeller,
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
