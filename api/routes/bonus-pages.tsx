import { Hono } from 'hono';
import { BonusPage } from '../pages/bonus-page.tsx';
import { bonusView } from '../queries/bonus-view.ts';
import { dateFrom } from '../schemas/bonus.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { today } from './dossier-pages.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** The table of bonuses: public within the installation, it names nobody. */
export function bonusPages(deps: RouteDeps) {
  const app = new Hono<Env>();
  app.get('/tien-thuong', (c) => {
    const { person, csrf } = sessionOf(c);
    const asked = c.req.query('ngay');
    const date = dateFrom(asked);
    const wrong = asked !== undefined && date === undefined;
    const shown = date ?? today(deps);
    return page(
      c,
      <BonusPage
        person={person}
        csrf={csrf}
        date={shown}
        view={bonusView(shown)}
        problem={wrong ? 'Ngày không hợp lệ; đang hiển thị mức thưởng của hôm nay.' : undefined}
      />,
      wrong ? 422 : 200,
    );
  });
  return app;
}
