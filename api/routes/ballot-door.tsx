import { Hono } from 'hono';
import { ballotKeyOf, giveBallotKey } from '../ballot-cookie.ts';
import { openBallotLink, votingOver } from '../commands/ballot-link.ts';
import { readForm } from '../forms.ts';
import { BallotLinkSentPage } from '../pages/ballot-apology-page.tsx';
import { BallotDoorPage } from '../pages/ballot-door-page.tsx';
import { BallotInterestPage } from '../pages/ballot-interest-page.tsx';
import { contactFor } from '../queries/ballot-view.ts';
import type { Env } from '../web-session.ts';
import { ballotLimits, ballotOpening } from './ballot-opening.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** What stands before a ballot. GET, HEAD and the buttons without a choice change nothing, however often they come. */
export function ballotDoor(deps: RouteDeps) {
  const { commands, config, now } = deps;
  const { open, apology } = ballotOpening(deps);
  const app = new Hono<Env>();
  app.use('/b/*', ballotLimits(deps));

  app.get('/b/:token', async (c) => {
    const token = c.req.param('token');
    const opened = await openBallotLink(deps, token, ballotKeyOf(c, config.appUrl, token));
    if ('barred' in opened) {
      // A mail's link arrives without the cookie, which is `SameSite=Strict`: who this is shows behind the door.
      const unsure = opened.barred === 'LINK_ELSEWHERE' || opened.barred === 'ALREADY_VOTED';
      if (!unsure) return apology(c, opened.barred, await contactFor(deps, opened.sessionId));
      return page(c, <BallotDoorPage token={token} />);
    }
    const { session, sessionId, memberId, bound, expired } = opened;
    const voted = session.voted.includes(memberId);
    if (voted && bound) {
      const shown = await open(c);
      return 'view' in shown ? page(c, <BallotInterestPage {...shown} />) : shown;
    }
    if (!voted && votingOver(session, now().toISOString()))
      return apology(c, 'VOTING_CLOSED', await contactFor(deps, sessionId));
    if (!voted && expired) return apology(c, 'LINK_EXPIRED', await contactFor(deps, sessionId));
    return page(c, <BallotDoorPage token={token} />);
  });

  app.post('/b/:token/mo', async (c) => {
    const opened = await open(c);
    if (!('view' in opened)) return opened;
    const { token, key, view } = opened;
    if (key === undefined) giveBallotKey(c, config.appUrl, token, view.session.votingClosesAt);
    return page(c, <BallotInterestPage {...opened} />);
  });

  app.post('/b/:token/gui-lai', async (c) => {
    const token = c.req.param('token');
    const { fields } = await readForm(c);
    const opened = await openBallotLink(deps, token, ballotKeyOf(c, config.appUrl, token));
    const contact = await contactFor(deps, opened.sessionId);
    if (fields['xac-nhan'] !== 'co') {
      const code = 'barred' in opened ? opened.barred : opened.expired ? 'LINK_EXPIRED' : undefined;
      return code === undefined ? page(c, <BallotDoorPage token={token} />) : apology(c, code, contact, true);
    }
    const result = await commands.requestBallotLink({ token, channel: 'link' });
    if ('refused' in result) return apology(c, result.refused.code, contact);
    return page(c, <BallotLinkSentPage contact={contact} />);
  });

  return app;
}
