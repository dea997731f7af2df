import { type Context, Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { PaperIssuer } from '../ballot-ports.ts';
import type { KeyRing } from '../temporal/payload-codec.ts';
import { isIssuerPass } from './issuer-pass.ts';

const session = z.object({ sessionId: z.string().regex(/^[\w-]{1,100}$/) });
const ending = session.extend({ boxId: z.string().regex(/^[\w-]{1,100}$/) });
const member = session.extend({ memberId: z.string().min(1).max(200) });
/** 256 bytes in base64url: what a key of 2048 bits signs. */
const blinded = z.string().regex(/^[\w-]{342}$/);
const paper = member.extend({ classId: z.string().regex(/^[0-9a-f]{32}$/), blinded });
const actor = z.object({
  id: z.string().min(1).max(200),
  role: z.literal('member'),
  onBehalfOf: z.string().exactOptional(),
});
const onTheRoll = paper.extend({
  boxId: ending.shape.boxId,
  linkId: z.string().max(100),
  declaredNoInterest: z.boolean(),
  actor,
  channel: z.enum(['link', 'web', 'api', 'paper']),
});

/**
 * The issuer over HTTP, for the web and the worker. These say which member asks; that each gets one paper, and one that
 * opens no more than it may, is the word of the session's workflow.
 */
export function issuerServer(issuer: PaperIssuer, ring: KeyRing, failed: (error: Error) => void) {
  const app = new Hono();
  const answering = async <T>(c: Context, schema: z.ZodType<T>, work: (asked: T) => Promise<object>) => {
    const asked = schema.safeParse(await c.req.json().catch(() => undefined));
    return asked.success ? c.json(await work(asked.data)) : c.json({ error: 'BAD_INPUT' }, 400);
  };
  app.get('/health', (c) => c.text('ok'));
  app.use(bearerAuth({ verifyToken: (token) => isIssuerPass(ring, token) }));
  app.post('/class', (c) => answering(c, member, (asked) => issuer.classFor(asked.sessionId, asked.memberId)));
  app.post('/issue', (c) => answering(c, onTheRoll, (asked) => issuer.issue(asked)));
  app.post('/signature', (c) => answering(c, paper, (asked) => issuer.sign(asked)));
  app.post('/end', (c) => answering(c, ending, (asked) => issuer.end(asked)));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    failed(error);
    return c.json({ error: 'UNAVAILABLE' }, 503);
  });
  return app;
}
