/** The web as one function of its parts: pages, JSON interface, files. Nothing in here opens a connection. */

import { getConnInfo } from '@hono/node-server/conninfo';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { smallBodies, uploadBodies } from './body-limits.ts';
import { createCommands } from './commands/all-commands.ts';
import type { AppDeps } from './deps.ts';
import { RefusedError, troubleOf } from './errors.ts';
import { ApiDocsPage } from './pages/api-docs-page.tsx';
import { TroublePage } from './pages/trouble-page.tsx';
import { createLimiter } from './rate-limits.ts';
import { accountApi } from './routes/api-accounts.ts';
import { ballotCodeApi } from './routes/api-ballot-codes.ts';
import { ballotApi } from './routes/api-ballots.ts';
import { bonusApi } from './routes/api-bonus.ts';
import { calendarApi } from './routes/api-calendar.ts';
import { compositionApi } from './routes/api-compositions.ts';
import { councilApi } from './routes/api-council.ts';
import { dossierApi } from './routes/api-dossiers.ts';
import { evidenceApi } from './routes/api-evidence.ts';
import { intakeApi } from './routes/api-intake.ts';
import { ledgerApi } from './routes/api-ledger.ts';
import { peopleApi } from './routes/api-people.ts';
import { assetRoutes } from './routes/assets.ts';
import { ballotCodePages } from './routes/ballot-code-pages.tsx';
import { ballotCodeStep } from './routes/ballot-code-step.tsx';
import { ballotDoor } from './routes/ballot-door.tsx';
import { ballotEvidence } from './routes/ballot-evidence.ts';
import { ballotInvitation } from './routes/ballot-invitation.ts';
import { ballotPages } from './routes/ballot-pages.tsx';
import { bonusPages } from './routes/bonus-pages.tsx';
import { calendarPages } from './routes/calendar-pages.tsx';
import { compositionPages } from './routes/composition-pages.tsx';
import { convenePages } from './routes/convene-pages.tsx';
import { dossierActions } from './routes/dossier-actions.tsx';
import { dossierFormPages } from './routes/dossier-form-pages.tsx';
import { dossierPages } from './routes/dossier-pages.tsx';
import { evidencePages } from './routes/evidence-pages.tsx';
import { fileRoutes } from './routes/files.tsx';
import { healthRoutes } from './routes/health.ts';
import { importPages } from './routes/import-pages.tsx';
import { initiativeApi } from './routes/initiatives/api-initiatives.ts';
import { initiativeActions } from './routes/initiatives/initiative-actions.tsx';
import { initiativeFormPages } from './routes/initiatives/initiative-form-pages.tsx';
import { initiativePages } from './routes/initiatives/initiative-pages.tsx';
import { ledgerComparisonPages } from './routes/ledger-comparison-pages.tsx';
import { ledgerPages } from './routes/ledger-pages.tsx';
import { listPages } from './routes/list-pages.tsx';
import { organisationPages } from './routes/organisation-pages.tsx';
import { page } from './routes/page.ts';
import { paperPages } from './routes/paper-pages.tsx';
import { personPages } from './routes/person-pages.tsx';
import { quotaPages } from './routes/quota-pages.tsx';
import { receiptPages, recountPages } from './routes/recount-pages.tsx';
import type { RouteDeps } from './routes/route-deps.ts';
import { rulePages } from './routes/rule-pages.tsx';
import { instrumentRoutes } from './routes/session-instruments.tsx';
import { sessionMemberPages } from './routes/session-member-pages.tsx';
import { sessionPages } from './routes/session-pages.tsx';
import { signInPages } from './routes/sign-in-pages.tsx';
import { checkApiHeader, sameOriginOnly, securityHeaders } from './security.ts';
import { type Env, rememberWay, withSession } from './web-session.ts';

export function createApp(deps: AppDeps): OpenAPIHono<Env> {
  const { config } = deps;
  const commands = createCommands({ ...deps, appUrl: config.appUrl });
  const routes: RouteDeps = { ...deps, commands, limit: createLimiter(config.limits), callerOf: addressOf };

  const app = new OpenAPIHono<Env>();
  app.use(securityHeaders);
  app.use(requestLog(deps));
  app.onError((error, c) => answerTrouble(deps, error, c));
  app.notFound((c) => answerTrouble(deps, new RefusedError('PAGE_NOT_FOUND'), c));

  app.route('/', healthRoutes(deps));
  app.route('/', assetRoutes());

  app.use(sameOriginOnly(config.appUrl));
  app.use(smallBodies);
  // The ballot does not know who is signed in: a member who happens to be leaves no trace of it there.
  app.route('/', ballotDoor(routes));
  app.route('/', ballotPages(routes));
  app.route('/', ballotCodeStep(routes));
  app.route('/', ballotEvidence(routes));
  app.route('/', ballotInvitation(routes));
  app.route('/', ballotApi(routes));
  app.route('/', receiptPages(routes));

  app.use(withSession(deps));
  app.use(uploadBodies(routes.limit));
  app.use('/api/v1/*', async (c, next) => {
    checkApiHeader(c);
    await next();
  });
  app.route('/', accountApi(routes));
  app.route('/', dossierApi(routes));
  app.route('/', evidenceApi(routes));
  app.route('/', councilApi(routes));
  app.route('/', ballotCodeApi(routes));
  app.route('/', compositionApi(routes));
  app.route('/', ledgerApi(routes));
  app.route('/', peopleApi(routes));
  app.route('/', initiativeApi(routes));
  app.route('/', calendarApi(routes));
  app.route('/', bonusApi(routes));
  app.route('/', intakeApi(routes));
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Ghi Công',
      version: '1',
      description:
        'Hồ sơ khen thưởng công đoàn, từ đề nghị đến giấy chứng nhận. Đăng nhập bằng đường dẫn gửi qua thư điện tử; mọi lời gọi làm thay đổi dữ liệu mang phần đầu `x-ghicong: 1`. `Idempotency-Key` làm cho việc gửi lại an toàn. Từ chối theo RFC 9457, với mã ổn định và câu tiếng Việt.',
    },
  });
  app.get('/api/docs', (c) => page(c, ApiDocsPage()));

  app.route('/', signInPages(routes));
  app.route('/', importPages(routes));
  // Before the registers' own pages, whose `:id` would take the address for an entry.
  app.route('/', listPages(routes));
  app.route('/', dossierFormPages(routes));
  app.route('/', dossierPages(routes));
  app.route('/', dossierActions(routes));
  app.route('/', evidencePages(routes));
  app.route('/', ballotCodePages(routes));
  app.route('/', convenePages(routes));
  app.route('/', compositionPages(routes));
  app.route('/', sessionMemberPages(routes));
  app.route('/', paperPages(routes));
  app.route('/', sessionPages(routes));
  app.route('/', instrumentRoutes(routes));
  app.route('/', recountPages(routes));
  app.route('/', rulePages(routes));
  app.route('/', quotaPages(routes));
  app.route('/', ledgerPages(routes));
  app.route('/', ledgerComparisonPages(routes));
  app.route('/', organisationPages(routes));
  app.route('/', personPages(routes));
  app.route('/', fileRoutes(routes));
  app.route('/', initiativeFormPages(routes));
  app.route('/', initiativePages(routes));
  app.route('/', initiativeActions(routes));
  app.route('/', calendarPages(routes));
  app.route('/', bonusPages(routes));
  return app;
}

/**
 * For counting only. Behind a proxy on this machine every caller would have one address and one limit; the proxy's own
 * word is taken then, which is the last in its list. `request()` in tests has no socket.
 */
function addressOf(c: Context): string {
  if (c.env === undefined || !('incoming' in c.env)) return 'local';
  const near = getConnInfo(c).remote.address ?? 'unknown';
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return told && /^(127\.|::1$|::ffff:127\.)/.test(near) ? told : near;
}

/** The anonymous way into the box leaves no line at all: its time beside the roll's would tell who it was. */
const UNLOGGED = '/api/v1/ballots';
const ABOUT_BALLOTS = /^\/(b\/|kiem-phieu\/|api\/v1\/(ballot-|interest-))/;

/** Method, address without secrets, status. A ballot is logged without its link and without the time it took. */
const requestLog =
  ({ log }: AppDeps) =>
  async (c: Context, next: () => Promise<void>) => {
    const begun = performance.now();
    await next();
    const { method, path } = c.req;
    if (path === UNLOGGED) return;
    if (ABOUT_BALLOTS.test(path)) {
      log.info({ method, path: '/b/…', status: c.res.status }, 'request');
    } else if (!path.startsWith('/assets/') && path !== '/healthz') {
      const shown = path.replace(/^\/dang-nhap\/.+/, '/dang-nhap/…');
      log.info({ method, path: shown, status: c.res.status, ms: Math.round(performance.now() - begun) }, 'request');
    }
  };

function answerTrouble({ log, config }: AppDeps, error: Error, c: Context) {
  const trouble = troubleOf(error);
  const ballot = c.req.path.startsWith('/b/');
  const quiet = c.req.path === UNLOGGED || ABOUT_BALLOTS.test(c.req.path);
  // On a ballot's address only the kind of error is written down: its message might quote what was sent.
  if (trouble.status >= 500) log.error(quiet ? { kind: error.name } : { err: error }, 'request failed');
  const status = trouble.status as ContentfulStatusCode;
  if (c.req.path.startsWith('/api/')) {
    const refused = error instanceof RefusedError ? error : undefined;
    c.header('Content-Type', 'application/problem+json');
    return c.body(
      JSON.stringify({
        type: 'about:blank',
        title: trouble.title,
        status,
        detail: trouble.sentence,
        code: trouble.code,
        ...(refused?.refusal.facts ? { facts: refused.refusal.facts } : {}),
        ...(refused && Object.keys(refused.problems).length > 0 ? { problems: refused.problems } : {}),
      }),
      status,
    );
  }
  const session = (c as Context<Env>).get('session');
  if (status === 401 && c.req.method === 'GET') {
    rememberWay(c, config.appUrl);
    return c.redirect('/dang-nhap', 303);
  }
  return page(c, TroublePage({ trouble, session, ballot }), status);
}
