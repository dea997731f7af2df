import { type Context, Hono } from 'hono';
import { httpStatusOf, type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { CODE_MINUTES } from '../commands/ballot-code.ts';
import { readForm } from '../forms.ts';
import { BallotCodePage } from '../pages/ballot-code-page.tsx';
import { BallotPaperPage } from '../pages/ballot-paper-page.tsx';
import type { Env } from '../web-session.ts';
import { ballotOpening, type Opened } from './ballot-opening.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** Of these the page says what is wrong; the others end the way here. */
const TYPED_WRONG: readonly RefusalCode[] = ['CODE_WRONG', 'CODE_SPENT', 'CODES_SENT_OFTEN'];

/** The code by a second channel: asked for once in the browser that declared, before any case is shown. */
export function ballotCodeStep(deps: RouteDeps) {
  const { commands } = deps;
  const { openClaimed, apology } = ballotOpening(deps);
  const app = new Hono<Env>();

  app.post('/b/:token/ma', async (c) => {
    const opened = await openClaimed(c);
    if (!('view' in opened)) return opened;
    const { token, key } = opened;
    const { fields } = await readForm(c);
    const noInterest = fields['khong-lien-quan'] === 'co';
    const result = await commands.confirmBallotCode({ token, key, code: fields.ma ?? '', channel: 'link' });
    if ('refused' in result) return refusedCode(c, opened, noInterest, result.refused.code);
    return page(c, <BallotPaperPage {...opened} noInterest={noInterest} choices={{}} />);
  });

  app.post('/b/:token/ma/gui', async (c) => {
    const opened = await openClaimed(c);
    if (!('view' in opened)) return opened;
    const { token, key } = opened;
    const { fields } = await readForm(c);
    const noInterest = fields['khong-lien-quan'] === 'co';
    const result = await commands.sendBallotCode({ token, key, channel: 'link' });
    if ('refused' in result) return refusedCode(c, opened, noInterest, result.refused.code);
    return page(c, <BallotCodePage {...opened} noInterest={noInterest} minutes={CODE_MINUTES} sent />);
  });

  function refusedCode(c: Context<Env>, opened: Opened, noInterest: boolean, code: RefusalCode) {
    if (!TYPED_WRONG.includes(code)) return apology(c, code, opened.view.contact);
    return page(
      c,
      <BallotCodePage {...opened} {...{ noInterest, minutes: CODE_MINUTES, problem: sentenceOf(code) }} sent />,
      httpStatusOf(code) as 409 | 422 | 429,
    );
  }

  return app;
}
