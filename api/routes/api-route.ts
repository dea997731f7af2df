/** Small words for describing JSON routes, so that each route file reads like the list of what can be done. */

import { randomUUID } from 'node:crypto';
import { createRoute, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Caller, Done, Refused } from '../commands/command.ts';
import { RefusedError } from '../errors.ts';
import { problem } from '../schemas/answers.ts';
import { type Env, sessionOf } from '../web-session.ts';

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } });

const PROBLEMS = {
  default: {
    description: 'Bị từ chối hoặc có sự cố: mã, câu giải thích tiếng Việt',
    content: { 'application/problem+json': { schema: problem } },
  },
} as const;

/** A reading route. */
export const reading = <P extends string, A extends z.ZodType, Q extends z.ZodObject = never>(route: {
  readonly path: P;
  readonly tag: string;
  readonly summary: string;
  readonly answer: A;
  readonly query?: Q;
  readonly params?: z.ZodObject;
}) =>
  createRoute({
    method: 'get',
    path: route.path,
    tags: [route.tag],
    summary: route.summary,
    request: {
      ...(route.query ? { query: route.query } : {}),
      ...(route.params ? { params: route.params } : {}),
    },
    responses: { 200: { description: 'Kết quả', content: json(route.answer) }, ...PROBLEMS },
  });

/** A route that does something. `Idempotency-Key` makes repeating it safe. */
export const doing = <P extends string, B extends z.ZodType, A extends z.ZodType>(route: {
  readonly path: P;
  readonly tag: string;
  readonly summary: string;
  readonly body: B;
  readonly answer: A;
  readonly params?: z.ZodObject;
}) =>
  createRoute({
    method: 'post',
    path: route.path,
    tags: [route.tag],
    summary: route.summary,
    request: {
      ...(route.params ? { params: route.params } : {}),
      body: { required: true, content: json(route.body) },
    },
    responses: { 200: { description: 'Đã chấp nhận', content: json(route.answer) }, ...PROBLEMS },
  });

/** Who calls through the JSON interface. */
export const apiCaller = (c: Context<Env>): Caller => ({
  person: sessionOf(c).person,
  channel: 'api',
  requestId: c.req.header('idempotency-key') ?? randomUUID(),
});

/** The accepted answer without its mark; a refusal ends the request as problem+json. */
export function unwrap<T extends object>(
  result: Done<T> | (Refused & { problems?: Readonly<Record<string, string>> }),
) {
  if ('refused' in result) throw new RefusedError(result.refused, 'problems' in result ? result.problems : undefined);
  const { ok: _, ...rest } = result;
  return rest as { at: string } & T;
}

/** The `{id}` of the address. */
export const idOf = (c: Context): string => c.req.param('id') ?? '';
