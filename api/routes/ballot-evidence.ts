import { type Context, Hono } from 'hono';
import { ballotKeyOf } from '../ballot-cookie.ts';
import { RefusedError } from '../errors.ts';
import { readForm } from '../forms.ts';
import { viewBallot } from '../queries/ballot-view.ts';
import type { Env } from '../web-session.ts';
import type { RouteDeps } from './route-deps.ts';
import { sendPaper } from './send-paper.ts';

/**
 * Papers for whoever holds a ballot link. Posted, because the answer “no interest” lives in the forms only, and a member
 * sees what a case is about after declaring, not before. Says nothing of the choices on the page.
 */
export function ballotEvidence(deps: RouteDeps) {
  const app = new Hono<Env>();

  app.post('/b/:token/minh-chung', async (c: Context<Env>) => {
    const token = c.req.param('token') ?? '';
    const { fields } = await readForm(c);
    const view = await viewBallot(deps, token, ballotKeyOf(c, deps.config.appUrl, token));
    if ('barred' in view) throw new RefusedError(view.barred);
    if (view.codeNeeded) throw new RefusedError('CODE_NEEDED');
    if (!view.bound || (!view.declared && fields['khong-lien-quan'] !== 'co'))
      throw new RefusedError('INTEREST_NOT_DECLARED');
    const wanted = fields.tep ?? '';
    const paper = view.items
      .filter((item) => !item.recused)
      .flatMap((item) => item.papers)
      .find(({ holderId, no }) => `${holderId}/${no}` === wanted);
    if (paper === undefined) throw new RefusedError('UNKNOWN_EVIDENCE');
    return sendPaper(c, paper, await deps.objectStore.get(paper.file));
  });

  return app;
}
