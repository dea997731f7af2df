import type { Context, MiddlewareHandler } from 'hono';
import { httpStatusOf, type RefusalCode } from '../../domain/refusals.ts';
import { ballotKeyOf } from '../ballot-cookie.ts';
import { CODE_MINUTES } from '../commands/ballot-code.ts';
import { linkIdOf } from '../commands/ballot-link.ts';
import { RefusedError } from '../errors.ts';
import { BallotApologyPage } from '../pages/ballot-apology-page.tsx';
import { BallotCodePage } from '../pages/ballot-code-page.tsx';
import { BallotInterestPage } from '../pages/ballot-interest-page.tsx';
import { BallotReceiptPage } from '../pages/ballot-receipt-page.tsx';
import { type BallotView, viewBallot } from '../queries/ballot-view.ts';
import type { Env } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

export interface Opened {
  readonly view: BallotView;
  readonly token: string;
  /** The key in this browser's cookie, once it was given one. */
  readonly key: string | undefined;
  readonly now: string;
}

/** How every page of a ballot is reached: the ballot behind the link, or the page that says why there is none. */
export function ballotOpening(deps: RouteDeps) {
  const { config, now } = deps;

  async function open(c: Context<Env>): Promise<Opened | Response> {
    const token = c.req.param('token') ?? '';
    const key = ballotKeyOf(c, config.appUrl, token);
    const view = await viewBallot(deps, token, key);
    if ('barred' in view) return apology(c, view.barred, view.contact);
    const opened = { view, token, key, now: now().toISOString() };
    if (view.phase === 'VOTED') {
      const votedAt = view.votedAt ?? instantFrom(c.req.query('luc'));
      return page(c, <BallotReceiptPage {...opened} view={{ ...view, votedAt }} />);
    }
    if (view.phase === 'CLOSED') return apology(c, 'VOTING_CLOSED', view.contact);
    if (view.phase === 'EXPIRED') return apology(c, 'LINK_EXPIRED', view.contact);
    return opened;
  }

  /** The same for what comes after the declaration: only in the browser in which it was made. */
  async function openClaimed(c: Context<Env>): Promise<Opened | Response> {
    const opened = await open(c);
    if (!('view' in opened) || opened.view.bound) return opened;
    if (opened.key === undefined) return apology(c, 'COOKIE_NEEDED', opened.view.contact);
    return page(c, <BallotInterestPage {...opened} />, httpStatusOf('INTEREST_NOT_DECLARED') as 409);
  }

  /** And with the code behind it, where the council asks for one. */
  async function openDeclared(c: Context<Env>): Promise<Opened | Response> {
    const opened = await openClaimed(c);
    if (!('view' in opened) || !opened.view.codeNeeded) return opened;
    const noInterest = !opened.view.declared;
    return page(c, <BallotCodePage {...opened} {...{ noInterest, minutes: CODE_MINUTES }} sent={false} />, 409);
  }

  function apology(c: Context<Env>, code: RefusalCode, contact: string, unticked = false) {
    const token = c.req.param('token') ?? '';
    const renewable = code === 'LINK_ELSEWHERE' || code === 'LINK_EXPIRED';
    return page(
      c,
      <BallotApologyPage code={code} contact={contact} unticked={unticked} {...(renewable ? { token } : {})} />,
      unticked ? 422 : (httpStatusOf(code) as 403 | 404 | 409 | 410 | 422 | 429),
    );
  }

  return { open, openClaimed, openDeclared, apology };
}

/**
 * Every step of a ballot is counted, reading too: by caller, and by link and caller. Not by link alone, or a scanner
 * that opens a link a thousand times would shut its owner out; whoever got a key at the door is counted apart from it.
 */
export const ballotLimits =
  ({ limit, callerOf, config }: RouteDeps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const token = c.req.path.split('/')[2] ?? '';
    const caller = callerOf(c);
    const key = ballotKeyOf(c, config.appUrl, token);
    try {
      await limit('ballotByCaller', caller);
      await limit('ballotByLink', [linkIdOf(token), caller, key === undefined ? '' : linkIdOf(key)].join(' '));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      c.header('Retry-After', String(config.limits.ballotByLink.seconds));
      return page(c, <BallotApologyPage code={error.refusal.code} contact="" />, 429);
    }
    return next();
  };

const instantFrom = (text: string | undefined): string | null =>
  text !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
