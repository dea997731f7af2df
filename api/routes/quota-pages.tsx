import { type Context, Hono } from 'hono';
import type { LedgerDone } from '../commands/act-on-ledger.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm } from '../forms.ts';
import { mayKeepLedger, sightOf } from '../ledger-sight.ts';
import { QuotaPage } from '../pages/quota-page.tsx';
import { type Env, sessionOf } from '../web-session.ts';
import { problemsIn, statusOf } from './ledger-pages.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** Chỉ tiêu: what is left, and who may set it. */
export function quotaPages({ registers, commands }: RouteDeps) {
  const app = new Hono<Env>();

  app.get('/so-khen-thuong/chi-tieu', (c) => show(c));

  app.post('/so-khen-thuong/chi-tieu', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const result = await commands.setQuota({ person: session.person, channel: 'web', requestId, content: fields });
    if ('refused' in result) return show(c, fields, result);
    return c.redirect('/so-khen-thuong/chi-tieu?da=ghi', 303);
  });

  async function show(c: Context<Env>, typed: Readonly<Record<string, string>> = {}, result?: LedgerDone) {
    const session = sessionOf(c);
    const { person } = session;
    const sight = await sightOf(registers, person);
    if (sight === undefined) throw new RefusedError('ROLE_NOT_ALLOWED');
    const counts = await registers.quotas.counts(person.unitId);
    const ids = [...new Set(counts.map(({ organisationId }) => organisationId))];
    const bodies = await Promise.all(ids.map((id) => registers.directory.organisation(id)));
    return page(
      c,
      <QuotaPage
        person={person}
        keys={newKeys(session)}
        mayKeep={mayKeepLedger(person)}
        counts={counts}
        names={new Map(bodies.flatMap((body) => (body === undefined ? [] : [[body.id, body.name] as const])))}
        units={sight.units}
        typed={typed}
        problems={problemsIn(result)}
        said={c.req.query('da') === 'ghi' ? 'Đã ghi chỉ tiêu.' : undefined}
      />,
      statusOf(result),
    );
  }

  return app;
}
