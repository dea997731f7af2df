import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { linkIdOf } from '../commands/ballot-link.ts';
import { accepted } from '../schemas/answers.ts';
import { linkKey, linkToken } from '../schemas/ballot-link.ts';
import type { Env } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { apiCaller, doing, unwrap } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

/** The council of awards when left out. */
const councilId = z.string().min(1).optional();
const tag = 'Hội đồng';

/** Ballot links and codes by JSON: for the holder of a link, who is not signed in, and for the secretary's settings. */
export function ballotCodeApi({ commands, limit, callerOf }: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });
  const count = async (c: Context, token: string) => {
    await limit('ballotByCaller', callerOf(c));
    await limit('ballotByLink', `${linkIdOf(token)} ${callerOf(c)}`);
  };

  app.openapi(
    doing({
      path: '/api/v1/ballot-link-requests',
      tag,
      summary: 'Ủy viên xin gửi lại đường dẫn bỏ phiếu vào hộp thư của mình; đường dẫn cũ hết hiệu lực',
      body: z.object({ token: linkToken }).openapi('BallotLinkRequest'),
      answer: accepted,
    }),
    async (c) => {
      const { token } = c.req.valid('json');
      await count(c, token);
      return c.json(unwrap(await commands.requestBallotLink({ token, channel: 'api' })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/ballot-codes',
      tag,
      summary: 'Gửi mã xác nhận đến kênh thứ hai của ủy viên, sau khi khai báo kèm khóa',
      body: z.object({ token: linkToken, key: linkKey }).openapi('BallotCodeInput'),
      answer: accepted,
    }),
    async (c) => {
      const { token, key } = c.req.valid('json');
      await count(c, token);
      return c.json(unwrap(await commands.sendBallotCode({ token, key, channel: 'api' })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/ballot-code-confirmations',
      tag,
      summary: 'Nhập mã xác nhận; mã đúng thì được bỏ phiếu bằng đường dẫn và khóa này',
      body: z
        .object({ token: linkToken, key: linkKey, code: z.string().min(6).max(12) })
        .openapi('BallotCodeConfirmation'),
      answer: accepted,
    }),
    async (c) => {
      const { token, key, code } = c.req.valid('json');
      await count(c, token);
      return c.json(unwrap(await commands.confirmBallotCode({ token, key, code, channel: 'api' })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/council-second-channels',
      tag,
      summary: 'Thư ký ghi kênh nhận mã xác nhận của một ủy viên',
      body: z
        .object({
          memberId: z.string().min(1),
          kind: z.enum(['EMAIL', 'SMS']),
          value: z.string().min(3).max(200),
          councilId,
        })
        .openapi('SecondChannelInput'),
      answer: accepted,
    }),
    async (c) => c.json(unwrap(await commands.setSecondChannel({ ...apiCaller(c), ...c.req.valid('json') })), 200),
  );

  app.openapi(
    doing({
      path: '/api/v1/council-code-policies',
      tag,
      summary: 'Thư ký ghi việc Hội đồng có yêu cầu mã xác nhận khi bỏ phiếu hay không',
      body: z.object({ asks: z.boolean(), councilId }).openapi('BallotCodePolicyInput'),
      answer: accepted,
    }),
    async (c) => c.json(unwrap(await commands.setBallotCodePolicy({ ...apiCaller(c), ...c.req.valid('json') })), 200),
  );

  return app;
}
