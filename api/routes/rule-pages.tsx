import { Hono } from 'hono';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { awardRule } from '../../domain/rules/rule-set.ts';
import { editionOn, RULE_SETS } from '../../domain/rulesets/index.ts';
import { RefusedError } from '../errors.ts';
import { AwardRulePage } from '../pages/award-rule-page.tsx';
import { RuleSetPage } from '../pages/rule-set-page.tsx';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** The rules as they are published. Everybody with an account may read them. */
export function rulePages({ now }: Pick<RouteDeps, 'now'>) {
  const app = new Hono<Env>();

  app.get('/quy-dinh', (c) => {
    sessionOf(c);
    const edition = editionOn(dateInVietnam(now().toISOString()));
    if (edition === undefined) throw new RefusedError('NO_RULE_SET');
    return c.redirect(`/quy-dinh/${edition.id}`);
  });

  app.get('/quy-dinh/:set', (c) => {
    const { person, csrf } = sessionOf(c);
    return page(c, <RuleSetPage person={person} csrf={csrf} ruleSet={published(c.req.param('set'))} all={RULE_SETS} />);
  });

  app.get('/quy-dinh/:set/:award', (c) => {
    const { person, csrf } = sessionOf(c);
    const ruleSet = published(c.req.param('set'));
    const award = awardRule(ruleSet, c.req.param('award'));
    if (award === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    return page(c, <AwardRulePage person={person} csrf={csrf} ruleSet={ruleSet} award={award} />);
  });
  return app;
}

function published(id: string) {
  const found = RULE_SETS.find((set) => set.id === id);
  if (found === undefined) throw new RefusedError('PAGE_NOT_FOUND');
  return found;
}
