import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { PaperIssuer } from '../ballot-ports.ts';

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
 * The issuer over HTTP, for the web and the worker. It asks nobody to sign in: the web is trusted to
 * know its members, the session's workflow grants each of them one paper, and a blinded paper is of use to the one who
 * blinded it alone.
 */
export function issuerServer(issuer: PaperIssuer, failed: (error: Error) => void) {
  const app = new Hono();
  const answering = async <T>(c: Context, schema: z.ZodType<T>, work: (asked: T) => Promise<object>) => {
    const asked = schema.safeParse(await c.req.json().catch(() => undefined));
    return asked.success ? c.json(await work(asked.data)) : c.json({ error: 'BAD_INPUT' }, 400);
  };
  app.get('/health', (c) => c.text('ok'));
  app.post('/class', (c) => answering(c, member, (asked) => issuer.classFor(asked.sessionId, asked.memberId)));
  app.post('/issue', (c) => answering(c, onTheRoll, (asked) => issuer.issue(asked)));
  app.post('/signature', (c) => answering(c, paper, (asked) => issuer.sign(asked)));
  app.post('/end', (c) => answering(c, ending, (asked) => issuer.end(asked)));
  app.onError((error, c) => {
    failed(error);
    return c.json({ error: 'UNAVAILABLE' }, 503);
  });
  return app;
}
