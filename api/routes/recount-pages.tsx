import { type Context, Hono } from 'hono';
import { boxIdOf } from '../../domain/council/roll.ts';
import { RefusedError } from '../errors.ts';
import { readForm } from '../forms.ts';
import { ReceiptCheckPage } from '../pages/receipt-check-page.tsx';
import { RecountPage } from '../pages/recount-page.tsx';
import { viewRecount } from '../queries/recount-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** For whoever may read the session: the count done again, and the opened box to count at home. */
export function recountPages(deps: RouteDeps) {
  const app = new Hono<Env>();
  app.get('/phien-hop/:id/kiem-phieu', async (c) => {
    const view = await open(c);
    const { person, csrf } = sessionOf(c);
    return page(c, <RecountPage view={view} person={person} csrf={csrf} />);
  });

  app.get('/phien-hop/:id/hom-phieu.json', async (c) => {
    const { boxes } = await open(c);
    const box = boxes[c.req.query('vong') === '2' ? 1 : 0];
    if (box === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    c.header('Content-Type', 'application/json; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="hom-phieu-${box.boxId}.json"`);
    return c.body(box.text);
  });

  async function open(c: Context<Env>) {
    const view = await viewRecount(deps, sessionOf(c).person, c.req.param('id') ?? '');
    if ('barred' in view) throw new RefusedError(view.barred);
    return view;
  }
  return app;
}

/** For anybody who holds a receipt. No cookie is looked at. */
export function receiptPages({ registers, limit, callerOf }: RouteDeps) {
  const app = new Hono<Env>();
  app.get('/kiem-phieu/:id', async (c) => {
    const sessionId = await known(c);
    return page(c, <ReceiptCheckPage sessionId={sessionId} typed="" found={null} problem={undefined} />);
  });

  app.post('/kiem-phieu/:id', async (c) => {
    await limit('ballotByCaller', callerOf(c));
    const sessionId = await known(c);
    const typed = ((await readForm(c)).fields.ma ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '');
    const code = `${typed.slice(0, 4)}-${typed.slice(4)}`;
    if (!/^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code)) {
      const problem = 'Mã biên nhận có 8 chữ và số, ví dụ K7QM-2XPD. Đề nghị ghi lại.';
      return page(c, <ReceiptCheckPage sessionId={sessionId} typed={typed} found={null} problem={problem} />, 422);
    }
    const session = await registers.events.sessionState(sessionId);
    const boxes = session === undefined ? [] : new Set([sessionId, boxIdOf(sessionId, session)]);
    const holds = await Promise.all([...boxes].map((boxId) => registers.box.holdsReceipt(boxId, code)));
    const found = holds.includes(true);
    return page(c, <ReceiptCheckPage sessionId={sessionId} typed={code} found={found} problem={undefined} />);
  });

  async function known(c: Context<Env>): Promise<string> {
    const sessionId = c.req.param('id') ?? '';
    if ((await registers.sessions.row(sessionId)) === undefined) throw new RefusedError('UNKNOWN_SESSION');
    return sessionId;
  }
  return app;
}
