import { type Context, Hono } from 'hono';
import { httpStatusOf, sentenceOf } from '../../domain/refusals.ts';
import type { LedgerDone } from '../commands/act-on-ledger.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm } from '../forms.ts';
import { fileFor, mayKeepLedger, sightOf } from '../ledger-sight.ts';
import { LedgerFilePage } from '../pages/ledger-file-page.tsx';
import { AnnulmentPage, MergePage } from '../pages/ledger-forms.tsx';
import { LedgerSearchPage } from '../pages/ledger-search-page.tsx';
import { searchFor } from '../queries/ledger-search.ts';
import { viewLedgerFile } from '../queries/ledger-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

type Texts = Readonly<Record<string, string>>;

const SAID: Texts = {
  'huy-bo': 'Đã ghi hủy bỏ. Đề nghị xem xét các lần khen thưởng bị ảnh hưởng, nếu có.',
  gop: 'Đã gộp hồ sơ.',
  tach: 'Đã tách hồ sơ.',
  'nam-gian-doan': 'Đã ghi năm gián đoạn.',
};

/** Sổ khen thưởng: search, one file, and the acts on it. */
export function ledgerPages(deps: RouteDeps) {
  const { registers, commands } = deps;
  const app = new Hono<Env>();

  app.get('/so-khen-thuong', async (c) => {
    const { person, csrf } = sessionOf(c);
    const sight = await sightOf(registers, person);
    if (sight === undefined) throw new RefusedError('ROLE_NOT_ALLOWED');
    const typed = c.req.query();
    const found = await searchFor(registers, sight, typed);
    return page(c, <LedgerSearchPage person={person} csrf={csrf} units={sight.units} typed={typed} {...found} />);
  });

  app.get('/so-khen-thuong/:id', (c) => showFile(c, c.req.param('id')));

  app.get('/so-khen-thuong/:id/huy-bo', (c) => showAnnulment(c, c.req.param('id'), c.req.query('lan') ?? ''));

  app.post('/so-khen-thuong/:id/huy-bo', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const fileId = c.req.param('id');
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.annulAward({ ...caller, fileId, content: fields });
    if ('refused' in result) return showAnnulment(c, fileId, fields.awardId ?? '', fields, result);
    return c.redirect(`/so-khen-thuong/${fileId}?da=huy-bo`, 303);
  });

  app.get('/so-khen-thuong/:id/gop', (c) => showMerge(c, c.req.param('id'), c.req.queries('voi') ?? []));

  app.post('/so-khen-thuong/:id/gop', async (c) => {
    const { fields, all, session, requestId } = await readSignedForm(c);
    const fileId = c.req.param('id');
    const absorbed = all('absorbed');
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.mergeLedgerFiles({
      ...caller,
      fileId,
      content: { absorbed, reason: fields.reason ?? '' },
    });
    if ('refused' in result) return showMerge(c, fileId, absorbed, fields, result);
    return c.redirect(`/so-khen-thuong/${fileId}?da=gop`, 303);
  });

  app.post('/so-khen-thuong/:id/tach', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const fileId = c.req.param('id');
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.separateLedgerFiles({ ...caller, fileId, content: fields });
    if ('refused' in result) return showFile(c, fileId, fields, problemsIn(result, `reason-${fields.mergeId}`));
    return c.redirect(`/so-khen-thuong/${fileId}?da=tach`, 303);
  });

  app.post('/so-khen-thuong/:id/nam-gian-doan', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const fileId = c.req.param('id');
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const reason = fields.gapReason === 'NONE' ? null : fields.gapReason;
    const result = await commands.setGapYear({ ...caller, fileId, content: { year: fields.year, reason } });
    if ('refused' in result) return showFile(c, fileId, fields, problemsIn(result, 'gapReason'));
    return c.redirect(`/so-khen-thuong/${fileId}?da=nam-gian-doan`, 303);
  });

  async function showFile(c: Context<Env>, id: string, typed: Texts = {}, problems: Texts = {}) {
    const session = sessionOf(c);
    const view = await viewLedgerFile(registers, session.person, id);
    if ('barred' in view) throw new RefusedError(view.barred);
    const said = SAID[c.req.query('da') ?? ''];
    const { person } = session;
    return page(
      c,
      <LedgerFilePage
        view={view}
        person={person}
        keys={newKeys(session)}
        mayKeep={mayKeepLedger(person)}
        typed={typed}
        problems={problems}
        said={said}
      />,
      Object.keys(problems).length > 0 ? 422 : 200,
    );
  }

  async function showAnnulment(c: Context<Env>, id: string, awardId: string, typed: Texts = {}, result?: LedgerDone) {
    const { session, file } = await fileToKeep(c, id);
    const award = file.awards.find((one) => one.id === awardId);
    if (award === undefined) throw new RefusedError('UNKNOWN_LEDGER_AWARD');
    const problems = problemsIn(result);
    return page(
      c,
      <AnnulmentPage
        person={session.person}
        keys={newKeys(session)}
        file={file}
        award={award}
        typed={typed}
        problems={problems}
      />,
      statusOf(result),
    );
  }

  async function showMerge(
    c: Context<Env>,
    id: string,
    chosen: readonly string[],
    typed: Texts = {},
    result?: LedgerDone,
  ) {
    const { session, file } = await fileToKeep(c, id);
    if (chosen.length === 0) return showFile(c, id, {}, { '': 'Đề nghị chọn ít nhất một hồ sơ để đối chiếu.' });
    const others = await Promise.all(
      chosen.map(async (one) => {
        const other = await fileFor(registers, session.person, one);
        if ('barred' in other) throw new RefusedError(other.barred);
        return other;
      }),
    );
    return page(
      c,
      <MergePage
        person={session.person}
        keys={newKeys(session)}
        file={file}
        others={others}
        typed={typed}
        problems={problemsIn(result)}
      />,
      statusOf(result),
    );
  }

  async function fileToKeep(c: Context<Env>, id: string) {
    const session = sessionOf(c);
    if (!mayKeepLedger(session.person)) throw new RefusedError('ROLE_NOT_ALLOWED');
    const file = await fileFor(registers, session.person, id);
    if ('barred' in file) throw new RefusedError(file.barred);
    return { session, file };
  }

  return app;
}

/** Sentences by field; what belongs to no field stands under ''. @param reasonField the id of the reason's box */
export function problemsIn(result: LedgerDone | undefined, reasonField = 'reason'): Texts {
  if (result === undefined || !('refused' in result)) return {};
  if (result.problems === undefined) return { '': sentenceOf(result.refused.code) };
  return Object.fromEntries(
    Object.entries(result.problems).map(([field, sentence]) => [field === 'reason' ? reasonField : field, sentence]),
  );
}

export const statusOf = (result: LedgerDone | undefined): 200 | 403 | 404 | 409 | 422 =>
  result === undefined || !('refused' in result) ? 200 : (httpStatusOf(result.refused.code) as 403 | 404 | 409 | 422);
