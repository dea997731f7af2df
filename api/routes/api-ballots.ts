import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ballotKeyOf } from '../ballot-cookie.ts';
import { linkIdOf, openBallotLink } from '../commands/ballot-link.ts';
import { paperClassFor } from '../commands/issue-paper.ts';
import { RefusedError } from '../errors.ts';
import { accepted, blindSignature, paperClass, receipt } from '../schemas/answers.ts';
import { linkKey, linkToken } from '../schemas/ballot-link.ts';
import { interestKinds } from '../schemas/council.ts';
import { checkApiHeader } from '../security.ts';
import type { Env } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { doing, unwrap } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Bỏ phiếu kín';
const token = linkToken;
const key = linkKey.optional();
const OWN = /^\/api\/v1\/(ballots|ballot-classes|ballot-papers|interest-declarations)$/;
const classId = z.string().regex(/^[0-9a-f]{32}$/);

/**
 * The ballot for programs, the browser's own script among them: what is known to the link's holder and what is anonymous are
 * different requests. The link's token travels in bodies only. The one cookie looked at is the key that ties the link to a
 * browser, and never on the anonymous way into the box.
 */
export function ballotApi(deps: RouteDeps) {
  const { commands, config, limit, callerOf } = deps;
  const app = new OpenAPIHono<Env>({ defaultHook });
  app.use('/api/v1/*', async (c, next) => {
    if (OWN.test(c.req.path)) {
      checkApiHeader(c);
      await limit('ballotByCaller', callerOf(c));
    }
    await next();
  });

  const counted = (c: Context, link: string) => limit('ballotByLink', `${linkIdOf(link)} ${callerOf(c)}`);
  /** Programs send their key; the browser's script cannot read the one in its cookie. */
  const keyOf = (c: Context, link: string, sent: string | undefined) => sent ?? ballotKeyOf(c, config.appUrl, link);

  app.openapi(
    doing({
      path: '/api/v1/interest-declarations',
      tag,
      summary: 'Khai báo quyền, lợi ích liên quan, bằng đường dẫn bỏ phiếu',
      body: z
        .object({ token, key, items: z.array(z.number().int().positive()).min(1), kinds: interestKinds.optional() })
        .openapi('InterestInput'),
      answer: accepted,
    }),
    async (c) => {
      const { token: link, key: held, items, kinds } = c.req.valid('json');
      await counted(c, link);
      if (held !== undefined) unwrap(await commands.claimBallot({ token: link, key: held, channel: 'api' }));
      const requestId = c.req.header('idempotency-key') ?? crypto.randomUUID();
      const declared = { token: link, key: held, items, ...(kinds ? { kinds } : {}) };
      return c.json(unwrap(await commands.declareInterest({ ...declared, channel: 'api', requestId })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/ballot-classes',
      tag,
      summary: 'Loại phiếu của người giữ đường dẫn: các trường hợp được biểu quyết và khóa công khai',
      body: z.object({ token, key }).openapi('PaperClassInput'),
      answer: paperClass,
    }),
    async (c) => {
      const { token: link, key: held } = c.req.valid('json');
      await counted(c, link);
      const opened = await openBallotLink(deps, link, keyOf(c, link, held));
      if ('barred' in opened) throw new RefusedError(opened.barred);
      const of = await paperClassFor(deps, opened);
      if ('refused' in of) throw new RefusedError(of.refused);
      return c.json({ ...of, items: [...of.items] }, 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/ballot-papers',
      tag,
      summary: 'Phát phiếu: ghi người giữ đường dẫn đã nhận phiếu, và ký mù lên phiếu đã che (RFC 9474)',
      body: z
        .object({
          token,
          key,
          classId,
          blinded: z
            .string()
            .regex(/^[\w-]{342}$/)
            .openapi({ description: 'Phiếu đã che, 256 byte, base64url' }),
          declaredNoInterest: z.boolean(),
        })
        .openapi('PaperInput'),
      answer: blindSignature,
    }),
    async (c) => {
      const { token: link, key: held, ...paper } = c.req.valid('json');
      await counted(c, link);
      const asked = { ...paper, token: link, key: keyOf(c, link, held), channel: 'api' } as const;
      const { of: _, ...issued } = unwrap(await commands.issuePaper(asked));
      return c.json(issued, 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/ballots',
      tag,
      summary: 'Bỏ phiếu đã ký vào hòm, không nêu danh tính; gửi lại cùng phiếu thì nhận cùng biên nhận',
      body: z
        .object({
          boxId: z.string().regex(/^[\w-]{1,100}$/),
          classId,
          secret: z.string().regex(/^[\w-]{43}$/),
          signature: z.string().regex(/^[\w-]{342}$/),
          choices: z.record(z.string().regex(/^\d{1,5}$/), z.enum(['YES', 'NO', 'NO_OPINION'])),
        })
        .openapi('BallotInput'),
      answer: receipt,
    }),
    async (c) => {
      const { boxId, choices, ...paper } = c.req.valid('json');
      return c.json(unwrap(await commands.depositBallot({ boxId, paper, choices })), 200);
    },
  );

  return app;
}
