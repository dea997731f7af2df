import { OpenAPIHono, z } from '@hono/zod-openapi';
import { RefusedError } from '../errors.ts';
import { bonusAnswerOf } from '../queries/bonus-answer.ts';
import { bonusView } from '../queries/bonus-view.ts';
import { bonusAnswer, dateFrom } from '../schemas/bonus.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { reading } from './api-route.ts';
import { today } from './dossier-pages.tsx';
import type { RouteDeps } from './route-deps.ts';

export function bonusApi(deps: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });
  app.openapi(
    reading({
      path: '/api/v1/bonus-table',
      tag: 'Tiền thưởng',
      summary: 'Bảng tiền thưởng cho quyết định ban hành vào một ngày',
      answer: bonusAnswer,
      query: z.object({
        date: z.iso.date().optional().openapi({ description: 'Mặc định là hôm nay', example: '2026-07-01' }),
      }),
    }),
    (c) => {
      sessionOf(c);
      const view = bonusView(dateFrom(c.req.query('date')) ?? today(deps));
      if (view === undefined) throw new RefusedError('NO_RULE_SET');
      return c.json(bonusAnswerOf(view), 200);
    },
  );
  return app;
}
