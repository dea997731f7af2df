import { OpenAPIHono, z } from '@hono/zod-openapi';
import { worksForBody } from '../access.ts';
import { RefusedError } from '../errors.ts';
import { asComposition, compositionInput, councilList, recordedVersion } from '../schemas/council.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { apiCaller, doing, idOf, reading, unwrap } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Hội đồng';

/** Thành phần Hội đồng, version by version. */
export function compositionApi({ registers, commands }: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(
    reading({
      path: '/api/v1/councils',
      tag,
      summary: 'Các Hội đồng của đơn vị, với mọi thành phần đã ghi',
      answer: councilList,
    }),
    async (c) => {
      const { person } = sessionOf(c);
      if (!worksForBody(person) && !person.roles.includes('member')) throw new RefusedError('ROLE_NOT_ALLOWED');
      const councils = await registers.councils.ofBody(person.unitId);
      return c.json(
        {
          councils: councils.map(({ id, name, kind, versions }) => ({ id, name, kind, versions: versions.map(shown) })),
        },
        200,
      );
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/councils/{id}/compositions',
      tag,
      summary: 'Ghi thành phần theo quyết định thành lập, kiện toàn',
      body: compositionInput,
      answer: recordedVersion,
      params: z.object({ id: z.string() }),
    }),
    async (c) => {
      const composition = asComposition(c.req.valid('json'));
      const result = await commands.recordComposition({ ...apiCaller(c), councilId: idOf(c), composition });
      return c.json(unwrap(result), 200);
    },
  );

  return app;
}

type Version = Awaited<ReturnType<RouteDeps['registers']['councils']['ofBody']>>[number]['versions'][number];

const shown = ({ version, decision, from, until, founding, meetingPlace, members }: Version) => ({
  version,
  decision,
  from,
  until,
  founding,
  meetingPlace,
  members: members.map(({ id, office, votes, teller = false }) => ({ id, office, votes, teller })),
});
