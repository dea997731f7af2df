import { OpenAPIHono, z } from '@hono/zod-openapi';
import { RefusedError } from '../errors.ts';
import { person } from '../schemas/answers.ts';
import { type Env, giveCookie, sessionOf, takeCookie } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { doing, reading } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Đăng nhập';

/** Sign-in by mailed link, for programs: ask for the link, spend its token, use the cookie. */
export function accountApi({ commands, config, limit, callerOf }: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(reading({ path: '/api/v1/me', tag, summary: 'Người đang đăng nhập', answer: person }), (c) => {
    const { id, name, title, unitId, roles } = sessionOf(c).person;
    return c.json({ id, name, title, unitId, roles: [...roles] }, 200);
  });

  app.openapi(
    doing({
      path: '/api/v1/sign-in-requests',
      tag,
      summary: 'Xin đường dẫn đăng nhập; câu trả lời như nhau dù địa chỉ có trong danh bạ hay không',
      body: z.object({ email: z.email() }).openapi('SignInRequest'),
      answer: z.object({ requested: z.literal(true) }),
    }),
    async (c) => {
      const { email } = c.req.valid('json');
      await limit('signInByCaller', callerOf(c));
      await limit('signInByEmail', email.toLowerCase());
      const pause = new Promise((resume) => setTimeout(resume, config.signInPause));
      await Promise.all([commands.requestSignIn({ email }), pause]);
      return c.json({ requested: true } as const, 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/sign-ins',
      tag,
      summary: 'Đăng nhập bằng mã trong đường dẫn; cookie nằm trong phần đầu của câu trả lời',
      body: z.object({ token: z.string().min(20).max(200) }).openapi('SignInInput'),
      answer: z.object({ expiresAt: z.string() }),
    }),
    async (c) => {
      await limit('signInByCaller', callerOf(c));
      const result = await commands.signIn({ token: c.req.valid('json').token, channel: 'api' });
      if ('refused' in result) throw new RefusedError(result.refused);
      giveCookie(c, config.appUrl, result.cookie, result.expiresAt);
      return c.json({ expiresAt: result.expiresAt }, 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/sign-outs',
      tag,
      summary: 'Đăng xuất',
      body: z.object({}).openapi('SignOutInput'),
      answer: z.object({ signedOut: z.literal(true) }),
    }),
    async (c) => {
      await commands.signOut({ cookie: sessionOf(c).cookie });
      takeCookie(c, config.appUrl);
      return c.json({ signedOut: true } as const, 200);
    },
  );

  return app;
}
