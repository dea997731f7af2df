import { type Context, Hono } from 'hono';
import type { LedgerDone } from '../commands/act-on-ledger.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm } from '../forms.ts';
import { LedgerComparisonPage } from '../pages/ledger-comparison-page.tsx';
import { compareWithLedger } from '../queries/ledger-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { problemsIn, statusOf } from './ledger-pages.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** A dossier's nominees beside the ledger. */
export function ledgerComparisonPages({ registers, commands }: RouteDeps) {
  const app = new Hono<Env>();

  app.get('/ho-so/:id/doi-chieu', (c) => show(c, c.req.param('id')));

  app.post('/ho-so/:id/doi-chieu', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const dossierId = c.req.param('id');
    const no = fields.no ?? '';
    const given = (name: string) => fields[name]?.trim() || undefined;
    if (fields.fileId === undefined) {
      return show(c, dossierId, fields, undefined, {
        '': 'Đề nghị chọn một hồ sơ, hoặc chọn không dùng hồ sơ có sẵn.',
      });
    }
    const content = {
      no,
      fileId: given('fileId'),
      citizenId: given(`citizenId-${no}`),
      staffId: given(`staffId-${no}`),
    };
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.identifyNominee({ ...caller, dossierId, content });
    if ('refused' in result) return show(c, dossierId, fields, result, atNominee(problemsIn(result), no));
    return c.redirect(`/ho-so/${dossierId}/doi-chieu?da=xac-dinh`, 303);
  });

  async function show(
    c: Context<Env>,
    dossierId: string,
    typed: Readonly<Record<string, string>> = {},
    result?: LedgerDone,
    problems: Readonly<Record<string, string>> = {},
  ) {
    const session = sessionOf(c);
    const view = await compareWithLedger(registers, session.person, dossierId);
    if ('barred' in view) throw new RefusedError(view.barred);
    return page(
      c,
      <LedgerComparisonPage
        view={view}
        person={session.person}
        keys={newKeys(session)}
        typed={typed}
        problems={problems}
        said={c.req.query('da') === 'xac-dinh' ? 'Đã xác định danh tính.' : undefined}
      />,
      result === undefined && Object.keys(problems).length > 0 ? 422 : statusOf(result),
    );
  }

  return app;
}

/** The boxes of each nominee have names of their own. */
const atNominee = (problems: Readonly<Record<string, string>>, no: string) =>
  Object.fromEntries(
    Object.entries(problems).map(([field, sentence]) => [field === '' ? '' : `${field}-${no}`, sentence]),
  );
